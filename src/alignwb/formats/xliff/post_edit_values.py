"""The post-edit of a target as the JSON object that its metadata holds.

Another program may change a target and leave the metadata as it was, so the checksum of the target
stands with it: what is said of another text is not believed.
"""

from typing import TypeAlias
from zlib import crc32

from alignwb.core.bitext.pairing import JsonValue
from alignwb.core.bitext.post_edits.tracing import checked_kept, put_in, rewritten
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit

_Values: TypeAlias = dict[str, JsonValue]

_BEYOND_COUNTS = 10**12
"""Nobody has typed so many characters."""


def origin_words(origin: Origin) -> str:
    """An origin as its kind and, where it has one, its name."""
    return f"{origin.kind} {origin.name}" if origin.name else origin.kind


def post_edit_values(post_edit: PostEdit, target: str) -> _Values:
    """The values of a target's post-edit; what is not known is left out."""
    origin = post_edit.origin
    values: _Values = {"target": _checksum(target)}
    if post_edit.raw is not None:
        values["raw"] = post_edit.raw
    if origin is not None:
        values["origin"] = origin_words(origin)
        if origin.match_rate is not None:
            values["match-rate"] = origin.match_rate
    if post_edit.kept:
        values["untyped"] = [list(part) for part in post_edit.kept]
    if post_edit.typed is not None:
        values["typed"] = post_edit.typed
    return values


def read_post_edit(values: JsonValue, target: str) -> PostEdit | None:
    """The post-edit that these values say.  Raises ValueError, TypeError, LookupError if none.

    Where another program has changed the target since, words that it shares with the raw text
    count as kept; None if that is not known.
    """
    raw, origin = _text(values.get("raw")), _origin(values)
    typed = values.get("typed")
    if typed is not None:
        typed = _number(typed)
    parts = [(_number(start), _number(end)) for start, end in values.get("untyped", ())]
    if values["target"] == _checksum(target):
        return PostEdit(raw, origin, checked_kept(parts, len(target)), typed)
    if raw is None:
        return None
    return rewritten(put_in(raw, origin), raw, target)


def _origin(values: _Values) -> Origin | None:
    words = _text(values.get("origin"))
    if words is None:
        return None
    kind, _, name = words.partition(" ")
    rate = values.get("match-rate")
    return Origin(OriginKind(kind), name, None if rate is None else _number(rate))


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _text(value: JsonValue) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: JsonValue) -> int:
    if type(value) is not int or not 0 <= value < _BEYOND_COUNTS:
        raise ValueError("no count")
    return value
