"""What this program keeps in the metadata and translation candidates modules, read back."""

from lxml import etree

from alignwb.core.bitext import Kind
from alignwb.core.segment import Draft, Hypothesis, Origin, OriginKind
from alignwb.formats.xliff import names
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import restore


def our_group(metadata: etree._Element) -> etree._Element | None:
    """The group of a `mda:metadata` that is this program's."""
    for group in metadata:
        if group.get("category") == names.OURS and group.tag == names.META_GROUP:
            return group
    return None


def read_metas(metadata: etree._Element) -> dict[str, etree._Element]:
    """The `mda:meta` elements of our group in a unit's metadata, by their type."""
    group = our_group(metadata)
    if group is None:
        return {}
    return {meta.get("type", ""): meta for meta in group.iterchildren(names.META)}


def read_kind(metas: dict[str, etree._Element]) -> Kind:
    """The paragraph's kind; a plain paragraph where none is stated."""
    meta = metas.get("kind")
    if meta is None:
        return Kind.PARAGRAPH
    try:
        return Kind(meta.text or "")
    except ValueError:
        raise _newer(meta, "kind of paragraph") from None


def read_page(metas: dict[str, etree._Element]) -> int | None:
    """The page the paragraph starts on."""
    meta = metas.get("page")
    return None if meta is None else _whole(meta, meta.text)


def read_lines(metas: dict[str, etree._Element]) -> tuple[int, int] | None:
    """The lines of the source file the paragraph came from."""
    meta = metas.get("lines")
    if meta is None:
        return None
    first, _, last = (meta.text or "").partition("-")
    return _whole(meta, first), _whole(meta, last)


def read_origin(metas: dict[str, etree._Element], segment_id: str) -> Origin | None:
    """Where a segment's target came from."""
    meta = metas.get(f"origin {segment_id}")
    if meta is None:
        return None
    kind, _, name = (meta.text or "").partition(" ")
    rate = metas.get(f"match-rate {segment_id}")
    try:
        return Origin(
            OriginKind(kind), restore(name), None if rate is None else _whole(rate, rate.text)
        )
    except ValueError:
        raise _newer(meta, "origin") from None


def read_drafts(matches: etree._Element, *, preserve: bool) -> dict[str, Draft]:
    """Our drafts among the candidates of a unit, by the id of their segment."""
    drafts: dict[str, Draft] = {}
    for match in matches:
        group = _our_group_of_match(match)
        if group is not None:
            drafts[segment_of_match(match)] = _draft(match, group, preserve=preserve)
    return drafts


def segment_of_match(match: etree._Element) -> str:
    """The id of what a `mtc:match` is a candidate for."""
    return restore(match.get("ref", "").removeprefix("#"))


def is_our_match(element: etree._Element) -> bool:
    """Whether a `mtc:match` is a draft of this program."""
    return _our_group_of_match(element) is not None


def _our_group_of_match(match: etree._Element) -> etree._Element | None:
    if match.tag != names.MATCH:
        return None
    for child in match:
        if child.tag == names.METADATA_LIST:
            return our_group(child)
    return None


def _draft(match: etree._Element, group: etree._Element, *, preserve: bool) -> Draft:
    parts: dict[str, str] = {}
    texts: list[str] = []
    for meta in group:
        text = restore(meta.text or "")
        if (meta_type := meta.get("type", "")) == "alternative":
            texts.append(text)
        else:
            parts[meta_type] = text
    target = match.find(names.TARGET)
    if target is None:
        raise UnreadableError(match, "a draft has no target")
    texts.insert(0, read_inline(target, preserve=preserve))
    try:
        scores = [float(score) for score in parts.get("scores", "").split(" ")]
        hypotheses = tuple(Hypothesis(*pair) for pair in zip(texts, scores, strict=True))
    except (ValueError, TypeError):
        raise UnreadableError(
            group, "a draft does not have one score for each hypothesis"
        ) from None
    return Draft(*_engine(match, parts), hypotheses)


def _engine(match: etree._Element, parts: dict[str, str]) -> tuple[str, str, str]:
    if "engine" in parts:
        return parts["engine"], parts.get("package", ""), parts.get("version", "")
    stated = restore(match.get("origin", "")).split(" ")
    if len(stated) != 3:
        raise UnreadableError(
            match, "a draft does not say which engine, package and version it is by"
        )
    return stated[0], stated[1], stated[2]


def _whole(meta: etree._Element, text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        raise UnreadableError(meta, f"“{text or ''}” should be a whole number") from None


def _newer(meta: etree._Element, what: str) -> UnreadableError:
    return UnreadableError(
        meta,
        f"“{meta.text or ''}” is no {what} this program knows",
        hint="Was the file written by a newer alignwb?",
    )
