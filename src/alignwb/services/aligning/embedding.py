"""The embedder of a project's texts."""

from alignwb.alignment.ports import Embedder
from alignwb.services.project import Project


def open_embedder(project: Project | None) -> Embedder:
    """The embedder; a project keeps what it has read, so that no sentence is read twice.

    The model is loaded when it is first needed.  Raises EngineError if there is none.
    """
    from alignwb.engines.registry import make_embedder

    return make_embedder(project.state / "cache" if project else None)
