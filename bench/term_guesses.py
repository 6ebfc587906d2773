"""How good the English is that `alignwb terms suggest` guesses, on the project's own terms.

python bench/term_guesses.py [--show]

The termbase is hidden and every finished translation is asked for its candidates.  Counted are
those the termbase has and renders in a way the translation uses somewhere: the guess should be
such a rendering, in whatever case and inflection.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.terms.candidates import TermCandidate
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, term_places
from alignwb.core.terms.termbase import Termbase
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms, load_terms
from alignwb.services.terms.suggesting import TermSuggestion, suggest_terms, with_targets
from alignwb.services.words.project_word_links import project_word_links

PROJECT = Project(Path(__file__).parent.parent)
TERMS = load_terms(PROJECT)
NO_TERMS = ProjectTerms(Termbase(), Recogniser(Termbase(), Dutch()))
RENDERINGS = Renderings(English())
SHOWN = 50
"""What the command shows unless it is told otherwise."""


class Asked(NamedTuple):
    """A candidate of a document and what the termbase has for it."""

    suggestion: TermSuggestion
    wanted: tuple[str, ...]

    @property
    def outcome(self) -> str:
        guess = self.suggestion.target
        if guess in self.wanted:
            return "letter by letter"
        if guess.casefold() in {each.casefold() for each in self.wanted}:
            return "in another case"
        if any(is_form(guess, each) for each in self.wanted):
            return "in another form"
        return "otherwise" if guess else "not at all"

    @property
    def is_right(self) -> bool:
        return self.outcome not in {"otherwise", "not at all"}


def is_form(guess: str, wanted: str) -> bool:
    return bool(guess) and (
        (0, len(guess)) in RENDERINGS.spans(wanted, guess)
        or (0, len(wanted)) in RENDERINGS.spans(guess, wanted)
    )


def wanted(candidate: TermCandidate, bitext: Bitext) -> tuple[str, ...]:
    """The termbase's renderings of a candidate; none if its segments use none of them."""
    found = term_places(TERMS.find(candidate.text))
    whole = [place for place in found if place.end - place.start == len(candidate.text)]
    targets = tuple(target for place in whole for target in place.targets)
    segments = [segment for _, segment in bitext.segments()]
    texts = {segments[each.text].target for each in candidate.occurrences}
    is_used = any(RENDERINGS.spans(target, text) for target in targets for text in texts)
    return targets if is_used else ()


def guessed(
    candidates: Sequence[TermCandidate], bitext: Bitext
) -> tuple[list[TermSuggestion], float]:
    """With the seconds it takes, the loading of the embedder among them."""
    start = time.perf_counter()
    found = with_targets(candidates, bitext, NO_TERMS, project_word_links(PROJECT))
    return list(found), time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="name those that are not right")
    show = parser.parse_args().show
    everything: list[Asked] = []
    for path in sorted(PROJECT.references.glob("*.xlf")):
        bitext = read_bitext(path)
        candidates = suggest_terms([bitext], NO_TERMS)
        suggestions, seconds = guessed(candidates, bitext)
        _, seconds_shown = guessed(candidates[:SHOWN], bitext)
        asked = [Asked(each, wanted(each.candidate, bitext)) for each in suggestions]
        asked = [each for each in asked if each.wanted]
        everything += asked
        print(line(path.stem[:3], asked))
        print(
            f"     {SHOWN} candidates in {seconds_shown:.1f} s,"
            f" all {len(candidates)} in {seconds:.1f} s"
        )
        for each in asked if show else ():
            if not each.is_right:
                suggestion = each.suggestion
                print(
                    f"  {suggestion.candidate.text} ({suggestion.candidate.count}):"
                    f" {suggestion.target or '-'}, not {' | '.join(each.wanted)}"
                )
    print(line("both", everything))


def line(name: str, asked: Sequence[Asked]) -> str:
    right = sum(each.is_right for each in asked)
    outcomes = Counter(each.outcome for each in asked)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    return f"{name}: {right} of {len(asked)} right ({right / len(asked):.1%}); {counts}"


if __name__ == "__main__":
    main()
