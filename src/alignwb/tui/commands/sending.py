"""Which keys a terminal can send.

A terminal sends characters.  Many keys have none of their own, and most modifiers are lost on the
way, unless the terminal speaks the kitty protocol (kitty, foot, WezTerm, Ghostty and others).
"""

_SAME_CHARACTER = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+h": "Backspace"}
_LOST = {"enter": "Enter", "tab": "Tab", "space": "a space", "backspace": "Backspace"}
_READ_OTHERWISE = {
    "alt+b": "Ctrl+←",
    "alt+f": "Ctrl+→",
    "alt+backspace": "Ctrl+W",
    "alt+left_square_bracket": "the beginning of another key",
}
_ARROWS = {"up", "down", "left", "right", "home", "end"}
_EDITING = _ARROWS | {"backspace", "delete", "escape"}
_SENT_WITH_MODIFIERS = _ARROWS | {"pageup", "pagedown", "insert", "delete"}
_MOST_CONTROLS = frozenset("abcdefghijklmnopqrstuvwxyz@") | {"backslash", "right_square_bracket"}


def why_not_sent(key: str) -> str:
    """Why a terminal without the kitty protocol does not send a key; "" if it does."""
    modifiers, name = _taken_apart(key)
    if key in _SAME_CHARACTER:
        return f"it is the same character as {_SAME_CHARACTER[key]}"
    if key in _READ_OTHERWISE:
        return f"it is read as {_READ_OTHERWISE[key]}"
    if not modifiers or key in {"shift+tab", "alt+space"}:
        return ""
    return _why_not_with(modifiers, name)


def _why_not_with(modifiers: set[str], name: str) -> str:
    if name in _LOST:
        return f"it arrives as {_LOST[name]}"
    if name in _SENT_WITH_MODIFIERS:
        return ""
    if _is_function_key(name):
        return "it is taken for a report of the cursor" if name == "f3" else ""
    if "ctrl" in modifiers:
        if modifiers != {"ctrl"}:
            return "Ctrl with another modifier loses that"
        return "" if name in _MOST_CONTROLS else "there is no such control character"
    if modifiers == {"alt"}:
        return "" if not name.isdigit() else "Alt with a digit arrives as a sign"
    if modifiers == {"alt", "shift"}:
        return "" if len(name) == 1 and name.isalpha() else "it arrives as another sign"
    return "it arrives as a character"


def is_sent_everywhere(key: str) -> bool:
    """Whether every terminal sends a key, the Linux console and rxvt included."""
    modifiers, name = _taken_apart(key)
    has_extra = name in {"insert", "delete"} or _is_function_key(name)
    return not why_not_sent(key) and not (modifiers and has_extra)


def is_typed(key: str) -> bool:
    """Whether a key writes something, or edits what is written: no command where one types."""
    modifiers, name = _taken_apart(key)
    is_character = not _is_function_key(name) and name not in {
        "enter", "tab", "insert", "pageup", "pagedown",
    }  # fmt: skip
    return not modifiers and (is_character or name in _EDITING)


def _taken_apart(key: str) -> tuple[set[str], str]:
    *modifiers, name = key.split("+")
    return set(modifiers), name


def _is_function_key(name: str) -> bool:
    return len(name) > 1 and name[0] == "f" and name[1:].isdigit()
