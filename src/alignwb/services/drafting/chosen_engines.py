"""What is to be said of the engines that the settings name, before any is asked."""

from alignwb.engines.libretranslate.server import Server
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import make_translator
from alignwb.services.project.config import Config


def remark_on_way(config: Config) -> str:
    """What is to be said of the way that texts take to the first engine; "" if nothing is."""
    name = config.engine_names[0]
    for each in config.servers:
        server = Server(each.name, each.url)
        if each.name != name or server.is_local:
            continue
        words = f"the sources go to {server.place}, the server “{name}”"
        if not server.is_readable_on_the_way:
            return words
        return (
            f"{words}, by http: on the way there everybody can read them, and its key too if it has"
            " one; https would hide them"
        )
    return ""


def other_engine_errors(config: Config) -> tuple[AlignwbError, ...]:
    """For each engine beside the first one that cannot be had, why; no model is loaded for it."""
    errors: list[AlignwbError] = []
    for name in config.engine_names[1:]:
        try:
            make_translator(config.with_engine(name))
        except AlignwbError as error:
            errors.append(error)
    return tuple(errors)
