"""What is asked before a word that is hardly ever a term becomes one."""

from functools import cache

from alignwb.core.languages.dutch.finite_verbs import is_finite_verb, may_be_finite_verb
from alignwb.core.languages.dutch.strong_verbs import STRONG
from alignwb.core.languages.dutch.verbs import finite_forms
from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS
from alignwb.core.languages.inflection import without_accents
from alignwb.core.languages.words import term_words, words_of
from alignwb.core.terms.termbase import Term

_NOUN = "noun"
_PAST_ENDINGS = ("de", "te", "den", "ten")
_SHORTEST = 5
"""Letters of a weak past; shorter words that look like one are other words."""


def question_about(term: Term) -> str:
    """Why a term is doubtful, as a question's first half; "" where there is no doubt.

    A term without a word is never found, and one of stop words alone would be looked for in every
    other sentence.  A finite form of a verb is found only as it stands: all forms are found by the
    infinitive.
    """
    words = [word.text for word in words_of(term.source)]
    if not any(map(term_words, (term.source, *term.variants))):
        return f"“{term.source}” has no word, so it is found in no text."
    if words and all(map(_is_stop_word, words)):
        what = "is a stop word" if len(words) == 1 else "has only stop words"
        return f"“{term.source}” {what}: it stands in a great many sentences."
    if len(words) != 1 or not term.source[:1].islower() or term.pos == _NOUN:
        return ""
    form = without_accents(term.source.casefold())
    infinitive = _infinitives().get(form)
    if infinitive:
        return f"“{term.source}” is a form of “{infinitive}”, which finds all its forms."
    if _looks_like_weak_past(form):
        return f"“{term.source}” looks like a form of a verb; the infinitive finds all its forms."
    return ""


def _is_stop_word(word: str) -> bool:
    """Whether a word is one as it is written: `om`, and not the abbreviation `OM`."""
    is_abbreviation = len(word) > 1 and word.isupper()
    return word.casefold() in DUTCH_FUNCTION_WORDS and not is_abbreviation


def _looks_like_weak_past(word: str) -> bool:
    if len(word) < _SHORTEST or not word.endswith(_PAST_ENDINGS) or is_finite_verb(word):
        return False
    # `de gedachte`: the participle as a noun
    return may_be_finite_verb(word) and word.removesuffix("e") not in _participles()


@cache
def _infinitives() -> dict[str, str]:
    """The strong verbs by those of their forms that are hardly ever anything else."""
    participles = _participles()
    finite = {form: verb for verb in STRONG for form in finite_forms(verb)}
    certain = {form: verb for form, verb in finite.items() if is_finite_verb(form)}
    return {form: verb for form, verb in (participles | certain).items() if form not in STRONG}


@cache
def _participles() -> dict[str, str]:
    return {participle: verb for verb, (_, participle) in STRONG.items()}
