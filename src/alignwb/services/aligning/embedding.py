"""Embedders: what turns the sentences of a project into vectors."""

from typing import TYPE_CHECKING

from alignwb.alignment.sentences.text import Text
from alignwb.engines.registry import make_embedder
from alignwb.services.project.privacy import cache_mode
from alignwb.services.project.project import Project

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder


def open_embedder(project: Project | None) -> "Embedder":
    """The embedder; a project caches its vectors, so that no sentence is read twice.

    The model is loaded when it is first needed.  Raises EngineError if there is none.
    """
    if project is None:
        return make_embedder()
    return make_embedder(project.state / "cache", cache_mode(project))


def lexical_embedders(
    source: Text, target: Text, project: Project | None
) -> "tuple[Embedder, Embedder]":
    """Embedders that need no model, for the source (with the project's lexicon) and the target."""
    from alignwb.alignment.lexical import NO_LEXICON, LexicalEmbedder
    from alignwb.services.aligning.lexicon import project_lexicon

    texts = (source.sentences, target.sentences)
    lexicon = project_lexicon(project) if project else NO_LEXICON
    return LexicalEmbedder(texts, lexicon), LexicalEmbedder(texts)
