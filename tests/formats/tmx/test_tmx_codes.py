"""Inline codes in TMX: read as one value, and written back at level 2."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.core.bitext.codes import (
    End,
    InlineCode,
    PlacedCode,
    PlacedEnd,
    insert_codes,
    plain_equivalent,
    words_alone,
)
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit

HEAD = '<?xml version="1.0"?><tmx version="1.4"><header/><body>'


def read(data: bytes) -> list[TranslationUnit]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.tmx")
        path.write_bytes(data)
        return [unit for _, unit in read_tmx(path, "nl", "en", keeps_codes=True)]


def unit_of(source: str, target: str) -> TranslationUnit:
    tuvs = "".join(
        f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'
        for lang, text in (("nl", source), ("en", target))
    )
    [unit] = read(f"{HEAD}<tu>{tuvs}</tu></body></tmx>".encode())
    return unit


def written(unit: TranslationUnit) -> str:
    file = BytesIO()
    write_tmx(file, TmxHeader("nl", "en", "sentence", "1", keeps_codes=True), [unit])
    return file.getvalue().decode()


def of(text: str) -> str:
    """A text with codes: `{1` and `1}` for the ends of a pair, `{2}` for a point."""
    for number in range(1, 6):
        for shape, end in (("{%d}", End.POINT), ("{%d", End.OPEN), ("%d}", End.CLOSE)):
            text = text.replace(shape % number, PlacedEnd(number, end).text)
    return text


def test_every_element_of_tmx_is_a_code_and_the_same_in_both_texts() -> None:
    source = (
        '<bpt i="7" x="1" type="bold">&lt;b&gt;</bpt>Rood<ept i="7">&lt;/b&gt;</ept>'
        '<ph x="2" type="lb">&lt;br/&gt;</ph><it pos="end" type="font">\\f1</it>'
        '<hi type="italic">wit</hi><ut>{\\tab}</ut>'
    )
    target = (
        '<hi type="italic">white</hi><ph x="2">&lt;br/&gt;</ph><ut>{\\tab}</ut>'
        '<bpt i="1" x="1">&lt;b&gt;</bpt>red<ept i="1">&lt;/b&gt;</ept>'
    )
    unit = unit_of(source, target)
    assert unit.source == of("{1Rood1}{2}3}{4wit4}{5}")
    assert unit.target == of("{4white4}{2}{5}{1red1}")
    assert unit.codes == {
        1: InlineCode(1, is_pair=True, kind="xlf:b", data="<b>", data_end="</b>"),
        2: InlineCode(2, is_pair=False, kind="xlf:lb", data="<br/>"),
        3: InlineCode(3, is_pair=True, kind="font", data_end="\\f1", is_half=True),
        4: InlineCode(4, is_pair=True, kind="xlf:i"),
        5: InlineCode(5, is_pair=False, data="{\\tab}"),
    }


def test_at_level_2_codes_are_written_with_their_originals() -> None:
    bold = InlineCode(1, is_pair=True, kind="xlf:b", data="<b>", data_end="</b>")
    point = InlineCode(2, is_pair=False, kind="image", data="<img/>")
    unit = TranslationUnit(of("{1Rood1}{2}"), of("{2}{1red"), codes={1: bold, 2: point})
    data = written(unit)
    assert (
        '<seg><bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>Rood<ept i="1">&lt;/b&gt;</ept>'
        '<ph x="2" type="image">&lt;img/&gt;</ph></seg>' in data
    )
    assert '<it pos="begin" x="1" type="bold">&lt;b&gt;</it>red</seg>' in data


def test_at_level_1_no_code_is_written_and_no_words_are_glued() -> None:
    point = InlineCode(2, is_pair=False, kind="xlf:lb", data="<br/>")
    file = BytesIO()
    unit = TranslationUnit(of("Rood.{2}Wit."), of("Red.{2}White."), codes={2: point})
    write_tmx(file, TmxHeader("nl", "en", "sentence", "1"), [unit])
    assert b"<seg>Rood. Wit.</seg>" in file.getvalue()


CODES = {
    1: InlineCode(1, is_pair=True, kind="xlf:b", data="<b>", data_end="</b>"),
    2: InlineCode(2, is_pair=True, kind="link"),
    3: InlineCode(3, is_pair=False, data="<br/>"),
}
ENDS = [end for code in CODES.values() for end in code.ends]
texts = st.lists(st.builds(PlacedCode, st.sampled_from(ENDS), st.integers(0, 9)), max_size=6).map(
    lambda placed: insert_codes("Rood & wit", placed)
)


@settings(max_examples=50)
@given(texts, texts)
def test_whatever_is_written_reads_back_with_the_same_words_and_codes(
    source: str, target: str
) -> None:
    [unit] = read(written(TranslationUnit(source, target, codes=CODES)).encode())
    assert words_alone(unit.source) == words_alone(source)
    assert words_alone(unit.target) == words_alone(target)
    assert len(unit.source) == len(source)
    assert len(unit.target) == len(target)
    assert plain_equivalent(unit.source, unit.codes) == plain_equivalent(source, CODES)
