"""What a whole target looks like beside its source: empty, untouched, too short, looping."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.post_edits.amounts import Edited, edited
from alignwb.core.bitext.post_edits.tracing import post_edit_of
from alignwb.core.bitext.segment import OriginKind, Segment, Status
from alignwb.core.checks.context import Checked, LengthRatio
from alignwb.core.checks.findings import CheckKind, Finding, Weight
from alignwb.core.languages.function_words import DUTCH_ONLY_WORDS
from alignwb.core.languages.words import Span

_USUAL = LengthRatio(0.02, 0.20)
"""Of Dutch prose and its English, before a project has enough of its own."""
_FEWEST_SEGMENTS = 30
_LEAST_DEVIATION = 0.14
_SHORT = 25
_FAR = 3.6
_SHORTER = 0.4
"""Characters for which a ratio says nothing: of few words each weighs too much."""
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][’”'\")\]]*(?=\s+[‘“„«\"'([]*[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|dr|mr|mrs|ms|prof|nr|no|blz|pp?|vol|ed|eds|st|bijv|enz|etc|ca|vgl|cf|fig"
    r"|resp|i\.e|e\.g|o\.a|d\.w\.z|t\.a\.v|n\.b)\.)$",
    re.IGNORECASE,
)
_LONGEST_LOOP = 8
_ROUGH = math.log(0.45)
"""Mean log-probability of a token below which an engine guessed rather than knew."""


def check_empty(checked: Checked) -> Iterator[Finding]:
    """Nothing in the target, or nothing but white space and markers."""
    is_begun = checked.segment.status is not Status.INITIAL or bool(checked.target)
    if is_begun and checked.bare_source.strip() and not checked.bare_target.strip():
        yield Finding(CheckKind.EMPTY, "there is no translation", Weight.STOPS)


def check_same_as_source(checked: Checked) -> Iterator[Finding]:
    """A target that is its Dutch source; names, figures and the like may be the same."""
    if checked.bare_source.strip() != checked.bare_target.strip():
        return
    words = [word.text for word in checked.source_words]
    if len(words) < 3 or checked.kind is Kind.AUTHOR:
        return
    lower = [word for word in words if word[0].islower()]
    is_dutch = any(word.lower() in DUTCH_ONLY_WORDS for word in words)
    if is_dutch or (len(lower) * 2 > len(words) and not _is_english(checked)):
        yield Finding(
            CheckKind.SAME_AS_SOURCE, "the translation is the same as the source", Weight.STOPS
        )


def _is_english(checked: Checked) -> bool:
    words = [word.text.lower() for word in checked.source_words if word.text.isalpha()]
    known = sum(word in checked.known.words for word in words)
    return bool(words) and known >= 0.8 * len(words)


def length_ratio(segments: Iterable[Segment]) -> LengthRatio | None:
    """How long targets are, of segments that people have translated; None if they are few.

    Mean and deviation are taken from the middle half, so that what is wrong does not count.
    """
    ratios = sorted(
        math.log(len(segment.target) / len(segment.source))
        for segment in segments
        if len(segment.source) >= _SHORT and segment.target
    )
    if len(ratios) < _FEWEST_SEGMENTS:
        return None
    quarter = len(ratios) // 4
    middle = ratios[len(ratios) // 2]
    spread = (ratios[-1 - quarter] - ratios[quarter]) / 1.35
    return LengthRatio(middle, max(spread, _LEAST_DEVIATION))


def check_length(checked: Checked) -> Iterator[Finding]:
    """A target that is much shorter or longer than others of the project are."""
    source, target = len(checked.bare_source.strip()), len(checked.bare_target.strip())
    if source < _SHORT or not target:
        return
    usual = checked.known.length or _USUAL
    # A short text varies more.
    deviation = usual.deviation * math.sqrt(1 + 40 / source)
    distance = (math.log(target / source) - usual.mean) / deviation
    if abs(distance) > _FAR or target < _SHORTER * source:
        percent = round(100 * target / source)
        word = "short" if distance < 0 else "long"
        yield Finding(
            CheckKind.LENGTH,
            f"the translation is very {word}: {percent} % of the source's length",
            subject=word,
        )


def check_sentences(checked: Checked) -> Iterator[Finding]:
    """Two sentences or more than the source has, or fewer."""
    difference = _sentences(checked.bare_target) - _sentences(checked.bare_source)
    if abs(difference) >= 2 and checked.bare_target.strip():
        word = "more" if difference > 0 else "fewer"
        message = f"the translation has {abs(difference)} sentences {word} than the source"
        yield Finding(CheckKind.SENTENCES, message, subject=str(difference))


def _sentences(text: str) -> int:
    return 1 + sum(
        _ABBREVIATION.search(text, max(0, match.start() - 10), match.start() + 1) is None
        for match in _SENTENCE_END.finditer(text)
    )


def check_loops(checked: Checked) -> Iterator[Finding]:
    """Words that come three times in a row, or a long run of them that comes again at once."""
    found = list(_WORDS.finditer(checked.bare_target))
    if len(found) < 3:
        return
    loop = _loop([match[0].lower() for match in found])
    if loop is None or _loop(_WORDS.findall(checked.bare_source.lower())) is not None:
        return
    start, length, times = loop
    span = Span(found[start].start(), found[start + length * times - 1].end())
    words = checked.target[found[start].start() : found[start + length - 1].end()]
    yield Finding(
        CheckKind.LOOP, f"“{words}” comes {times} times in a row", subject=words, target=(span,)
    )


def _loop(words: list[str]) -> tuple[int, int, int] | None:
    """The first word, the length and the repetitions of what comes again at once."""
    if len(set(words)) == len(words):
        return None
    for length in range(1, _LONGEST_LOOP + 1):
        run = 0
        for place in range(length, len(words)):
            run = run + 1 if words[place] == words[place - length] else 0
            least = 2 * length if length < 3 else length
            if run >= least:
                first = place - run - length + 1
                return first, length, 1 + run // length
    return None


def check_omission(checked: Checked) -> Iterator[Finding]:
    """A stretch of the source that no word of the target is linked to."""
    unlinked = checked.known.unlinked
    if unlinked is None or not checked.target or not checked.source:
        return
    for span in unlinked(checked.source, checked.target):
        text = checked.source[span.start : span.end]
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        yield Finding(
            CheckKind.OMISSION,
            f"nothing in the translation seems to say “{shown}”",
            subject=text,
            source=(span,),
        )


def check_unedited(checked: Checked) -> Iterator[Finding]:
    """A rough draft, or a match that was not fitted, confirmed as it came."""
    segment = checked.segment
    if not checked.is_confirmed or edited(segment) is not Edited.NO:
        return
    origin = post_edit_of(segment).origin
    if origin is None:
        return
    if origin.kind is OriginKind.TM and origin.match_rate is not None and origin.match_rate < 100:
        yield Finding(
            CheckKind.UNEDITED,
            f"the match of {origin.match_rate} % stands there as the memory has it",
            Weight.STOPS,
            "match",
        )
    elif origin.kind is OriginKind.MT and segment.draft:
        scores = [each.score for each in segment.draft.hypotheses if each.text == segment.target]
        if scores and min(scores) < _ROUGH:
            yield Finding(
                CheckKind.UNEDITED,
                "the draft is rough, and stands there as the engine wrote it",
                Weight.STOPS,
                "draft",
            )


def repeated_words(targets: Iterable[str], least: int) -> frozenset[str]:
    """The lower-case words that targets have so often that none of them is a slip."""
    counts: Counter[str] = Counter()
    for target in targets:
        counts.update(set(_WORDS.findall(target.lower())))
    return frozenset(word for word, count in counts.items() if count >= least)
