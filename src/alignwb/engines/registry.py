"""The engines by name; each is loaded when it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.drafting.continuer import Continuer
from alignwb.core.drafting.translator import Translator
from alignwb.engines.libretranslate.server import Server
from alignwb.errors import UsageError

if TYPE_CHECKING:
    from alignwb.engines.argos.packages.package import ModelPackage
    from alignwb.engines.usem3.embedder_port import SentenceEmbedder


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """The options that every engine takes.

    Attributes:
        source_lang: Code of the sources' language.
        target_lang: Code of the drafts' language.
        hypotheses: How many alternatives a draft keeps at most (1 to 8).
        threads: How many processors to use; None for all.
        servers: The servers that the settings name.
    """

    source_lang: str = "nl"
    target_lang: str = "en"
    hypotheses: int = 4
    threads: int | None = None
    servers: tuple[Server, ...] = ()


def make_engine(name: str, options: EngineOptions) -> Translator:
    """The engine of that name: `argos`, a server of the settings, or an installed package.

    `argos` is the best package of Argos Translate's that there is for the languages.  No model is
    loaded and no server asked yet.  Raises UsageError if there is no such engine, EngineError if
    it has no model for these languages.
    """
    make = ENGINES.get(name)
    if make is not None:
        return make(options)
    for server in options.servers:
        if server.name == name:
            return _server(server, options)
    return _package(name, options)


def make_continuer(name: str, options: EngineOptions) -> Continuer | None:
    """What goes on with beginnings of translations in the engine of that name.

    None if it is a server: none can be given a beginning.  No model is loaded yet.  Raises as
    `make_engine` does.
    """
    if name not in ENGINES and any(server.name == name for server in options.servers):
        return None
    from alignwb.engines.argos.continuing.continuer import ArgosContinuer

    return ArgosContinuer(_model_package(name, options))


def make_embedder(
    cache: Path | None = None, widest_mode: int = 0o777, *, threads: int = 2
) -> "SentenceEmbedder":
    """The embedder of sentences, an `alignwb.alignment.ports.Embedder`.

    Args:
        cache: The folder where it keeps the rows of sentences it has read; None for nowhere.
        widest_mode: The permissions that what it keeps may have at most.
        threads: How many work at once.

    No model is loaded yet.  Raises EngineError if its package is not installed, or of another
    version; one that is broken raises it when the model is first needed.
    """
    from alignwb.engines.usem3.embedder import Usem3Embedder

    embedder = Usem3Embedder(threads)
    if cache is None:
        return embedder
    from alignwb.engines.usem3.cached import CachedEmbedder

    return CachedEmbedder(embedder, cache, widest_mode)


def _argos(options: EngineOptions) -> Translator:
    return _package("argos", options)


def _package(name: str, options: EngineOptions) -> Translator:
    from alignwb.engines.argos.translator import ArgosTranslator

    package = _model_package(name, options)
    return ArgosTranslator(package, options.hypotheses, options.threads)


def _model_package(name: str, options: EngineOptions) -> "ModelPackage":
    """The package of that name; of `argos` the best one.  Raises as `make_engine` does."""
    from alignwb.engines.argos.packages.installed import best_package, named_package, package_names

    pair = (options.source_lang, options.target_lang)
    if name in ENGINES:
        return best_package(*pair)
    package = named_package(name, *pair)
    if package is None:
        servers = (server.name for server in options.servers)
        there = ", ".join(dict.fromkeys((*ENGINES, *servers, *package_names(*pair))))
        raise UsageError(
            f"there is no engine “{name}”",
            hint=f"Engines: {there}. A model is installed with: alignwb model install FOLDER",
        )
    return package


def _server(server: Server, options: EngineOptions) -> Translator:
    from alignwb.engines.libretranslate.server_translator import ServerTranslator

    return ServerTranslator(server, options.source_lang, options.target_lang, options.hypotheses)


ENGINES: Mapping[str, Callable[[EngineOptions], Translator]] = {"argos": _argos}
