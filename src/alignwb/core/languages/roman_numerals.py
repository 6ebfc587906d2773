"""Roman numerals, as far as prose has them: `Nicolaas II`, `hoofdstuk XIV`, `de XIXe eeuw`."""

import re

ROMAN = re.compile(
    r"(?<!\w)(X{0,3}(?:IX|IV|V?I{0,3}))(e|de|ste|th|st|nd|rd)?(?!\w|\.\w|[’'](?!s\b)\w)"
)
"""Up to thirty-nine: with L, C, D and M too many of them are abbreviations."""
_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(numeral: str) -> int:
    """The value of a numeral that `ROMAN` found."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
