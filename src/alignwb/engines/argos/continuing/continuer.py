"""The `Continuer` of the argos engine."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from alignwb.core.bitext.codes import without_codes
from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.continuing.parts import parts_of
from alignwb.engines.argos.continuing.path_search import FoundPath, find_paths
from alignwb.engines.argos.continuing.predictor import ModelAtPrefix, RememberedPaths
from alignwb.engines.argos.continuing.prefix_reading import (
    BegunWording,
    ReadPrefix,
    begun_wordings,
    read_prefix,
)
from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces, read_vocabulary
from alignwb.engines.argos.continuing.written_parts import ReadSource, written
from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn
from alignwb.engines.draft_making.restoring import style_of

ENGINE = "argos"

_LIMIT_TOKENS = 400
_STEPS = 7
"""Pieces that are looked ahead: some four words."""
_REMEMBERED = 4
"""Segments whose reading is kept: the open one, and those that were open just before."""


class ArgosContinuer:
    """Continues with an Argos Translate package; an `alignwb.core.drafting.continuer.Continuer`.

    Nothing is loaded before the first prefix.  Its model is its own, so that it never waits for a
    batch of drafts.

    Args:
        package: The package to use.
    """

    def __init__(self, package: ModelPackage) -> None:
        self._package = package
        self._model = Model(package.folder, threads=1, around=package.around)
        self._style = lru_cache(1)(style_of)
        self._sources = lru_cache(_REMEMBERED)(self._read)
        self._remembered = RememberedPaths()

    @property
    def name(self) -> str:
        """The engine's name, the package's name and its version."""
        return f"{ENGINE} {self._package.name} {self._package.version}"

    def continuations(
        self,
        request: DraftRequest,
        prefix: str,
        most: int = 5,
        document: Sequence[str] = (),
    ) -> tuple[Continuation, ...]:
        """What may follow a prefix, the likeliest first; each begins in another way.

        Nothing if the package is of a kind that no prefix can be given to.  Raises EngineError if
        the model cannot be loaded or fails.
        """
        vocabulary = self._vocabulary
        if vocabulary is None:
            return ()
        sources = tuple(document) or (request.source,)
        source = self._sources(_Key(request), sources)
        if not source.tokens:
            return ()
        read = read_prefix(prefix, source.stand_ins, source.case)
        begun = begun_wordings(prefix, source.stand_ins, source.case)
        if not begun:
            told = self._told(source, read, vocabulary, most) if read else []
        else:
            told = self._told_of(source, read, begun, vocabulary, most)
        by_beginning: dict[str, Continuation] = {}
        for each in told:
            by_beginning.setdefault(each[0].text if each else "", each)
        return tuple(by_beginning.values())

    @cached_property
    def _vocabulary(self) -> TargetPieces | None:
        return read_vocabulary(self._package.folder)

    def _read(self, key: "_Key", document: tuple[str, ...]) -> ReadSource:
        style = self._style(tuple(map(without_codes, document)))
        # Whole: its beginning is written, and says where in a long sentence its end is wanted.
        opened = open_request(
            0, key.request, style, self._model.encode, _LIMIT_TOKENS, _LIMIT_TOKENS
        )
        tokens: list[str] = []
        stand_ins: list[StandIn] = []
        case = LineCase.AS_IT_IS
        for part in opened.parts:
            if part.source is None:
                tokens += self._model.encode(part.kept)
            else:
                tokens += part.source.tokens
                stand_ins += (
                    one._replace(wording=without_codes(one.wording))
                    for one in part.source.kept.stand_ins
                )
                case = part.source.kept.case
        return ReadSource(tuple(tokens), tuple(stand_ins), case, style.apostrophe)

    def _told_of(
        self,
        source: ReadSource,
        read: ReadPrefix | None,
        begun: Sequence[BegunWording],
        vocabulary: TargetPieces,
        most: int,
    ) -> list[Continuation]:
        """What may follow where a wording is begun, or perhaps another word."""
        other = None if any(each.is_sure for each in begun) else read
        weights = [self._weight(source, each.read, vocabulary) for each in begun]
        weights.append(self._weight(source, other, vocabulary) if other else 0.0)
        total = sum(weights) or 1.0
        told: list[Continuation] = []
        for each, weight in zip(begun, weights, strict=False):
            after = self._told(source, each.read, vocabulary, most) or [()]
            told += [_through(each, after[0], weight / total)]
        if other is not None:
            of_other = self._told(source, other, vocabulary, most)
            rests = [each.rest for each in begun]
            told += [
                _weighed(each, weights[-1] / total)
                for each in of_other
                if not each or not any(rest.startswith(each[0].text) for rest in rests)
            ]
        return sorted(told, key=lambda each: -each[0].probability if each else 0.0)[:most]

    def _weight(self, source: ReadSource, read: ReadPrefix, vocabulary: TargetPieces) -> float:
        """How likely a piece comes next that may begin the word that a prefix ends in."""
        (path,) = self._at(source, read, vocabulary).greedy([()], 1)
        if path.row is None:
            return 0.0
        return float(np.exp(path.row[vocabulary.fitting(read.stem, read.joint)]).sum())

    def _told(
        self, source: ReadSource, read: ReadPrefix, vocabulary: TargetPieces, most: int
    ) -> list[Continuation]:
        """The words of each path as they are to be written."""
        paths = self._find(source, read, vocabulary, most)
        parts = (tuple(parts_of(each, vocabulary, read.stem, read.joint)) for each in paths)
        told = (written(each, read, source) for each in parts)
        return [each for each in told if each is not None]

    def _at(self, source: ReadSource, read: ReadPrefix, vocabulary: TargetPieces) -> ModelAtPrefix:
        whole = self._model.encode_target(read.whole) if read.whole else []
        return ModelAtPrefix(self._model, vocabulary, source.tokens, whole, self._remembered)

    def _find(
        self, source: ReadSource, read: ReadPrefix, vocabulary: TargetPieces, most: int
    ) -> list[FoundPath]:
        encode = self._model.encode_target
        predictor = self._at(source, read, vocabulary)
        spelled = encode(read.stem)[:1] if read.stem and read.joint is Joint.APART else []
        return find_paths(
            predictor,
            vocabulary,
            read.stem,
            read.joint,
            vocabulary.number(spelled[0]) if spelled else None,
            most,
            _STEPS,
        )


class _Key:
    """A request by what its reading depends on; a `DraftRequest` holds codes, and has no hash."""

    def __init__(self, request: DraftRequest) -> None:
        self.request = request
        self._values = (request.source, request.kind, request.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._values == other._values

    def __hash__(self) -> int:
        return hash(self._values)


def _through(begun: BegunWording, told: Continuation, probability: float) -> Continuation:
    """What follows a wording that is begun, with the rest of that before it."""
    return (ContinuedPart(begun.rest, min(1.0, probability)), *told)


def _weighed(told: Continuation, weight: float) -> Continuation:
    """The continuation with the probability of its first part among those of other readings."""
    if not told:
        return told
    return (told[0]._replace(probability=told[0].probability * weight), *told[1:])
