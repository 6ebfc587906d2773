"""Hypothesis strategies for segments, paragraphs and bitexts, aligned or not."""

from dataclasses import replace

from hypothesis import strategies as st

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import (
    MOST_CODES,
    Codes,
    InlineCode,
    PlacedCode,
    Reordering,
    insert_codes,
    without_codes,
)
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    ParagraphStart,
    PostEdit,
    Segment,
    Status,
)
from alignwb.core.bitext.sentence_breaks import with_possible_breaks, with_possible_starts
from alignwb.core.bitext.sentences import Sentence, new_bead, sentence_texts
from alignwb.core.bitext.structure.paragraph_layout import (
    DEEPEST,
    LAST,
    PLAIN,
    Cell,
    Layout,
    shown_mark,
)

# Everything a file or a keyboard can hold: no lone surrogates, but control characters, emoji,
# right-to-left and combining marks, and what file formats treat in their own way.
_characters = st.characters(exclude_categories=["Cs"])
_pitfalls = st.sampled_from(
    [
        "&amp;",
        "<b>",
        "]]>",
        "{U+001B}",
        "\x1b[2J",
        "\r\n",
        "\t",
        "  ",
        "\\n",
        '"',
        "e\u0301",
        "\u202e",
    ]
)
texts = st.text(_characters, max_size=60)
markers = st.sampled_from(["[^1]", "[^2]", "[^12]", "[^*]"])
prose = st.lists(texts | markers | _pitfalls, max_size=4).map("".join)
words = st.lists(st.sampled_from(["Ja.", "Nee[^1].", "🙂"]), max_size=4).map(" ".join)
# What a package calls itself need not be a word.
names = st.text(_characters, min_size=1, max_size=12) | st.sampled_from(["argos", "nl en", "1.8"])
_ORIGINALS = ("Het 5tond er\x0b anders[^2].", "0m {U+001B} ]]> 'n \x1b")
scores = st.floats(allow_nan=False, allow_infinity=False)

origins = st.builds(
    Origin,
    kind=st.sampled_from(OriginKind),
    name=st.just("") | names,
    match_rate=st.none() | st.integers(0, 100),
)
hypotheses = st.builds(Hypothesis, text=prose, score=scores)
drafts = st.builds(
    Draft,
    engine=names,
    package=names,
    version=names,
    hypotheses=st.lists(hypotheses, min_size=1, max_size=3).map(tuple),
    confidence=st.none() | st.floats(0, 1),
)


@st.composite
def pairings(draw: st.DrawFn, source: str, target: str) -> Pairing:
    """What can be known of a bead of these texts."""
    source_breaks, target_breaks = (
        tuple(n for n in range(1, len(text)) if text[n - 1] == " ")[:: draw(st.integers(1, 3))]
        for text in (source, target)
    )
    pairing = Pairing(
        source_breaks=source_breaks,
        target_breaks=target_breaks,
        paragraph_breaks=draw(st.sampled_from([(), (0,), (1,), (0, 2)])),
        confidence=draw(st.sampled_from([None, 0.0, 0.1234567890123, 1.0])),
        is_flagged=draw(st.booleans()),
        original_source=draw(st.sampled_from(["", "Het was anders."])),
        original_target=draw(st.sampled_from(["", '{U+001B}\x1b\uffff ]]> "é"'])),
    )
    return with_possible_breaks(pairing, source, target)


@st.composite
def post_edits(draw: st.DrawFn, target: str) -> PostEdit:
    """What can have been done to a target."""
    places = draw(st.sets(st.integers(0, len(target)), max_size=6).map(sorted))
    raw = draw(st.none() | prose)
    return PostEdit(
        raw=raw,
        origin=draw(st.none() | origins) if raw != "" else None,
        kept=tuple(zip(places[::2], places[1::2], strict=False)),
        typed=draw(st.none() | st.integers(0, 10**6)),
    )


dismissals = st.builds(Dismissal, st.sampled_from(["number", "name"]), texts, texts)


