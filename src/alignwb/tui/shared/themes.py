"""The screen's own two themes; every theme that comes with Textual can be chosen too."""

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
