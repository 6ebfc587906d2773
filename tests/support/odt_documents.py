"""Texts of LibreOffice made of whatever it writes, each word in them another one."""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from support.packed_files import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style")),
        f'xmlns:draw="{_ODF}drawing:1.0" xmlns:fo="{_ODF}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_ODF}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"',
        f'xmlns:meta="{_ODF}meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'office:version="1.2"',
    ]
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_ODF}manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
_SPAN_STYLES = {
    "T1": 'fo:font-weight="bold"',
    "T2": 'fo:font-style="italic"',
    "T3": 'fo:language="nl" fo:country="NL"',
    "T4": 'style:text-underline-style="solid"',
    "T5": 'fo:font-weight="bold" fo:language="en"',
    "T6": 'fo:font-weight="normal"',
    "T7": 'text:display="none"',
    "T8": 'style:text-position="super 58%"',
}
_AUTOMATIC = "".join(
    f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/>'
    "</style:style>"
    for name, properties in _SPAN_STYLES.items()
) + (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties '
    'text:display="none"/></style:style>'
)
_COMMON = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Kop" style:family="paragraph" style:default-outline-level="2"/>'
    '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" '
    'style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)
_TEMPLATES = (
    *(f'<text:span text:style-name="{name}">{{word}}</text:span> ' for name in _SPAN_STYLES),
    '<text:span text:style-name="Strong_20_Emphasis">{word}</text:span>',
    (
        '<text:span text:style-name="T1">{word}<text:span text:style-name="T2">x</text:span>'
        " </text:span>"
    ),
    '<text:a xlink:href="http://x.nl/?a=1&amp;b=2">{word}</text:a>',
    '{word}<text:s text:c="3"/>x<text:s/>',
    "{word}<text:tab/>x<text:line-break/>",
    "{word}   \n\t x",
    "<text:soft-page-break/>{word}",
    '<text:bookmark-start text:name="b"/>{word}<text:bookmark-end text:name="b"/> x',
    '<text:bookmark text:name="c"/>{word}<text:change-start text:change-id="1"/>',
    "<text:page-number>{word}</text:page-number>",
    '<text:sequence text:name="Tabel">{word}</text:sequence>',
    "<text:ruby><text:ruby-base>{word}</text:ruby-base><text:ruby-text>r</text:ruby-text></text:ruby>",
    "<text:meta>{word}</text:meta>",
    "[^1]{word}",
    (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>{word}</text:p></text:note-body></text:note>"
    ),
    (
        '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>'
        "<text:note-body><text:p>{word}</text:p><text:p>x</text:p></text:note-body></text:note>"
    ),
    (
        "<office:annotation><dc:creator>Redactie</dc:creator><text:p>{word}</text:p>"
        "</office:annotation>"
    ),
    (
        "<draw:frame><draw:text-box><text:p>{word}</text:p></draw:text-box>"
        "<svg:title>plaat</svg:title><svg:desc>plaat &amp; co</svg:desc></draw:frame>"
    ),
    "<draw:custom-shape><text:p>{word}</text:p></draw:custom-shape>",
)
_AROUND = (
    "{paragraph}",
    (
        "<table:table><table:table-row><table:table-cell>{paragraph}</table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "<text:list><text:list-item>{paragraph}</text:list-item></text:list>",
    '<text:section text:name="s" text:display="none">{paragraph}</text:section>',
    "<text:table-of-content><text:index-body>{paragraph}</text:index-body></text:table-of-content>",
)
_PARAGRAPHS = (
    "<text:p>{content}</text:p>",
    '<text:h text:outline-level="1">{content}</text:h>',
    '<text:p text:style-name="P1">{content}</text:p>',
    '<text:p text:style-name="P2">{content}</text:p>',
    '<text:p text:style-name="Title">\n  {content}\n</text:p>',
)


@dataclass
class OdtBuilder:
    """Puts a document together.

    Attributes:
        words: The words of the document that somebody sees.
        body: What is in the body so far.
    """

    words: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    header: str = ""
    title: str = ""
    automatic: str = ""

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.words.append(f"wo{len(self.words)}rd")
        return self.words[-1]

    def data(self, *, is_flat: bool = False) -> bytes:
        """The document, as a zip or as one file."""
        automatic = f"<office:automatic-styles>{_AUTOMATIC}{self.automatic}"
        automatic += "</office:automatic-styles>"
        styles = f"<office:styles>{_COMMON}</office:styles>"
        masters = (
            '<office:master-styles><style:master-page style:name="Standard"><style:header>'
            f"<text:p>{self.header}</text:p></style:header></style:master-page>"
            "</office:master-styles>"
        )
        meta = f"<office:meta><dc:title>{self.title}</dc:title></office:meta>"
        body = f"<office:body><office:text>{''.join(self.body)}</office:text></office:body>"
        if is_flat:
            return (
                f"{_HEAD}<office:document {_NAMESPACES}>{meta}{styles}{automatic}{masters}{body}"
                "</office:document>"
            ).encode()
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"{_HEAD}<office:document-content {_NAMESPACES}>{automatic}{body}"
                "</office:document-content>",
                "styles.xml": f"{_HEAD}<office:document-styles {_NAMESPACES}>{styles}{masters}"
                "</office:document-styles>",
                "meta.xml": f"{_HEAD}<office:document-meta {_NAMESPACES}>{meta}"
                "</office:document-meta>",
                "META-INF/manifest.xml": _HEAD + _MANIFEST,
            }
        )


@st.composite
def odt_documents(draw: st.DrawFn) -> OdtBuilder:
    """Documents with anything in any order."""
    builder = OdtBuilder()
    for _ in range(draw(st.integers(1, 4))):
        templates = draw(st.lists(st.sampled_from(_TEMPLATES), min_size=1, max_size=8))
        content = "".join(each.format(word=builder.word()) for each in templates)
        paragraph = draw(st.sampled_from(_PARAGRAPHS)).format(content=content)
        builder.body.append(draw(st.sampled_from(_AROUND)).format(paragraph=paragraph))
    builder.body.append(f"<text:p>Slot {builder.word()}.</text:p>")
    if draw(st.booleans()):
        builder.header = builder.word()
    if draw(st.booleans()):
        builder.title = builder.word()
    return builder


def sound_odt(*, is_flat: bool = False) -> bytes:
    """A document with one of everything."""
    builder = OdtBuilder(header="hoofd", title="Een brief")
    for number, template in enumerate(_TEMPLATES):
        content = template.format(word=builder.word())
        paragraph = _PARAGRAPHS[number % len(_PARAGRAPHS)].format(content=content)
        builder.body.append(_AROUND[number % len(_AROUND)].format(paragraph=paragraph))
    builder.body.append(f"<text:p>Slot {builder.word()}.</text:p>")
    return builder.data(is_flat=is_flat)
