"""Engines drafting what has a reference, scored against it and compared with the first of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import apply, attach_drafts
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.drafting.translator import Translator
from alignwb.errors import AlignwbError, ProjectError
from alignwb.scoring import CorpusScores, PValues, Scorer
from alignwb.services.drafting.drafting import draft_document
from alignwb.services.scoring.hypotheses import ItemKind, ScoredText, pair
from alignwb.services.scoring.systems import SystemTexts
from alignwb.services.terms.project_terms import ProjectTerms

ReportDrafts = Callable[[str, int, int], None]
"""Called with the engine's name, the segments drafted, and the segments in all."""

_CERTAIN = 0.05
Line = tuple[str, tuple[SegmentRef, ...]]
"""A document and the segments of one of its references."""


@dataclass(frozen=True, slots=True)
class ComparedEngine:
    """An engine, and how good its drafts are.

    Attributes:
        asked: The name it was asked for by.
        name: Its full name: engine, package and version.
        scores: Of all lines that every engine drafted.
        p_values: Of its difference from the first engine; None for that one itself.
    """

    asked: str
    name: str
    scores: CorpusScores
    p_values: PValues | None


@dataclass(frozen=True, slots=True)
class EngineComparison:
    """Engines compared on the same lines.

    Attributes:
        by: The kind of item that a line is.
        lines: How many lines there are.
        engines: At least two; the others are compared with the first.
        failed: The engines that could not draft, and why.
    """

    by: ItemKind
    lines: int
    engines: tuple[ComparedEngine, ...]
    failed: tuple[tuple[str, AlignwbError], ...] = ()

    @property
    def best(self) -> ComparedEngine:
        """The engine with the highest chrF2++."""
        return max(self.engines, key=lambda each: each.scores.chrf.value)

    def is_better(self, engine: ComparedEngine) -> bool | None:
        """Whether an engine is better than the first by chrF2++, or worse; None if by chance."""
        difference = engine.scores.chrf.value - self.engines[0].scores.chrf.value
        # Of two texts that are the same sacrebleu's p-value is the least there is.
        if engine.p_values is None or not difference or engine.p_values.chrf > _CERTAIN:
            return None
        return difference > 0


def compare_engines(
    tasks: Sequence[tuple[Bitext, Path]],
    translators: Mapping[str, Callable[[], Translator]],
    terms: ProjectTerms | None = None,
    *,
    by: ItemKind = ItemKind.SEGMENT,
    bootstrap: int = 1000,
    progress: ReportDrafts = lambda _name, _done, _total: None,
) -> EngineComparison:
    """Have engines draft the segments that have a reference, and score what they say.

    tasks: bitexts, each with its reference file; they are not changed.  translators: what makes
    each engine, by the name it is asked for.  An engine that fails is left out.  Raises
    ProjectError if fewer than two are left or no segment has a reference, and all that
    `match_reference` raises.
    """
    drafted = _draft(tasks, translators, terms, by, progress)
    said = drafted.said
    lines = [
        line for line in next(iter(said.values())) if all(line in each for each in said.values())
    ]
    engines = _scored(lines, said, drafted.names, bootstrap)
    return EngineComparison(by, len(lines), engines, drafted.failed)


@dataclass(frozen=True, slots=True)
class EngineDrafts:
    """What several engines made of the same segments.

    Attributes:
        systems: What each drafted, under the name that it was asked for by; at least two.
        names: Their full names, by those names.
        failed: The engines that could not draft, and why.
    """

    systems: tuple[SystemTexts, ...]
    names: Mapping[str, str]
    failed: tuple[tuple[str, AlignwbError], ...]


def draft_by_engines(
    tasks: Sequence[tuple[Bitext, Path]],
    translators: Mapping[str, Callable[[], Translator]],
    terms: ProjectTerms | None = None,
    *,
    by: ItemKind = ItemKind.SEGMENT,
    progress: ReportDrafts = lambda _name, _done, _total: None,
) -> EngineDrafts:
    """Have engines draft the segments that have a reference, to be scored beside other systems.

    As in `compare_engines`, which raises the same.
    """
    drafted = _draft(tasks, translators, terms, by, progress)
    systems = []
    for asked, lines in drafted.said.items():
        by_document: dict[str, dict[tuple[SegmentRef, ...], str]] = {}
        for (document, segments), (hypothesis, _) in lines.items():
            by_document.setdefault(document, {})[segments] = hypothesis
        systems.append(SystemTexts(asked, by_document))
    return EngineDrafts(tuple(systems), drafted.names, drafted.failed)


