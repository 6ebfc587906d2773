"""The embedder, loaded once for all tests of a process."""

from functools import cache

from alignwb.engines.registry import make_embedder
from alignwb.engines.usem3.embedder_port import SentenceEmbedder


def the_embedder(_project: object = None) -> SentenceEmbedder:
    """The real one; whatever project it is asked for, it reads and keeps nothing on disk."""
    return _loaded_once()


@cache
def _loaded_once() -> SentenceEmbedder:
    return make_embedder()
