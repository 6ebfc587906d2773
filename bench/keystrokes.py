"""Keys a translator presses for each character of a finished translation, at the best.

python bench/keystrokes.py [DOCUMENT…] [--show N] [--completion N] [--book NAME]

Both documents of this repository are made into their references, once by typing all of it and once
from the starter package's drafts, with the project's termbase.  A model of the edit screen's keys,
not the screen, finds the fewest keys for each segment.  It has: every character typed; Enter;
another draft picked (Ctrl+digit); the target cleared (Alt+X); a term put in (Ctrl+T); the cursor
moved by a character, a word, a line, to either end; a character or a word deleted, and all before
or behind the cursor.  A person presses more keys than that.  Drafts are kept in the temporary
folder until the sources, the termbase or the package change.

--completion N: also with what is suggested while one types, on about N segments of each document
(0 for all; each takes some seconds, once): from empty, and from drafts, whose beginning may stay
while the rest is typed.  A word, or all that is shown, is taken by a key; with the list of other
words two keys take one of those.  --shown-from P: with another likelihood from which on anything
is shown.  --book NAME: on sentences of a book of the shared data instead.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from completed_typing import Typist, common, known_of, sentences_of, spread
from continuing_answers import KeptContinuer

from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import TermStatus
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.completing import choosing
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

PROJECT = Project(Path(__file__).parent.parent)
CACHE = Path(tempfile.gettempdir()) / "alignwb-bench-keystrokes"
HYPOTHESES = 4
LINE = 76
"""Characters of a line of the box on a screen of 80 columns."""

TOKEN = re.compile(r"\s*(?:\w+|[^\w\s]+)|\s+$")
"""What the cursor moves over at a press of Ctrl+←, with the space before it."""

ONE = 1.0
"""A key."""

Tokens = tuple[str, ...]


class Work(NamedTuple):
    request: DraftRequest
    reference: str
    renderings: frozenset[Tokens]


class Found(NamedTuple):
    keys: float
    way: str


def read(path: Path) -> list[Work]:
    terms = load_terms(PROJECT)
    works = []
    for paragraph in read_bitext(path).paragraphs:
        for segment in paragraph.segments:
            if not segment.source or not segment.target:
                continue
            hits = terms.find(segment.source)
            renderings = {
                tokens_of(text)
                for hit in hits
                if hit.term.status in {TermStatus.PREFERRED, TermStatus.ADMITTED}
                for text in (hit.term.target, " " + hit.term.target)
            }
            request = DraftRequest(segment.source, paragraph.kind, hits)
            works.append(Work(request, segment.target, frozenset(filter(None, renderings))))
    return works


def drafts_of(name: str, works: Sequence[Work]) -> list[list[str]]:
    """The drafts of each segment, the best first."""
    package = starter_package()
    asked = [(work.request.source, str(work.request.kind)) for work in works]
    known = json.dumps([str(package), asked, PROJECT.glossary.read_text(encoding="utf-8")])
    kept = CACHE / f"{name}-{sha256(known.encode()).hexdigest()[:16]}.json"
    if kept.is_file():
        drafts: list[list[str]] = json.loads(kept.read_text(encoding="utf-8"))
        return drafts
    engine = ArgosTranslator(package, HYPOTHESES)
    made = dict(
        pair for batch in engine.translate([work.request for work in works]) for pair in batch
    )
    drafts = [[each.text for each in made[n].hypotheses] for n in range(len(works))]
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(drafts, ensure_ascii=False), encoding="utf-8")
    return drafts


def tokens_of(text: str) -> Tokens:
    return tuple(TOKEN.findall(text))


@lru_cache(maxsize=100_000)
def inside(old: str, new: str) -> float:
    """Keys that make one word of another, the cursor going over it from the right."""
    row = [float(n) for n in range(len(new) + 1)]
    for i, left in enumerate(old, 1):
        before, row = row, [float(i)]
        for j, right in enumerate(new, 1):
            moved = before[j - 1] if left == right else before[j - 1] + 1
            # Over a letter that stays the cursor moves by a key; replacing one takes two.
            row.append(min(moved + 1, before[j] + 1, row[j - 1] + 1))
    return row[-1]


def typed(new: Tokens, renderings: frozenset[Tokens]) -> list[float]:
    """Keys that put in the first n tokens: letters, and a key for a whole term."""
    keys = [0.0]
    for end in range(1, len(new) + 1):
        best = keys[-1] + len(new[end - 1])
        for term in renderings:
            if new[end - len(term) : end] == term and len(term) <= end:
                best = min(best, keys[end - len(term)] + ONE)
        keys.append(best)
    return keys


def edited(old: Tokens, new: Tokens, renderings: frozenset[Tokens]) -> float:
    """The fewest keys that make `new` of `old`, from the end of it to its beginning."""
    fresh = typed(new, renderings)
    lengths = list(accumulate((len(token) for token in new), initial=0))
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    same = min(len(old), len(new)) if same is None else same
    keys = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    runs = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            if i and j and old[i - 1] == new[j - 1]:
                runs[i][j] = runs[i - 1][j - 1] + 1
            if i == j <= same:
                continue  # what is left is as it should be
            best = fresh[j] + (ONE if i else 0)  # all that is left is deleted at once
            if i:
                best = min(best, keys[i - 1][j] + ONE)
            if j:
                best = min(best, put_in(keys[i], new, j, renderings))
            if i and j:
                best = min(best, gone_over(keys, old, new, (i, j), runs[i][j], lengths))
            keys[i][j] = best
    return keys[-1][-1]


def put_in(row: Sequence[float], new: Tokens, j: int, renderings: frozenset[Tokens]) -> float:
    """Keys if the last of `j` tokens is typed, or ends a term that is put in."""
    terms = (term for term in renderings if new[max(0, j - len(term)) : j] == term)
    return min([row[j - 1] + len(new[j - 1]), *(row[j - len(term)] + ONE for term in terms)])


def gone_over(
    keys: Sequence[Sequence[float]],
    old: Tokens,
    new: Tokens,
    place: tuple[int, int],
    run: int,
    lengths: Sequence[int],
) -> float:
    """Keys if the cursor goes over the last token, changing it, or over a line that stays."""
    i, j = place
    if not run:
        return keys[i - 1][j - 1] + inside(old[i - 1], new[j - 1])
    best = keys[i - 1][j - 1] + ONE
    line = next((n for n in range(1, run + 1) if lengths[j] - lengths[j - n] >= LINE), 0)
    return min(best, keys[i - line][j - line] + ONE) if line else best


def fewest(start: str, work: Work) -> float:
    """Keys that make the reference of a text in the box, whose cursor is at its end."""
    old, new = tokens_of(start), tokens_of(work.reference)
    if old == new:
        return 0
    from_the_end = edited(old, new, work.renderings)
    turned = frozenset(term[::-1] for term in work.renderings)
    return min(from_the_end, ONE + edited(old[::-1], new[::-1], turned))


def best_way(drafts: Sequence[str], work: Work) -> Found:
    """The best text to begin with, and the keys with the Enter at the end."""
    ways = [Found(fewest(drafts[0], work), "the best draft")]
    ways += [Found(ONE + fewest(text, work), "another draft") for text in drafts[1:]]
    ways.append(Found(ONE + fewest("", work), "cleared"))
    keys, way = min(ways, key=lambda found: found.keys)
    return Found(keys + ONE, way if keys else "confirmed as it was")


def report(name: str, works: Sequence[Work], show: int) -> None:
    characters = sum(len(work.reference) for work in works)
    empty = sum(fewest("", work) + ONE for work in works)
    found = [best_way(d, work) for d, work in zip(drafts_of(name, works), works, strict=True)]
    drafted = sum(each.keys for each in found)
    print(f"{name}: {len(works)} segments, {characters} characters")
    print(f"  from empty   {empty:8.0f} keys  {empty / characters:.3f} keys a character")
    print(f"  from drafts  {drafted:8.0f} keys  {drafted / characters:.3f} keys a character")
    ways = ("confirmed as it was", "the best draft", "another draft", "cleared")
    counts = (f"{sum(each.way == way for each in found)} {way}" for way in ways)
    print(f"  segments by what they began with: {', '.join(counts)}")
    worst = sorted(zip(found, works, strict=True), key=lambda pair: -pair[0].keys)[:show]
    for each, work in worst:
        print(f"    {each.keys:4.0f} keys, {each.way}: {work.reference}")


def report_completed(name: str, works: Sequence[Work], sample: int) -> None:
    drafts = drafts_of(name, works)
    document = [work.request.source for work in works]
    chosen = spread(len(works), sample)
    characters = sum(len(works[number].reference) for number in chosen)
    print(f"{name} with completion: {len(chosen)} segments, {characters} characters")
    for has_list in (False, True):
        typist = Typist(KeptContinuer(name), document, has_list=has_list)
        empty = drafted = learnt = 0.0
        for number in chosen:
            for before in works[int(learnt) : number]:
                typist.learn(before.reference)
            learnt = number
            work = works[number]
            known = known_of(work.request, drafts[number], work.reference)
            keys = typist.keys(work.request, work.reference, known) + ONE
            empty += keys
            ways = [keys + ONE, best_way(drafts[number], work).keys]
            ways += kept_beginnings(typist, work, drafts[number], known)
            drafted += min(ways)
        said = typist.suggested
        print(f"  {'with the list' if has_list else 'without the list of other words'}")
        print(f"    from empty   {empty / characters:.3f} keys a character")
        print(f"    from drafts  {drafted / characters:.3f} keys a character")
        print(f"    shown anew {said.shown} times, right {said.right / max(1, said.shown):.0%}")


def kept_beginnings(typist, work: Work, drafts: Sequence[str], known) -> list[float]:
    """Keys if the beginning of the best draft stays, and the rest is deleted and typed."""
    draft = drafts[0]
    same = common(draft, work.reference)
    place = max(draft.rfind(" ", 0, same), 0)
    if not place or same == len(work.reference):
        return []
    before, all_ = len(tokens_of(draft[:place])), len(tokens_of(draft))
    moves = min(ONE + before, all_ - before)
    return [moves + ONE + typist.keys(work.request, work.reference, known, place) + ONE]


def book_works(book: str) -> list[Work]:
    return [
        Work(DraftRequest(dutch), english, frozenset()) for dutch, english in sentences_of(book)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="*", help="the beginning of their names; all without")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the N dearest segments")
    parser.add_argument("--completion", type=int, metavar="N", help="with what is suggested")
    parser.add_argument("--book", action="append", default=[], metavar="NAME")
    parser.add_argument("--shown-from", type=float, default=choosing.SHOWN_FROM, metavar="P")
    arguments = parser.parse_args()
    choosing.SHOWN_FROM = arguments.shown_from
    sample = arguments.completion
    for book in arguments.book:
        report_completed(book, book_works(book), sample or 0)
    for path in () if arguments.book else sorted(PROJECT.references.glob("*.xlf")):
        if not arguments.documents or path.stem.startswith(tuple(arguments.documents)):
            report(path.stem[:3], read(path), arguments.show)
            if sample is not None:
                report_completed(path.stem[:3], read(path), sample)


if __name__ == "__main__":
    main()
