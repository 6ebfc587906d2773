"""The screen's own two themes; every theme that comes with Textual can be chosen too."""

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import Theme

DEFAULT_THEME = "alignwb-dark"

THEMES = (
    Theme(
        name="alignwb-dark",
        primary="#5b8fb9",
        secondary="#8a7fb0",
        accent="#7fc8a9",
        warning="#e0a458",
        error="#d9596a",
        success="#6fb36f",
        foreground="#d8dee6",
        background="#161a20",
        surface="#1b2028",
        panel="#222933",
        dark=True,
    ),
    Theme(
        name="alignwb-light",
        primary="#2f6f9f",
        secondary="#6a5a99",
        accent="#1f7a5a",
        warning="#a8650a",
        error="#b3263a",
        success="#2f7d32",
        foreground="#1d2329",
        background="#fbfaf6",
        surface="#f5f3ec",
        panel="#eceae1",
        dark=False,
        # Faint is nearer to the background; darker would stand out here.
        variables={
            "foreground-darken-1": "#3f474f",
            "foreground-darken-2": "#5f676f",
            "foreground-darken-3": "#868d94",
        },
    ),
)


# Of 256 colours the dark bluish greys above become navy and teal; these are colours of the palette
# itself, with greys where the others have greys.
_DARK_OF_256 = {
    "primary": "#5f87af",
    "secondary": "#8787af",
    "accent": "#87d7af",
    "warning": "#d7af5f",
    "error": "#d75f5f",
    "success": "#5faf5f",
    "foreground": "#dadada",
    "background": "#1c1c1c",
    "surface": "#262626",
    "panel": "#303030",
}
_LIGHT_OF_256 = {
    "primary": "#005f87",
    "secondary": "#5f5f87",
    "accent": "#005f5f",
    "warning": "#875f00",
    "error": "#af0000",
    "success": "#005f00",
    "foreground": "#1c1c1c",
    "background": "#eeeeee",
    "surface": "#e4e4e4",
    "panel": "#d0d0d0",
}


def themes_for(color_system: str | None) -> tuple[Theme, ...]:
    """The themes in colours that a terminal of this colour system (Rich's name) can show."""
    if color_system in {None, "truecolor"}:
        return THEMES
    dark, light = THEMES
    variables = {
        "foreground-darken-1": "#444444",
        "foreground-darken-2": "#626262",
        "foreground-darken-3": "#8a8a8a",
    }
    return (
        _recoloured(dark, _DARK_OF_256),
        replace(_recoloured(light, _LIGHT_OF_256), variables=variables),
    )


def _recoloured(theme: Theme, colours: Mapping[str, str]) -> Theme:
    return replace(theme, **colours)  # type: ignore[arg-type]  # all of them are texts
