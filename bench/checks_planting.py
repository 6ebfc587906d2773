"""Errors of more than twenty kinds, planted in translations that are right.

Each function takes a segment's source and target and returns the target with one error, or None
where the segment has no place for it.  The same seed plants the same errors.
"""

import random
import re

MARKER = re.compile(r"\[\^\w+\]")
YEAR = re.compile(r"\b1[89]\d\d\b")
FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\b(?!\])")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NUMBER_WORDS = (
    "three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty".split()
)
MONTHS = "January February March April June July August September October November December".split()
AMERICAN = {
    "colour": "color", "centre": "center", "honour": "honor", "labour": "labor",
    "neighbour": "neighbor", "theatre": "theater", "defence": "defense", "favour": "favor",
    "rumour": "rumor", "behaviour": "behavior", "travelled": "traveled", "humour": "humor",
    "neighbours": "neighbors", "favourite": "favorite", "labourers": "laborers",
}  # fmt: skip


def _sub(pattern, target, replacement, rng):
    found = [
        match
        for match in pattern.finditer(target)
        if "[^" not in target[max(0, match.start() - 2) : match.start()]
    ]
    if not found:
        return None
    match = rng.choice(found)
    new = replacement(match)
    return None if new is None else target[: match.start()] + new + target[match.end() :]


def wrong_year(source, target, rng):
    def other(match):
        year = match[0]
        return year[:2] + year[3] + year[2] if year[2] != year[3] else f"{int(year) + 10}"

    return _sub(YEAR, target, other, rng) if YEAR.search(source) else None


def lost_number(source, target, rng):
    if not FIGURE.search(MARKER.sub("", source)):
        return None
    return _sub(re.compile(r" (?<![\w.,])\d[\d.,]*\b(?!\])"), target, lambda match: "", rng)


def number_word(source, target, rng):
    if not re.search(
        r"\b(?:drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf\w*|twintig|dertig|veertig)\b",
        source,
    ):
        return None
    pattern = re.compile(
        r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty)\b"
    )
    return _sub(
        pattern,
        target,
        lambda match: rng.choice([each for each in NUMBER_WORDS if each != match[0]]),
        rng,
    )


def wrong_month(source, target, rng):
    pattern = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b(?= \d| of|,)")
    return (
        _sub(
            pattern,
            target,
            lambda match: rng.choice([each for each in MONTHS if each != match[0]]),
            rng,
        )
        if re.search(r"\d", source)
        else None
    )


def lost_marker(source, target, rng):
    return _sub(MARKER, target, lambda match: "", rng) if MARKER.search(source) else None


def wrong_marker(source, target, rng):
    return _sub(
        MARKER,
        target,
        lambda match: f"[^{int(re.sub(chr(92) + 'D', '', match[0]) or 0) + 40}]",
        rng,
    )


def mistyped_name(source, target, rng):
    names = [
        name
        for name in (
            "Lenin",
            "Kropotkin",
            "Inessa",
            "Armand",
            "Vladimir",
            "Krupskaya",
            "Kollontai",
            "Alekseyevich",
            "Ilyich",
        )
        if name in target
    ]
    if not names:
        return None
    name = rng.choice(names)
    place = rng.randrange(2, len(name) - 1)
    wrong = (
        name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        if place + 1 < len(name) and name[place] != name[place + 1]
        else name[:place] + name[place + 1 :]
    )
    return (
        None
        if wrong == name
        else target.replace(name, wrong, 1)
        if target.count(name) == 1
        else None
    )


def untranslated(source, target, rng):
    return source if len(source.split()) > 4 and source != target else None


def dutch_word(source, target, rng):
    """A Dutch function word in the place of an English one."""
    dutch = {"the": "het", "not": "niet", "a": "een", "and": "maar", "was": "werd", "for": "voor"}
    return _sub(
        re.compile(r"(?<= )(?:the|not|a|and|was|for)(?= )"),
        target,
        lambda match: dutch[match[0]],
        rng,
    )


def dutch_clause(source, target, rng):
    """Some words of the source in the middle of the target."""
    words = source.split()
    if len(words) < 12:
        return None
    start = rng.randrange(3, len(words) - 6)
    piece = " ".join(words[start : start + 5])
    if piece[0].isupper() or "[^" in piece or re.search(r"\d", piece):
        return None
    tokens = target.split(" ")
    place = len(tokens) // 2
    return " ".join([*tokens[:place], piece, *tokens[place:]])


