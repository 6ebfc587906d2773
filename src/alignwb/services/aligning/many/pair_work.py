"""Aligning one pair of many: from two files to a bitext and what there is to say of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.languages.long_sentences import CUT_HINT, in_words
from alignwb.errors import AlignwbError
from alignwb.files.reading import reason
from alignwb.services.aligning.aligner_run import finished
from alignwb.services.aligning.assembling import assemble
from alignwb.services.aligning.destination import choose_destination, refuse_work, write_aligned
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.pair_reading import (
    AlignSettings,
    languages_of,
    read_pair,
    refuse_mistake,
)
from alignwb.services.aligning.pipeline import Aligned, align_texts
from alignwb.services.aligning.plausibility import doubts_about, doubts_after
from alignwb.services.aligning.summary import Figures, figures_of, summarise
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Project

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """What became of a pair.

    Attributes:
        bitext: The file it is in; None if it could not be aligned.
        figures: Those of the alignment; None if it could not be aligned.
        remarks: What the user should know of it.
        problem: Why it could not be aligned; "" if it was.
        hint: What to do about that.
        was_done: Whether an earlier run has aligned it.
    """

    bitext: Path | None = None
    figures: Figures | None = None
    remarks: tuple[str, ...] = ()
    problem: str = ""
    hint: str = ""
    was_done: bool = False


def align_pair(
    asked: AskedPair,
    project: Project | None,
    settings: AlignSettings,
    embedder: "Embedder | None" = None,
) -> PairOutcome:
    """Align a pair and write its bitext; whatever goes wrong is its outcome.

    asked: a pair that nothing is known against.  embedder: one that serves for all pairs; None to
    open one for this.
    """
    try:
        return _aligned(asked, project, settings, embedder)
    except AlignwbError as error:
        return PairOutcome(problem=error.message, hint=error.hint)
    except MemoryError:
        return PairOutcome(
            problem=f"{asked.source}: there is not memory enough to align it", hint=LESS
        )
    # One pair must not end the run, whatever a library raises.
    except Exception as error:  # noqa: BLE001
        return PairOutcome(problem=f"{asked.source}: cannot be aligned: {reason(error)}")


LESS = "Align fewer at once (--jobs 1), or divide both texts, for example by their chapters."


def _aligned(
    asked: AskedPair, project: Project | None, settings: AlignSettings, embedder: "Embedder | None"
) -> PairOutcome:
    read = read_pair(asked.source, asked.target, project, settings)
    source, target = read.source, read.target
    languages = languages_of(project)
    doubts = doubts_about(source, target, *languages)
    refuse_mistake(doubts, settings)
    destination = choose_destination(project, source.name, asked.output)
    refuse_work(destination, replace=settings.may_replace)
    aligned = finished(align_texts(source, target, project, embedder=embedder))
    summary = summarise(
        source, target, aligned.alignment, *([project.config.doubtful_below] if project else [])
    )
    doubts += doubts_after(source, target, summary.paired_share, aligned.closeness)
    texts = [Path(asked.source), Path(asked.target)]
    if project:
        texts += [project.root / side.original for side in (source, target) if side.original]
    make_folder(destination.path.parent)
    kept = write_aligned(
        project,
        destination,
        assemble(source, target, aligned.alignment, languages),
        replace=settings.may_replace,
        texts=texts,
    )
    remarks = [f"{side.place}: {in_words(cut)}. {CUT_HINT}" for side, cut in read.cuts]
    remarks += [f"{doubt.text}. {doubt.hint}".rstrip() for doubt in doubts]
    remarks += _fallback(aligned)
    if kept:
        remarks.append(f"the bitext that was there is kept as {kept}")
    return PairOutcome(destination.path, figures_of(summary, aligned), tuple(remarks))


def _fallback(aligned: Aligned) -> Iterable[str]:
    if aligned.problem:
        yield f"{WITHOUT_ENGINE} {aligned.problem.message}. {aligned.problem.hint}".rstrip()


WITHOUT_ENGINE = (
    "aligned without the engine, by lengths, numbers, names and known words alone: look through all"
    " of it."
)
