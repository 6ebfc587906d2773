"""Looking words up in a hunspell dictionary: stems with their affixes, and compounds.

The rules are those of hunspell(5), as far as English and Dutch need them, and words are found as
hunspell finds them; nothing is suggested.  It is read by this module and not by hunspell itself
because a dictionary is a file from elsewhere, and the library in C++ does not stand a damaged one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from alignwb.engines.spelling.affix_file import HINT, WHAT, decoded, read_affix_rules
from alignwb.engines.spelling.affix_rules import NO_FLAGS, Affix, AffixRules, Flags
from alignwb.engines.spelling.compounds import CompoundFinder, Lookup, Part
from alignwb.errors import FormatError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_DICTIONARY_BYTES, MOST_DICTIONARY_WORDS

_LONGEST = 100
_MOST_STEPS = 20_000
"""Affixes that are tried for a word; one of a real dictionary takes some hundred."""

_REMEMBERED = 50_000
_MOST_PIECES = 10
_MOST_HOMONYMS = 50
_MORPHOLOGY = re.compile(r"\t|(?<! ) +[a-z]{2}:")
_UNESCAPED_SLASH = re.compile(r"(?<!\\)/")
_NUMBER = re.compile(r"\d+(?:[.,-]\d+)*")
Words = dict[str, tuple[Flags, ...]]


class HunspellDictionary:
    """The words of a dictionary.  May be asked from any thread.

    Args:
        words: The flags of each stem; several where it is there several times.
        rules: The affix file's.
    """

    def __init__(self, words: Words, rules: AffixRules) -> None:
        self._words = words
        self._rules = rules
        self._compounds = CompoundFinder(rules, words, self._analyses)
        self._suffix_lengths = _lengths(rules.suffixes)
        self._prefix_lengths = _lengths(rules.prefixes)
        # Flags that keep a stem from standing without an affix, in a compound and outside.
        self._never_bare = frozenset(filter(None, (rules.needs_affix,)))
        self._whole_only = self._never_bare | frozenset(filter(None, (rules.only_in_compound,)))
        # A word that is written with some capitals is right in capitals only.
        self._mixed: Words = {}
        for word, flags in words.items():
            if word[1:] != word[1:].lower():
                self._mixed.setdefault(word.capitalize(), flags)
        self._is_found = lru_cache(_REMEMBERED)(self._look_up)

    def __contains__(self, word: object) -> bool:
        """Whether a word is spelt right, its capitals too."""
        return isinstance(word, str) and self._is_found(word)

    def _look_up(self, word: str) -> bool:
        for old, new in self._rules.replaced:
            word = word.replace(old, new)
        if not word or len(word) > _LONGEST:
            return False
        if _NUMBER.fullmatch(word):
            return True
        lookup = Lookup(_MOST_STEPS, word.isupper())
        return self._is_right(word, lookup) or self._is_broken_right(word, lookup, _MOST_PIECES)

    def _is_right(self, word: str, lookup: Lookup) -> bool:
        """Whether it is a word as it stands, or one with a capital put at its beginning."""
        if self._is_word(word, lookup):
            return True
        lower, capital = word.lower(), word.capitalize()
        if word == capital:  # at the beginning of a sentence
            return self._is_word(lower, lookup, is_changed=True)
        if word.isupper():
            return self._is_word(capital, lookup, is_changed=True) or self._is_word(
                lower, lookup, is_changed=True
            )
        return False

    def _is_broken_right(self, word: str, lookup: Lookup, pieces: int) -> bool:
        """Whether it is made of right words, at the places where it may be cut."""
        breaks = self._rules.breaks if self._rules.breaks is not None else ["-", "^-", "-$"]
        if pieces <= 0:
            return False
        cuts: list[tuple[str, ...]]
        for sign in breaks:
            if not lookup.spend():
                return False
            if sign.startswith("^"):
                cuts = [(word[len(sign) - 1 :],)] if word.startswith(sign[1:]) else []
            elif sign.endswith("$"):
                cuts = [(word[: 1 - len(sign)],)] if word.endswith(sign[:-1]) else []
            else:
                cuts = [
                    (word[: match.start()], word[match.end() :])
                    for match in re.finditer(re.escape(sign), word)
                    if match.start() > 0 and match.end() < len(word)
                ]
            for parts in cuts:
                if not lookup.spend():
                    return False
                if all(
                    self._is_right(part, lookup) or self._is_broken_right(part, lookup, pieces - 2)
                    for part in parts
                    if part
                ) and any(parts):
                    return True
        return False

    def _is_word(self, word: str, lookup: Lookup, *, is_changed: bool = False) -> bool:
        """Whether it is a stem, a stem with affixes, or a compound.

        is_changed: True if its capitals are not those that were written.
        """
        rules = self._rules
        entries = self._stems(word, lookup)
        if any(rules.forbidden in flags for flags in entries):
            return False
        for flags in self._analyses(word, lookup, Part.WHOLE):
            if rules.forbidden and rules.forbidden in flags:
                return False
            if not (is_changed and rules.keeps_case and rules.keeps_case in flags):
                return True
        return self._compounds.is_compound(word, lookup)

    def _analyses(self, word: str, lookup: Lookup, part: Part) -> Iterator[Flags]:
        """The flags of each way in which a word is a stem with affixes, its own and theirs."""
        rules = self._rules
        bare = self._whole_only if part is Part.WHOLE else self._never_bare
        for flags in self._stems(word, lookup):
            if not flags & bare:
                yield flags
        for suffix, stem in self._suffixes_of(word, lookup, part):
            yield from self._with_suffix(suffix, stem, lookup, part)
        for prefix, stem in self._prefixes_of(word, lookup, part):
            for flags in self._stems(stem, lookup):
                is_alone = not self._needs_more(prefix, rules.circumfix)
                if prefix.flag in flags and is_alone and self._may(flags, part):
                    yield flags | prefix.flags
            if prefix.is_crossed:
                for suffix, inner in self._suffixes_of(stem, lookup, part):
                    if suffix.is_crossed:
                        yield from self._with_both(prefix, suffix, inner, lookup, part)

    def _stems(self, word: str, lookup: Lookup) -> tuple[Flags, ...]:
        """The flags of a stem, once for each time it is there."""
        stems = self._words.get(word, ())
        return stems + self._mixed.get(word, ()) if lookup.is_in_capitals else stems

    def _with_suffix(self, suffix: Affix, stem: str, lookup: Lookup, part: Part) -> Iterator[Flags]:
        """A stem with an ending, or with one more inside it."""
        if self._needs_more(suffix, self._rules.circumfix):
            return
        for flags in self._stems(stem, lookup):
            if suffix.flag in flags and self._may(flags, part):
                yield flags | suffix.flags
        for inner, base in self._inner_suffixes(suffix, stem, lookup, part):
            for flags in self._stems(base, lookup):
                if inner.flag in flags and self._may(flags, part):
                    yield flags | suffix.flags

    def _with_both(
        self, prefix: Affix, suffix: Affix, stem: str, lookup: Lookup, part: Part
    ) -> Iterator[Flags]:
        """A stem with a beginning and an ending, or with one more inside that."""
        circumfix = self._rules.circumfix
        if circumfix and (circumfix in prefix.flags) != (circumfix in suffix.flags):
            return
        for flags in self._stems(stem, lookup):
            known = flags | prefix.flags | suffix.flags
            is_marked = suffix.flag in flags | prefix.flags and prefix.flag in flags | suffix.flags
            if is_marked and flags & {prefix.flag, suffix.flag} and self._may(flags, part):
                yield known
        for inner, base in self._inner_suffixes(suffix, stem, lookup, part):
            for flags in self._stems(base, lookup):
                has_prefix = prefix.flag in flags | inner.flags | suffix.flags
                if inner.flag in flags and has_prefix and self._may(flags, part):
                    yield flags | prefix.flags | suffix.flags

    def _inner_suffixes(
        self, outer: Affix, stem: str, lookup: Lookup, part: Part
    ) -> Iterator[tuple[Affix, str]]:
        """The endings before another one, whose flags allow that."""
        if outer.flag not in self._rules.continued:
            return
        for inner, base in self._suffixes_of(stem, lookup, part):
            if outer.flag in inner.flags:
                yield inner, base

    def _suffixes_of(self, word: str, lookup: Lookup, part: Part) -> Iterator[tuple[Affix, str]]:
        rules = self._rules
        for length in self._suffix_lengths:
            if length > len(word):
                break
            for strip, affixes in rules.suffixes.get(word[len(word) - length :], {}).items():
                stem = word[: len(word) - length] + strip
                if not stem:
                    continue
                for affix in affixes:
                    if not lookup.spend():
                        return
                    if _ends_so(stem, affix) and self._fits(affix, part, Part.LAST):
                        yield affix, stem

    def _prefixes_of(self, word: str, lookup: Lookup, part: Part) -> Iterator[tuple[Affix, str]]:
        for length in self._prefix_lengths:
            if length > len(word):
                break
            for strip, affixes in self._rules.prefixes.get(word[:length], {}).items():
                stem = strip + word[length:]
                if not stem:
                    continue
                for affix in affixes:
                    if not lookup.spend():
                        return
                    if _begins_so(stem, affix) and self._fits(affix, part, Part.FIRST):
                        yield affix, stem

    def _fits(self, affix: Affix, part: Part, outside: Part) -> bool:
        """Whether an affix may stand in a part of a compound: outside, or where it is allowed."""
        rules = self._rules
        if part is Part.WHOLE:
            return not rules.only_in_compound or rules.only_in_compound not in affix.flags
        if rules.compound_forbid and rules.compound_forbid in affix.flags:
            return False
        return part is outside or (
            bool(rules.compound_permit) and rules.compound_permit in affix.flags
        )

    def _needs_more(self, affix: Affix, circumfix: str) -> bool:
        """Whether an affix cannot stand alone at its stem."""
        needs = self._rules.needs_affix
        return bool((needs and needs in affix.flags) or (circumfix and circumfix in affix.flags))

    def _may(self, flags: Flags, part: Part) -> bool:
        """Whether a stem may stand in such a part at all."""
        only = self._rules.only_in_compound
        return part is not Part.WHOLE or not only or only not in flags


def _lengths(table: dict[str, dict[str, list[Affix]]]) -> list[int]:
    return sorted({len(text) for text in table})


def _ends_so(stem: str, affix: Affix) -> bool:
    places = affix.condition
    start = len(stem) - len(places)
    return start >= 0 and all(
        place.fits(letter) for place, letter in zip(places, stem[start:], strict=True)
    )


def _begins_so(stem: str, affix: Affix) -> bool:
    places = affix.condition
    return len(stem) >= len(places) and all(
        place.fits(letter) for place, letter in zip(places, stem, strict=False)
    )


def read_dictionary(words: Path) -> HunspellDictionary:
    """The dictionary of a `.dic` file, with the `.aff` file beside it.

    Takes some tenths of a second.  Raises ProjectError or FormatError naming the file and the
    line.
    """
    rules = read_affix_rules(words.with_suffix(".aff"))
    data = read_bytes(words, MOST_DICTIONARY_BYTES)
    with reading(words, WHAT, hint=HINT):
        text = decoded(data, rules.encoding, words)
        return HunspellDictionary(_read_words(text, rules, words), rules)


def _read_words(text: str, rules: AffixRules, path: Path) -> Words:
    if text.count("\n") > MOST_DICTIONARY_WORDS:
        raise FormatError(f"{path}: more than {MOST_DICTIONARY_WORDS:,} words are not read", HINT)
    known: dict[str, tuple[Flags, ...]] = {"": (NO_FLAGS,)}
    words: Words = {}
    for number, line in enumerate(text.split("\n"), 1):
        if number == 1 and line.strip().isdigit():
            continue  # how many there are
        word, flags = _entry(line)
        if not word:
            continue
        if flags not in known:
            try:
                known[flags] = (rules.flags(flags),)
            except ValueError as error:
                raise FormatError(f"{path}: line {number}: {error}", hint=HINT) from error
        before = words.get(word, ())
        if known[flags][0] not in before:
            if len(before) == _MOST_HOMONYMS:
                raise FormatError(f"{path}: line {number}: “{word}” is there too often", HINT)
            words[word] = before + known[flags]
    if not words:
        raise FormatError(f"{path}: there is no word in it", hint=HINT)
    return words


def _entry(line: str) -> tuple[str, str]:
    """The word of a line and its flags as they are written; "" for a line without one."""
    line = line.rstrip("\r")
    if "\t" in line or ":" in line:
        line = _MORPHOLOGY.split(line, maxsplit=1)[0]
    word, flags = line, ""
    if "/" in line:
        slash = _UNESCAPED_SLASH.search(line, 1)
        if slash:
            word, flags = line[: slash.start()], line[slash.end() :].strip()
        word = word.replace("\\/", "/")
    return word.strip(), flags
