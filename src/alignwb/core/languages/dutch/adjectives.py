"""The forms of Dutch adjectives: inflected, compared, used as nouns."""

import re
from collections.abc import Iterator

from alignwb.core.languages.dutch.spelling import before_consonant, before_vowel

_ADJECTIVE = re.compile(
    r"...(?:isch|ief|eel|aal|ig|lijk|baar|zaam|loos|air|ant|ent|iel|eus|end|vol|vrij|iek|gezind)$"
    r"|(?:^|on)(?:groot|klein|wit|rood|zwart|groen|geel|blauw|grijs|bruin|oud|jong|nieuw|vrij|rijk|arm|"
    r"sterk|zwak|lang|kort|hoog|laag|diep|duur|goed|kwaad|hard|zacht|links|rechts|breed|smal|dik|dun|"
    r"zwaar|licht|vol|leeg|mooi|lelijk|snel|traag|ziek|gezond|lief|boos|trots|trouw|warm|koud|koel|"
    r"heet|scherp|stom|wijs|slim|dom|vroom|waar|zeker|open|gesloten|geheim|bezet|modern|publiek|"
    r"illegaal|legaal|rein|puur|zuiver|wild|woest|vals|valse|echt|edel|schoon|vuil|nat|droog|"
    r"bitter|zoet|goedkoop|fel|grof|fijn|ruim|knap|vreemd|gewoon|bekend|beroemd|kaal|kalm|mager|"
    r"nauw|plat|ruw|scheef|somber|steil|stijf|strak|taai|teder|vlug|concreet|absoluut|abstract|extreem|"
    r"uniek|intiem|legitiem|complex|correct|zuur|bang|dapper|laf|wreed|streng|mild|stil|luid|doof|blind|dood|levend)$"
)


def looks_like_adjective(word: str) -> bool:
    """True if a word without accents has an ending of adjectives or is a common one."""
    return _ADJECTIVE.search(word) is not None


def is_inflected_adjective(word: str) -> bool:
    """True if a word without accents ends in the `-e` of adjectives and looks like one."""
    return word.endswith("e") and any(looks_like_adjective(base) for base in _bases(word))


def adjective_forms(word: str) -> set[str]:
    """All forms of an adjective, given in any form without accents, and some that do not exist."""
    forms: set[str] = set()
    for base in {word, *_bases(word)}:
        forms |= {base, *_forms(base)}
    return forms


def _bases(word: str) -> Iterator[str]:
    if word.endswith("e") and len(word) > 3:
        yield from before_consonant(word[:-1])


def _forms(word: str) -> Iterator[str]:
    yield from (word + "s", word + "st", word + "ste", word + "sten")
    if word.endswith("s"):
        yield from (word + "t", word + "te", word + "ten")
    stems = {word} if word.endswith("e") else before_vowel(word)
    stems = {stem.removesuffix("e") for stem in stems}
    for stem in stems:
        endings = ("e", "en", "er", "ere", "ers", "eren")
        yield from (stem + ending for ending in endings)
        if stem.endswith("r"):
            yield from (stem + "der", stem + "dere", stem + "ders")
    if word.endswith("r"):
        yield from (word + "der", word + "dere", word + "ders")
