"""Pairs of sentences as the numbers that a model has for their tokens, in batches."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alignwb.engines.argos.runtime.library_types import ArgosTokenizer
from alignwb.engines.tuning.transformer import PAD
from alignwb.errors import EngineError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MEGABYTE

_MOST_TOKENS = 160
_MOST_VOCABULARY_BYTES = 100 * MEGABYTE

Pair = tuple[str, str]
"""A source and its target."""

Numbers = tuple[tuple[int, ...], tuple[int, ...]]
"""The tokens of a source and of its target."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of a model's tokens, and what it wants around a text.

    Attributes:
        source: Of the source's tokens.
        target: Of the target's.
        start: The token from which the decoder starts.
        end: The token that ends a target, and a source if `ends_source`.
        unknown: The token for what has none.
        ends_source: Whether a source has the token that ends it.
        begins_source: Whether it has the one that begins it.
        beginning: The token that begins a text.
    """

    source: Mapping[str, int]
    target: Mapping[str, int]
    start: str
    end: str
    unknown: str
    ends_source: bool
    begins_source: bool
    beginning: str

    def numbers(self, pair: Pair, tokenizer: ArgosTokenizer) -> Numbers | None:
        """A pair in numbers; None if one side is empty or longer than is trained on."""
        source, target = (tokenizer.encode(text) for text in pair)
        if not (0 < len(source) <= _MOST_TOKENS and 0 < len(target) <= _MOST_TOKENS):
            return None
        if self.begins_source:
            source = [self.beginning, *source]
        if self.ends_source:
            source = [*source, self.end]
        return (
            tuple(self.source.get(token, self.source[self.unknown]) for token in source),
            tuple(self.target.get(token, self.target[self.unknown]) for token in target),
        )


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of the model in a folder.  Raises EngineError if it cannot be read."""
    config = _json(folder / "config.json", {})
    if not isinstance(config, dict):
        raise EngineError(f"{folder / 'config.json'}: should hold an object")
    shared = _tokens(folder, "shared_vocabulary")
    source = shared or _tokens(folder, "source_vocabulary")
    target = shared or _tokens(folder, "target_vocabulary")
    if not source or not target:
        raise EngineError(f"{folder}: it has no vocabulary", hint="Install the package again.")
    found = Vocabulary(
        source,
        target,
        start=str(config.get("decoder_start_token", "<s>")),
        end=str(config.get("eos_token", "</s>")),
        unknown=str(config.get("unk_token", "<unk>")),
        ends_source=bool(config.get("add_source_eos")),
        begins_source=bool(config.get("add_source_bos")),
        beginning=str(config.get("bos_token", "<s>")),
    )
    lacks = {found.start, found.end, found.unknown} - target.keys()
    if lacks:
        raise EngineError(f"{folder}: its vocabulary lacks {', '.join(sorted(lacks))}")
    return found


def batches(
    pairs: Sequence[Numbers], most_tokens: int, seed: int | None
) -> Iterator[Sequence[Numbers]]:
    """Batches of pairs of nearly the same length, padding included up to `most_tokens` a side.

    seed: for the order of the batches; None keeps them by length.
    """
    draw = random.Random(seed or 0)  # noqa: S311 - an order, and no secret
    order = sorted(pairs, key=lambda pair: (max(map(len, pair)), draw.random()))
    made: list[list[Numbers]] = []
    for pair in order:
        if not made or (len(made[-1]) + 1) * (max(map(len, pair)) + 1) > most_tokens:
            made.append([])
        made[-1].append(pair)
    if seed is not None:
        draw.shuffle(made)
    yield from made


def tensors(batch: Sequence[Numbers], vocabulary: Vocabulary) -> tuple[Any, Any, Any]:
    """Sources, targets to read, targets to say: each (sentences, tokens), `PAD` at the end."""
    start, end = vocabulary.target[vocabulary.start], vocabulary.target[vocabulary.end]
    return (
        _padded([source for source, _ in batch]),
        _padded([(start, *target) for _, target in batch]),
        _padded([(*target, end) for _, target in batch]),
    )


def _padded(rows: Sequence[Sequence[int]]) -> Any:  # noqa: ANN401 - a tensor
    import torch

    longest = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (longest - len(row))] for row in rows])


def _tokens(folder: Path, name: str) -> Mapping[str, int]:
    words = _json(folder / f"{name}.json", None)
    if words is None and (folder / f"{name}.txt").is_file():
        text = read_bytes(folder / f"{name}.txt", _MOST_VOCABULARY_BYTES).decode("utf-8", "replace")
        words = text.rstrip("\n").split("\n")
    if words is None:
        return {}
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise EngineError(f"{folder / name}: should be a list of tokens")
    return {word: number for number, word in enumerate(words)}


def _json(path: Path, otherwise: object) -> object:
    if not path.is_file():
        return otherwise
    with reading(path, "JSON", kind=EngineError):
        value: object = json.loads(read_bytes(path, _MOST_VOCABULARY_BYTES).decode("utf-8"))
    return value
