"""Documents of Word made of whatever Word writes, each word in them another one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st
from support.packed_files import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
END_DELETED = '<w:pPr><w:rPr><w:del w:id="30"/></w:rPr></w:pPr>'
"""The properties of a paragraph that a tracked change joins with the next one."""

STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/>
</w:style><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Standaard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/>
</w:style><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verborgen"><w:name w:val="geheim"/><w:rPr><w:vanish/></w:rPr>
</w:style><w:style w:type="character" w:styleId="Zwaar"><w:name w:val="Strong"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/></w:style>"""
_PROPERTIES = (
    *("", "<w:b/><w:bCs/>", "<w:i/>", '<w:u w:val="single"/>', '<w:lang w:val="nl-NL"/>'),
    *('<w:rStyle w:val="Zwaar"/>', '<w:color w:val="FF0000"/>', "<w:b/><w:i/>"),
    *('<w:vertAlign w:val="superscript"/>', "<w:noProof/>", '<w:b w:val="0"/>'),
)


@dataclass
class WordBuilder:
    """Puts a document together.

    Attributes:
        words: The words of the document that somebody sees, in the order in which they were made.
        body: What is in the body so far.
        described: The words in descriptions of pictures.
    """

    words: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: {"footnote": [], "endnote": []})
    comments: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    title: str = ""
    styles: str = STYLES
    numbering: str = ""

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.words.append(f"wo{len(self.words)}rd")
        return self.words[-1]

    def run(self, text: str, properties: str = "") -> str:
        """A run."""
        inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r w:rsidR="00A1">{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'

    def paragraph(self, content: str, style: str = "") -> str:
        """A paragraph."""
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{properties}{content}</w:p>"

    def note(self, kind: str, content: str) -> str:
        """The marker of a footnote or endnote with that content."""
        notes = self.notes[kind]
        notes.append(
            f'<w:{kind} w:id="{len(notes) + 2}"><w:p><w:r><w:{kind}Ref/></w:r>{content}</w:p>'
            f"</w:{kind}>"
        )
        return f'<w:r><w:{kind}Reference w:id="{len(notes) + 1}"/></w:r>'

    def data(self, namespace: str = W) -> bytes:
        """The document."""
        body = "".join(self.body)
        relations = [f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>']
        parts = {
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}"
            '<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:body></w:document>',
            "word/styles.xml": f"<w:styles {_NAMESPACES}>{self.styles}</w:styles>",
        }
        for kind, notes in self.notes.items():
            separator = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r/></w:p></w:{kind}>'
            parts[f"word/{kind}s.xml"] = (
                f"<w:{kind}s {_NAMESPACES}>{separator}{''.join(notes)}</w:{kind}s>"
            )
            relations.append(
                f'<Relationship Id="{kind}" Type="{_R}/{kind}s" Target="{kind}s.xml"/>'
            )
        for number, header in enumerate(self.headers):
            parts[f"word/header{number}.xml"] = f"<w:hdr {_NAMESPACES}>{header}</w:hdr>"
            target = f"/word/header{number}.xml"
            relations.append(f'<Relationship Id="h{number}" Type="{_R}/header" Target="{target}"/>')
        if self.numbering:
            numbering = f"<w:numbering {_NAMESPACES}>{self.numbering}</w:numbering>"
            parts["word/numbering.xml"] = numbering
            relations.append(f'<Relationship Id="n" Type="{_R}/numbering" Target="numbering.xml"/>')
        parts["word/comments.xml"] = (
            f"<w:comments {_NAMESPACES}>{''.join(self.comments)}</w:comments>"
        )
        relations.append(f'<Relationship Id="c" Type="{_R}/comments" Target="comments.xml"/>')
        relations += [
            f'<Relationship Id="l{number}" Type="{_R}/hyperlink" Target="{target}" '
            'TargetMode="External"/>'
            for number, target in enumerate(self.links)
        ]
        parts["word/_rels/document.xml.rels"] = _relations(relations)
        top = [f'<Relationship Id="a" Type="{_R}/officeDocument" Target="word/document.xml"/>']
        if self.title:
            top.append(
                f'<Relationship Id="b" Type="{_R}/core-properties" Target="docProps/core.xml"/>'
            )
            parts["docProps/core.xml"] = (
                '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://'
                'schemas.openxmlformats.org/package/2006/metadata/core-properties">'
                f"<dc:title>{self.title}</dc:title></cp:coreProperties>"
            )
        whole = {"[Content_Types].xml": _types(parts), "_rels/.rels": _relations(top), **parts}
        return zipped(
            {name: _HEAD + content.replace(W, namespace) for name, content in whole.items()}
        )


def a_document(*paragraphs: str) -> bytes:
    """A document with these in its body."""
    builder = WordBuilder()
    builder.body += paragraphs
    return builder.data()


def a_paragraph(content: str, style: str = "") -> str:
    """A paragraph."""
    return WordBuilder().paragraph(content, style)


def a_run(text: str, properties: str = "") -> str:
    """A run."""
    return WordBuilder().run(text, properties)


_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "numbering": "numbering",
}


