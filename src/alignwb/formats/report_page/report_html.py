"""A report as one HTML page that needs nothing from elsewhere and no script.

Words of others are never read as markup, and what in them is not to be seen is shown as a picture.
"""

from collections.abc import Iterable, Iterator
from html import escape

from alignwb.core.languages.half_characters import to_utf_8
from alignwb.core.languages.visible import visible
from alignwb.core.languages.word_differences import RunKind
from alignwb.formats.report_page.plots import INSTALL_PLOTS, draw, plots_are_possible
from alignwb.formats.report_page.report_parts import (
    Bars,
    Caution,
    Example,
    ExampleText,
    Part,
    Plot,
    Points,
    ReportPage,
    ReportTable,
    Words,
)
from alignwb.formats.report_page.report_style import REPORT_STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAGS = {RunKind.SAME: "{}", RunKind.EXTRA: "<del>{}</del>", RunKind.LACKING: "<ins>{}</ins>"}


def report_html(page: ReportPage) -> bytes:
    """The page.  Without matplotlib it says in the place of its plots how they come into it."""
    return to_utf_8("".join(_page(page)))


def lacks_plots(page: ReportPage) -> bool:
    """Whether the page has plots that cannot be drawn here."""
    parts = (part for section in page.sections for part in section.parts)
    return any(isinstance(part, Bars | Points) for part in parts) and not plots_are_possible()


def _page(page: ReportPage) -> Iterator[str]:
    title = _words(page.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="alignwb">\n'
        f"<title>{title}</title>\n<style>{REPORT_STYLE}</style>\n</head>\n<body>\n"
        f'<header>\n<h1>{title}</h1>\n<p class="subtitle">{_words(page.subtitle)}</p>\n</header>\n'
        "<main>\n"
    )
    if lacks_plots(page):
        yield _part(Caution(f"This page has no plots. They come with: {INSTALL_PLOTS}"))
    for section in page.sections:
        yield f"<section>\n<h2>{_words(section.heading)}</h2>\n"
        yield from map(_part, section.parts)
        yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


def _part(part: Part) -> str:
    match part:
        case Words():
            return f"<p>{_words(part.text)}</p>\n"
        case Caution():
            return f'<p class="warning">{_words(part.text)}</p>\n'
        case ReportTable():
            return _table(part)
        case Example():
            return _example(part)
        case _:
            return _plot(part)


def _table(table: ReportTable) -> str:
    kind = ' class="words"' if table.is_text else ""
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{_cells(row)}</tr>\n" for row in table.rows)
    return (
        f'<div class="scroll"><table{kind}>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table></div>\n"
    )


def _cells(row: Iterable[str]) -> str:
    return "".join(f"<td>{_words(cell)}</td>" for cell in row)


def _plot(plot: Plot) -> str:
    if not plots_are_possible():
        return ""
    title = _words(plot.title)
    svg = draw(plot).replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1)
    return f"<figure>\n<figcaption>{title}</figcaption>\n{svg}\n</figure>\n"


def _example(example: Example) -> str:
    texts = "".join(map(_text, example.texts))
    return (
        f'<div class="example">\n<h3>{_words(example.heading)}</h3>\n'
        f'<p class="facts">{_words(example.facts)}</p>\n<dl>\n{texts}</dl>\n</div>\n'
    )


def _text(text: ExampleText) -> str:
    language = f' lang="{_words(text.language)}"' if text.language else ""
    runs = " ".join(_TAGS[run].format(_words(words)) for run, words in text.runs)
    return f'<dt>{_words(text.label)}</dt><dd{language} dir="auto">{runs}</dd>\n'


def _words(text: str) -> str:
    return escape(visible(text))
