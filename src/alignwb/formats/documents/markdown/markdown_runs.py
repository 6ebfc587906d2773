"""The inline content of a Markdown block as a text with codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from alignwb.core.bitext.codes import Codes, End, InlineCode, PlacedEnd
from alignwb.formats.documents.code_numbers import BlockCodes
from alignwb.formats.documents.markdown.placed_inline import span_of

_PAIRS = {"strong": "xlf:b", "em": "xlf:i", "s": "other", "link": "link", "image": "image"}
_INLINE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*+)[^>]*?(/?)>")
_PLAIN_LABEL = re.compile(r"[^\[\]*_`<&\\!~\n]+")


@dataclass(frozen=True)
class _Item:
    """A piece of inline content: a text, or a code with its place; `pair` is its other end."""

    text: str = ""
    span: tuple[int, int] | None = None
    end: End = End.POINT
    name: str = ""
    partner: int | None = None
    is_seen: bool = False


@dataclass(frozen=True)
class MarkdownText:
    """The text of a block, its codes, and where it begins and ends in the block's source."""

    text: str
    codes: Codes
    start: int
    end: int


def markdown_text(
    children: list[Token], source: str, data_of: Callable[[int, int], str], place: str
) -> MarkdownText | None:
    """Inline tokens as a text; None if there is nothing in it to translate.

    source: what the tokens were made of.  data_of: a stretch of it as it stands in the document.
    place: for messages.
    """
    items = _paired(list(_items(children)))
    first, last = _trimmed(items)
    if not any(item.text.strip() for item in items[first : last + 1]):
        return None
    start = max((item.span[1] for item in items[:first] if item.span), default=0)
    ends = (item.span[0] for item in items[last + 1 :] if item.span)
    end = min(ends, default=len(source))
    inside = source[start:end]
    start += len(inside) - len(inside.lstrip())
    end = start + len(inside.strip())
    codes = BlockCodes(place)
    text = "".join(_texts(items, range(first, last + 1), codes, source, data_of))
    return MarkdownText(text.strip(), codes.codes, start, end)


def _items(children: list[Token]) -> Iterator[_Item]:
    number = 0
    while number < len(children):
        token = children[number]
        number += 1
        kind = token.type
        if kind in {"text", "text_special"}:
            if token.content:
                yield _Item(token.content, is_seen=bool(token.content.strip()))
        elif kind == "softbreak":
            yield _Item(" ")
        elif kind == "link_open" and token.info == "auto":
            yield _Item(span=span_of(token), name="link", text="", is_seen=True)
            number += 2
        elif kind == "image":
            yield from _image(token)
        elif kind == "html_inline":
            yield _html(token)
        elif kind == "code_inline":
            yield _Item(span=span_of(token), name="code", is_seen=True)
        elif kind == "hardbreak":
            yield _Item(span=span_of(token), name="break")
        else:
            name, _, which = kind.rpartition("_")
            end = End.OPEN if which == "open" else End.CLOSE
            yield _Item(span=span_of(token), name=name, end=end)


def _image(token: Token) -> Iterator[_Item]:
    """An image: its label is text, unless there is more than text in it."""
    start, end = span_of(token)
    label = token.content
    if not _PLAIN_LABEL.fullmatch(label):
        yield _Item(span=(start, end), name="image", is_seen=bool(label.strip()))
        return
    inner = start + 2
    yield _Item(span=(start, inner), name="image", end=End.OPEN)
    yield _Item(label, is_seen=bool(label.strip()))
    yield _Item(span=(inner + len(label), end), name="image", end=End.CLOSE)


def _html(token: Token) -> _Item:
    tag = _INLINE_TAG.fullmatch(token.content)
    if tag is None or tag[3]:
        name, end = tag[2].lower() if tag else "comment", End.POINT
    else:
        name, end = tag[2].lower(), End.CLOSE if tag[1] else End.OPEN
    return _Item(span=span_of(token), name=f"<{name}>", end=end)


def _paired(items: list[_Item]) -> list[_Item]:
    """The items with the numbers of their other ends; an end without the other is a point."""
    open_items: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for number, item in enumerate(items):
        if item.span is None or item.end is End.POINT:
            continue
        if item.end is End.OPEN:
            open_items.setdefault(item.name, []).append(number)
        elif open_items.get(item.name):
            partner = open_items[item.name].pop()
            partners[number], partners[partner] = partner, number
    return [
        _Item(
            item.text,
            item.span,
            item.end if number in partners else End.POINT,
            item.name,
            partners.get(number),
            item.is_seen,
        )
        for number, item in enumerate(items)
    ]


def _trimmed(items: list[_Item]) -> tuple[int, int]:
    """The first and last item of the text: white space, and codes around all of it, are none."""
    first, last = 0, len(items) - 1
    while first <= last:
        if items[first].partner is None and not items[first].is_seen:
            first += 1
        elif items[last].partner is None and not items[last].is_seen:
            last -= 1
        elif items[first].partner == last:
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _texts(
    items: list[_Item],
    numbers: range,
    codes: BlockCodes,
    source: str,
    data_of: Callable[[int, int], str],
) -> Iterator[str]:
    known: dict[int, int] = {}
    for number in numbers:
        item = items[number]
        if item.span is None:
            yield codes.protected(item.text)
        elif item.end is End.CLOSE and item.partner in known:
            yield PlacedEnd(known[item.partner], End.CLOSE).text
        else:
            code = _code(item, codes.next_number(), items, source, data_of)
            known[number] = codes.add(code).number
            yield code.ends[0].text


def _code(
    item: _Item,
    number: int,
    items: list[_Item],
    source: str,
    data_of: Callable[[int, int], str],
) -> InlineCode:
    assert item.span is not None
    data = data_of(*item.span)
    if item.partner is not None:
        other = items[item.partner].span
        assert other is not None
        end = data_of(*other)
        if item.name in {"link", "image"} and end in {"]", "][]"}:
            # The label is the key of a definition, and has to stay where the text is another.
            end = f"][{source[item.span[1] : other[0]]}]"
        return InlineCode(
            number, True, _PAIRS.get(item.name, "other"), disp=item.name, data=data, data_end=end
        )
    if item.name == "break":
        return InlineCode(number, False, "xlf:lb", equiv=" ", disp="break", data=data)
    is_half = item.name.startswith("<") and item.name not in {"<br>", "<img>", "<comment>", "<wbr>"}
    is_break = item.name == "<br>"
    return InlineCode(
        number,
        False,
        "xlf:lb" if is_break else _PAIRS.get(item.name, "other"),
        equiv=" " if is_break else data if item.is_seen else "",
        disp=item.name.strip("<>"),
        data=data,
        may_be_deleted=not is_half,
        may_be_copied=not is_half,
    )
