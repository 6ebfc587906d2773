"""The themes in the colours that a terminal has."""

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from alignwb.tui.shared.themes import THEMES, themes_for

_COLOURS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground",
            "background", "surface", "panel")  # fmt: skip


def _as_shown(theme: Theme, name: str) -> Color:
    """The colour that a terminal of 256 colours shows."""
    value = str(getattr(theme, name))
    triplet = RichColor.parse(value).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return Color(triplet.red, triplet.green, triplet.blue)


def _luminance(colour: Color) -> float:
    """Relative luminance, 0..1 (WCAG 2.2)."""
    parts = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
             for each in colour.normalized]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", themes_for("256"), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", _COLOURS)
def test_a_terminal_of_256_colours_shows_the_colours_that_were_chosen(
    theme: Theme, name: str
) -> None:
    chosen = Color.parse(str(getattr(theme, name)))
    # Of two greys Rich may take the one beside.
    assert all(
        abs(a - b) <= 10 for a, b in zip(_as_shown(theme, name).rgb, chosen.rgb, strict=True)
    )


@pytest.mark.parametrize("theme", themes_for("256"), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["background", "surface", "panel"])
def test_grounds_are_grey_there(theme: Theme, name: str) -> None:
    red, green, blue = _as_shown(theme, name).rgb
    assert red == green == blue


@pytest.mark.parametrize("theme", themes_for("256"), ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    bright, dark = sorted(
        (_luminance(_as_shown(theme, name)) for name in ("foreground", ground)), reverse=True
    )
    assert (bright + 0.05) / (dark + 0.05) >= 7  # WCAG 2.2, 1.4.6


def test_a_terminal_of_all_colours_has_the_themes_as_they_are() -> None:
    assert themes_for("truecolor") == THEMES
    assert [theme.name for theme in themes_for("256")] == [theme.name for theme in THEMES]
