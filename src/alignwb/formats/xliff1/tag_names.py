"""What Trados calls the tags of a file: its definitions of them stand in the header."""

from alignwb.formats.xliff1.client_codes import TagNames
from alignwb.formats.xliff1.client_units import SDL
from alignwb.formats.xliff1.placed_nodes import PlacedXml

_LONGEST = 40


def tag_names(file: PlacedXml) -> TagNames:
    """The names of the tags that a file defines, by their ids."""
    names: dict[str, tuple[str, str]] = {}
    for definitions in file.root.all():
        if definitions.name != "tag-defs" or definitions.namespace != SDL:
            continue
        for tag in definitions.children:
            code_id = file.attributes(tag).get("id", "")
            if tag.name == "tag" and code_id:
                parts = {
                    part.name: " ".join(file.all_text(part).split())
                    or file.attributes(part).get("name", "")
                    for part in tag.children
                }
                begin = next((parts[each] for each in ("bpt", "ph", "st") if each in parts), "")
                names.setdefault(code_id, (_short(begin), _short(parts.get("ept", ""))))
    return TagNames(names)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
