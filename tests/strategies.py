"""Hypothesis strategies for segments, paragraphs and bitexts."""

from hypothesis import strategies as st

from alignwb.core.bitext import Bitext, Kind, Paragraph
from alignwb.core.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status

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
# What a package calls itself need not be a word.
names = st.text(_characters, min_size=1, max_size=12) | st.sampled_from(["argos", "nl en", "1.8"])
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
)


@st.composite
def segments(draw: st.DrawFn, segment_id: str = "s1") -> Segment:
    """A segment whose origin and status fit whether it has a target."""
    target = draw(prose)
    return Segment(
        id=segment_id,
        source=draw(prose),
        target=target,
        status=draw(st.sampled_from(Status)) if target else Status.INITIAL,
        origin=draw(st.none() | origins) if target else None,
        draft=draw(st.none() | drafts),
        note=draw(texts),
    )


@st.composite
def paragraphs(draw: st.DrawFn, paragraph_id: str = "p1") -> Paragraph:
    """A paragraph of one to four segments."""
    count = draw(st.integers(1, 4))
    first = draw(st.integers(1, 500))
    return Paragraph(
        id=paragraph_id,
        kind=draw(st.sampled_from(Kind)),
        segments=tuple(draw(segments(f"s{n + 1}")) for n in range(count)),
        page=draw(st.none() | st.integers(1, 999)),
        lines=draw(st.none() | st.just((first, first + count))),
    )


@st.composite
def bitexts(draw: st.DrawFn, max_paragraphs: int = 4) -> Bitext:
    """A bitext of one to `max_paragraphs` paragraphs."""
    count = draw(st.integers(1, max_paragraphs))
    return Bitext(
        document="document",
        original=draw(st.sampled_from(["", "seeds/document.txt"])),
        paragraphs=tuple(draw(paragraphs(f"p{n + 1}")) for n in range(count)),
    )
