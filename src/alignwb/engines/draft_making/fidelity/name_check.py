"""Personal names kept whole in a draft, Russian ones in English spelling.

Iljitsj and Ilyich are one name, transliterated into Dutch and into English.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from alignwb.core.languages.dutch.english_names import english_names
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.name_spelling import english_spelling, skeleton
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement

_SIMILAR = 0.5
_REPEATED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class NameCheck:
    """The names of a hypothesis compared with its source's.

    Attributes:
        lost: How many of the source's it has in no recognisable form, after the changes.
        changes: The repairs of mangled names.
    """

    lost: int
    changes: tuple[TextReplacement, ...]


def check_names(
    wanted: Sequence[tuple[int, str]],
    genitives: frozenset[str],
    links: AttentionLinks,
    apostrophe: str,
) -> NameCheck:
    """Compare, and find the repairs of mangled names.

    `wanted` are the source's names with their positions among its words, `genitives` those of
    its words that are a name with the Dutch genitive s.

    A mangled name is a capitalised target word, linked to the name, that resembles it but is
    neither it nor a transliteration of it.  It becomes the name as the source spells it, or its
    English spelling if it is a Russian name.  Dutch genitives get their apostrophe.
    """
    changes = _genitives(genitives, links, apostrophe)
    used = {change.start for change in changes}
    lost = 0
    if wanted:
        forms = _forms(links)
        stuttered = _stuttered({name for _, name in wanted}, links)
        used.update(change.start for change in stuttered)
        changes += stuttered
        for index, name in wanted:
            if any(skeleton(each) in forms for each in (name, *english_names(name))):
                continue
            fix = _fix(name, links.target_of(index), links)
            if fix is None or fix.start in used:
                lost += 1
            else:
                used.add(fix.start)
                changes.append(fix)
    return NameCheck(lost, tuple(changes))


def _stuttered(names: Set[str], links: AttentionLinks) -> list[TextReplacement]:
    """The repairs of names with a letter more or less often than it belongs there."""
    by_letters = {_once_each(name): name for name in names}
    found = []
    for word in links.target_words:
        bare = without_possessive(word.text)
        name = by_letters.get(_once_each(bare)) if word.is_capitalised else None
        if name is not None and bare not in names and bare != english_spelling(name):
            found.append(TextReplacement(word.start, word.start + len(bare), name))
    return found


def _once_each(name: str) -> str:
    return _REPEATED.sub(r"\1", name.casefold())


def _forms(links: AttentionLinks) -> set[str]:
    """Skeletons of the target's words that may be names, with and without a final s."""
    bare = [without_possessive(word.text) for word in links.target_words if word.is_capitalised]
    return {skeleton(word) for word in bare} | {skeleton(word.removesuffix("s")) for word in bare}


def _fix(name: str, linked: int | None, links: AttentionLinks) -> TextReplacement | None:
    if linked is None:
        return None
    target = links.target_words[linked]
    if not target.is_capitalised:
        return None
    bare = without_possessive(target.text)
    spelling = english_spelling(name)
    likeness = SequenceMatcher(None, skeleton(bare), skeleton(spelling)).ratio()
    if likeness < _SIMILAR or skeleton(bare)[:1] != skeleton(spelling)[:1]:
        return None
    return TextReplacement(target.start, target.start + len(bare), spelling)


def _genitives(
    genitives: frozenset[str], links: AttentionLinks, apostrophe: str
) -> list[TextReplacement]:
    """The repairs of Dutch genitives that a model copied, as in “Lenins thoughts”."""
    if not genitives:
        return []
    return [
        TextReplacement(word.end - 1, word.end, f"{apostrophe}s")
        for word in links.target_words
        if word.text in genitives
    ]
