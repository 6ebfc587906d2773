"""Key names as people write them."""

_NAMES = {
    "enter": "Enter",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "space": "Space",
    "slash": "/",
    "ctrl": "Ctrl",
    "alt": "Alt",
    "shift": "Shift",
    "quotation_mark": '"',
    "apostrophe": "'",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "circumflex_accent": "^",
}


def spoken(key: str) -> str:
    """A Textual key name as a manual prints it: `ctrl+pageup` is `Ctrl+PgUp`, `c` is `c`."""
    if len(key) == 1:  # there, a capital is another key
        return key
    return "+".join(_NAMES.get(part, part.upper()) for part in key.split("+"))
