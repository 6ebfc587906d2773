"""Texts, numbers and names that programs choke on."""

from random import Random

ODD_CHARACTERS = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffc\ufffd\ufffe\uffff",
    *"\U0001f3f4\U000e0067\U000e007f\U0010ffff\U0001f468\u0301\u0130\u1e9e\ufb03\u01c4",
)
TERMINAL_SEQUENCES = (
    "\x1b]2;title\x07",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J\x1b[H",
    "\x1b[31m",
    "\x9b2J",
    "\x1bP+q544e\x1b\\",
    "\x1bc",
)
NUMBERS = (
    "0",
    "-1",
    "1e999",
    "-0.0",
    "NaN",
    "Infinity",
    str(2**31),
    str(-(2**63)),
    str(2**64),
    "9" * 400,
    "9" * 5000,
    "0." + "3" * 400,
    "0x10",
    "1_000",
    "١٢٣",
    "²",
)
NAMES = ("", " ", "..", "../../x", "/etc/passwd", "-o", "a\nb", "CON", "x" * 300, "$(id)", "s1")
_REPEATED = (
    *("a", "A", "-", ".", ". ", "A. ", "1.", "(", "[", "{", '"', "'", "*", "_", "#", "|", "\\"),
    *("&", "&amp;", "[^1]", "[^*] ", "{U+001B}", " ", "\t", "\n", "\r", "\r\n", "\f", "\n\n", "- "),
    *(
        "e\u0301",
        "\u0301",
        "\u200d",
        "\u202e",
        "😀",
        "die ",
        "van de ",
        "het-",
        "1990-",
        "http://a",
    ),
    *(
        "Hij ging weg. ",
        "„Ja,” zei hij. ",
        "p. ",
        "bijv. ",
        "1. a\n",
        "> ",
        "    ",
        "```\n",
        "---\n",
    ),
)


def hostile_text(random: Random) -> str:
    """A text of one kind of hostility; now and then a long one."""
    choice = random.randrange(7)
    if choice == 0:
        return "".join(random.choices(ODD_CHARACTERS, k=random.randint(1, 12)))
    if choice == 1:
        return random.choice(TERMINAL_SEQUENCES)
    if choice == 2:
        return random.choice(NUMBERS)
    if choice == 3:
        return random.choice(NAMES)
    if choice == 4:
        return f"een {random.choice(ODD_CHARACTERS)} woord{random.choice(ODD_CHARACTERS)}"
    return random.choice(_REPEATED) * length(random)


def length(random: Random) -> int:
    """How often something is repeated: mostly seldom, rarely very often."""
    return random.choices((3, 40, 1_000, 10_000, 60_000), (30, 30, 20, 4, 1))[0]
