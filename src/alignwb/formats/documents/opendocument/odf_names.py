"""Names of OpenDocument: its namespaces."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}meta:1.0": "meta",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""The prefixes that names have here, by the URIs of their namespaces."""