def _types(parts: Iterable[str]) -> str:
    """What kind each part is of, which Word and LibreOffice want to know."""
    overrides = [
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{_TYPES.get(Path(name).stem, "header")}+xml"/>'
        for name in parts
        if name.startswith("word/") and name.endswith(".xml")
    ]
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(overrides)}</Types>"
    )


def _relations(relations: Sequence[str]) -> str:
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{"".join(relations)}</Relationships>'


def mark(kind: str) -> str:
    """The mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def complex_field(code: str, result: str) -> str:
    """A field in one paragraph."""
    return (
        f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{mark('separate')}{result}{mark('end')}"
    )


def text_box(content: str) -> str:
    """A text box, once for programs of today and once for old ones."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="1" name="Tekstvak"/><a:graphic><wps:wsp><wps:txbx><w:txbxContent>'
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _comment(builder: WordBuilder) -> str:
    number = len(builder.comments)
    builder.comments.append(
        f'<w:comment w:id="{number}" w:author="Redactie">'
        f"<w:p>{builder.run(builder.word())}</w:p></w:comment>"
    )
    return (
        f'<w:commentRangeStart w:id="{number}"/>{builder.run(builder.word())}'
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def _link(builder: WordBuilder) -> str:
    builder.links.append("http://voorbeeld.nl/?a=1&amp;b=2")
    run = builder.run(builder.word(), '<w:rStyle w:val="Link"/>')
    return f'<w:hyperlink r:id="l{len(builder.links) - 1}">{run}</w:hyperlink>'


def _picture(builder: WordBuilder) -> str:
    word = f"be{len(builder.described)}eld"
    builder.described.append(word)
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="3" name="p" descr="{word} &amp; &quot;x&quot;"/>'
        "</wp:inline></w:drawing></w:r>"
    )


def _sdt(builder: WordBuilder) -> str:
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="veld"/><w:dataBinding w:xpath="/a"/></w:sdtPr>'
        f"<w:sdtContent>{builder.run(builder.word())}</w:sdtContent></w:sdt>"
    )


def _formula(builder: WordBuilder) -> str:
    return f"<m:oMath><m:r><m:t>{builder.word()}</m:t></m:r></m:oMath>"


def _bookmark(builder: WordBuilder) -> str:
    return (
        f'<w:bookmarkStart w:id="7" w:name="_Ref1"/>{builder.run(builder.word())}'
        f'<w:bookmarkEnd w:id="7"/>{builder.run(" " + builder.word())}'
    )


