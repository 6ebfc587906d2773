"""Terms put right in a model's wording: where it mangled one, and where it used another word.

The words that stand for a term are found by their likeness to its rendering (`Shenotdel` for
`Zhenotdel`, `House or Preliminary Detention`), or by the model's attention.  Where neither is
certain the wording stays as it is: a wrong repair costs a translator more than a missing term.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.english.articles import article_before
from alignwb.core.languages.function_words import ENGLISH_FUNCTION_WORDS, ENGLISH_VERB_PARTICLES
from alignwb.core.languages.words import Span, Word, words_of
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.terms.capitals import lowered
from alignwb.engines.draft_making.terms.substitution import WantedTerm

_ALIKE = 0.7
_CLEARLY_LINKED = 0.5
_LINKED_AND_ALIKE = 0.45
# Never taken for what is left of a term: replaced, they would leave a sentence without its bones.
_UNREPLACED = ENGLISH_FUNCTION_WORDS | ENGLISH_VERB_PARTICLES


@dataclass(frozen=True, slots=True)
class HonouredTerms:
    """A hypothesis with its terms.

    Attributes:
        text: The hypothesis, put right where that was certain.
        links: The links of its words.
        repaired: The terms that were put right, by their place in the source of the request.
        unsaid: The numbers of the terms that are still not rendered as the termbase says.
        forbidden: How many terms are rendered by a word that must not be used.
    """

    text: str
    links: AttentionLinks
    repaired: tuple[Span, ...]
    unsaid: tuple[int, ...]
    forbidden: int


@dataclass(frozen=True, slots=True)
class _TargetRun:
    """Target words `first` to `last` (inclusive)."""

    first: int
    last: int


def honour_terms(
    terms: Sequence[WantedTerm],
    text: str,
    links: AttentionLinks,
    renderings: Renderings,
    apostrophe: str,
) -> HonouredTerms:
    """Put right all terms that need no guess; `text` is the hypothesis of the `links`."""
    if not terms:
        return HonouredTerms(text, links, (), (), 0)
    repaired: list[Span] = []
    wanted = [term.targets for term in terms]
    tried: set[int] = set()
    while True:
        found = renderings.assigned(wanted, text)
        open_terms = [
            index
            for index, span in enumerate(found)
            if span is None and wanted[index] and index not in tried
        ]
        if not open_terms:
            break
        index = open_terms[0]
        tried.add(index)
        term = terms[index]
        taken = [span for span in found if span is not None]
        place = _place_of(term, text, links, taken, renderings) if term.form else None
        if place is not None:
            text, links = _put(term, place, text, links, apostrophe)
            repaired.append(term.origin)
    unsaid = tuple(index for index, span in enumerate(found) if span is None and wanted[index])
    forbidden = _forbidden(terms, found, text, renderings)
    text = lowered(text, links, terms, found)
    return HonouredTerms(text, links, tuple(repaired), unsaid, forbidden)


def _forbidden(
    terms: Sequence[WantedTerm],
    found: Sequence[Span | None],
    text: str,
    renderings: Renderings,
) -> int:
    """Count the terms rendered by a word that must not be used, whether or not by another too."""
    taken = [span for span in found if span is not None]
    return sum(
        any(
            _is_free(span, taken)
            for each in term.forbidden
            for span in renderings.spans(each, text)
        )
        for term in terms
    )


def _place_of(
    term: WantedTerm,
    text: str,
    links: AttentionLinks,
    taken: Sequence[Span],
    renderings: Renderings,
) -> _TargetRun | None:
    """The words for a term in a hypothesis that does not render it right; None if uncertain."""
    for each in term.forbidden:
        for span in renderings.spans(each, text):
            if _is_free(span, taken):
                return _words_in(span, links)
    source = _source_words(term, links)
    if not source:
        return None
    shares = [links.share(index, source) for index in range(len(links.target_words))]
    matcher = SequenceMatcher(None, "", term.form.casefold(), autojunk=False)
    best: tuple[float, _TargetRun] | None = None
    for place in _candidates(term, links, taken):
        worth = _worth(place, links, shares, matcher)
        if worth is not None and (best is None or worth > best[0]):
            best = worth, place
    return _extended(term, best[1], links, shares, taken) if best else None


def _candidates(
    term: WantedTerm, links: AttentionLinks, taken: Sequence[Span]
) -> Iterator[_TargetRun]:
    """Runs of target words about as long as the term, none of them taken by another."""
    words = links.target_words
    most = len(term.form.split()) + 1
    for first in range(len(words)):
        for last in range(first, min(first + most, len(words))):
            if not _is_free(words[last].span, taken):
                break
            if _is_content(words[first]) and _is_content(words[last]):
                yield _TargetRun(first, last)


def _worth(
    place: _TargetRun,
    links: AttentionLinks,
    shares: Sequence[float],
    matcher: "SequenceMatcher[str]",
) -> float | None:
    """The certainty that these words stand for the term; None if that is a guess."""
    words = links.target_words[place.first : place.last + 1]
    share = sum(shares[place.first : place.last + 1]) / len(words)
    is_linked = share >= _CLEARLY_LINKED and len(words) == 1
    least = _LINKED_AND_ALIKE if share >= _LINKED_AND_ALIKE else _ALIKE
    matcher.set_seq1(" ".join(word.text for word in words).casefold())
    if not is_linked and (matcher.real_quick_ratio() < least or matcher.quick_ratio() < least):
        return None
    likeness = matcher.ratio()
    return likeness + share if is_linked or likeness >= least else None


def _extended(
    term: WantedTerm,
    place: _TargetRun,
    links: AttentionLinks,
    shares: Sequence[float],
    taken: Sequence[Span],
) -> _TargetRun:
    """The run with words beside it that are of the same term: the `People` of `People People’s`."""
    words = links.target_words
    own = {without_possessive(word.text).casefold() for word in words_of(term.form)}

    def belongs(index: int) -> bool:
        return (
            0 <= index < len(words)
            and (shares[index] >= _CLEARLY_LINKED or words[index].text.casefold() in own)
            and _is_content(words[index])
            and _is_free(words[index].span, taken)
        )

    first, last = place.first, place.last
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    return _TargetRun(first, last)


def _put(
    term: WantedTerm, place: _TargetRun, text: str, links: AttentionLinks, apostrophe: str
) -> tuple[str, AttentionLinks]:
    """The rendering in place of the words, with the article before it and a possessive kept."""
    words = links.target_words
    start, end = words[place.first].start, words[place.last].end
    form = _agreeing(term.form, text[start:end], apostrophe)
    if place.first == 0:
        form = form[0].upper() + form[1:]
    first = place.first
    source = _source_words(term, links)
    before = words[first - 1] if first else None
    if before and text[before.end : start] == " ":
        if before.text.lower() in {"the", "a", "an"} and form.startswith("the "):
            form = form.removeprefix("the ")
        elif before.text.lower() in {"a", "an"}:
            article = article_before(form, before.text)
            text = f"{text[: before.start]}{article} {form}{text[end:]}"
            return text, links.replaced(text, first - 1, place.last, f"{article} {form}", source)
    text = f"{text[:start]}{form}{text[end:]}"
    return text, links.replaced(text, first, place.last, form, source)


def _agreeing(form: str, said: str, apostrophe: str) -> str:
    """The rendering as a possessive if what it replaces is one."""
    possessives = ("'s", "’s")
    if said.endswith(possessives) and not form.endswith((*possessives, apostrophe)):
        return f"{form}{apostrophe}s"
    return form


def _source_words(term: WantedTerm, links: AttentionLinks) -> range:
    """The numbers of the term's words in the source, as the model read it."""
    inside = [
        index
        for index, word in enumerate(links.source_words)
        if word.start < term.end and term.start < word.end
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _words_in(span: Span, links: AttentionLinks) -> _TargetRun | None:
    inside = [
        index
        for index, word in enumerate(links.target_words)
        if word.start < span[1] and span[0] < word.end
    ]
    return _TargetRun(inside[0], inside[-1]) if inside else None


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _is_content(word: Word) -> bool:
    return word.text.lower() not in _UNREPLACED and not word.text[0].isdigit()
