"""Two texts read, aligned and made one bitext, with the real engine."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.aligned_texts import DUTCH, ENGLISH, as_document, as_lines, write_texts
from support.finished_work import DOCUMENTS, PROJECT, reference
from support.real_embedder import the_embedder
from support.whole_alignments import cover

from alignwb.alignment.sentences.aligner import Alignment
from alignwb.alignment.sentences.beads import Bead
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd, has_codes
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.repairs.paragraph_edits import join_with_next
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.bitext.sentences import sentence_counts, sentence_texts
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.core.matching.reference_matching import match_bitext
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.aligning import pipeline
from alignwb.services.aligning.aligner_run import finished
from alignwb.services.aligning.assembling import assemble
from alignwb.services.aligning.pipeline import align_texts
from alignwb.services.aligning.side_text import SideParagraph, SideText
from alignwb.services.aligning.sides import read_lines, read_side
from alignwb.services.aligning.summary import summarise
from alignwb.services.importing.importing import import_document
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project

NL, EN = SrxSplitter(language="nl"), SrxSplitter(language="en")


@pytest.fixture(autouse=True)
def _one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "open_embedder", the_embedder)


def read_both(folder: Path, project: Project | None = None) -> tuple[SideText, SideText]:
    source, target = write_texts(folder)
    return (
        read_side(str(source), Side.SOURCE, project, NL),
        read_side(str(target), Side.TARGET, project, EN),
    )


def aligned(source: SideText, target: SideText) -> Alignment:
    return finished(align_texts(source, target)).alignment


def bitext_of(source: SideText, target: SideText) -> Bitext:
    return assemble(source, target, aligned(source, target))


def test_an_alignment_stands_as_its_source_is_laid_out(tmp_path: Path) -> None:
    (tmp_path / "nl.md").write_text("## Kop\n\n7. Een.\n8. Twee.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("Heading\n\nOne.\n\nTwo.\n", encoding="utf-8")
    source = read_side(str(tmp_path / "nl.md"), Side.SOURCE, None, NL)
    target = read_side(str(tmp_path / "en.txt"), Side.TARGET, None, EN)
    beads = tuple(Bead(n, n + 1, n, n + 1) for n in range(3))
    bitext = assemble(source, target, Alignment(beads, (1.0,) * 3))
    layouts = [Layout(level=2), Layout(depth=1, mark="7."), Layout(depth=1, mark="8.")]
    assert [each.layout for each in bitext.paragraphs] == layouts
    path = tmp_path / "nl.xlf"
    path.write_bytes(write_xliff(bitext))
    again = read_side(str(path), Side.SOURCE, None, NL)
    assert [each.layout for each in again.paragraphs] == layouts


def test_a_letter_and_its_translation_pair_as_a_reader_would_pair_them(tmp_path: Path) -> None:
    bitext = bitext_of(*read_both(tmp_path))
    pairs = [(sentence_counts(segment), segment.source[:9]) for _, segment in bitext.segments()]
    assert pairs == [
        ((1, 1), "De oude m"),
        ((2, 1), "De molen "),
        ((1, 1), "Op een oc"),
        ((1, 2), "De burgem"),
        ((1, 1), "Hij vond "),
        ((1, 1), "„Goedemor"),
        ((0, 1), ""),
        ((1, 1), "Hij schud"),
        ((1, 1), "Die avond"),
        ((1, 1), "De bakker"),
    ]


def test_source_paragraphs_and_kinds_stay_and_target_paragraphs_are_known(tmp_path: Path) -> None:
    source, target = read_both(tmp_path)
    bitext = bitext_of(source, target)
    assert [each.kind for each in bitext.paragraphs] == [
        Kind.TITLE,
        *[Kind.PARAGRAPH] * 3,
    ]
    assert [each.source for each in bitext.paragraphs] == [" ".join(each) for each in DUTCH]
    begins = []
    for _, segment in bitext.segments():
        assert segment.pairing
        parts = sentence_texts(segment, Side.TARGET)
        begins += [parts[number] for number in segment.pairing.paragraph_breaks]
    assert begins == [each[0] for each in ENGLISH]


def test_beads_nobody_has_reviewed_are_edited_references_with_a_confidence(tmp_path: Path) -> None:
    for _, segment in bitext_of(*read_both(tmp_path)).segments():
        assert segment.status is (Status.EDITED if segment.target else Status.INITIAL)
        assert segment.pairing
        assert segment.pairing.confidence is not None
        assert 0 <= segment.pairing.confidence <= 1


def test_an_aligned_bitext_survives_its_file(tmp_path: Path) -> None:
    bitext = bitext_of(*read_both(tmp_path))
    assert read_xliff(write_xliff(bitext), Path("molen.xlf")).bitext == bitext


def test_sentences_a_line_need_no_splitting(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"\xef\xbb\xbf\r\n\r\nEen. Twee.\r\n  Drie. \r\n \t \r\n\r\nVier.\r\n")
    text = read_lines(path)
    assert [each.sentences for each in text.paragraphs] == [("Een. Twee.", "Drie."), ("Vier.",)]
    assert text.paragraph_starts == (0, 2)


def test_lines_are_numbered_as_the_file_has_them(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("a\u2028b\x0bc\nd\x0c\n\n\n\ne", encoding="utf-8")
    assert read_lines(path).sentences == ("a\u2028b\x0bc", "d", "e")


def test_progress_is_told_and_ends_at_all_sentences(tmp_path: Path) -> None:
    source, target = read_both(tmp_path)
    steps = list(align_texts(source, target))
    total = len(source.sentences) + len(target.sentences)
    assert {step.total for step in steps} == {total}
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == total


@pytest.mark.parametrize("document", DOCUMENTS, ids=["article", "memoir"])
def test_the_finished_translations_align_as_their_translator_had_them(document: str) -> None:
    known = reference(document)
    source = SideText(
        document,
        document,
        tuple(
            SideParagraph(each.id, each.kind, tuple(one.source for one in each.segments))
            for each in known.paragraphs
        ),
    )
    target = SideText(
        document,
        document,
        tuple(
            SideParagraph(each.id, each.kind, filled)
            for each in known.paragraphs
            if (filled := tuple(one.target for one in each.segments if one.target))
        ),
    )
    right = set()
    n = m = 0
    for _, segment in known.segments():
        count = 1 if segment.target else 0
        right.add(Bead(n, n + 1, m, m + count))
        n, m = n + 1, m + count
    found = aligned(source, target).beads
    assert cover(found, n, m)
    assert len(right & set(found)) >= 0.98 * len(right)


@pytest.mark.parametrize("document", DOCUMENTS, ids=["article", "memoir"])
def test_an_english_document_is_found_again_in_every_segment_of_its_source(
    document: str, tmp_path: Path
) -> None:
    """A seed against its translation as a plain text: what `alignwb score` then compares with."""
    known = reference(document)
    english = tmp_path / "english.txt"
    english.write_text(
        "\n\n".join(paragraph.target for paragraph in known.paragraphs), encoding="utf-8"
    )
    source = read_side(document, Side.SOURCE, PROJECT, NL)
    target = read_side(str(english), Side.TARGET, None, EN)
    bitext = bitext_of(source, target)
    assert bitext.document == document
    assert bitext.original == f"seeds/{document}.txt"
    matches = match_bitext(known, bitext)
    said = {each.segments: each.reference for each in match_bitext(known, known)}
    same = [each for each in matches if said.get(each.segments) == each.reference]
    assert len(same) >= 0.95 * len(said)


def test_a_document_is_read_as_its_import_has_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project").project
    path, _ = write_texts(tmp_path)
    before = read_side(str(path), Side.SOURCE, project, NL)
    imported = import_document(project, path, NL).bitext
    for asked in ("molen", "mol", str(project.seeds / "molen.txt"), str(project.find("m").bitext)):
        side = read_side(asked, Side.SOURCE, project, NL)
        assert side.sentences == before.sentences
        assert (side.name, side.original) == ("molen", "seeds/molen.txt")
        assert [each.id for each in side.paragraphs] == [each.id for each in imported.paragraphs]
        assert [each.lines for each in side.paragraphs] == [
            each.lines for each in imported.paragraphs
        ]


def test_a_document_not_yet_imported_is_read_as_it_would_be(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project").project
    path, _ = write_texts(project.seeds)
    side = read_side("molen", Side.SOURCE, project, NL)
    imported = import_document(project, path, NL).bitext
    assert side.sentences == tuple(segment.source for _, segment in imported.segments())
    assert not [path for path in project.translations.rglob("*.xlf") if path.stem != "molen"]


def test_an_aligned_bitext_can_be_aligned_again(tmp_path: Path) -> None:
    source, target = read_both(tmp_path)
    bitext = bitext_of(source, target)
    path = tmp_path / "again.xlf"
    path.write_bytes(write_xliff(bitext))
    again = (
        read_side(str(path), Side.SOURCE, None, NL),
        read_side(str(path), Side.TARGET, None, EN),
    )
    for side, before in zip(again, (source, target), strict=True):
        assert side.sentences == before.sentences
        assert side.paragraph_starts == before.paragraph_starts
    assert bitext_of(*again).paragraphs == bitext.paragraphs


def test_targets_of_a_hand_made_bitext_are_split_into_their_sentences(tmp_path: Path) -> None:
    path = PROJECT.references / f"{DOCUMENTS[1]}.xlf"
    side = read_side(str(path), Side.TARGET, None, EN)
    hand_made = read_bitext(path)
    assert (
        " ".join(side.sentences).split()
        == " ".join(segment.target for _, segment in hand_made.segments()).split()
    )
    assert len(side.sentences) > sum(bool(each.target) for _, each in hand_made.segments())
    assert len(side.paragraphs) == len(hand_made.paragraphs)


def test_a_bitext_without_targets_is_told_by_name(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project").project
    import_document(project, write_texts(tmp_path)[0], NL)
    with pytest.raises(FormatError, match="has no targets"):
        read_side("molen", Side.TARGET, project, EN)


def test_a_document_without_a_translation_is_told_by_name(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project").project
    write_texts(project.seeds)
    with pytest.raises(UsageError, match="molen has no translation yet"):
        read_side("molen", Side.TARGET, project, EN)
    # But a file that lies there may be the English text itself.
    assert read_side(str(project.seeds / "mill.txt"), Side.TARGET, project, EN).sentences


@pytest.mark.parametrize("content", [b"", b" \n\n", b"12\n\n\x0c13\n"], ids=repr)
def test_an_empty_side_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"nothing\.txt"):
        read_side(str(path), Side.TARGET, None, EN)


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        read_side(str(tmp_path / "lost.txt"), Side.SOURCE, None, NL)
    with pytest.raises(ProjectError, match="folder"):
        read_side(str(tmp_path), Side.SOURCE, None, NL)
    project = make_project(tmp_path / "project").project
    with pytest.raises(UsageError, match="no file “lost” here, and there is no document"):
        read_side("lost", Side.SOURCE, project, NL)


def test_an_encoding_is_named_for_what_is_not_unicode_and_only_for_that(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes("Hij zei: „café”.".encode("cp1252"))
    new.write_text("He said: “café”.", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_side(str(old), Side.SOURCE, None, NL)
    assert "--encoding" in caught.value.hint
    assert read_side(str(old), Side.SOURCE, None, NL, "cp1252").sentences == ("Hij zei: „café”.",)
    assert read_side(str(new), Side.TARGET, None, EN, "cp1252").sentences == ("He said: “café”.",)


def test_the_summary_counts_what_is_there(tmp_path: Path) -> None:
    source, target = read_both(tmp_path)
    summary = summarise(source, target, aligned(source, target))
    assert (summary.source_sentences, summary.target_sentences) == (10, 11)
    assert dict(summary.types) == {(1, 1): 7, (1, 2): 1, (2, 1): 1, (0, 1): 1}
    assert list(summary.types)[-1] == (0, 1)
    assert (summary.source_nulls, summary.target_nulls, summary.beads) == (0, 1, 10)
    assert summary.paired_share == 1


_sentences = st.lists(st.sampled_from(["Ja.", "Nee.", "[^1]", "1921", "Een huis."]), min_size=1)
_paragraphs = st.lists(_sentences.map(tuple), min_size=1, max_size=5).map(tuple)


@settings(max_examples=40)
@given(_paragraphs, _paragraphs, st.integers(0, 2**32))
def test_any_beads_make_a_bitext_of_all_sentences(
    ours: tuple[tuple[str, ...], ...],
    theirs: tuple[tuple[str, ...], ...],
    seed: int,
) -> None:
    source, target = _side(ours), _side(theirs)
    beads = _random_beads(source, len(target.sentences), Random(seed))
    bitext = assemble(source, target, Alignment(beads, (0.5,) * len(beads)))
    found: dict[Side, list[str]] = {side: [] for side in Side}
    for _, segment in bitext.segments():
        for side in Side:
            found[side] += sentence_texts(segment, side)
    assert tuple(found[Side.SOURCE]) == source.sentences
    assert tuple(found[Side.TARGET]) == target.sentences
    assert [each.source.split() for each in bitext.paragraphs] == [
        " ".join(each).split() for each in ours
    ]


def _side(paragraphs: tuple[tuple[str, ...], ...]) -> SideText:
    return SideText(
        "text",
        "text",
        tuple(
            SideParagraph(f"p{number}", Kind.PARAGRAPH, each)
            for number, each in enumerate(paragraphs, 1)
        ),
    )


def _random_beads(source: SideText, count: int, random: Random) -> tuple[Bead, ...]:
    """A whole alignment that keeps the paragraphs of the source."""
    beads: list[Bead] = []
    ends = [*source.paragraph_starts[1:], len(source.sentences)]
    i = j = 0
    for end in ends:
        while i < end:
            a = random.randint(0, min(2, end - i))
            b = random.randint(0 if a else 1, 2)
            b = min(b, count - j)
            if a or b:
                beads.append(Bead(i, i + a, j, j + b))
                i, j = i + a, j + b
    if j < count:
        beads.append(Bead(i, i, j, count))
    return tuple(beads)


def test_lines_keep_their_blank_lines_as_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(as_lines(DUTCH), encoding="utf-8")
    assert tuple(each.sentences for each in read_lines(path).paragraphs) == DUTCH
    document = tmp_path / "document.txt"
    document.write_text(as_document(DUTCH), encoding="utf-8")
    side = read_side(str(document), Side.SOURCE, None, NL)
    assert tuple(each.sentences for each in side.paragraphs) == DUTCH


def test_more_sentences_than_fit_into_memory_are_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "MOST_SENTENCES", 3)
    long, short = (
        SideText(
            name, f"{name}.txt", (SideParagraph("p1", Kind.PARAGRAPH, ("Hij ging.",) * count),)
        )
        for name, count in (("lang", 4), ("kort", 3))
    )
    with pytest.raises(FormatError, match=r"lang\.txt: 4 sentences to align.*3") as refusal:
        finished(align_texts(short, long))
    assert "Divide" in refusal.value.hint
    assert finished(align_texts(short, short)).alignment.beads


BRIDGE = (
    "De brug over de rivier was in de nacht ingestort. Niemand was gewond.",
    "De burgemeester liet een veerboot komen.",
    "Die voer elk uur naar de overkant.",
    "Op de markt werd over niets anders gesproken. De bakker verkocht die dag geen brood.",
    "Zijn klanten stonden allemaal aan de kade.",
)
FERRY = (
    "The bridge over the river had collapsed in the night. Nobody was injured.",
    "The mayor sent for a ferry, which sailed to the other side every hour.",
    "On the market people talked of nothing else.",
    "The baker sold no bread that day, because his customers were all standing on the quay.",
)


def bridge(folder: Path) -> tuple[SideText, SideText]:
    paths = folder / "brug.txt", folder / "bridge.txt"
    for path, paragraphs in zip(paths, (BRIDGE, FERRY), strict=True):
        path.write_text("\n\n".join(paragraphs), "utf-8")
    return (
        read_side(str(paths[0]), Side.SOURCE, None, SrxSplitter()),
        read_side(str(paths[1]), Side.TARGET, None, SrxSplitter(language="en")),
    )


def test_paragraphs_that_the_translator_made_one_sentence_are_one_bead(tmp_path: Path) -> None:
    source, target = bridge(tmp_path)
    bitext = bitext_of(source, target)
    crossing = [
        sentence_texts(segment, Side.SOURCE)
        for _, segment in bitext.segments()
        if segment.paragraph_starts[1:] or any(each.offset for each in segment.paragraph_starts)
    ]
    assert crossing == [
        ("De burgemeester liet een veerboot komen.", "Die voer elk uur naar de overkant."),
        ("De bakker verkocht die dag geen brood.", "Zijn klanten stonden allemaal aan de kade."),
    ]
    assert [each.id for each in bitext.paragraphs] == ["p1", "p2", "p4"]
    assert read_xliff(write_xliff(bitext), Path("brug.xlf")).bitext == bitext


def test_a_bitext_with_crossing_beads_is_the_source_it_was_made_of(tmp_path: Path) -> None:
    source, target = bridge(tmp_path)
    path = tmp_path / "brug.xlf"
    path.write_bytes(write_xliff(bitext_of(source, target)))
    again = read_side(str(path), Side.SOURCE, None, SrxSplitter())
    assert again.paragraphs == source.paragraphs
    english = read_side(str(path), Side.TARGET, None, SrxSplitter(language="en"))
    assert [each.sentences for each in english.paragraphs] == [
        each.sentences for each in target.paragraphs
    ]


def test_paragraphs_that_a_person_joined_are_one_of_the_source(tmp_path: Path) -> None:
    source, target = bridge(tmp_path)
    bitext = bitext_of(source, target)
    joined = edits.apply(bitext, join_with_next(bitext, "p1"))
    path = tmp_path / "brug.xlf"
    path.write_bytes(write_xliff(joined))
    again = read_side(str(path), Side.SOURCE, None, SrxSplitter())
    assert [each.id for each in again.paragraphs] == ["p1", "p3", "p4", "p5"]
    assert again.sentences == source.sentences


def test_inline_codes_of_a_document_are_no_text_to_align(tmp_path: Path) -> None:
    code = InlineCode(1, is_pair=False, kind="xlf:lb", equiv=" ")
    text = f"Een regel.{PlacedEnd(1, End.POINT).text}Nog een."
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", text, text),), codes={1: code})
    path = tmp_path / "regels.xlf"
    path.write_bytes(write_xliff(Bitext("regels", "", (paragraph,))))
    for side in Side:
        read = read_side(str(path), side, None, SrxSplitter())
        assert not any(has_codes(each) for each in read.sentences)
        assert "".join(" ".join(read.sentences).split()) == "Eenregel.Nogeen."


@pytest.mark.parametrize("reads_as", ["\n", " ", "\t"])
def test_a_sentence_ends_before_the_line_break_that_its_segment_ends_with(
    tmp_path: Path, reads_as: str
) -> None:
    code = InlineCode(1, is_pair=False, kind="xlf:lb", equiv=reads_as)
    mark = PlacedEnd(1, End.POINT).text
    segments = (
        Segment("s1", f"Een regel.{mark}", f"A line.{mark}", pairing=Pairing()),
        Segment("s2", f"Nog{mark}een.", f"And{mark}another."),
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, segments, codes={1: code})
    path = tmp_path / "regels.xlf"
    path.write_bytes(write_xliff(Bitext("regels", "", (paragraph,))))
    source, target = (read_side(str(path), side, None, EN).sentences for side in Side)
    assert source == ("Een regel.", f"Nog{reads_as}een.")
    assert target == ("A line.", f"And{reads_as}another.")


@pytest.mark.parametrize(
    ("own", "other"), [("* * *", "***"), ("⁂", "* * *"), ("— — —", "•••"), ("=====", "~ ~ ~")]
)
def test_what_parts_two_scenes_pairs_whatever_a_book_has_for_it(
    tmp_path: Path, own: str, other: str
) -> None:
    texts = tmp_path / "nl.lines", tmp_path / "en.lines"
    for path, paragraphs, between in zip(texts, (DUTCH, ENGLISH), (own, other), strict=True):
        scenes = (*paragraphs[:2], (between,), *paragraphs[2:])
        path.write_text(as_lines(scenes), encoding="utf-8")
    source, target = map(read_lines, texts)
    alignment = aligned(source, target)
    held = {
        (source.sentences[bead.source_start], target.sentences[bead.target_start])
        for bead in alignment.beads
        if len(bead.source) == len(bead.target) == 1
    }
    assert (own, other) in held
    assert not any(
        own in source.sentences[bead.source_start : bead.source_end]
        for bead in alignment.beads
        if bead.is_null
    )
