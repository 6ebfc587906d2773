"""`alignwb check`: what may be wrong in the translations."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence

from alignwb.cli.current_folder import current_project_or_none, named_or_imported_documents
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.printing.output import print_each
from alignwb.cli.printing.remarks import remark, remark_left_out_of_terms
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.checks.findings import CheckKind
from alignwb.core.languages.words import Span
from alignwb.formats.numbered_tags import NumberedText, tagged, tagged_text
from alignwb.services.checking.document_checks import (
    DocumentChecker,
    DocumentFinding,
    project_checker,
)
from alignwb.services.checking.unlinked_words import unlinked_by
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document
from alignwb.services.terms.project_terms import load_terms
from alignwb.services.words.project_word_links import project_word_links


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_documents_argument(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--only",
        metavar="KIND",
        choices=tuple(map(str, CheckKind)),
        action="append",
        help="only findings of this kind, several times for several:"
        f" {', '.join(map(str, CheckKind))}",
    )
    parser.add_argument("--stops", action="store_true", help="only what stops Enter on the screen")
    parser.add_argument(
        "--dismissed", action="store_true", help="also what was dismissed, with the reason"
    )
    parser.add_argument("--all", action="store_true", help="also drafts that nobody has touched")
    parser.add_argument(
        "--links",
        action="store_true",
        help="also look for clauses that nothing translates, by linking the words; takes longer",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if one of them stops, or if rows of the glossary make no term."""
    project = current_project_or_none()
    documents = named_or_imported_documents(arguments.documents)
    remark_unsaved(documents)
    terms = load_terms(project) if project else None
    if terms is not None:
        remark_left_out_of_terms(terms.problems)
    links = project_word_links(project) if arguments.links and project else None
    checker = project_checker(project, terms, unlinked_by(links) if links else None)
    kinds = frozenset(map(CheckKind, arguments.only or CheckKind))
    stopped = [False]

    left_out = 0

    def is_wanted(each: DocumentFinding) -> bool:
        nonlocal left_out
        if each.finding.kind in kinds and each.dismissal and not arguments.dismissed:
            left_out += 1
            return False
        return each.finding.kind in kinds and (each.finding.stops or not arguments.stops)

    count = print_each(
        _noting(_findings(documents, checker, arguments.all, is_wanted), stopped),
        as_json=arguments.json,
        to_json=_as_json,
        to_line=_as_text,
    )
    if left_out:
        remark(f"{left_out} dismissed; --dismissed shows them")
    elif not arguments.json and not count:
        remark("no findings")
    return 1 if any(stopped) or (terms is not None and terms.problems) else 0


def _findings(
    documents: Iterable[Document],
    checker: DocumentChecker,
    drafts: bool,
    is_wanted: Callable[[DocumentFinding], bool],
) -> Iterator[DocumentFinding]:
    for document in documents:
        yield from filter(is_wanted, checker.check(load_bitext(document), drafts=drafts))


def _noting(found: Iterable[DocumentFinding], stopped: list[bool]) -> Iterator[DocumentFinding]:
    """The same findings; notes whether any of them stops."""
    for each in found:
        stopped[0] = stopped[0] or (each.finding.stops and not each.dismissal)
        yield each


def _as_json(each: DocumentFinding) -> dict[str, object]:
    finding = each.finding
    fix = finding.fix
    source, target = (
        tagged_text(text, each.codes) for text in (each.segment.source, each.segment.target)
    )
    return {
        "document": each.document,
        "paragraph": each.ref.paragraph,
        "segment": each.ref.segment,
        "kind": finding.kind,
        "weight": finding.weight,
        "message": finding.message,
        "subject": finding.subject,
        "source_places": _places(finding.source, source),
        "target_places": _places(finding.target, target),
        "fixed": tagged(fix.apply(each.segment.target), each.codes) if fix else None,
        "source": source.text,
        "target": target.text,
        "status": each.segment.stage,
        "dismissed": each.dismissal.reason if each.dismissal else None,
    }


def _places(spans: Sequence[Span], text: NumberedText) -> list[list[int]]:
    return [list(text.placed(*span)) for span in spans]


def _as_text(each: DocumentFinding) -> str:
    finding = each.finding
    mark = "!" if finding.stops else "·"
    line = f"{each.document} {each.ref}  {mark} {finding.kind}: {finding.message}"
    return f"{line} (dismissed: {each.dismissal.reason or 'no reason'})" if each.dismissal else line
