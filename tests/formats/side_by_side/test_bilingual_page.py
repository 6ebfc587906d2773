from html.parser import HTMLParser
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import coded, inline_codes, prose

from alignwb.core.bitext.codes import InlineCode
from alignwb.formats.numbered_tags import tagged
from alignwb.formats.side_by_side.bilingual_page import write_page
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout

LAYOUT = UnitLayout(("nl", "en"), "sentence")


class Page(HTMLParser):
    """What a browser finds in the page: the texts of cells by language, and all elements."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[tuple[str, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._in_cell = False
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag == "td" and "lang" in values:
            self._in_cell = True
            self.cells.append((values["lang"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            language, text = self.cells[-1]
            self.cells[-1] = (language, text + data)


def _page(*units: TranslationUnit) -> Page:
    file = BytesIO()
    write_page(file, units, LAYOUT)
    return Page(file.getvalue())


@st.composite
def _units(draw: st.DrawFn) -> TranslationUnit:
    codes = {1: draw(inline_codes(1)), 7: draw(inline_codes(7))}
    printable = prose.map(lambda text: "".join(filter(str.isprintable, text)))
    source, target = draw(coded(draw(printable), codes)), draw(coded(draw(printable), codes))
    place = (("document", draw(prose)), ("segment", draw(prose)), ("status", draw(prose)))
    return TranslationUnit(source, target, draw(prose), place, codes)


@given(st.lists(_units(), max_size=4))
def test_every_text_stands_in_its_cell_and_makes_no_element(units: list[TranslationUnit]) -> None:
    page = _page(*units)
    expected = [
        (language, tagged(text, unit.codes))
        for unit in units
        for language, text in (("nl", unit.source), ("en", unit.target))
    ]
    assert page.cells == expected
    known = _page(TranslationUnit("a", "b", "c")).elements
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in known} | {"span", "p", "b"}


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = _page(TranslationUnit("a", "b"))
    assert not [values for _, values in page.elements if {"src", "href", "action"} & values.keys()]
    [policy] = (
        values["content"] or ""
        for tag, values in page.elements
        if tag == "meta" and "http-equiv" in values
    )
    assert policy.startswith("default-src 'none'; ")


def test_it_is_read_without_the_script() -> None:
    """Nothing is hidden but the search, which the script brings up."""
    page = _page(TranslationUnit("a", "b", "c", (("status", "draft"),)))
    assert [tag for tag, values in page.elements if "hidden" in values] == ["form"]


def test_what_would_drive_a_terminal_or_hide_is_a_picture() -> None:
    code = InlineCode(3, is_pair=False)
    unit = TranslationUnit("a\x1b[2J\x85", f"b\r\nc{code.ends[0].text}", codes={3: code})
    assert _page(unit).cells == [("nl", "a␛[2J␦"), ("en", "b\nc⟦3/⟧")]


def test_each_document_has_a_table_of_its_own() -> None:
    units = [TranslationUnit("a", "b", properties=(("document", each),)) for each in "xxy"]
    assert [tag for tag, _ in _page(*units).elements].count("table") == 2
