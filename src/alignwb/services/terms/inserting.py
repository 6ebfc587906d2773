"""Putting a term into a target: in the form its Dutch has, and right with what stands around it."""

import re
from typing import NamedTuple

from alignwb.core.languages.dutch.verbs import looks_like_verb, tense_of
from alignwb.core.languages.english.articles import article_before
from alignwb.core.languages.english.tense_forms import in_tense
from alignwb.core.languages.inflection import Tense, without_accents
from alignwb.core.languages.words import begins_sentence, words_of
from alignwb.core.terms.agreement import possessive
from alignwb.core.terms.rendering import TermPlace
from alignwb.core.terms.term_forms import rendering_for, verb_form
from alignwb.core.terms.termbase import Term, TermStatus

_FINAL = re.compile(r"(?:(?<!\s)\s++)?(?<![.!?…])[.!?…]++[\"'’”»)\]*_]*+\s*+$")
_OPENING = frozenset("([{“‘„«-‐‑–—/_*")
_GLUED = re.compile(r"['’‘´`\-\u00AD\u2010\u2011]?\w|[(\[{“‘„«]")
_QUOTES = frozenset("\"'")
_ARTICLE = re.compile(r"\b(?P<article>an?|the)(?P<gap>\s+)$", re.IGNORECASE)
_CLEARLY_VERBS = frozenset((Tense.PAST, Tense.PARTICIPLE))


class Insertion(NamedTuple):
    """A text that replaces characters `start` to `end` of a target."""

    start: int
    end: int
    text: str


def form_of(term: Term, source: str, start: int, end: int, target: str) -> str:
    """The rendering of a term in the form that its Dutch, characters `start` to `end`, has.

    Where that form is not certain, the rendering as the termbase has it.  target: has the kind of
    apostrophe to use.
    """
    surface = source[start:end]
    used = next((text for text in (target, term.target) if "’" in text or "'" in text), "'")
    apostrophe = "’" if "’" in used else "'"
    return _inflected(term, TermPlace(start, end, (term,)), surface, apostrophe)


def begins_source(source: str, start: int) -> bool:
    """True if a term at that character of a source is its first word, with a capital for that."""
    return not any(map(str.isalnum, source[:start])) and source[start : start + 1].isupper()


def insertion_at(
    target: str, start: int, end: int, form: str, *, is_first: bool = False
) -> Insertion:
    """How a form is put in the place of characters `start` to `end`, or at the cursor there.

    It is never glued to a word or a stop: at the end it goes before the stop, inside a word behind
    that word.  `a` and `an` before it follow its sound.  is_first: whether it has a capital where
    a sentence begins; what it replaces says so otherwise.
    """
    start, end = _trimmed(target, start, end) if start < end else _off_a_word(target, start)
    said = target[start:end]
    if said.endswith(("'s", "’s")) and not form.endswith(("'s", "’s", "s'", "s’")):
        form = possessive(form, said[-2])
    if (is_first or said[:1].isupper()) and begins_sentence(target, start):
        form = form[:1].upper() + form[1:]
    lead, trail = _spaces(target, start, end)
    text = f"{lead}{form}{trail}"
    match = _ARTICLE.search(target[:start] + lead)
    if match is None:
        return Insertion(start, end, text)
    article = match["article"]
    if form.startswith(("the ", "The ")):
        return Insertion(start, end, text.replace(form, form[4:], 1))
    if article.casefold() == "the":
        return Insertion(start, end, text)
    return Insertion(
        match.start(), end, f"{article_before(form, article)}{match['gap']}{form}{trail}"
    )


def _inflected(term: Term, place: TermPlace, surface: str, apostrophe: str) -> str:
    if term.status is TermStatus.DO_NOT_TRANSLATE:
        return term.target
    if form := verb_form(surface, term, may_be_parted=True):
        return form
    if not term.pos and looks_like_verb(without_accents(term.source.casefold())):
        bare = without_accents(surface.casefold().replace(" ", ""))
        tense = tense_of(bare, without_accents(term.source.casefold()), may_be_parted=True)
        if tense in _CLEARLY_VERBS:
            return in_tense(term.target, tense)
    return rendering_for(surface, place, apostrophe) or term.sought


def _trimmed(target: str, start: int, end: int) -> tuple[int, int]:
    """The selected characters without the spaces at their edges."""
    said = target[start:end]
    lead = len(said) - len(said.lstrip())
    if lead == len(said):
        return start, end
    return start + lead, start + len(said.rstrip())


def _off_a_word(target: str, cursor: int) -> tuple[int, int]:
    """The place nearest to the cursor where a word may be put in."""
    final = _FINAL.search(target)
    if final and final.start() < cursor and target[: final.start()].strip():
        cursor = final.start()
    # The stop of an abbreviation is a part of it.
    word = next((word for word in words_of(target) if word.start < cursor < word.end), None)
    return (word.end, word.end) if word else (cursor, cursor)


def _spaces(target: str, start: int, end: int) -> tuple[str, str]:
    """The spaces that a word needs before and behind it there."""
    before, after = target[:start], target[end:]
    is_open = (
        not before
        or before[-1].isspace()
        or before[-1] in _OPENING
        or (before[-1] in _QUOTES and (len(before) == 1 or before[-2].isspace()))
    )
    return "" if is_open else " ", " " if _GLUED.match(after) else ""
