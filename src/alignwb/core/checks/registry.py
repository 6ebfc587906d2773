"""Every check, in the order its findings are listed, and the two ways to run them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.checks.code_blindness import as_it_stands, blind, without_codes_in
from alignwb.core.checks.code_check import check_inline_codes
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.dialogue_check import check_turns
from alignwb.core.checks.findings import CheckKind, Finding, SegmentFinding
from alignwb.core.checks.marker_check import check_codes, check_markers
from alignwb.core.checks.name_check import check_name_variants, check_names
from alignwb.core.checks.number_check import check_numbers
from alignwb.core.checks.punctuation_check import (
    check_brackets,
    check_dialogue,
    check_ending,
    check_quotations,
)
from alignwb.core.checks.rule_check import check_rules
from alignwb.core.checks.shape_check import (
    check_empty,
    check_length,
    check_loops,
    check_omission,
    check_same_as_source,
    check_sentences,
    check_unedited,
)
from alignwb.core.checks.spacing_check import check_capitals, check_doubled_words, check_spacing
from alignwb.core.checks.term_check import (
    check_repetitions,
    check_term_renderings,
    check_termbase,
)
from alignwb.core.checks.word_check import check_dutch, check_spelling, check_variety

Check = Callable[[Checked], Iterable[Finding]]

CHECKS: tuple[tuple[Check, tuple[CheckKind, ...]], ...] = (
    (check_unedited, (CheckKind.UNEDITED,)),
    (check_same_as_source, (CheckKind.SAME_AS_SOURCE,)),
    (check_numbers, (CheckKind.NUMBER,)),
    (check_markers, (CheckKind.MARKER,)),
    (check_codes, (CheckKind.CODE,)),
    (check_names, (CheckKind.NAME,)),
    (check_termbase, (CheckKind.TERM, CheckKind.FORBIDDEN_TERM, CheckKind.DOUBLED_TERM)),
    (check_dutch, (CheckKind.DUTCH,)),
    (check_rules, (CheckKind.RULE,)),
    (check_loops, (CheckKind.LOOP,)),
    (check_omission, (CheckKind.OMISSION,)),
    (check_length, (CheckKind.LENGTH,)),
    (check_sentences, (CheckKind.SENTENCES,)),
    (check_ending, (CheckKind.ENDING,)),
    (check_quotations, (CheckKind.QUOTATION,)),
    (check_brackets, (CheckKind.BRACKET,)),
    (check_dialogue, (CheckKind.DIALOGUE,)),
    (check_doubled_words, (CheckKind.DOUBLED_WORD,)),
    (check_spacing, (CheckKind.SPACING,)),
    (check_capitals, (CheckKind.CAPITAL,)),
    (check_name_variants, (CheckKind.NAME_VARIES,)),
    (check_spelling, (CheckKind.SPELLING,)),
    (check_variety, (CheckKind.VARIETY,)),
)
"""Checks of one segment, each with the kinds it finds; the heavy ones come first."""


def check_segment(checked: Checked) -> tuple[Finding, ...]:
    """The findings in one segment, those that stop first.

    One without a target has none, but for that: what is not translated yet is told by its status.
    """
    seen = blind(checked)
    codes = check_inline_codes(checked) if checked.target.strip() else ()
    if not seen.bare_target.strip() or not seen.bare_source.strip():
        return (*check_empty(seen), *codes)
    found = chain.from_iterable(check(seen) for check, _ in CHECKS)
    told = (as_it_stands(finding, checked.segment, checked.codes) for finding in found)
    return tuple(sorted((*codes, *told), key=lambda finding: not finding.stops))


def check_bitext(
    bitext: Bitext,
    known: Knowledge,
    *,
    drafts: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[SegmentFinding]:
    """The findings in a document, in its order.

    It checks what a person has worked on; with `drafts` also what nobody has touched.  Once
    `cancelled` says so there are no more.
    """
    chosen = [
        (ref, segment) for ref, segment in bitext.segments() if is_checked(segment, drafts=drafts)
    ]
    across: dict[SegmentRef, list[Finding]] = {}
    for placed in check_across(bitext, chosen, known):
        across.setdefault(placed.ref, []).append(placed.finding)
    wanted = {ref for ref, _ in chosen}
    for paragraph in bitext.paragraphs:
        if cancelled():
            return
        for checked in checked_segments(paragraph, known):
            ref = SegmentRef(paragraph.id, checked.segment.id)
            if ref in wanted:
                for finding in (*check_segment(checked), *across.get(ref, ())):
                    yield SegmentFinding(ref, finding, finding.dismissed_in(checked.segment))


def check_across(
    bitext: Bitext, segments: Sequence[tuple[SegmentRef, Segment]], known: Knowledge
) -> Iterator[SegmentFinding]:
    """What is found only by holding segments of a document against each other."""
    of_ref = dict(segments)
    seen = [(ref, without_codes_in(segment, {})) for ref, segment in segments]
    bare = (
        replace(placed, finding=as_it_stands(placed.finding, of_ref[placed.ref], {}))
        for placed in chain(
            check_term_renderings(seen, known.terms),
            check_repetitions(seen),
        )
    )
    for placed in chain(bare, _turns_not_told(bitext, of_ref, known)):
        yield replace(placed, dismissal=placed.finding.dismissed_in(of_ref[placed.ref]))


def _turns_not_told(
    bitext: Bitext, chosen: Mapping[SegmentRef, Segment], known: Knowledge
) -> Iterator[SegmentFinding]:
    """The turns that are lost where the segment alone does not show it."""
    for placed in check_turns(bitext, chosen):
        alone = Checked(chosen[placed.ref], known=known)
        if not any(True for _ in check_dialogue(alone)):
            yield placed


def checked_segments(paragraph: Paragraph, known: Knowledge) -> Iterator[Checked]:
    """The segments of a paragraph, each among its neighbours."""
    segments = paragraph.segments
    for position, segment in enumerate(segments):
        yield Checked(
            segment,
            paragraph.kind,
            segments[position - 1] if position else None,
            segments[position + 1] if position + 1 < len(segments) else None,
            known,
            segment.status.is_done,
            paragraph.codes,
        )


def about_to_confirm(paragraph: Paragraph, segment: Segment, known: Knowledge) -> Checked:
    """A segment of a paragraph with what is in its box, as it is about to be confirmed."""
    position = paragraph.position(segment.id)
    segments = (*paragraph.segments[:position], segment, *paragraph.segments[position + 1 :])
    changed = replace(paragraph, segments=segments)
    checked = next(
        each for each in checked_segments(changed, known) if each.segment.id == segment.id
    )
    return replace(checked, is_confirmed=True)


def is_checked(segment: Segment, *, drafts: bool = False) -> bool:
    """Whether a segment is checked: a person has worked on it, or drafts are wanted too."""
    return bool(segment.target or segment.status.is_done) and (
        drafts or segment.stage is not Status.DRAFT
    )
