"""Personal names kept whole in a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from alignwb.engines.argos.fidelity.attention import AttentionLinks
from alignwb.engines.argos.fidelity.names import without_possessive
from alignwb.engines.argos.fidelity.replacements import Replacement
from alignwb.engines.argos.fidelity.transliteration import english_spelling, skeleton

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


def check_names(
    wanted: Sequence[tuple[int, str]],
    genitives: frozenset[str],
    links: AttentionLinks,
    apostrophe: str,
) -> NameCheck:
    """Compare, and find what puts mangled names right.

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
        for index, name in wanted:
            if skeleton(name) in forms:
                continue
            fix = _fix(name, links.target_of(index), links)
            if fix is None or fix.start in used:
                lost += 1
            else:
                used.add(fix.start)
                changes.append(fix)
    return NameCheck(lost, tuple(changes))


def _forms(links: AttentionLinks) -> set[str]:
    """Skeletons of what may be a name in the target, with and without a final s."""
    bare = [without_possessive(word.text) for word in links.target_words if word.is_capitalised]
    return {skeleton(word) for word in bare} | {skeleton(word.removesuffix("s")) for word in bare}


def _fix(name: str, linked: int | None, links: AttentionLinks) -> Replacement | None:
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
    return Replacement(target.start, target.start + len(bare), spelling)


def _genitives(
    genitives: frozenset[str], links: AttentionLinks, apostrophe: str
) -> list[Replacement]:
    """Makes “Lenins thoughts” of a model that copied a Dutch genitive “Lenin’s thoughts”."""
    if not genitives:
        return []
    return [
        Replacement(word.end - 1, word.end, f"{apostrophe}s")
        for word in links.target_words
        if word.text in genitives
    ]
