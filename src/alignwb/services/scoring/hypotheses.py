"""Pairing the drafts and targets of a document with the references of its segments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment
from alignwb.core.languages.folding import comparable_text
from alignwb.core.matching.reference_matching import ReferenceMatch, by_paragraph
from alignwb.core.matching.several_references import with_others
from alignwb.core.shell_words import argument
from alignwb.errors import ProjectError
from alignwb.services.scoring.reference_files import MatchedReference, match_reference


class ScoredText(StrEnum):
    """What is scored: the draft or the target."""

    DRAFT = "draft"  # the engine's best hypothesis, as it was made
    TARGET = "target"  # the target as it stands


class ItemKind(StrEnum):
    """How much text is scored as one item."""

    SEGMENT = "segment"  # the text between two boundaries that document and reference share
    PARAGRAPH = "paragraph"  # all of that in one paragraph


@dataclass(frozen=True, slots=True)
class Pairs:
    """References with their hypotheses, and how many segments have no hypothesis."""

    lines: tuple[tuple[ReferenceMatch, str], ...]
    without_hypothesis: int


@dataclass(frozen=True, slots=True)
class PairedDocument:
    """A document with the hypotheses that can be scored.

    Attributes:
        document: Its name.
        path: The reference file.
        reference: The references, by segment or paragraph as asked for.
        texts: The pairs of its drafts and of its targets, as far as there are any.
        without_reference: How many of its segments have no reference.
    """

    document: str
    path: Path
    reference: MatchedReference
    texts: Mapping[ScoredText, Pairs]
    without_reference: int


def choose_texts(bitexts: Sequence[Bitext]) -> tuple[ScoredText, ...]:
    """The drafts if there are any, and the targets if any of them differs from its draft.

    Raises ProjectError if there is neither.
    """
    segments = [segment for bitext in bitexts for _, segment in bitext.segments()]
    has_draft = any(segment.draft for segment in segments)
    has_more = any(
        segment.target and not (segment.draft and segment.target == segment.draft.text)
        for segment in segments
    )
    if not has_draft and not has_more:
        names = ", ".join(bitext.document for bitext in bitexts)
        raise ProjectError(
            f"nothing to score in {names}: there are no drafts and no targets",
            hint=f"Draft it with: alignwb draft {argument(bitexts[0].document)}",
        )
    return (ScoredText.DRAFT,) * has_draft + (ScoredText.TARGET,) * has_more


def pair(
    bitext: Bitext,
    path: Path,
    texts: Sequence[ScoredText],
    by: ItemKind,
    others: Sequence[Path] = (),
) -> PairedDocument:
    """Pair a bitext's drafts or targets with the references in a file.

    others: files with further references.  Raises ProjectError if one of them shares nothing with
    the bitext, and all that `match_reference` raises.
    """
    reference, *further = (_matched(bitext, each, by) for each in (path, *others))
    if further:
        order = {ref: place for place, (ref, _) in enumerate(bitext.segments())}
        matches = with_others(order, [reference.matches, *(each.matches for each in further)])
        reference = replace(reference, matches=matches)
    by_text = {text: _pairs(bitext, reference.matches, text) for text in texts}
    matched = sum(len(match.segments) for match in reference.matches)
    return PairedDocument(
        bitext.document,
        path,
        reference,
        {text: pairs for text, pairs in by_text.items() if pairs.lines},
        without_reference=sum(1 for _ in bitext.segments()) - matched,
    )


def _matched(bitext: Bitext, path: Path, by: ItemKind) -> MatchedReference:
    reference = match_reference(bitext, path)
    if not reference.matches:
        raise ProjectError(
            f"{path}: holds no reference for any segment of {bitext.document}",
            hint="Segments find their reference by their source. If this is its translation, align"
            f" them: alignwb align {argument(bitext.original or bitext.document)} TRANSLATION",
        )
    if by is ItemKind.PARAGRAPH:
        return replace(reference, matches=by_paragraph(reference.matches))
    return reference


def _pairs(bitext: Bitext, matches: Sequence[ReferenceMatch], text: ScoredText) -> Pairs:
    lines = []
    missing = 0
    for match in matches:
        hypotheses = [_hypothesis(bitext.segment(ref), text) for ref in match.segments]
        if all(hypotheses):
            lines.append((match, " ".join(hypotheses)))
        else:
            missing += len(hypotheses)
    return Pairs(tuple(lines), missing)


def _hypothesis(segment: Segment, text: ScoredText) -> str:
    if text is ScoredText.TARGET:
        return comparable_text(segment.target)
    return comparable_text(segment.draft.text) if segment.draft else ""
