"""English spellings that a Dutch word may have if it is the same word in both languages.

*Seksualiteit* is *sexuality*, *redactie* is not *redaction*: that a spelling is an English word is
for the caller to know, and where a dictionary knows the word, it knows better.
"""

from collections.abc import Iterator

_SHORTEST = 5
_SHORTEST_STEM = 3
_LONGEST = 40

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("iseerde", ("ised",)),
    ("uelen", ("uals",)),
    ("isering", ("isation",)),
    ("istisch", ("istic",)),
    ("iseren", ("ise",)),
    ("iseerd", ("ised",)),
    ("iteiten", ("ities",)),
    ("grafie", ("graphy",)),
    ("anties", ("ances",)),
    ("enties", ("ences", "encies")),
    ("atoren", ("ators", "ers")),
    ("iteit", ("ity", "ty")),
    ("menten", ("ments",)),
    ("eerde", ("ed", "ated")),
    ("ering", ("ation",)),
    ("antie", ("ance",)),
    ("entie", ("ence", "ency")),
    ("graaf", ("graph",)),
    ("ische", ("ic", "ical")),
    ("tieën", ("cies",)),
    ("anten", ("ants",)),
    ("enten", ("ents",)),
    ("euren", ("ors",)),
    ("isten", ("ists",)),
    ("essen", ("esses",)),
    ("schap", ("ship",)),
    ("ties", ("tions",)),
    ("isch", ("ic", "ical")),
    ("ieve", ("ive",)),
    ("aire", ("ary",)),
    ("eurs", ("ors",)),
    ("oren", ("ors",)),
    ("ator", ("ator", "er")),
    ("iste", ("ist",)),
    ("isme", ("ism",)),
    ("ente", ("ent",)),
    ("ieën", ("ies",)),
    ("ogie", ("ogy",)),
    ("ueel", ("ual",)),
    ("uele", ("ual",)),
    ("elen", ("als",)),
    ("eren", ("e", "", "ate", "ise")),
    ("eerd", ("ed", "ated")),
    ("heid", ("ness",)),
    ("baar", ("able",)),
    ("bare", ("able",)),
    ("loos", ("less",)),
    ("loze", ("less",)),
    ("lijk", ("ly",)),
    ("aris", ("ary",)),
    ("oire", ("ory",)),
    ("aten", ("ates",)),
    ("emen", ("ems",)),
    ("uren", ("ures",)),
    ("ieke", ("ic",)),
    ("tie", ("tion", "cy")),
    ("sie", ("sion",)),
    ("fie", ("phy",)),
    ("ief", ("ive",)),
    ("air", ("ary",)),
    ("aal", ("al",)),
    ("ale", ("al",)),
    ("eel", ("al",)),
    ("ele", ("al",)),
    ("eur", ("or",)),
    ("iek", ("ic", "ics", "ique")),
    ("vol", ("ful",)),
    ("oir", ("ory",)),
    ("aat", ("ate",)),
    ("eem", ("em",)),
    ("ein", ("ain",)),
    ("ijn", ("in",)),
    ("ans", ("ance",)),
    ("uur", ("ure",)),
    ("ige", ("y",)),
    ("ie", ("y",)),
    ("en", ("s", "es", "")),
    ("es", ("ess",)),
    ("ig", ("y",)),
    ("s", ("s",)),
    ("e", ("", "e")),
    ("n", ("", "s")),
    ("", ("",)),
)
"""How words end in Dutch, the longest first, and how they may end in English."""

_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("ks", "x"),
    ("kw", "qu"),
    ("tsj", "ch"),
    ("sj", "sh"),
    ("k", "c"),
    ("k", "ck"),
    ("f", "ph"),
    ("t", "th"),
    ("s", "c"),
    ("z", "s"),
    ("v", "f"),
    ("ij", "y"),
    ("j", "y"),
    ("oe", "u"),
    ("oe", "ou"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("uu", "u"),
    ("ë", "e"),
    ("ï", "i"),
    ("é", "e"),
    ("è", "e"),
    ("ö", "o"),
    ("ü", "u"),
    ("ll", "l"),
    ("l", "ll"),
    ("m", "mm"),
    ("n", "nn"),
    ("p", "pp"),
    ("s", "ss"),
)
"""What is spelt one way in Dutch and another in English; a word has two of these at most."""


def english_spellings(word: str) -> Iterator[str]:
    """Spellings that a lower-case Dutch word may have in English, likelier ones first.

    Most of them are no words.  None for short words, which are too often alike by chance.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return
    seen: set[str] = set()
    for dutch, english in _ENDINGS:
        stem = word.removesuffix(dutch) if dutch else word
        if len(stem) < _SHORTEST_STEM or (dutch and stem == word):
            continue
        for spelt in _spelt(stem):
            for ending in english:
                found = spelt + ending
                if found not in seen:
                    seen.add(found)
                    yield found


def _spelt(stem: str) -> Iterator[str]:
    yield stem
    once = []
    for dutch, english in _SPELLINGS:
        if dutch in stem:
            once.append(stem.replace(dutch, english))
            yield once[-1]
            if stem.count(dutch) > 1:
                yield stem.replace(dutch, english, 1)
    for changed in once:
        for dutch, english in _SPELLINGS:
            if dutch in changed:
                yield changed.replace(dutch, english)
