"""Personal names: which words of a document are names, and keeping them whole in a draft."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from alignwb.engines.argos.links import WordLinks
from alignwb.engines.argos.replacements import Replacement
from alignwb.engines.argos.transliteration import english_spelling, skeleton
from alignwb.engines.argos.words import Word, word_set, words_of

_DETERMINERS = word_set(
    "de het een 't 'n deze dit die dat den der des mijn jouw zijn haar ons onze jullie hun uw geen"
    " elke elk ieder iedere alle eerste tweede derde"
)
# Words of the run that are no part of the name itself.
_TITLES = word_set("heer mevrouw meneer dr mr prof ds ir vorst prins koning graaf")
# Endings of Dutch common words that are written with a capital in titles and institutions.
_COMMON_ENDING = re.compile(
    r"(?:isch|ische|istisch|istische|sche|atie|ing|heid|schap|land|rijk|partij|raad|bond|staat"
    r"|museum|revolutie|oorlog|isten|ieken|iek|ist|eeuw|dag|maand|se|aal|ale|eel|ele)$"
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+$")
_SIMILAR = 0.5


@dataclass(frozen=True, slots=True)
class NameCheck:
    """How the names of a hypothesis compare with its source's.

    Attributes:
        lost: Names of the source that it has in no recognisable form, after the changes.
        changes: What puts a mangled name right.
    """

    lost: int
    changes: tuple[Replacement, ...]


def find_names(texts: Iterable[str]) -> frozenset[str]:
    """Words that are parts of personal names somewhere in these Dutch texts.

    A name is a run of two or more capitalised words with no determiner before it, or one
    capitalised word after initials.  Institutions and titles take a determiner in Dutch.
    """
    names: set[str] = set()
    for text in texts:
        for run in _capitalised_runs(text):
            names.update(_parts_of_name(text, run))
    return frozenset(names)


def names_in(text: str, names: Collection[str]) -> tuple[tuple[int, Word], ...]:
    """The name words of a text, each with its position among the words of the text."""
    return tuple(
        (index, word)
        for index, word in enumerate(words_of(text))
        if _base(word.text, names) is not None
    )


def check_names(
    wanted: Sequence[tuple[int, Word]], names: Collection[str], links: WordLinks, apostrophe: str
) -> NameCheck:
    """Compare, and find what puts mangled names right.

    A mangled name is a capitalised target word, linked to the name, that resembles it but is
    neither it nor a transliteration of it.  It becomes the name as the source spells it, or its
    English spelling if it is a Russian name.  Dutch genitives get their apostrophe.
    """
    if not wanted:
        return NameCheck(0, ())
    forms = {skeleton(_bare(word.text)) for word in links.target_words if word.is_capitalised}
    changes: list[Replacement] = []
    used: set[int] = set()
    lost = 0
    for index, word in wanted:
        base = _base(word.text, names) or word.text
        if skeleton(base) in forms or skeleton(word.text) in forms:
            if base != word.text:
                changes += _genitive(index, word.text, base, links, apostrophe)
            continue
        linked = links.target_of(index)
        fix = None if linked is None or linked in used else _fix(base, links.target_words[linked])
        if fix is None or linked is None:
            lost += 1
            continue
        used.add(linked)
        changes.append(fix)
    return NameCheck(lost, tuple(changes))


def _capitalised_runs(text: str) -> list[list[Word]]:
    runs: list[list[Word]] = []
    run: list[Word] = []
    for word in words_of(text):
        joined = run and text[run[-1].end : word.start] == " "
        if run and not (joined and word.is_capitalised):
            runs.append(run)
            run = []
        if word.is_capitalised:
            run.append(word)
    if run:
        runs.append(run)
    return runs


def _parts_of_name(text: str, run: Sequence[Word]) -> list[str]:
    """The words of a run that are a personal name; none if it is something else."""
    before = text[: run[0].start].rstrip()
    previous = re.search(r"[\w’']+$", before)
    if previous and previous[0].lower().replace("’", "'") in _DETERMINERS:
        return []
    if _INITIALS.search(before):
        return [run[0].text] if len(run[0].text) > 2 else []
    words = list(run)
    is_start = not re.search(r"[\w,)]$", before)
    if is_start and len(words) > 2:
        # The first word of a sentence is capitalised whatever it is.
        words = words[1:]
    if len(words) < 2 or any(_COMMON_ENDING.search(word.text) for word in words):
        return []
    return [word.text for word in words if len(word.text) > 2 and word.text.lower() not in _TITLES]


def _base(word: str, names: Collection[str]) -> str | None:
    """The name that a word is, or is the genitive of; None if it is none."""
    if word in names:
        return word
    bare = _bare(word)
    if bare in names:
        return bare
    if word.endswith("s") and word[:-1] in names:
        return word[:-1]
    return None


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _fix(base: str, target: Word) -> Replacement | None:
    if not target.is_capitalised:
        return None
    bare = _bare(target.text)
    spelling = english_spelling(base)
    likeness = SequenceMatcher(None, skeleton(bare), skeleton(spelling)).ratio()
    if likeness < _SIMILAR or skeleton(bare)[:1] != skeleton(spelling)[:1]:
        return None
    return Replacement(target.start, target.start + len(bare), spelling)


def _genitive(
    index: int, word: str, base: str, links: WordLinks, apostrophe: str
) -> list[Replacement]:
    """Makes “Lenins thoughts” of a model that copied the Dutch genitive “Lenin’s thoughts”."""
    previous = links.source_words[index - 1].text.lower() if index else ""
    if previous in {"de", "het"} or not word.endswith("s") or word == base:
        return []
    for target in links.target_words:
        if target.text == f"{base}s":
            return [Replacement(target.end - 1, target.end, f"{apostrophe}s")]
    return []
