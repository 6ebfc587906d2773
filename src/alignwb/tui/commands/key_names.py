"""Key names as people write them, and as Textual does."""

import unicodedata
from contextlib import suppress
from itertools import product

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
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
    "@": "Space",  # what terminals send for Ctrl+Space, by the name of its character
    "slash": "/",
    "backslash": "\\",
    "minus": "-",
    "underscore": "_",
    "plus": "+",
    "at": "@",
}
_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "del": "delete",
    "ins": "insert",
    "spacebar": "space",
    "control": "ctrl",
    "strg": "ctrl",
    "option": "alt",
    "opt": "alt",
}
_MODIFIERS = ("alt", "ctrl", "shift")  # in the order in which Textual names them
_MOST_GAPS = 8
"""Between the words of a character's name; no sign on a keyboard has more."""
_SPECIAL = {name for name in _NAMES if len(name) > 1}
_FUNCTION_KEYS = {f"f{n}" for n in range(1, 13)}
_CHARACTERS = {shown: name for name, shown in _NAMES.items() if len(name) > 1}


def spoken(key: str) -> str:
    """A Textual key name as a manual prints it: `ctrl+pageup` is `Ctrl+PgUp`, `c` is `c`."""
    if len(key) == 1:  # there, a capital is another key
        return key
    *modifiers, last = key.split("+")
    return "+".join([*(each.capitalize() for each in modifiers), _spoken_name(last)])


def key_named(written: str) -> str:
    """The key that someone has written, as Textual names it: `Ctrl+PgUp` is `ctrl+pageup`.

    Raises ValueError if there is no such key.
    """
    *modifiers, last = _parts(written.strip())
    names = [_OTHER_NAMES.get(each.casefold(), each.casefold()) for each in modifiers]
    if not last or any(each not in _MODIFIERS for each in names) or len({*names}) < len(names):
        raise ValueError(written)
    if not names and len(last) == 1 and last.isalpha():
        return last  # a capital is another key
    name = _name_of(last)
    if names == ["ctrl"] and name == "space":
        return "ctrl+@"
    return "+".join([*sorted(names), name])


def _parts(written: str) -> list[str]:
    """Modifiers and key; the key itself may be a plus."""
    if written.endswith("++") or written == "+":
        return [*written[:-1].strip("+").split("+"), "+"] if len(written) > 1 else ["+"]
    return [part.strip() for part in written.split("+")]


def _name_of(last: str) -> str:
    plain = last.casefold()
    name = _OTHER_NAMES.get(plain, _CHARACTERS.get(last, plain))
    if name in _SPECIAL or name in _FUNCTION_KEYS or (len(name) == 1 and name.isalnum()):
        return name
    if len(name) == 1:
        return unicodedata.name(name).casefold().replace("-", "_").replace(" ", "_")
    if len(name) > 1 and _sign_of(name) is not None:
        return name
    raise ValueError(last)


def _spoken_name(name: str) -> str:
    return _NAMES.get(name) or _sign_of(name) or name.upper()


def _sign_of(name: str) -> str | None:
    """The character of a name such as `full_stop` or `less_than_sign`; None if it is none.

    Where Unicode has hyphens in a name, keys have underscores too.
    """
    first, *others = name.split("_")
    if len(name) == 1 or len(others) > _MOST_GAPS:
        return None
    for gaps in product(" -", repeat=len(others)):
        parts = (gap + part for gap, part in zip(gaps, others, strict=True))
        with suppress(KeyError):
            sign = unicodedata.lookup(first + "".join(parts))
            # Control characters are found by an alias, such as NUL, and have no name of their own.
            if unicodedata.name(sign, ""):
                return sign
    return None
