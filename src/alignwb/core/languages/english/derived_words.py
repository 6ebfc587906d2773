"""English words that are made from known ones: `uncountable`, `radicalisation`, `farmhouses`."""

from collections.abc import Container, Iterator

_PREFIXES = (
    "un", "in", "im", "ir", "il", "re", "non", "anti", "semi", "pre", "post", "over", "under",
    "out", "mis", "dis", "inter", "sub", "super", "counter", "self", "co", "ex", "pro", "neo",
    "pseudo", "auto", "multi", "ultra", "de", "trans", "micro", "macro", "hyper", "fore", "mid",
)  # fmt: skip
_SUFFIXES = (
    "s", "es", "ed", "d", "ing", "er", "ers", "or", "ly", "ness", "less", "ful", "ment", "ments",
    "able", "ible", "ability", "ibility", "ism", "isms", "ist", "ists", "istic", "ise", "ize",
    "ised", "ized", "ising", "izing", "isation", "ization", "isations", "al", "ally", "ic",
    "ical", "ish", "hood", "ship", "dom", "ity", "ation", "ations", "ive", "ous", "ian", "ians",
    "y", "ier", "iest", "est", "like", "wise", "ward", "wards", "ation", "ion", "ions", "r", "rs",
    "ically", "ry", "ery",
)  # fmt: skip
_SHORTEST = 3
_SHORTEST_PART = 4
_SHORTEST_REST = 5
_LONGEST = 40


def is_derived(word: str, known: Container[str]) -> bool:
    """True if a lower-case word is a known one with a prefix or suffixes, or made of two."""
    if len(word) > _LONGEST or not word.isascii():
        return False
    if any(base in known for base in _bases(word)):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < _SHORTEST_REST:
            continue
        if rest in known or any(base in known for base in _bases(rest)):
            return True
    return any(
        word[:place] in known and word[place:] in known
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


def _bases(word: str, depth: int = 2) -> Iterator[str]:
    """What may stand before the suffixes of a word, each as it would be spelt alone."""
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _SHORTEST:
            continue
        yield stem
        yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if suffix in {"ist", "ists", "ism", "isms", "istic", "ic", "ical"}:
            yield stem + "y"
            yield stem + "ism"
        if suffix in {"ability", "ibility"}:
            yield stem + "able"
            yield stem + "ible"
        if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield stem[:-1]
        if depth > 1:
            yield from _bases(stem, depth - 1)
