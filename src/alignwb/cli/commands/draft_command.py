"""`alignwb draft`: machine drafts for whole documents."""

import argparse
import time

from alignwb.cli.changing_documents import save_changes, take_up
from alignwb.cli.commands.draft_report import DraftResult, print_result
from alignwb.cli.current_folder import current_project
from alignwb.cli.document_arguments import add_documents_argument
from alignwb.cli.interrupting import interrupts
from alignwb.cli.printing.progress import Report, progress_display
from alignwb.cli.printing.remarks import (
    remark,
    remark_error,
    remark_left_out_of_terms,
    remark_memory_problems,
)
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.drafting.translator import Translator
from alignwb.core.terms.rendering import RenderedTerm
from alignwb.errors import ProjectError
from alignwb.services.drafting.chosen_engines import other_engine_errors, remark_on_way
from alignwb.services.drafting.drafting import (
    DraftProgress,
    OtherLanguagesError,
    draft_document,
    make_translator,
    refuse_other_languages,
    terms_to_honour,
    with_words_of,
)
from alignwb.services.memory.project_memory import pretranslation
from alignwb.services.memory.sources import MemoryProblem
from alignwb.services.opening import open_document
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms

_SAVE_EVERY_S = 10.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_documents_argument(parser, "all of the project if none is given")
    parser.add_argument("--engine", metavar="NAME", help="draft with this engine")
    parser.add_argument(
        "--redraft",
        action="store_true",
        help="also where there is a draft by the same engine and model; edits are never touched",
    )
    parser.add_argument(
        "--no-memory",
        action="store_true",
        help="fill in nothing from the translation memory before drafting",
    )
    parser.add_argument(
        "--terms",
        action="store_true",
        help="also say of each segment which terms of the termbase its draft has",
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.add_argument("--json", action="store_true", help="one JSON object for each document")


def run(arguments: argparse.Namespace) -> int:
    """Draft; after an interrupt keep what is done and return 130.

    A document in other languages than the engine's is told, and does not stop the others.
    """
    project = current_project()
    documents = [project.find(name) for name in arguments.documents] or project.documents()
    if not documents:
        raise ProjectError(
            f"there is no document in {project.root} yet",
            hint="Bring one in with: alignwb import FILE",
        )
    config = project.config.with_engine(arguments.engine or "")
    translator = make_translator(config)
    for error in other_engine_errors(config):
        remark_error(error)
    if words := remark_on_way(config):
        remark(words)
    terms = terms_to_honour(project)
    remark_left_out_of_terms(terms.problems if terms else ())
    refused: list[OtherLanguagesError] = []
    for document in documents:
        try:
            if not _draft(project, document, translator, terms, arguments):
                return 130
        except OtherLanguagesError as error:
            remark_error(error)
            refused.append(error)
    return max((error.exit_code for error in refused), default=0)


def _draft(
    project: Project,
    document: Document,
    translator: Translator,
    terms: ProjectTerms | None,
    arguments: argparse.Namespace,
) -> bool:
    """Draft one document; False if it was interrupted."""
    with open_document(project, document).session as session:
        if session.read_only:
            raise ProjectError(
                f"{document.name} cannot be drafted:"
                f" {session.recovery.message or 'it is open for reading only'}",
                hint=session.recovery.hint,
            )
        take_up(session)
        refuse_other_languages(session.bitext, project.config)
        own = with_words_of(project, terms, session.bitext) if terms else None
        run = _DraftingRun(session)
        try:
            if not arguments.no_memory:
                _fill_in(project, run, is_quiet=arguments.quiet)
            with (
                interrupts(run),
                progress_display(document.name, is_quiet=arguments.quiet) as report,
            ):
                run.draft(translator, own, report, redraft=arguments.redraft)
        except KeyboardInterrupt:
            run.is_interrupted = True
        finally:
            save_changes(session)
    print_result(
        DraftResult(
            document.name,
            translator.name,
            run.progress,
            run.from_memory,
            run.terms_in_order(),
            is_interrupted=run.is_interrupted,
            changed=run.changed,
            worded=run.worded,
        ),
        as_json=arguments.json,
        with_terms=arguments.terms,
    )
    return not run.is_interrupted


def _fill_in(project: Project, run: "_DraftingRun", *, is_quiet: bool) -> None:
    """Fill in what the memory knows; remark which of its files cannot be read."""
    with progress_display("memory", is_quiet=is_quiet) as report:
        problems = run.pretranslate(project, report)
    remark_memory_problems(problems)


class _DraftingRun:
    """The drafting of one document; the session holds what is done so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.progress: DraftProgress | None = None
        self.is_interrupted = False
        self.from_memory = 0
        self.changed = 0
        self.worded = 0
        self._terms: dict[SegmentRef, tuple[RenderedTerm, ...]] = {}

    def terms_in_order(self) -> dict[SegmentRef, tuple[RenderedTerm, ...]]:
        """The terms of each segment that was drafted and what became of them, in document order."""
        refs = (ref for ref, _ in self._session.bitext.segments())
        return {ref: self._terms[ref] for ref in refs if ref in self._terms}

    def pretranslate(self, project: Project, report: Report) -> tuple[MemoryProblem, ...]:
        """Fill in what the memory knows, as one edit; return its files that cannot be read."""
        edit, problems = pretranslation(project, self._session.bitext, report)
        if edit:
            self._session.apply(edit)
            self.from_memory = len(edit.changes)
        return problems

    def draft(
        self,
        translator: Translator,
        terms: ProjectTerms | None,
        report: Report,
        *,
        redraft: bool,
    ) -> None:
        """Draft into the session, saving now and then."""
        bitext = self._session.bitext
        saved_at = time.monotonic()
        for progress in draft_document(
            bitext,
            translator,
            redraft=redraft,
            terms=terms,
            cancelled=lambda: self.is_interrupted,
        ):
            self._attach(progress)
            self.progress = progress
            self._terms |= progress.terms
            report(progress.done, progress.total, _how_far(progress))
            if time.monotonic() - saved_at > _SAVE_EVERY_S:
                save_changes(self._session)
                saved_at = time.monotonic()

    def _attach(self, progress: DraftProgress) -> None:
        """Keep a batch; counts the drafts that say something else than the one before."""
        before = {ref: self._session.bitext.segment(ref) for ref in progress.drafts}
        for ref in self._session.attach_drafts(progress.drafts, progress.sources):
            old = before[ref]
            has_other = old.target != self._session.bitext.segment(ref).target
            self.changed += has_other and ref in progress.older
            self.worded += has_other and ref in progress.worded


def _how_far(progress: DraftProgress) -> str:
    minutes, seconds = divmod(round(progress.remaining_s), 60)
    return (
        f"{progress.done} of {progress.total} segments, {progress.rate:.0f} a second,"
        f" {minutes}:{seconds:02} to go"
    )
