"""Journals and inline codes: what is written of them, and journals from before there were any."""

from dataclasses import replace

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.session import edit_codec, records
from alignwb.services.session.journal_formats import format_of
from alignwb.services.session.replay import State, replay

LINK = InlineCode(1, is_pair=True, kind="link", id="7", data="<a>", data_end="</a>")
BREAK = InlineCode(2, is_pair=False, kind="xlf:lb", may_be_deleted=False)
OPEN, CLOSE = (end.text for end in LINK.ends)
POINT = PlacedEnd(2, End.POINT).text
FIRST, SECOND = SegmentRef("p", "s1"), SegmentRef("p", "s2")


def bitext_of(first: str, second: str, target: str) -> Bitext:
    segments = (Segment("s1", first), Segment("s2", second, target, Status.EDITED))
    codes = {1: LINK, 2: BREAK}
    paragraph = Paragraph("p", Kind.PARAGRAPH, segments, places=("a/1",), codes=codes)
    return Bitext("brief", "", (paragraph, replace(paragraph, id="q", places=("a/2",))))


CODED = bitext_of(f"De {OPEN}molen{CLOSE}.", f"Wit.{POINT}Zwart.", f"White.{POINT}Black.")
PLAIN = bitext_of("De molen.", "Wit. Zwart.", "White. Black.")


def made(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit


def test_paragraph_edits_keep_codes_and_places() -> None:
    joined = join_with_next(CODED, "p")
    after = edits.apply(CODED, joined)
    for edit in (joined, divide_before(after, SegmentRef("p", "q.s1"))):
        record = records.edit_record(edit)
        assert format_of(record) == 5
        assert edit_codec.decode_edit(record["edit"]) == edit


def test_a_state_has_the_codes_that_the_file_has_not() -> None:
    after = edits.apply(CODED, join_with_next(CODED, "p"))
    for base, state in ((CODED, after), (after, CODED)):
        assert records.decode_state(base, records.state_record(base, state, 1)) == state


def test_a_record_without_codes_stays_one_that_earlier_versions_read() -> None:
    plain = Bitext("brief", "", (replace(PLAIN.paragraphs[0], codes={}, places=()),))
    assert format_of(records.edit_record(made(edits.set_note(plain, FIRST, "Ja")))) == 1
    text = records.OpenText(FIRST, f"The {OPEN}")
    assert format_of(records.open_text_record(None, text)) == 4


def test_a_journal_from_before_there_were_codes_still_fits() -> None:
    noted = made(edits.set_note(PLAIN, FIRST, "Zeker?"))
    typed = made(edits.set_target(edits.apply(PLAIN, noted), FIRST, "The mill."))
    changed = edits.apply(edits.apply(PLAIN, noted), typed)
    confirmed = made(edits.set_status(changed, SECOND, Status.CONFIRMED))
    journal = [records.edit_record(edit) for edit in (noted, typed, confirmed)]
    state, count = replay(State(CODED, CODED), [*journal, records.undo_record()])
    assert count == 4
    assert state.bitext is not None
    first, second = state.bitext.paragraphs[0].segments
    assert (first.source, first.target, first.note) == (
        CODED.segment(FIRST).source,
        "The mill.",
        "Zeker?",
    )
    assert second == CODED.segment(SECOND)


def test_a_paragraph_that_begins_in_a_segment_asks_for_a_format_of_its_own() -> None:
    bitext = Bitext(
        "brief",
        "",
        tuple(
            Paragraph(f"p{n}", Kind.PARAGRAPH, (Segment("s1", f"Zin {n}."),)) for n in range(1, 3)
        ),
    )
    record = records.edit_record(made(join_with_next(bitext, "p1")))
    assert format_of(record) == 5
