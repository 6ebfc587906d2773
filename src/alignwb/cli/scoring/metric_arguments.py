"""The options that choose metrics, and how they cut a text into words."""

import argparse

from alignwb.cli.number_arguments import whole_number
from alignwb.scoring import BleuTokenizer, MetricName, MetricOptions


def add_metric_arguments(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    parser.add_argument(
        "--metric",
        action="append",
        choices=tuple(map(str, MetricName)),
        default=[],
        help="score by this metric; give it again for several; default: all three",
    )
    parser.add_argument(
        "--tokenize",
        choices=tuple(map(str, BleuTokenizer)),
        default=BleuTokenizer.MTEVAL_13A,
        help="how BLEU cuts a text into words, as sacrebleu names it (13a)",
    )
    parser.add_argument(
        "--lowercase",
        action="store_true",
        help="capitals and small letters are the same to BLEU and chrF too, as they are to TER",
    )
    parser.add_argument(
        "--chrf-word-order",
        metavar="N",
        type=whole_number(),
        default=2,
        help="up to how many words a run of chrF has: 2 for chrF2++, 0 for chrF2 (2)",
    )


def metric_options(arguments: argparse.Namespace) -> MetricOptions:
    """What they say."""
    return MetricOptions(
        tuple(name for name in MetricName if name in arguments.metric) or tuple(MetricName),
        BleuTokenizer(arguments.tokenize),
        arguments.lowercase,
        arguments.chrf_word_order,
    )