@st.composite
def paragraph_starts(draw: st.DrawFn, source: str) -> tuple[ParagraphStart, ...]:
    """Paragraphs that may begin in a source, each at a word."""
    words_begin = [n for n in range(len(source)) if not n or source[n - 1] == " "]
    offsets = draw(st.lists(st.sampled_from(words_begin), max_size=3, unique=True).map(sorted))
    return tuple(
        ParagraphStart(
            offset,
            f"q{number}",
            draw(st.sampled_from(Kind)),
            draw(st.none() | st.integers(0, 999)),
            draw(st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))),
            draw(st.sampled_from([(), ("body/1",), ('"é" {U+001B}', "")])),
        )
        for number, offset in enumerate(offsets)
    )


@st.composite
def segments(draw: st.DrawFn, segment_id: str = "s1") -> Segment:
    """A segment whose origin and status fit whether it has a target; an aligned one may be null."""
    source, target = draw(prose | words), draw(prose | words)
    is_bead = (source or target) and draw(st.booleans())
    pairing = draw(pairings(source, target)) if is_bead else None
    status = draw(st.sampled_from(Status)) if target or pairing else Status.INITIAL
    is_corrected = source and not pairing and draw(st.booleans())
    is_joined = source and draw(st.integers(0, 4)) == 4
    return Segment(
        id=segment_id,
        paragraph_starts=draw(paragraph_starts(source)) if is_joined else (),
        source=source,
        target=target,
        status=status,
        original_source=draw(st.sampled_from(_ORIGINALS)) if is_corrected else "",
        is_outdated=status.is_done and draw(st.booleans()),
        origin=draw(st.none() | origins) if target else None,
        draft=draw(st.none() | drafts),
        note=draw(texts),
        pairing=pairing,
        dismissed=tuple(draw(st.lists(dismissals, max_size=2, unique=True))),
        post_edit=draw(st.none() | post_edits(target)),
    )


_KINDS = [
    "",
    "xlf:b",
    "xlf:lb",
    "link",
    "other",
    "fmt",
    "html:a",
    "een soort",
    "alignwb:x",
    "xlf:z",
]
_numbers = st.sampled_from([1, 2, 3, 4, 5, 9, MOST_CODES])


@st.composite
def inline_codes(draw: st.DrawFn, number: int) -> InlineCode:
    """A code as a file can say it."""
    is_pair = draw(st.booleans())
    reordering = draw(st.sampled_from(Reordering))
    is_free = reordering is Reordering.YES and draw(st.booleans())
    equivs = texts | markers
    return InlineCode(
        number,
        is_pair=is_pair,
        kind=draw(st.sampled_from(_KINDS)),
        id=draw(st.sampled_from(["", "", "1", "m1", "s1", "c2", "<b>", f"x{number}"])),
        equiv=draw(st.just("") | equivs),
        equiv_end=draw(st.just("") | equivs) if is_pair else "",
        disp=draw(st.just("") | texts),
        disp_end=draw(st.just("") | texts) if is_pair else "",
        data=draw(st.sampled_from(["", "<b>", "\x1b&\r\n"])),
        data_end=draw(st.sampled_from(["", "</b>", "<b>"])) if is_pair else "",
        may_be_deleted=is_free,
        may_be_copied=is_free,
        may_overlap=not is_pair or draw(st.booleans()),
        reordering=reordering,
        is_half=is_pair and draw(st.integers(0, 5)) == 0,
    )


@st.composite
def coded(draw: st.DrawFn, text: str, codes: Codes) -> str:
    """The text with some codes in it, at any places and in any order."""
    ends = [end for code in codes.values() for end in code.ends]
    placed = st.builds(PlacedCode, st.sampled_from(ends), st.integers(0, len(text)))
    return insert_codes(without_codes(text), draw(st.lists(placed, max_size=5)))


@st.composite
def with_codes(draw: st.DrawFn, segment: Segment, codes: Codes) -> Segment:
    """The segment with codes in its texts; where it has none of a text it gets none."""
    if not codes:
        return segment
    source = draw(coded(segment.source, codes)) if segment.source else ""
    target = draw(coded(segment.target, codes)) if segment.target else ""
    draft, pairing = segment.draft, segment.pairing
    if draft is not None:
        changed = (replace(each, text=draw(coded(each.text, codes))) for each in draft.hypotheses)
        draft = replace(draft, hypotheses=tuple(changed))
    if pairing is not None:
        pairing = with_possible_breaks(pairing, source, target)
    original = segment.original_source and draw(coded(segment.original_source, codes))
    coded_segment = replace(
        segment,
        source=source,
        target=target,
        draft=draft,
        pairing=pairing,
        original_source=original if original != source else "",
    )
    return with_possible_starts(coded_segment)


