"""`alignwb terms learnt`: what drafts of a document have learnt from its confirmed segments."""

import argparse

from alignwb.cli.current_folder import current_project, named_document
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.output import print_each
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.loaded_terms import loaded_terms
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.services.drafting.learnt_words import LearntWord
from alignwb.services.drafting.refused_words import learnt_for, refused_words, shown_spaces
from alignwb.services.project.documents import load_bitext


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    add_document_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print what is learnt, the words first; that it is nothing is no error.

    1 if rows of the glossary make no term.
    """
    project = current_project()
    terms = loaded_terms(project)
    document = named_document(arguments.document)
    remark_unsaved([document])
    bitext = load_bitext(document)
    print_each(
        learnt_for(project, bitext).beside(terms).each,
        as_json=arguments.json,
        to_json=_as_json,
        to_line=_as_text,
    )
    if not project.config.learn_words:
        remark(f"nothing is learnt: learn_words is false in {project.settings.name}")
    elif refused := len(refused_words(project)):
        remark(f"{refused} are not learnt in any document, as {project.refused_words.name} says")
    return 1 if terms.problems else 0


def _as_json(learnt: LearntWord) -> dict[str, object]:
    return {"kind": learnt.kind, "before": learnt.before, "after": learnt.after}


def _as_text(learnt: LearntWord) -> str:
    return f"{shown_spaces(learnt.before)} → {shown_spaces(learnt.after)}  ({learnt.kind})"
