"""The `Continuer` of the argos engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from alignwb.core.bitext.codes import without_codes
from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.continuing.parts import parts_of
from alignwb.engines.argos.continuing.path_search import FoundPath, find_paths
from alignwb.engines.argos.continuing.predictor import ModelAtPrefix, RememberedPaths
from alignwb.engines.argos.continuing.prefix_reading import ReadPrefix, read_prefix
from alignwb.engines.argos.continuing.vocabulary import Joint, TargetPieces, read_vocabulary
from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.kept.letter_case import raised_text
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn
from alignwb.engines.draft_making.restoring import style_of

ENGINE = "argos"

_LIMIT_TOKENS = 400
_STEPS = 7
"""Pieces that are looked ahead: some four words."""
_REMEMBERED = 4
"""Segments whose reading is kept: the open one, and those that were open just before."""


@dataclass(frozen=True, slots=True)
class _ReadSource:
    """A source as the model reads it.

    Attributes:
        tokens: Its pieces.
        stand_ins: What stands in them for what is no language.
        case: Of the whole source.
        apostrophe: The one its document uses.
    """

    tokens: tuple[str, ...]
    stand_ins: tuple[StandIn, ...]
    case: LineCase
    apostrophe: str


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
        read = read_prefix(prefix, source.stand_ins, source.case)
        if read is None or not source.tokens:
            return ()
        found = self._find(source, read, vocabulary, most)
        told = (_told(each, vocabulary, read, source) for each in found)
        return tuple({each[:1]: each for each in reversed(tuple(told))}.values())[::-1]

    @cached_property
    def _vocabulary(self) -> TargetPieces | None:
        return read_vocabulary(self._package.folder)

    def _read(self, key: "_Key", document: tuple[str, ...]) -> _ReadSource:
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
                stand_ins += part.source.kept.stand_ins
                case = part.source.kept.case
        return _ReadSource(tuple(tokens), tuple(stand_ins), case, style.apostrophe)

    def _find(
        self, source: _ReadSource, read: ReadPrefix, vocabulary: TargetPieces, most: int
    ) -> list[FoundPath]:
        encode = self._model.encode_target
        whole = encode(read.whole) if read.whole else []
        predictor = ModelAtPrefix(self._model, vocabulary, source.tokens, whole, self._remembered)
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


def _told(
    found: FoundPath, vocabulary: TargetPieces, read: ReadPrefix, source: _ReadSource
) -> Continuation:
    """The words of a path as they are to be written, up to where a stand-in would come twice."""
    return tuple(_written(parts_of(found, vocabulary, read.stem, read.joint), read, source))


def _written(
    parts: Iterator[ContinuedPart], read: ReadPrefix, source: _ReadSource
) -> Iterator[ContinuedPart]:
    left = {one.word: one.wording for one in source.stand_ins if one.word not in read.whole}
    gone = {one.word for one in source.stand_ins} - left.keys()
    for part in parts:
        word = part.text.lstrip()
        if word in gone:
            return
        if word in left:
            gone.add(word)
        text = part.text.replace(word, left.pop(word, word)).replace("'", source.apostrophe)
        yield part._replace(text=raised_text(text, source.case))
