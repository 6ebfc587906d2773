"""Text in another order from two files to the bitext and back, with the real embedder."""

import pytest
from support.aligned_texts import DUTCH, ENGLISH
from support.real_embedder import the_embedder

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.pairing import Side
from alignwb.engines.srx import SrxSplitter
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.aligning import pipeline, sides
from alignwb.services.aligning.aligner_run import finished
from alignwb.services.aligning.assembling import assemble
from alignwb.services.aligning.pipeline import align_texts
from alignwb.services.aligning.realigning import realign
from alignwb.services.aligning.side_text import SideParagraph, SideText
from alignwb.services.aligning.summary import summarise

ENGLISH_ELSEWHERE = (*ENGLISH[:2], ENGLISH[4], ENGLISH[3], ENGLISH[2])


@pytest.fixture(autouse=True)
def _one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "open_embedder", the_embedder)


def side(paragraphs: tuple[tuple[str, ...], ...], kind: Kind = Kind.PARAGRAPH) -> SideText:
    return SideText(
        "molen",
        "molen.txt",
        tuple(SideParagraph(f"p{n}", kind, run) for n, run in enumerate(paragraphs, 1)),
    )


def paired(bitext: Bitext) -> set[tuple[str, str]]:
    return {(bead.source, bead.target) for _, bead in bitext.segments() if bead.source}


@pytest.fixture
def usual() -> Bitext:
    texts = side(DUTCH), side(ENGLISH)
    return assemble(*texts, finished(align_texts(*texts)).alignment)


@pytest.fixture
def moved() -> Bitext:
    """The same with two paragraphs of the English in each other's places."""
    texts = side(DUTCH), side(ENGLISH_ELSEWHERE)
    return assemble(*texts, finished(align_texts(*texts)).alignment)


def test_what_moved_is_paired_as_if_it_had_not(usual: Bitext, moved: Bitext) -> None:
    assert paired(moved) == paired(usual)
    assert any(bead.pairing and bead.pairing.is_moved for _, bead in moved.segments())


def test_the_bitext_file_keeps_the_order_of_the_target(
    moved: Bitext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bitext") / "molen.xlf"
    path.write_bytes(write_xliff(moved))
    again = read_xliff(path.read_bytes(), path).bitext
    assert again == moved
    found = sides.read_side(str(path), Side.TARGET, None, SrxSplitter(None, "en"))
    assert tuple(each.sentences for each in found.paragraphs) == ENGLISH_ELSEWHERE


def test_realigning_leaves_what_moved_where_it_belongs(moved: Bitext) -> None:
    second = next(ref for ref, _ in list(moved.segments())[1:])
    split = bead_edits.make_null(moved, second)
    torn = edits.apply(moved, split)
    edit = realign(torn, the_embedder(None))
    assert edit
    mended = edits.apply(torn, edit)
    assert paired(mended) == paired(moved)
    places = [bead.pairing and bead.pairing.target_places for _, bead in mended.segments()]
    assert places == [bead.pairing and bead.pairing.target_places for _, bead in moved.segments()]


def test_the_summary_says_how_much_moved_and_from_where(moved: Bitext) -> None:
    texts = side(DUTCH), side(ENGLISH_ELSEWHERE)
    aligned = finished(align_texts(*texts))
    summary = summarise(*texts, aligned.alignment)
    held = sum(
        len([place for place in bead.pairing.target_places if place is not None])
        for _, bead in moved.segments()
        if bead.pairing
    )
    assert summary.moved_sentences == held
    for block in summary.moved:
        first, last = block.target
        assert "".join(texts[1].sentences[first - 1 : last])
    assert sum(last - first + 1 for _, (first, last) in summary.moved) >= held


@pytest.mark.parametrize(
    ("begins", "label"),
    [
        ("[^3] Zie daar.", "3"),
        ("[12] Zie daar.", "12"),
        ("7. Zie daar.", "7"),
        ("b) Zie daar.", "b"),
        ("(4) Zie daar.", "4"),
        ("² Zie daar.", "2"),
        ("** Zie daar.", "**"),
        ("†Zie daar.", "†"),
        ("1921 was een jaar.", None),
        ("Zie daar.[^3]", None),
        ("3.5 meter.", None),
    ],
)
def test_the_marker_of_a_note_is_known_in_whatever_way_it_is_written(
    begins: str, label: str | None
) -> None:
    text = side((("Eerst dit.",), (begins, "En dat."))).as_text()
    assert text.note_labels == ({1: label} if label else {})


def test_notes_at_the_end_find_those_below_their_paragraphs() -> None:
    dutch = (
        ("De trein vertrok om zes uur.[^1]", "Het regende hard."),
        ("[^1] Zie het archief, map 12.",),
        ("Anna las een brief.[^2]", "De oogst was mislukt."),
        ("[^2] Hij is niet bewaard.",),
        ("Haar moeder lag ziek op bed.", "Zij keek naar buiten."),
        ("Een oude man stapte in.", "Hij vroeg of de plaats vrij was."),
    )
    english = (
        ("The train left at six o'clock.[^1]", "It was raining hard."),
        ("Anna was reading a letter.[^2]", "The harvest had failed."),
        ("Her mother was ill in bed.", "She looked outside."),
        ("An old man got in.", "He asked whether the seat was free."),
        ("[^1] See the archive, folder 12.",),
        ("[^2] It has not survived.",),
    )
    texts = side(dutch), side(english)
    bitext = assemble(*texts, finished(align_texts(*texts)).alignment)
    assert ("[^1] Zie het archief, map 12.", "[^1] See the archive, folder 12.") in paired(bitext)
    assert ("[^2] Hij is niet bewaard.", "[^2] It has not survived.") in paired(bitext)
