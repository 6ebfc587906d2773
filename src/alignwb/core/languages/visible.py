"""Text that is safe to show: a document must not be able to disguise itself or drive a terminal."""

_PICTURES = {code: 0x2400 + code for code in range(0x20)}
_PICTURES[0x7F] = 0x2421
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0x2426)
# Characters that reorder or hide text.
_PICTURES |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF), 0x2426)
_PICTURES |= {0x2028: 0x240A, 0x2029: 0x240A}


def visible(text: str) -> str:
    """The text with its control and reordering characters replaced by pictures, one for one."""
    return text if text.isascii() and text.isprintable() else text.translate(_PICTURES)
