"""Turns of dialogue, counted over paragraphs."""

from collections.abc import Iterable

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.checks.context import Knowledge
from alignwb.core.checks.dialogue_check import begins_turn, check_turns
from alignwb.core.checks.registry import check_bitext

_KEPT = [("‘Waarheen?’ vroeg zij.", "‘Where to?’ she asked."), ("‘Naar zee.’", "‘To sea.’")]


def _bitext(pairs: Iterable[tuple[str, str]], kind: Kind = Kind.PARAGRAPH) -> Bitext:
    paragraphs = (
        Paragraph(
            f"p{number}",
            kind,
            (
                Segment("s1", source, target, Status.CONFIRMED),
                Segment("s2", "Zij zweeg.", "She was silent.", Status.CONFIRMED),
            ),
        )
        for number, (source, target) in enumerate(pairs, 1)
    )
    return Bitext("doc", "", tuple(paragraphs))


def _found(pairs: Iterable[tuple[str, str]], kind: Kind = Kind.PARAGRAPH) -> list[tuple[str, str]]:
    bitext = _bitext(pairs, kind)
    refs = {ref for ref, _ in bitext.segments()}
    return [(each.ref.paragraph, each.finding.message) for each in check_turns(bitext, refs)]


def test_a_turn_that_the_translation_runs_on_from_is_found_with_its_number() -> None:
    lost = ("‘Wanneer?’ zei hij.", "He said: ‘When?’")
    assert _found([_KEPT[0], lost, _KEPT[1]]) == [
        ("p2", "turn 2 of 3 of this dialogue begins with ‘, the translation does not")
    ]


def test_dashes_may_become_quotation_marks_and_the_reverse() -> None:
    turns = [("– Kom je?", "‘Are you coming?’"), ("— Ja.", "“Yes.”"), ("“Goed.”", "– Good.")]
    assert _found(turns) == []
    assert _found([*turns, ("– Nu?", "Now?")])[0][0] == "p4"


def test_one_alone_is_held_against_the_document() -> None:
    between = ("Het regende.", "It rained.")
    lost = ("‘Ga maar,’ zei hij.", "He said: ‘Just go.’")
    assert _found([lost, between]) == []
    kept = [each for turn in (*_KEPT, *_KEPT) for each in (turn, between)]
    assert _found([*kept, lost]) == [("p9", "the source begins with ‘, the translation does not")]


def test_a_translation_that_gives_speech_otherwise_loses_nothing() -> None:
    said = [(source, target.strip("‘’")) for source, target in _KEPT * 4]
    assert _found(said) == []


def test_a_code_before_the_sign_hides_no_turn() -> None:
    code = chr(0x100001)
    kept = [(source, f"{code}{target}") for source, target in (*_KEPT, *_KEPT)]
    assert _found(kept) == []
    assert [each[0] for each in _found([*kept, ("– Ja", f"{code}Yes")])] == ["p5"]


def test_a_turn_too_many_is_found_only_inside_a_dialogue() -> None:
    added = ("Zij lachte.", "‘She laughed.’")
    apart = ("De zon ging onder.", "The sun went down.")
    assert _found([*_KEPT, *_KEPT, added, apart, added]) == [
        ("p5", "the translation begins a turn with ‘, the source does not")
    ]
    moved = ("Zij zei: ‘Kom.’", "‘Come,’ she said.")
    assert _found([*_KEPT, *_KEPT, moved]) == []


def test_headings_and_notes_are_no_dialogue() -> None:
    pairs = [*_KEPT, *_KEPT, ("‘Ja’", "Yes")]
    assert _found(pairs, Kind.NOTE) == _found(pairs, Kind.HEADING) == []


def test_only_what_is_checked_counts() -> None:
    bitext = _bitext([*_KEPT, *_KEPT, ("‘Ja,’ zei hij.", "He said ‘yes’.")])
    lost = SegmentRef("p5", "s1")
    others = {ref for ref, _ in bitext.segments()} - {lost}
    assert list(check_turns(bitext, others)) == []
    assert [each.ref for each in check_turns(bitext, {*others, lost})] == [lost]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("– Kom!", "–"),
        ("  ‘Kom!’", "‘"),
        ('"Kom!"', '"'),
        ("„Kom!”", "„"),
        ("«Kom!»", "«"),
        ("—‘Kom!’", "—"),
        ("’s Avonds kwam hij.", ""),
        ("'t Was laat.", ""),
        ("-5 graden", ""),
        ("– 12 –", ""),
        ("’", ""),
        ("Kom!", ""),
        ("", ""),
        ("[^3] Kom!", ""),
        (f"{chr(0x100001)}‘Kom!’{chr(0x104001)}", "‘"),
    ],
)
def test_what_begins_a_turn(text: str, sign: str) -> None:
    assert begins_turn(text) == sign


def test_a_lost_turn_is_told_once() -> None:
    bitext = _bitext([*_KEPT, *_KEPT, ("– Ja.", "Yes."), ("‘Ja,’ zei hij.", "He said ‘yes’.")])
    found = [each for each in check_bitext(bitext, Knowledge()) if each.finding.kind == "dialogue"]
    assert [each.ref.paragraph for each in found] == ["p5", "p6"]
