"""The marks before items of lists: numbers in the forms that documents ask for, and bullets."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_BULLETS = "•◦▪"
_MOST_DIGITS = 9


def bullet(depth: int) -> str:
    """The bullet of items in so many lists, one inside the other; 1 for a list in no other."""
    return _BULLETS[(max(1, depth) - 1) % len(_BULLETS)]


def ordinal(number: int, form: str) -> str:
    """A number in the form of a one: "1", "a", "A", "i" or "I".

    Digits where the form cannot write it, and for any other form.
    """
    if form in {"a", "A"} and number > 0:
        letters = _in_letters(number)
        return letters.upper() if form == "A" else letters
    if form in {"i", "I"} and 0 < number < 4000:
        numeral = _in_roman(number)
        return numeral.upper() if form == "I" else numeral
    return str(number)


def stated_number(value: str, otherwise: int) -> int:
    """A number as a document states it; `otherwise` where it states none that can be meant."""
    digits = value.strip()
    unsigned = digits.removeprefix("-")
    is_number = unsigned.isascii() and unsigned.isdecimal() and len(unsigned) <= _MOST_DIGITS
    return int(digits) if is_number else otherwise


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _in_roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