_ONE_WORD = (
    '<w:ins w:id="1" w:author="x">{run}</w:ins>',
    '<w:del w:id="2"><w:r><w:delText>{word}</w:delText></w:r></w:del>',
    '<w:moveFrom w:id="3">{run}</w:moveFrom>',
    '<w:moveTo w:id="4">{run}</w:moveTo>',
    '<w:smartTag w:element="place">{run}</w:smartTag>',
    '<w:fldSimple w:instr=" PAGE ">{run}</w:fldSimple>',
    '<w:fldSimple w:instr=" HYPERLINK &quot;x&quot; ">{run}</w:fldSimple>',
    '<w:bdo w:val="rtl">{run}</w:bdo>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{word}</w:t></w:r>",
    complex_field('HYPERLINK "http://x.nl"', "{run}"),
    complex_field("REF _Ref1 \\h", "{run}"),
    mark("end") + "{run}" + mark("separate"),
    "<w:r><w:t>{word}</w:t><w:tab/><w:t>tab</w:t></w:r>",
    '<w:r><w:t>{word}</w:t><w:br w:type="page"/></w:r>',
    "<w:r><w:t>{word}</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r>",
    '{run}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
    '<w:proofErr w:type="spellStart"/>{run}<w:proofErr w:type="spellEnd"/>',
    "<w:r><w:lastRenderedPageBreak/><w:t>  {word}  </w:t></w:r>",
    '{run}<w:r><w:t xml:space="preserve">[^1] </w:t></w:r>',
    "<w:r><w:ruby><w:rt><w:r/></w:rt><w:rubyBase>{run}</w:rubyBase></w:ruby></w:r>",
    "<w:unheardOf>{run}</w:unheardOf>",
)
_OTHER: tuple[Callable[[WordBuilder], str], ...] = (
    *(_comment, _link, _picture, _sdt, _formula, _bookmark),
    lambda builder: builder.note("footnote", builder.run(" " + builder.word())),
    lambda builder: builder.note("endnote", builder.run(" " + builder.word())),
    lambda builder: text_box(builder.paragraph(builder.run(builder.word()))),
)
_STYLES = ("", "Kop1", "Eigen", "Titel", "Citaat", "Bijschrift", "Verborgen")
_FRAGMENTS = len(_PROPERTIES) + len(_ONE_WORD) + len(_OTHER)


def _fragment(builder: WordBuilder, number: int) -> str:
    if number < len(_PROPERTIES):
        return builder.run(builder.word() + " ", _PROPERTIES[number])
    number -= len(_PROPERTIES)
    if number < len(_ONE_WORD):
        word = builder.word()
        return _ONE_WORD[number].format(run=builder.run(word), word=word)
    return _OTHER[number - len(_ONE_WORD)](builder)


def _around(builder: WordBuilder, paragraph: str, number: int) -> str:
    cell = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{paragraph}</w:tc></w:tr></w:tbl>"
    deleted = cell.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="9"/></w:trPr>')
    if number == 4:
        return (
            f"<w:p>{mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
            f"{mark('separate')}{builder.run(builder.word())}</w:p>{paragraph}"
            f"<w:p>{mark('end')}</w:p>"
        )
    if number == 5:
        ended = f"<w:p>{END_DELETED}{builder.run(builder.word() + ' ')}</w:p>"
        return f'{ended}<w:bookmarkStart w:id="31" w:name="x"/>{paragraph}'
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    return (paragraph, cell, deleted, control)[number]


@st.composite
def word_documents(draw: st.DrawFn) -> WordBuilder:
    """Documents with anything in any order."""
    builder = WordBuilder()
    for _ in range(draw(st.integers(1, 4))):
        numbers = draw(st.lists(st.integers(0, _FRAGMENTS - 1), min_size=1, max_size=8))
        content = "".join(_fragment(builder, number) for number in numbers)
        style = draw(st.sampled_from(_STYLES))
        paragraph = builder.paragraph(content, style)
        builder.body.append(_around(builder, paragraph, draw(st.integers(0, 5))))
    builder.body.append(builder.paragraph(builder.run(f"Slot {builder.word()}.")))
    if draw(st.booleans()):
        builder.headers.append(builder.paragraph(builder.run(builder.word())))
    if draw(st.booleans()):
        builder.title = builder.word()
    return builder


def sound_word() -> bytes:
    """A document with one of everything."""
    builder = WordBuilder(title="Een brief")
    for number in range(_FRAGMENTS):
        paragraph = builder.paragraph(_fragment(builder, number), _STYLES[number % 6])
        builder.body.append(_around(builder, paragraph, number % 5))
    builder.body.append(builder.paragraph(builder.run(f"Slot {builder.word()}.")))
    builder.headers.append(builder.paragraph(builder.run(builder.word())))
    return builder.data()
