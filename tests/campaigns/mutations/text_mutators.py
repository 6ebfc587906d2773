"""Mutations of texts and of tables."""

from random import Random

from campaigns.mutations.hostile_values import ODD_CHARACTERS, hostile_text, length
from campaigns.mutations.mutator import Mutator

_SEPARATORS = ("\t", ",", ";", "|", "\t\t", " ", "\x1f")
_HEADERS = ("source", "target", "status", "note", "nl", "en", "Bron", "Doel", "variants", "pos")


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def insert_text(random: Random, data: bytes) -> bytes:
    """Something hostile stands in the text, as a line, a paragraph or inside a word."""
    text = _text(data)
    at = random.randint(0, len(text))
    around = random.choice(("", "", "\n", "\n\n"))
    return _bytes(text[:at] + around + hostile_text(random) + around + text[at:])


def odd_character_everywhere(random: Random, data: bytes) -> bytes:
    """Every space is another character, or every line begins with one."""
    odd = random.choice(ODD_CHARACTERS)
    text = _text(data)
    return _bytes(
        text.replace(" ", odd) if random.random() < 0.5 else text.replace("\n", f"\n{odd}")
    )


def one_line(random: Random, data: bytes) -> bytes:
    """Lines are joined to one, or every word stands on a line of its own."""
    text = _text(data)
    if random.random() < 0.5:
        return _bytes(text.replace("\n", " "))
    return _bytes(text.replace(" ", random.choice(("\n", "\n\n", "\f", "\u2028"))))


def shuffle_lines(random: Random, data: bytes) -> bytes:
    """Lines in another order, some missing, some doubled."""
    lines = _text(data).split("\n")
    return _bytes("\n".join(random.choices(lines, k=len(lines))))


def long_text(random: Random, data: bytes) -> bytes:
    """The text many times over: with blank lines between, or as one paragraph."""
    between = random.choice(("\n\n", " ", "\f", ""))
    return _bytes(between.join([_text(data)] * random.choice((30, 30, 150))))


def blank_lines(random: Random, data: bytes) -> bytes:
    """A million blank lines."""
    text = _text(data)
    at = random.randint(0, len(text))
    return _bytes(text[:at] + random.choice(("\n", " \n", "\f")) * 1_000_000 + text[at:])


def endless_word(random: Random, data: bytes) -> bytes:
    """A word or a number of a hundred thousand letters."""
    text = _text(data)
    at = random.randint(0, len(text))
    letters = random.choice(("a", "ij", "e\u0301", "7", "A", "é", "中", "-a", "'s"))
    return _bytes(text[:at] + letters * random.choice((2_000, 20_000, 100_000)) + text[at:])


def change_cell(random: Random, data: bytes) -> bytes:
    """A cell holds something else: hostile text, quotes, nothing, what another holds."""
    separator = max(_SEPARATORS[:3], key=_text(data).count)
    rows = [line.split(separator) for line in _text(data).split("\n")]
    row = random.choice(rows)
    at = random.randrange(len(row))
    other = random.choice(random.choice(rows))
    row[at] = random.choice(
        ("", other, f'"{other}', f'"{other}"', f'a"{other}"b', "=1+1", hostile_text(random))
    )
    return _bytes("\n".join(map(separator.join, rows)))


def change_shape(random: Random, data: bytes) -> bytes:
    """Rows with more or fewer cells, another separator, another header."""
    text = _text(data)
    separator = max(_SEPARATORS[:3], key=text.count)
    rows = [line.split(separator) for line in text.split("\n")]
    change = random.randrange(5)
    if change == 0:
        separator = random.choice(_SEPARATORS)
    elif change == 1:
        random.choice(rows).pop()
    elif change == 2:
        random.choice(rows).extend(["x"] * random.choice((1, 3, length(random))))
    elif change == 3:
        rows[0] = random.choices(_HEADERS, k=random.randint(1, 8))
    else:
        rows.insert(random.randint(0, len(rows)), random.choice(rows))
    return _bytes("\n".join(map(separator.join, rows)))


def enormous_table(random: Random, data: bytes) -> bytes:
    """A row of ten thousand cells, a cell of a megabyte, or ten thousand rows."""
    lines = _text(data).split("\n")
    at = random.randrange(len(lines))
    enormous = random.choice(
        (
            "x\t" * 10_000,
            '"' + "a" * 1_000_000,
            '"' + "a,\n" * 200_000 + '"',
            (lines[at] + "\n") * 10_000,
        )
    )
    lines.insert(at, enormous)
    return _bytes("\n".join(lines))


TEXT = (
    Mutator(insert_text, 10),
    Mutator(odd_character_everywhere, 3),
    Mutator(one_line, 1),
    Mutator(shuffle_lines, 2),
    Mutator(long_text, 0.2),
    Mutator(blank_lines, 0.05),
    Mutator(endless_word, 0.5),
)
TABLES = (
    Mutator(change_cell, 10),
    Mutator(change_shape, 6),
    Mutator(shuffle_lines, 2),
    Mutator(enormous_table, 0.2),
    Mutator(insert_text, 3),
)
