import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from alignwb.formats.report_page.plots import draw
from alignwb.formats.report_page.report_parts import Bars, Plot, Points

pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install '.[reports]'")

BARS = Bars(
    "Words met",
    ["rare", "common"],
    {"draft": [1.5, None], "target": [0.0, 4.0]},
    "how frequent",
    "F-measure",
)
_FOLDERS = {"MPLCONFIGDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}
POINTS = Points("Two systems", [(1, 2), (30, 70.5)], ("of one", "of the other"))


@pytest.mark.parametrize("plot", [BARS, POINTS], ids=["bars", "points"])
def test_a_plot_takes_its_colours_and_its_size_from_the_page(plot: Plot) -> None:
    svg = draw(plot)
    root = ET.fromstring(svg)
    assert {"width", "height"} & set(root.attrib) == set()
    assert "viewBox" in root.attrib
    assert re.findall("#[0-9a-f]{6}", re.sub(r'(id|href)="[^"]*"|url\([^)]*\)', "", svg)) == []
    assert "currentColor" in svg
    assert "var(--series-1)" in svg
    assert "<style" not in svg


def test_its_words_are_text() -> None:
    texts = ["".join(each.itertext()) for each in ET.fromstring(draw(BARS)).iter() if each.text]
    assert {"rare", "common", "draft", "target", "how frequent", "F-measure"} <= {*texts}


def test_the_same_plot_is_the_same_text_and_shares_no_id_with_another() -> None:
    assert draw(BARS) == draw(BARS)
    first, second = (set(re.findall(r' id="([^"]*)"', draw(each))) for each in (BARS, POINTS))
    assert first
    assert not first & second


def test_words_of_others_are_neither_markup_nor_formulas() -> None:
    name = "<b>$x_1$</b>&\x1b[31m\u202e"
    svg = draw(Bars(name, [name], {name: [1.0], "b": [2.0]}, name, name))
    texts = {"".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.text}
    assert "<b>$x_1$</b>&␛[31m␦" in texts
    assert "\x1b" not in svg
    assert "\u202e" not in svg


def test_nothing_of_matplotlib_is_loaded_before_a_plot_is_drawn() -> None:
    code = (
        "import sys, alignwb.formats.report_page.report_html;"
        "print([name for name in sys.modules if 'matplotlib' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_home_that_cannot_be_written_to_is_not_spoken_of() -> None:
    lines = (
        "from alignwb.formats.report_page.plots import draw",
        "from alignwb.formats.report_page.report_parts import Points",
        "draw(Points('a', [(1, 2)], ('b', 'c')))",
    )
    environment = {name: text for name, text in os.environ.items() if name not in _FOLDERS}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        check=True,
        capture_output=True,
        env=environment | {"HOME": f"{os.devnull}/home"},
    )
    assert done.stderr == b""