def misspelt(source, target, rng):
    def swap(match):
        word = match[0]
        place = rng.randrange(1, len(word) - 2)
        wrong = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return wrong if wrong != word else None

    return _sub(re.compile(r"(?<=[ ])[a-z]{7,}(?=[ ,.])"), target, swap, rng)


def doubled_word(source, target, rng):
    return _sub(
        re.compile(r"(?<= )[a-z]{2,}(?= )"),
        target,
        lambda match: f"{match[0]} {match[0]}" if match[0] not in {"had", "that"} else None,
        rng,
    )


def doubled_space(source, target, rng):
    return _sub(re.compile(r"(?<=\w) (?=\w)"), target, lambda match: "  ", rng)


def space_before_comma(source, target, rng):
    return _sub(re.compile(r"(?<=\w),(?= )"), target, lambda match: " ,", rng)


def no_space_after_comma(source, target, rng):
    return _sub(re.compile(r"(?<=[a-z]{2}), (?=[a-z])"), target, lambda match: ",", rng)


def lost_stop(source, target, rng):
    return (
        target[:-1]
        if source.endswith(".") and target.endswith(".") and not target.endswith("..")
        else None
    )


def lost_question(source, target, rng):
    return (
        target.replace("?", ".")
        if source.rstrip("’").endswith("?")
        and target.rstrip("’").endswith("?")
        and target.count("?") == 1
        else None
    )


def lost_quotation_mark(source, target, rng):
    return (
        target.replace("’", "", 1)
        if target.startswith("‘") and target.endswith("’") and target.count("’") == 1
        else None
    )


def lost_quotation(source, target, rng):
    match = re.fullmatch(r"([^‘’]*)‘([^‘’]+)’([^‘’]*)", target)
    return "".join(match.groups()) if match and re.search(r"‘[^‘’]+’", source) else None


def lost_bracket(source, target, rng):
    return target.replace(")", "", 1) if "(" in target and target.count(")") == 1 else None


def small_beginning(source, target, rng):
    return (
        target[0].lower() + target[1:]
        if source[:1].isupper() and re.match(r"[A-Z][a-z]", target)
        else None
    )


def small_month_or_people(source, target, rng):
    pattern = re.compile(r"\b(?:Russian|French|English|October|February|European|German|Soviet)\b")
    return _sub(pattern, target, lambda match: match[0].lower(), rng)


def half_lost(source, target, rng):
    words = target.split(" ")
    if len(words) < 14 or "[^" in " ".join(words[5:]) or re.search(r"\d", " ".join(words[5:])):
        return None
    return " ".join(words[: max(3, len(words) // 4)]).rstrip(",;:.") + "."


def loop(source, target, rng):
    words = target.split(" ")
    if len(words) < 8:
        return None
    place = rng.randrange(2, len(words) - 4)
    piece = words[place : place + 3]
    return " ".join([*words[:place], *piece * 3, *words[place + 3 :]])


def american(source, target, rng):
    for british, other in AMERICAN.items():
        if re.search(rf"\b{british}\b", target):
            return re.sub(rf"\b{british}\b", other, target, count=1)
    return None


def wrong_term(source, target, rng):
    """A rendering of the termbase exchanged; the glossary asks for these."""
    for right, wrong in (
        ("Bolshevik Party", "Bolshevik faction"), ("mistress", "sweetheart"),
        ("women’s section", "ladies’ unit"), ("State Publishing House", "national press"),
        ("Bolsheviks", "Leninists"), ("co-operative", "collective"), ("Sovnarkom", "government"),
        ("Central Committee", "main board"),
    ):  # fmt: skip
        if right in target:
            return target.replace(right, wrong)
    return None


PLANTED = {
    function.__name__.replace("_", " "): function
    for function in (
        wrong_year, lost_number, number_word, wrong_month, lost_marker, wrong_marker,
        mistyped_name, untranslated, dutch_word, dutch_clause, misspelt, doubled_word,
        doubled_space, space_before_comma, no_space_after_comma, lost_stop, lost_question,
        lost_quotation_mark, lost_quotation, lost_bracket, small_beginning, small_month_or_people,
        half_lost, loop, american, wrong_term,
    )
}  # fmt: skip


def plant(pairs, seed, most):
    """Up to `most` segments for each kind: (kind, position, target with the error)."""
    rng = random.Random(seed)
    for kind, function in PLANTED.items():
        places = list(range(len(pairs)))
        rng.shuffle(places)
        count = 0
        for place in places:
            source, target = pairs[place]
            wrong = function(source, target, rng)
            if wrong is not None and wrong != target:
                count += 1
                yield kind, place, wrong
            if count == most:
                break