@st.composite
def layouts(draw: st.DrawFn, *, in_tables: bool = True) -> Layout:
    """What a paragraph can be a part of."""
    cells = st.builds(
        Cell,
        st.integers(1, 3),
        st.integers(1, 3),
        st.integers(1, 5) | st.integers(1, LAST),
        st.integers(1, 3),
        st.booleans(),
    )
    return Layout(
        level=draw(st.integers(0, 9)),
        depth=draw(st.integers(0, 4) | st.just(DEEPEST)),
        mark=shown_mark(draw(st.sampled_from(["", "•", "3.", "xlviii."]) | texts)),
        quotes=draw(st.integers(0, 3) | st.just(DEEPEST)),
        cell=draw(st.none() | cells) if in_tables else None,
        is_line=draw(st.booleans()),
    )


@st.composite
def paragraphs(draw: st.DrawFn, paragraph_id: str = "p1") -> Paragraph:
    """A paragraph of one to three segments, half of them with inline codes."""
    count = draw(st.integers(1, 3))
    first = draw(st.integers(1, 500))
    numbers = draw(st.just([]) | st.lists(_numbers, max_size=4, unique=True))
    codes = {number: draw(inline_codes(number)) for number in sorted(numbers)}
    return Paragraph(
        id=paragraph_id,
        kind=draw(st.sampled_from(Kind)),
        segments=tuple(draw(with_codes(draw(segments(f"s{n + 1}")), codes)) for n in range(count)),
        page=draw(st.none() | st.integers(1, 999)),
        lines=draw(st.none() | st.just((first, first + count))),
        places=tuple(draw(st.lists(texts, max_size=2))),
        codes=codes,
        layout=draw(st.just(PLAIN) | layouts()),
    )


@st.composite
def bitexts(draw: st.DrawFn, max_paragraphs: int = 3) -> Bitext:
    """A bitext of one to `max_paragraphs` paragraphs."""
    count = draw(st.integers(1, max_paragraphs))
    return Bitext(
        document="document",
        original=draw(st.sampled_from(["", "seeds/document.txt"])),
        paragraphs=tuple(draw(paragraphs(f"p{n + 1}")) for n in range(count)),
    )


@st.composite
def beads(draw: st.DrawFn, segment_id: str, sizes: tuple[int, int], first: int) -> Segment:
    """A bead of so many sentences of each side; all of a bitext's sentences differ."""
    bead = new_bead(
        segment_id,
        [Sentence(f"Zin {first + n} hier.") for n in range(sizes[0])],
        [
            Sentence(
                f"Line {first + n} here.",
                begins_paragraph=draw(st.booleans()),
                place=draw(st.sampled_from([None, None, None, 0, 7])),
            )
            for n in range(sizes[1])
        ],
        confidence=draw(st.none() | st.floats(0, 1)),
    )
    assert bead.pairing
    return replace(
        bead,
        status=draw(st.sampled_from([bead.status] * 4 + [Status.CONFIRMED, Status.LOCKED])),
        note=draw(st.sampled_from(["", "", f"note {first}"])),
        pairing=replace(bead.pairing, is_flagged=draw(st.booleans())),
    )


@st.composite
def aligned_bitexts(draw: st.DrawFn) -> Bitext:
    """A bitext of beads, some of them nulls, in one to three paragraphs of the source."""
    sizes = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)
    shapes = st.lists(sizes, min_size=1, max_size=4).filter(lambda run: any(n for n, _ in run))
    paragraphs_of_beads = []
    first = 1
    for number, run in enumerate(draw(st.lists(shapes, min_size=1, max_size=3)), 1):
        made = []
        for place, size in enumerate(run, 1):
            made.append(draw(beads(f"s{place}", size, first)))
            first += max(size)
        paragraphs_of_beads.append(Paragraph(f"p{number}", Kind.PARAGRAPH, tuple(made)))
    return Bitext("document", "", tuple(paragraphs_of_beads))


def side_of(bitext: Bitext, side: Side) -> list[str]:
    """The sentences of one text, read through the whole bitext."""
    return [text for _, segment in bitext.segments() for text in sentence_texts(segment, side)]
