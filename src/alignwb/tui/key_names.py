"""Key names as people write them."""

_NAMES = {
    "enter": "Enter",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "ctrl": "Ctrl",
    "alt": "Alt",
    "shift": "Shift",
}


def spoken(key: str) -> str:
    """A Textual key name as a manual prints it: `ctrl+pageup` is `Ctrl+PgUp`."""
    return "+".join(_NAMES.get(part, part.upper()) for part in key.split("+"))
