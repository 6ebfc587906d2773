"""Plots as SVG, by matplotlib, in the colours of the page that they stand in.

matplotlib is an extra: with what comes along it takes a hundred megabytes, and half a second to
load.  It is loaded when a plot is drawn, and by its objects alone, so that nothing of it is set for
the whole process.
"""

import re
from importlib.util import find_spec
from io import StringIO
from logging import ERROR, getLogger
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from alignwb.core.languages.visible import visible
from alignwb.formats.report_page.report_parts import Bars, Plot, Points

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSTALL_PLOTS = "pip install 'alignwb[reports]'"
"""What makes plots possible."""

SERIES = 5
"""Series that are told apart; more begin again."""

_INK, _LINE = "#010101", "#020202"
_COLOURS = tuple(f"#0300{number:02}" for number in range(1, SERIES + 1))
_HATCHES = ("", "////", "\\\\", "----", "xxxx")
_NAMED = {
    _INK: "currentColor",
    _LINE: "var(--line)",
    **{colour: f"var(--series-{number})" for number, colour in enumerate(_COLOURS, 1)},
}
"""Colours that only stand for those of the page, which knows day, night and paper."""

_COLOUR = re.compile("|".join(_NAMED))
_ID_OF_GROUP = re.compile(r'<g id="[^"]*"')
_SIZE = re.compile(r' (?:width|height)="[^"]*"')
_LONGEST_LABEL = 24
_MOST_LETTERS = 45
"""Of labels that stand side by side; longer ones are set aslant."""

_OF_ITSELF = ("Date", "Creator", "Type", "Format")


def plots_are_possible() -> bool:
    """Whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def draw(plot: Plot) -> str:
    """The plot as an `svg` element without a size of its own; the same plot is the same text."""
    # It speaks on stderr of the folders that it looks for and makes, which are not the reader's.
    getLogger("matplotlib").setLevel(ERROR)
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context(_settings(plot.title)):
        figure = Figure(figsize=(5.2, 2.9), layout="constrained", facecolor="none")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot(facecolor="none")
        if isinstance(plot, Bars):
            _draw_bars(axes, plot)
        else:
            _draw_points(axes, plot)
        file = StringIO()
        with catch_warnings():
            # A letter that matplotlib's own font lacks is drawn by the fonts of the reader.
            simplefilter("ignore")
            figure.savefig(file, format="svg", metadata=dict.fromkeys(_OF_ITSELF))
    return _as_part_of_page(file.getvalue())


def _settings(title: str) -> dict[str, Any]:
    return {
        # Text stays text: it is found, read out, and set in the font of the page.
        "svg.fonttype": "none",
        # The ids in a plot come from this; in one page no two may be the same.
        "svg.hashsalt": title,
        "font.family": "sans-serif",
        "font.size": 9,
        "text.parse_math": False,
        "text.color": _INK,
        "axes.edgecolor": _INK,
        "axes.labelcolor": _INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "xtick.color": _INK,
        "ytick.color": _INK,
        "grid.color": _LINE,
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.6,
        "hatch.color": _INK,
    }


def _draw_bars(axes: "Axes", plot: Bars) -> None:
    count = len(plot.series)
    width = 0.8 / count
    for number, (name, values) in enumerate(plot.series.items()):
        shown = [(place, value) for place, value in enumerate(values) if value is not None]
        axes.bar(
            [place + (number - (count - 1) / 2) * width for place, _ in shown],
            [value for _, value in shown],
            width=width,
            label=_short(name),
            facecolor=_COLOURS[number % SERIES],
            edgecolor=_INK,
            linewidth=0.5,
            hatch=_HATCHES[number % SERIES],
        )
    labels = [_short(group) for group in plot.groups]
    is_long = sum(map(len, labels)) > _MOST_LETTERS
    axes.set_xticks(
        range(len(labels)),
        labels,
        rotation=35 if is_long else 0,
        ha="right" if is_long else "center",
        rotation_mode="anchor" if is_long else "default",
    )
    axes.set_xlabel(_short(plot.axis, 60))
    axes.set_ylabel(_short(plot.figure, 40))
    axes.grid(axis="y")
    if count > 1:
        axes.figure.legend(loc="outside upper left", ncols=3, frameon=False)


def _draw_points(axes: "Axes", plot: Points) -> None:
    across, up = ([each[side] for each in plot.points] for side in (0, 1))
    low, high = min((*across, *up)), max((*across, *up))
    axes.plot([low, high], [low, high], color=_LINE, linewidth=1)
    axes.scatter(across, up, s=9, c=_COLOURS[0], alpha=0.6, linewidths=0)
    axes.set_xlabel(_short(plot.axes[0], 50))
    axes.set_ylabel(_short(plot.axes[1], 50))
    axes.grid()


def _short(text: str, longest: int = _LONGEST_LABEL) -> str:
    text = visible(text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _as_part_of_page(svg: str) -> str:
    svg = _without_style(svg[svg.index("<svg") :])
    # The groups' names are the same in every plot, and an id may stand only once in a page.
    svg = _ID_OF_GROUP.sub("<g", svg)
    head, _, rest = svg.partition(">")
    svg = f"{_SIZE.sub('', head)}>{rest}"
    return _COLOUR.sub(lambda found: _NAMED[found[0]], svg).strip()


def _without_style(svg: str) -> str:
    """A plot without the style sheet that it begins with, which would be that of the page too."""
    begin, end = svg.find("<style"), svg.find("</style>")
    return svg if begin < 0 or end < 0 else svg[:begin] + svg[end + len("</style>") :]
