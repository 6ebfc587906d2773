"""Drafts put together from the hypotheses of a request's parts."""

from collections.abc import Sequence

from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.core.bitext.segment import Hypothesis
from alignwb.core.code_places.code_trees import is_true_to
from alignwb.core.code_places.lifting import LiftedText
from alignwb.core.code_places.placing import placed_by_words, without_spaces_at
from alignwb.core.drafting.alternatives import visibly_different
from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.request_parts import OpenRequest, RequestPart


def assemble(request: OpenRequest, most: int = 8) -> tuple[Hypothesis, ...]:
    """The hypotheses of a request whose parts all have theirs: best first, at most `most`.

    Of those that hardly differ the first one stays.  The score is the mean over all tokens; of a
    request without words for a model it is 0.
    """
    count = max((len(part.hypotheses) for part in request.parts), default=1) or 1
    texts: dict[str, float] = {}
    for rank in range(count):
        text = " ".join(_wording(part, rank) for part in request.parts)
        text = _with_codes(request.lifted, f"{request.prefix}{text}")
        texts.setdefault(text, _score(request.parts, rank))
    return tuple(Hypothesis(text, texts[text]) for text in visibly_different(texts)[:most])


def expected_quality(request: OpenRequest) -> float | None:
    """What is expected of a request's best hypothesis; None if no model wrote any of it."""
    parts = [part for part in request.parts if part.source is not None and part.hypotheses]
    tokens = [len(part.source.tokens) for part in parts if part.source is not None]
    total = sum(part.quality * count for part, count in zip(parts, tokens, strict=True))
    return total / sum(tokens) if sum(tokens) else None


def _with_codes(lifted: LiftedText | None, text: str) -> str:
    """A draft with the codes of its source, whatever became of the words that they stood at."""
    if lifted is None:
        return text
    text = without_spaces_at(text, lifted.breaks)
    if is_true_to([code.end for code in lifted.codes], codes_of(text)):
        return text
    # A word that the model left out has come back elsewhere, with the codes that stood in it.
    return placed_by_words(lifted, without_codes(text))


def repairs_of(request: OpenRequest) -> tuple[Span, ...]:
    """The terms, by their place in the source, that were put right in the best hypothesis."""
    return tuple(
        span for part in request.parts if part.hypotheses for span in part.hypotheses[0].repaired
    )


def _wording(part: RequestPart, rank: int) -> str:
    if not part.hypotheses:
        return part.kept
    return part.hypotheses[min(rank, len(part.hypotheses) - 1)].text


def _score(parts: Sequence[RequestPart], rank: int) -> float:
    total = weight = 0.0
    for part in parts:
        if part.source is not None and part.hypotheses:
            tokens = len(part.source.tokens)
            total += tokens * part.hypotheses[min(rank, len(part.hypotheses) - 1)].score
            weight += tokens
    return total / weight if weight else 0.0