@dataclass(frozen=True, slots=True)
class _Drafted:
    said: Mapping[str, Mapping[Line, tuple[str, str]]]
    names: Mapping[str, str]
    failed: tuple[tuple[str, AlignwbError], ...]


def _draft(
    tasks: Sequence[tuple[Bitext, Path]],
    translators: Mapping[str, Callable[[], Translator]],
    terms: ProjectTerms | None,
    by: ItemKind,
    progress: ReportDrafts,
) -> _Drafted:
    wanted = [_segments_with_reference(bitext, path, by) for bitext, path in tasks]
    if not any(wanted):
        raise ProjectError("no segment has a reference, so no engine can be scored")
    said: dict[str, dict[Line, tuple[str, str]]] = {}
    names: dict[str, str] = {}
    failed: list[tuple[str, AlignwbError]] = []
    for asked, make in translators.items():
        try:
            translator = make()
            names[asked] = translator.name
            said[asked] = dict(_drafted_lines(tasks, wanted, translator, terms, by, progress))
        except AlignwbError as error:
            failed.append((asked, error))
    if len(said) < 2:
        raise _too_few(failed)
    return _Drafted(said, names, tuple(failed))


def _segments_with_reference(bitext: Bitext, path: Path, by: ItemKind) -> frozenset[SegmentRef]:
    matches = pair(bitext, path, (), by).reference.matches
    return frozenset(ref for match in matches for ref in match.segments)


def _drafted_lines(
    tasks: Sequence[tuple[Bitext, Path]],
    wanted: Sequence[frozenset[SegmentRef]],
    translator: Translator,
    terms: ProjectTerms | None,
    by: ItemKind,
    progress: ReportDrafts,
) -> Iterator[tuple[Line, tuple[str, str]]]:
    """Each line that an engine drafts, with what it says and what the reference says.

    A segment for which it gave nothing may have another engine's draft, which is not its own.
    """
    total = sum(map(len, wanted))
    before = 0
    for (bitext, path), refs in zip(tasks, wanted, strict=True):
        drafted = bitext
        given: set[SegmentRef] = set()
        for batch in draft_document(
            bitext, translator, only_open=False, redraft=True, refs=refs, terms=terms
        ):
            edit = attach_drafts(drafted, batch.drafts)
            drafted = apply(drafted, edit) if edit else drafted
            given.update(batch.drafts)
            progress(translator.name, before + batch.done, total)
        before += len(refs)
        drafts = pair(drafted, path, (ScoredText.DRAFT,), by).texts.get(ScoredText.DRAFT)
        for match, hypothesis in drafts.lines if drafts else ():
            if given.issuperset(match.segments):
                yield (bitext.document, match.segments), (hypothesis, match.reference)


def _scored(
    lines: Sequence[Line],
    said: Mapping[str, Mapping[Line, tuple[str, str]]],
    names: Mapping[str, str],
    bootstrap: int,
) -> tuple[ComparedEngine, ...]:
    if not lines:
        raise ProjectError("the engines have no segment in common that all of them drafted")
    scorer = Scorer()
    texts = {asked: [each[line][0] for line in lines] for asked, each in said.items()}
    first = next(iter(texts))
    references = [said[first][line][1] for line in lines]
    return tuple(
        ComparedEngine(
            asked,
            names[asked],
            scorer.corpus(hypotheses, references, bootstrap=0),
            None
            if asked == first
            else scorer.p_values(texts[first], hypotheses, references, bootstrap=bootstrap),
        )
        for asked, hypotheses in texts.items()
    )


def _too_few(failed: Sequence[tuple[str, AlignwbError]]) -> ProjectError:
    why = "; ".join(f"{asked}: {error.message}" for asked, error in failed)
    return ProjectError(
        f"fewer than two engines can be compared{f': {why}' if why else ''}",
        hint=next((error.hint for _, error in failed if error.hint), ""),
    )
