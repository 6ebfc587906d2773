import re
from html.parser import HTMLParser

import pytest
from support.hostile_text import PAYLOAD

from alignwb.core.languages.word_differences import RunKind
from alignwb.formats.report_page import plots
from alignwb.formats.report_page.report_html import lacks_plots, report_html
from alignwb.formats.report_page.report_parts import (
    Bars,
    Caution,
    Example,
    ExampleText,
    Part,
    ReportPage,
    ReportSection,
    ReportTable,
    Words,
)

BARS = Bars("Rain by month", ["Jan", "Feb"], {"mm": [70.0, 48.5]}, "month", "mm")


class _Tags(HTMLParser):
    """The tags of a page, and what is said in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [
            value or "" for name, value in attrs if name in {"src", "href", "xlink:href", "onload"}
        ]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def _page(*parts: Part, title: str = "Rain") -> ReportPage:
    return ReportPage(title, "in Delft", [ReportSection("Figures", parts)])


def test_a_page_has_all_that_the_report_says() -> None:
    runs = [(RunKind.SAME, "it rains"), (RunKind.EXTRA, "cats"), (RunKind.LACKING, "dogs")]
    page = report_html(
        _page(
            Words("A wet year."),
            Caution("Only two months."),
            ReportTable(["month", "mm"], [["Jan", "70"]]),
            Example("here", "40 %", [ExampleText("draft", runs, "en")]),
        )
    )
    tags = _Tags(page)
    assert tags.open == []
    for words in ("Rain", "in Delft", "A wet year.", "Only two months.", "Jan", "70", "40 %"):
        assert words in tags.text
    assert '<dd lang="en" dir="auto">it rains <del>cats</del> <ins>dogs</ins></dd>' in str(
        page, "utf-8"
    )


def test_a_page_needs_nothing_from_elsewhere_and_no_script() -> None:
    page = report_html(_page(BARS))
    tags = _Tags(page)
    assert not tags.seen & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert all(link.startswith("#") for link in tags.links)
    assert b"default-src 'none'" in page
    assert b"@import" not in page
    assert not re.findall(rb"url\((?!#)", page)


def test_it_knows_day_night_telephone_and_paper() -> None:
    page = report_html(_page())
    for condition in (b"prefers-color-scheme: dark", b"max-width: 40rem", b"@media print"):
        assert condition in page
    used = set(re.findall(rb"var\((--[\w-]+)\)", page))
    for block in re.findall(rb":root \{([^}]*)\}", page):
        assert used <= set(re.findall(rb"(--[\w-]+):", block))


def test_hostile_characters_are_pictures_everywhere() -> None:
    words = f"</p><script>alert(1)</script>\"'{PAYLOAD}\ud800"
    empty = report_html(_page()).decode("utf-8")
    page = report_html(
        _page(
            Words(words),
            Caution(words),
            ReportTable([words], [[words]]),
            Example(words, words, [ExampleText(words, [(RunKind.EXTRA, words)], words)]),
            title=words,
        )
    )
    assert "script" not in _Tags(page).seen
    text = page.decode("utf-8")
    assert {each for each in PAYLOAD if each in text and each not in empty and ord(each) > 126} <= (
        set()
    )
    assert not {each for each in PAYLOAD if ord(each) < 32 and each in text} - {"\n"}
    assert "␛" in text


def test_without_matplotlib_a_page_says_how_its_plots_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plots, "find_spec", lambda _name: None)
    page = _page(BARS, Words("Two months."))
    assert lacks_plots(page)
    text = _Tags(report_html(page)).text
    assert "pip install 'alignwb[reports]'" in text
    assert "Two months." in text
    assert not lacks_plots(_page(Words("none")))


def test_with_matplotlib_a_plot_stands_in_the_page() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    page = report_html(_page(BARS))
    assert b'<svg role="img" aria-label="Rain by month"' in page
    assert b"alignwb[reports]" not in page
