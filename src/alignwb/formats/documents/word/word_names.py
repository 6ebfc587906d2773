"""Names of OOXML: its namespaces, transitional (ECMA-376) and strict (ISO 29500), and its parts."""

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SUFFIXES = {
    "w": "wordprocessingml/{}main",
    "a": "drawingml/{}main",
    "wp": "drawingml/{}wordprocessingDrawing",
    "pic": "drawingml/{}picture",
    "r": "officeDocument/{}relationships",
    "m": "officeDocument/{}math",
    "dgm": "drawingml/{}diagram",
    "c": "drawingml/{}chart",
}
PREFIXES = {
    **{f"{_TRANSITIONAL}{form.format('2006/')}": name for name, form in _SUFFIXES.items()},
    **{f"{_STRICT}{form.format('')}": name for name, form in _SUFFIXES.items()},
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""The prefixes that names have here, by the URIs of their namespaces."""

OFF = frozenset({"0", "false", "off"})
"""The values of a property that is there and says no."""

RUN_PROPERTIES = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
    *(
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
    ),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u"),
    *("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
    *("eastAsianLayout", "specVanish", "oMath"),
)
"""The properties of a run, in the order that the schema wants (CT_RPr)."""
