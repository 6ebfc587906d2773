"""The elements of HTML: which are blocks, which hold what is no text, what they mean."""

from alignwb.core.bitext.bitext import Kind


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""What they hold is no HTML and not to be translated."""

TEXT_ONLY = frozenset({"title", "textarea"})
"""What they hold is text without tags."""

DRAWN = frozenset({"svg", "math", "template"})
"""What they hold has elements of its own and stays as it is."""

EMPTY = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source",
    "track wbr",
)
"""They have no end tag."""

BLOCKS = _names(
    "html head body title base link meta col colgroup frame frameset hr address article aside",
    "blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form",
    "h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol p pre listing section summary",
    "table caption tbody td tfoot th thead tr ul option optgroup select datalist textarea search",
    "audio video object canvas noscript marquee",
)
"""Where one begins or ends, a paragraph ends; all others stand inside of lines."""

PREFORMATTED = frozenset({"pre", "listing", "textarea"})
"""Their white space and their lines count."""

CODE = frozenset({"code", "samp", "kbd"})
"""A preformatted block that begins with one holds no language."""

KINDS = {
    "title": Kind.TITLE,
    "h1": Kind.TITLE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    "blockquote": Kind.QUOTE,
    "caption": Kind.CAPTION,
    "figcaption": Kind.CAPTION,
}
"""The kinds of paragraphs; those of others are plain, or of the kind of what is around them."""

NOTE_ROLES = frozenset(
    {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "footnotes", "endnotes"}
)
"""Values of `role` and `epub:type` that say that a block is a note."""

CODE_KINDS = {
    "b": "xlf:b",
    "strong": "xlf:b",
    "i": "xlf:i",
    "em": "xlf:i",
    "cite": "xlf:i",
    "u": "xlf:u",
    "ins": "xlf:u",
    "br": "xlf:lb",
    "a": "link",
    "img": "image",
    "picture": "image",
    "q": "quote",
}
"""What inline elements do, by XLIFF's names."""

CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}))),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"table", "tr"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    ),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "optgroup": (frozenset({"optgroup", "option"}), frozenset({"select"})),
    "body": (frozenset({"head"}), frozenset()),
}
"""Start tags that end elements left open: which, and beyond which others they do not look."""

LEAVE_P_OPEN = frozenset(
    {"option", "optgroup", "select", "datalist", "textarea", "audio", "video", "object", "canvas"}
    | {"noscript"}
)
"""Blocks that may stand in a `p`; any other ends it."""

SCOPES = frozenset({"td", "th", "caption", "table", "object", "html", "body"})
"""What is open outside of one of these is not ended from inside."""

HEAD = frozenset(
    {"html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "template"}
)
"""The elements of a page before its body."""

LANGUAGE_META = frozenset(
    {"content-language", "language", "dc.language", "dcterms.language", "og:locale", "inlanguage"}
)
"""Values of `http-equiv`, `name`, `property` or `itemprop` of a `meta` whose `content` is the
language of the page."""

TRANSLATED_ATTRIBUTES = {
    "alt": "alternative text of an image",
    "title": "title shown when the mouse is over it",
    "placeholder": "placeholder of a box to type in",
    "aria-label": "name read aloud",
    "aria-description": "description read aloud",
    "summary": "summary of a table",
    "label": "label of an option",
}
"""Attributes whose value is language, and what they are."""

LABELLED = frozenset({"option", "optgroup", "track", "menuitem"})
"""Elements whose `label` is shown."""

SHOWN_META = frozenset(
    {"description", "keywords", "og:title", "og:description", "twitter:title"}
    | {"twitter:description", "dc.title", "dc.description", "dcterms.title"}
)
"""Values of `name` or `property` of a `meta` whose `content` is language."""

BUTTONS = frozenset({"button", "submit", "reset"})
"""Types of `input` whose `value` is shown."""

TYPED = frozenset({"", "text", "search"})
"""Types of `input` whose `value` is text that somebody may change."""

UNSEEN = frozenset({"script", "style"})
"""Of the elements that hold no HTML, those whose content nobody is shown."""
