"""What is to be said of the engines that the settings name, before any is asked."""

from alignwb.engines.libretranslate.server import Server
from alignwb.services.project.config import Config


def remark_on_way(config: Config) -> str:
    """What is to be said of the way that texts take to the first engine; "" if nothing is."""
    name = config.engine_names[0]
    for each in config.servers:
        if each.name == name and Server(each.name, each.url).is_readable_on_the_way:
            key = " and its key" if each.key_variable else ""
            place = Server(each.name, each.url).place
            return (
                f"“{name}” is at {place} and speaks http: on the way there everybody can read the"
                f" texts{key}; https would hide them"
            )
    return ""
