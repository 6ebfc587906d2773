"""The embedder of a project's texts."""

from alignwb.alignment.ports import Embedder
from alignwb.services.project import Project


def open_embedder(project: Project | None) -> Embedder:
    """The embedder.  Raises EngineError if there is none, or it cannot be loaded."""
    from alignwb.engines.registry import make_embedder

    embedder = make_embedder()
    embedder.load()
    return embedder
