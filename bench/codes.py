"""How many inline codes of a source stand at the right word of its draft.

python bench/codes.py [--show 20]

Codes are put into this project's own finished translations, around words whose counterparts are
known for sure: a word that stands once in source and draft alike (a name in either spelling, a
number, a word of both languages), a term of the glossary whose rendering stands once in the draft,
and the whole sentence; and beside them, as points: one right behind such a word, a line break
between two of them, one at the end.  A pair is right if it encloses the counterpart and no other
word, but for an article; a point if it stands right behind the counterpart.  The starter package
drafts.  Exit code 1 below 95 of 100, or if a draft lacks a code or has one twice or wrongly nested.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from alignwb.core.bitext.codes import (
    End,
    PlacedCode,
    PlacedEnd,
    codes_of,
    insert_codes,
    strip_codes,
)
from alignwb.core.code_places.code_trees import is_true_to
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.languages.name_spelling import skeleton
from alignwb.core.languages.words import Span, Word, words_of
from alignwb.core.terms.rendering import Renderings, rendered_terms, term_places
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.engines.draft_making.fidelity.numbers import english_figures
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

PROJECT = Project(Path(__file__).parent.parent)
RENDERINGS = Renderings(English())
BAR = 0.95
ARTICLES = frozenset({"the", "a", "an"})
MOST_CODES = 4
"""In a sentence: more are not in the documents that come."""


class Known(NamedTuple):
    """A place in a source and its counterpart in the draft."""

    kind: str
    source: Span
    target: Span


class Case(NamedTuple):
    """A source with a code, and where it belongs."""

    known: Known
    ends: tuple[PlacedEnd, ...]


def form(word: Word) -> str:
    """What is the same of a word in both languages; "" if nothing says so."""
    if word.text[0].isdigit():
        return english_figures(word.text.rstrip("esd"))
    return skeleton(word.text.removesuffix("’s").removesuffix("'s")) if len(word.text) > 2 else ""


def known_words(source: str, draft: str) -> Iterator[Known]:
    """The words that stand once in both, in the same form."""
    ours, theirs = words_of(source), words_of(draft)
    counts = Counter(map(form, ours)), Counter(map(form, theirs))
    for word in ours:
        same = form(word)
        if not same or counts[0][same] != 1 or counts[1][same] != 1:
            continue
        there = next(each for each in theirs if form(each) == same)
        is_name = word.is_capitalised and there.is_capitalised and word.start > 0
        kind = "numbers" if word.text[0].isdigit() else "names" if is_name else "same words"
        if kind != "same words" or word.text.casefold() == there.text.casefold():
            yield Known(kind, word.span, there.span)


def known_terms(request: DraftRequest, draft: str) -> Iterator[Known]:
    """The terms that stand once in the source and whose rendering stands once in the draft."""
    for each in rendered_terms(request.terms, draft, RENDERINGS):
        often = sum(place.terms == each.place.terms for place in term_places(request.terms))
        spans = {span for target in each.place.targets for span in RENDERINGS.spans(target, draft)}
        if often == 1 and len(spans) == 1 and each.at is not None:
            yield Known("terms", each.place.span, each.at)


def chosen(found: Sequence[Known], number: int) -> list[Known]:
    """Some of the known places, none touching another, other ones for each sentence."""
    taken: list[Known] = []
    start = number % max(1, len(found))
    for each in (*found[start:], *found[:start]):
        apart = all(
            each.source.end < other.source.start or other.source.end < each.source.start
            for other in taken
        )
        if apart and len(taken) < MOST_CODES:
            taken.append(each)
    return sorted(taken, key=lambda each: each.source)


def with_codes(source: str, places: Sequence[Known], number: int) -> tuple[str, list[Case]]:
    """The source with a code at each place: a pair, or a point behind it by turns."""
    placed: list[PlacedCode] = []
    cases: list[Case] = []
    for code, known in enumerate(places, 1):
        if (number + code) % 3 == 0:
            ends = (PlacedEnd(code, End.POINT),)
            placed.append(PlacedCode(ends[0], known.source.end))
        else:
            ends = (PlacedEnd(code, End.OPEN), PlacedEnd(code, End.CLOSE))
            placed.append(PlacedCode(ends[0], known.source.start))
            placed.append(PlacedCode(ends[1], known.source.end))
        cases.append(Case(known, ends))
    return insert_codes(source, placed), cases


def is_right(case: Case, draft: str) -> bool:
    """Whether the code stands at its word in a draft, which may lack the code."""
    bare, placed = strip_codes(draft)
    at = {code.end: code.offset for code in placed}
    target = case.known.target
    if any(end not in at for end in case.ends):
        return False
    if len(case.ends) == 1:
        return at[case.ends[0]] == target.end or bare[target.end : at[case.ends[0]]] in {"’s", "'s"}
    start, end = (at[each] for each in case.ends)
    inside = words_of(bare[start:end])
    own = words_of(bare[target.start : target.end])
    extra = [word.text.lower() for word in inside if word.text.lower() not in ARTICLES]
    wanted = [word.text.lower() for word in own if word.text.lower() not in ARTICLES]
    covers = start <= target.start and end >= target.end
    return covers and [each.removesuffix("’s") for each in extra] == [
        each.removesuffix("’s") for each in wanted
    ]


def drafted(requests: Sequence[DraftRequest], engine: ArgosTranslator) -> list[str]:
    """The best drafts."""
    drafts = {index: draft.text for batch in engine.translate(requests) for index, draft in batch}
    return [drafts[index] for index in range(len(requests))]


def whole_cases(source: str) -> tuple[str, tuple[PlacedEnd, ...]]:
    """The source in one pair, with a point at its end."""
    ends = (PlacedEnd(1, End.OPEN), PlacedEnd(1, End.CLOSE), PlacedEnd(2, End.POINT))
    return f"{ends[0].text}{source}{ends[1].text}{ends[2].text}", ends


def is_whole(draft: str, ends: tuple[PlacedEnd, ...]) -> bool:
    """Whether a draft is in its pair from beginning to end, and the point stands behind it."""
    return draft.startswith(ends[0].text) and draft.endswith(f"{ends[1].text}{ends[2].text}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", type=int, default=0, help="misplaced codes to print")
    options = parser.parse_args()
    terms = load_terms(PROJECT)
    requests = [
        DraftRequest(segment.source, paragraph.kind, terms.find(segment.source))
        for path in sorted(PROJECT.references.glob("*.xlf"))
        for paragraph in read_bitext(path).paragraphs
        for segment in paragraph.segments
        if segment.source and "[^" not in segment.source
    ]
    engine = ArgosTranslator(starter_package())
    plain = drafted(requests, engine)
    asked: list[DraftRequest] = []
    cases: list[list[Case]] = []
    for number, (request, draft) in enumerate(zip(requests, plain, strict=True)):
        found = sorted({*known_words(request.source, draft), *known_terms(request, draft)})
        source, own = with_codes(request.source, chosen(found, number), number)
        if own:
            hits = terms.find(source)
            asked.append(DraftRequest(source, request.kind, hits))
            cases.append(own)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    damaged = 0
    shown = 0
    drafts = drafted(asked, engine)
    for request, own, draft in zip(asked, cases, drafts, strict=True):
        damaged += not is_true_to(codes_of(request.source), codes_of(draft))
        for case in own:
            sort = "points" if len(case.ends) == 1 else "pairs"
            is_good = is_right(case, draft)
            for name in (f"{case.known.kind}, {sort}", "all but whole sentences"):
                right[name] += is_good
                total[name] += 1
            if not is_good and shown < options.show:
                shown += 1
                print(case.ends[0].number, case.known.kind, readable(request.source))
                print("   ", readable(draft))
    wrapped = [whole_cases(request.source) for request in requests]
    whole = [
        DraftRequest(text, request.kind, terms.find(text))
        for (text, _), request in zip(wrapped, requests, strict=True)
    ]
    for (text, ends), draft in zip(wrapped, drafted(whole, engine), strict=True):
        damaged += not is_true_to(codes_of(text), codes_of(draft))
        right["whole sentences"] += is_whole(draft, ends)
        total["whole sentences"] += 1
    for name in sorted(total):
        print(f"{name:28}{right[name]:5} of {total[name]:4}{right[name] / total[name]:8.1%}")
    print(
        f"{len(asked) + len(whole)} drafts, {damaged} with a code lost, doubled or wrongly nested"
    )
    share = right["all but whole sentences"] / total["all but whole sentences"]
    return int(share < BAR or right["whole sentences"] < BAR * total["whole sentences"] or damaged)


def readable(text: str) -> str:
    """A text with its codes written out."""
    bare, placed = strip_codes(text)
    pieces: list[str] = []
    at = 0
    for (number, end), offset in placed:
        pieces += (bare[at:offset], (f"<{number}>", f"</{number}>", f"{{{number}}}")[end])
        at = offset
    return "".join((*pieces, bare[at:]))


if __name__ == "__main__":
    sys.exit(main())
