"""Names: those of the source are in the target, spelt as elsewhere in the document."""

from collections.abc import Iterable, Iterator, Mapping, Set
from difflib import SequenceMatcher

from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.languages.dutch.english_names import english_names, is_english_name
from alignwb.core.languages.dutch.names import Names, name_of, without_possessive
from alignwb.core.languages.function_words import DUTCH_WELL_KNOWN_NAMES
from alignwb.core.languages.name_spelling import english_spelling, skeleton
from alignwb.core.languages.words import LONGEST_WORD, Word, begins_sentence, word_set, words_of

_SIMILAR = 0.6


def check_names(checked: Checked) -> Iterator[Finding]:
    """Names that the target has in no form, or in one that it has nowhere else.

    A translator may well write `she` for a name; so one that is simply not there only marks.
    Where a word stands in its place that resembles it or that nothing in the source explains, it
    was mistyped or exchanged, and that stops; an English word or name may be right, and marks.
    """
    names = list(_names_in(checked.source, checked.known.names, checked.known.renderings))
    if not names:
        return
    present = [word for word in checked.target_words if word.is_capitalised]
    forms = {form.casefold() for word in checked.target_words for form in _forms_in(word.text)}
    skeletons = {skeleton(form) for form in forms}
    lost = {
        name: word
        for word, name in names
        if not (_accepted(name, checked.known.renderings) & forms)
        and skeleton(name) not in skeletons
    }
    if not lost:
        return
    explained = _explained(checked)
    strange = [word for word in present if not _is_explained(word, checked, explained)]
    for name, word in lost.items():
        other = _nearest(name, checked, strange)
        if other is not None:
            yield _another(name, word, other, checked.known)
        elif not _is_transliterated(name, present) and not _may_be_translated(name, checked.known):
            is_person = name in checked.known.names.persons and not english_names(name)
            is_alone = len(names) == len(lost) == 1 and not _has_pronoun(checked)
            yield Finding(
                CheckKind.NAME,
                f"the name {name} is not in the translation",
                Weight.STOPS if is_person and is_alone else Weight.MARKS,
                name,
                source=(word.span,),
            )


def _may_be_translated(name: str, known: Knowledge) -> bool:
    return name in known.names.surnames and name not in known.renderings


def _is_transliterated(name: str, present: Iterable[Word]) -> bool:
    """Whether a word of the target may be the name in English: `Nadezhda` for `Nadezdja`."""
    return any(_are_alike(skeleton(word.text), skeleton(name)) for word in present)


def _are_alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > LONGEST_WORD:
        return False
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= _SIMILAR


_PRONOUNS = word_set(
    "he she him her his hers it its they them their who whose whom himself herself you your"
)


def _has_pronoun(checked: Checked) -> bool:
    return any(word.text.lower() in _PRONOUNS for word in checked.target_words)


def _names_in(
    text: str, names: Names, renderings: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Word, str]]:
    seen: set[str] = set()
    for word in words_of(text):
        if not word.is_capitalised or len(word.text) < 3:
            continue
        name = name_of(word.text, names)
        if word.text.lower() in DUTCH_WELL_KNOWN_NAMES:
            continue
        if name is None:
            forms = forms_of(word.text)
            name = next((form for form in forms if form in renderings), None)
            name = name or next((form for form in forms if form in names.surnames), None)
        if name is not None and name not in seen:
            seen.add(name)
            yield word, name


def forms_of(word: str) -> tuple[str, ...]:
    """A word without its genitive, in Dutch and in English."""
    bare = without_possessive(word)
    return tuple(dict.fromkeys((word, bare, bare.removesuffix("s"))))


def _forms_in(word: str) -> tuple[str, ...]:
    """`forms_of` a word of the target and of its parts: `Paul` of `Jean-Paul`."""
    if "-" not in word:
        return forms_of(word)
    return tuple(form for part in (word, *word.split("-")) if part for form in forms_of(part))


def _accepted(name: str, renderings: Mapping[str, frozenset[str]]) -> frozenset[str]:
    usual = frozenset(each.casefold() for each in (*renderings.get(name, ()), name))
    return usual | english_names(name)


def _explained(checked: Checked) -> set[str]:
    """Skeletons of all that the source's capitalised words may have become."""
    found: set[str] = set()
    for word in checked.source_words:
        if word.is_capitalised:
            for form in forms_of(word.text):
                found.add(skeleton(form))
                found.update(map(skeleton, checked.known.renderings.get(form, ())))
                found.update(map(skeleton, english_names(form)))
    return found


def _is_explained(word: Word, checked: Checked, explained: Set[str]) -> bool:
    if any(skeleton(form) in explained for form in forms_of(word.text)):
        return True
    if checked.known.capitalised.get(without_possessive(word.text), 0) > 1:
        return True  # what comes again is meant
    return word.text.lower() in checked.known.words and begins_sentence(checked.target, word.start)


def _nearest(name: str, checked: Checked, strange: Iterable[Word]) -> Word | None:
    """The word that was to be the name: it begins alike and resembles it.

    A place or a people has another name in English; only what the document has for it counts.  Nor
    is it known how a Russian name is to be spelt that the document has nowhere else.
    """
    known = checked.known
    wanted = set(known.renderings.get(name, ()))
    if name in known.names.persons | known.names.surnames and english_spelling(name) == name:
        wanted.add(name)
    for word in strange:
        bare = without_possessive(word.text)
        if _may_be_translated(name, known) and _is_english(bare, known):
            continue
        own = skeleton(bare)
        if any(_are_alike(own, skeleton(each)) for each in wanted):
            return word
    return None


def _is_english(word: str, known: Knowledge) -> bool:
    return is_english_name(word) or word.lower() in known.words


def _another(name: str, word: Word, other: Word, known: Knowledge) -> Finding:
    bare = without_possessive(other.text)
    usual = sorted(known.renderings.get(name, ()))
    fix = Fix(other.start, other.start + len(bare), usual[0]) if len(usual) == 1 else None
    wanted = usual[0] if fix else name
    return Finding(
        CheckKind.NAME,
        f"“{bare}” stands for the name {wanted}",
        Weight.MARKS if _is_english(bare, known) else Weight.STOPS,
        name,
        source=(word.span,),
        target=(other.span,),
        fix=fix,
    )


def check_name_variants(checked: Checked) -> Iterator[Finding]:
    """Names that are spelt another way than elsewhere in the document."""
    if not checked.known.variants:
        return
    for word in checked.target_words:
        bare = without_possessive(word.text)
        usual = checked.known.variants.get(bare)
        if usual is not None:
            yield Finding(
                CheckKind.NAME_VARIES,
                f"“{bare}” is spelt {usual} elsewhere",
                subject=bare,
                target=(word.span,),
                fix=Fix(word.start, word.start + len(bare), usual),
            )
