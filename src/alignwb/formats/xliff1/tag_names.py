"""What tools call the tags of a file: Trados defines them in the header, Memsource in units."""

from alignwb.formats.xliff1.client_codes import TagNames
from alignwb.formats.xliff1.client_units import SDL, ClientUnit, own_child
from alignwb.formats.xliff1.memsource_tags import MEMSOURCE
from alignwb.formats.xliff1.placed_nodes import PlacedXml

_LONGEST = 40


def tag_names(file: PlacedXml) -> TagNames:
    """The names of the tags that the head of a file defines, by their ids."""
    if MEMSOURCE in file.root.prefixes.values():
        return TagNames({}, are_in_text=True)
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


def unit_tag_names(file: PlacedXml, unit: ClientUnit, tags: TagNames) -> TagNames:
    """The names of the tags in a unit: those of the file, or those that the unit defines."""
    if not tags.are_in_text:
        return tags
    names: dict[str, tuple[str, str]] = {}
    for mark in unit.node.all():
        if mark.name == "mark" and mark.namespace == MEMSOURCE:
            content = own_child(mark, "content")
            text = "" if content is None else " ".join(file.all_text(content).split())
            names[file.attributes(mark).get("id", "")] = _short(text), ""
    return TagNames(names, are_in_text=True)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
