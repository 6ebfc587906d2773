"""A project of which every field of every file would drive the terminal, and commands that show it.

One table says which file each kind has here, another what each command is run with.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from support.hostile_text import PAYLOAD, Fields
from support.package_files import package_members, unpack_package
from support.packed_files import gzipped, xlsx, zipped
from support.pdf_documents import Printed, pdf
from support.review_files import edited, review_of
from support.review_project import bead
from support.small_book import PACKAGE, make_book
from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.formats.po.po_writer import write_po
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project

OTHER_SETTINGS = "draft_on_open = false\nhypotheses = 2\nmatches_shown = 3\n"


@dataclass
class HostileProject:
    """The project with what does not belong into it beside it.

    Attributes:
        project: The project itself, its document named "brief".
        beside: The folder with files to import, and with projects that are wrong in one file.
        fields: The fields that hold the payload.
        wrong: Projects of which one file cannot be used, each with a command that reads it.
    """

    project: Project
    beside: Path
    fields: Fields
    wrong: list[tuple[Path, list[str]]] = field(default_factory=list)


def make_hostile_project(folder: Path) -> HostileProject:
    """The project in the folder `project` of `folder`."""
    fields = Fields()
    inside, beside = folder / "project", folder / "beside"
    inside.mkdir()
    beside.mkdir()
    made = HostileProject(make_project(inside, _bitext(fields)), beside, fields)
    for name, write in FILES.items():
        write(made, name)
    for each in fields.file_names("document", ".txt"):
        (made.project.seeds / each).write_text("Een zin.\n", encoding="utf-8")
    _write_glossary(made)
    _write_pairs(made)
    _write_package(made)
    _write_wrong_projects(made)
    return made


def _bitext(fields: Fields, name: str = "xliff") -> Bitext:
    """A bitext with hostile text wherever the format lets it be."""
    draft = Draft(
        fields.text(f"{name}: engine"),
        fields.text(f"{name}: package"),
        fields.text(f"{name}: version"),
        (
            Hypothesis(fields.text(f"{name}: draft"), -0.4),
            Hypothesis(fields.text(f"{name}: another draft"), -0.6),
        ),
    )
    open_ = Segment(
        "s1",
        f"Zij werkten bij de Sovnarkom. {fields.text(f'{name}: source')}",
        fields.text(f"{name}: target"),
        Status.DRAFT,
        replace(draft.origin, name=fields.text(f"{name}: origin")),
        draft,
        fields.text(f"{name}: note"),
    )
    kept = Segment(
        "s2",
        f"De zon scheen. {fields.text(f'{name}: confirmed source')}",
        f"The sun shone. {fields.text(f'{name}: confirmed target')}",
        Status.CONFIRMED,
        Origin(OriginKind.HUMAN),
    )
    mark = Layout(depth=1, mark=fields.text(f"{name}: mark of an item"))
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (open_, kept), layout=mark)
    return Bitext("brief", "seeds/brief.txt", (paragraph,))


def _write_reference(made: HostileProject, name: str) -> None:
    fields = made.fields
    source, target = (f"{fields.text(f'{name}: {part}')}." for part in ("bead", "bead target"))
    beads = (
        bead("s1", [source, "Twee."], [target, "Two."], 0.41, begins=True),
        bead("s2", ["Drie."], ["Three."], 0.9),
    )
    beads = (replace(beads[0], note=fields.text(f"{name}: note of a bead")), beads[1])
    aligned = Bitext("brief", "seeds/brief.txt", (Paragraph("p1", Kind.PARAGRAPH, beads),))
    made.project.references.mkdir(parents=True)
    (made.project.references / "brief.xlf").write_bytes(write_xliff(aligned))


def _write_tmx(made: HostileProject, name: str) -> None:
    xml = made.fields.xml
    units = "".join(
        f"<tu><note>note</note><prop type='x-document'>{xml(f'{name}: property')}</prop>"
        f"<tuv xml:lang='nl'><seg>De zon scheen warm. {source}</seg></tuv>"
        f"<tuv xml:lang='en'><seg>The sun shone warm. {target}</seg></tuv></tu>"
        for source, target in [(xml(f"{name}: source"), xml(f"{name}: target")), ("een", "one")]
    )
    text = (
        "<?xml version='1.0' encoding='UTF-8'?>\n<tmx version='1.4'>"
        f"<header creationtool='{xml(f'{name}: tool')}' creationtoolversion='1'"
        " segtype='sentence' o-tmf='x' adminlang='en' srclang='nl' datatype='plaintext'/>"
        f"<body>{units}</body></tmx>"
    )
    made.project.memory.mkdir()
    for each in made.fields.file_names(f"{name}: file name", ".tmx"):
        (made.project.memory / each).write_text(text, encoding="utf-8")
    (made.beside / "pairs.tmx").write_text(text, encoding="utf-8")


def _write_tbx(made: HostileProject, name: str) -> None:
    def entry(number: int) -> str:
        source, target, note, pos = (
            made.fields.xml(f"{name}: {part} {number}")
            for part in ("source", "target", "note", "part of speech")
        )
        return (
            f"<conceptEntry id='c{number}'><langSec xml:lang='nl'><termSec><term>{source}</term>"
            f"<termNote type='partOfSpeech'>{pos}</termNote></termSec></langSec>"
            f"<langSec xml:lang='en'><termSec><term>{target}</term><note>{note}</note></termSec>"
            "</langSec></conceptEntry>"
        )

    text = (
        "<?xml version='1.0'?>\n<tbx type='TBX-Basic' style='dca' xml:lang='nl'"
        " xmlns='urn:iso:std:iso:30042:ed-2'><tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>"
        f"</fileDesc></tbxHeader><text><body>{entry(1)}</body></text></tbx>"
    )
    (made.beside / "terms.tbx").write_text(text, encoding="utf-8")


def _write_table(separator: str) -> Callable[[HostileProject, str], None]:
    def write(made: HostileProject, name: str) -> None:
        cell = made.fields.cell
        columns = ("source", "target", "status", "pos", "note", "variants")
        rows = [
            [cell(f"{name}: {each}") if each != "status" else "" for each in columns],
            ["een", "one", cell(f"{name}: status")],
        ]
        quote = '"' if separator == ";" else ""
        lines = [
            separator.join(f"{quote}{cell}{quote}" for cell in row) for row in [columns, *rows]
        ]
        file = made.beside / f"terms.{name}"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    return write


def _write_source(made: HostileProject, name: str) -> None:
    title, line = (made.fields.line(f"{name}: {part}") for part in ("title", "text"))
    prose = "Het was een lange zin, met weinig erin, " * 100  # else it would be binary
    text = f"# {title}\n\nEen zin {line}.\n\n{prose}\n"
    (made.beside / f"text-{name}.{name}").write_text(text, encoding="utf-8", newline="")
    for each in made.fields.file_names(f"{name}: file name", f".{name}"):
        (made.beside / each).write_text("Een zin.\n", encoding="utf-8")


def _write_page(made: HostileProject, name: str) -> None:
    xml = made.fields.xml
    page = (
        f"<html><title>{xml(f'{name}: title')}</title><p title='{xml(f'{name}: attribute')}'>"
        f"Een zin met {xml(f'{name}: text')} en <b>{xml(f'{name}: code')}</b> erin."
        f"<p translate=no>{xml(f'{name}: left out')}</p></html>"
    )
    (made.beside / "page.html").write_text(page, encoding="utf-8", newline="")


def _write_book(made: HostileProject, name: str) -> None:
    xml = made.fields.xml
    page = (
        f"<html><body><p>Een zin met {xml(f'{name}: text')} erin.</p>"
        f"<p translate='no'>{xml(f'{name}: left out')}</p></body></html>"
    )
    title = PACKAGE.replace("Het boek", xml(f"{name}: title"))
    parts = {"OEBPS/sub/twee.xhtml": page, "OEBPS/book.opf": title}
    (made.beside / "book.epub").write_bytes(make_book(parts))


def _write_client_file(made: HostileProject, name: str) -> None:
    xml = made.fields.xml
    text = (
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a'"
        " source-language='nl' target-language='en'><body>"
        f"<trans-unit id='1'><source>Een zin met {xml(f'{name}: source')}<ph id='1'>"
        f"{xml(f'{name}: code')}</ph></source><target state='needs-translation'>"
        f"{xml(f'{name}: target')}</target><alt-trans><target>{xml(f'{name}: match')}</target>"
        f"</alt-trans><note>{xml(f'{name}: note')}</note></trans-unit></body></file></xliff>"
    )
    (made.beside / "client.sdlxliff").write_text(text, encoding="utf-8", newline="")


def _write_subtitles(made: HostileProject, name: str) -> None:
    fields = made.fields
    film = (
        f"{fields.line(f'{name}: before')}\n\n1\n00:00:01,000 --> 00:00:02,000"
        f" {fields.line(f'{name}: time')}\n<v {fields.line(f'{name}: speaker')}>Een zin met"
        f" <i>{fields.line(f'{name}: text')}</i> erin.\n"
    )
    (made.beside / "film.srt").write_text(film, encoding="utf-8", newline="")
    wrong = f"1\n00:00:01,000 --> {fields.line(f'{name}: damaged')}\nEen zin.\n"
    (made.beside / "damaged.srt").write_text(wrong, encoding="utf-8", newline="")


def _write_pdf(made: HostileProject, name: str) -> None:
    # A font says what its letters are: é is a whole text here.
    said = made.fields.line(f"{name}: letter").encode("utf-16-be").hex()
    code_map = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def /CMapType 2 def"
        " 1 begincodespacerange <00> <FF> endcodespacerange"
        f" 1 beginbfchar\n<E9> <{said}>\nendbfchar endcmap end"
    )
    comment = made.fields.line(f"{name}: comment")
    page = [Printed("Een zin met é erin.", 72, 700)]
    data = pdf(page, comments=[comment], code_map=code_map.encode())
    (made.beside / "print.pdf").write_bytes(data)
    (made.beside / "torn.pdf").write_bytes(data[: len(data) // 3])


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _write_docx(made: HostileProject, name: str) -> None:
    text = made.fields.xml(f"{name}: text")
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
        "content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-"
        f"package.relationships+xml'/><Override PartName='/d.xml' ContentType='{_TYPES}'/></Types>",
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        f"relationships'><Relationship Id='r' Type='{_RELATION}' Target='d.xml'/></Relationships>",
        "d.xml": f"<w:document xmlns:w='{_WORD}'><w:body><w:p><w:r><w:t>Een zin met {text}"
        "</w:t></w:r></w:p></w:body></w:document>",
    }
    (made.beside / "word.docx").write_bytes(zipped(parts))


def _write_odt(made: HostileProject, name: str) -> None:
    text = made.fields.xml(f"{name}: text")
    content = (
        f"<office:document-content xmlns:office='{_ODF}:office:1.0' xmlns:text='{_ODF}:text:1.0'>"
        f"<office:body><office:text><text:p>Een zin met {text}</text:p></office:text>"
        "</office:body></office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    (made.beside / "writer.odt").write_bytes(zipped(parts))


def _write_omegat(made: HostileProject, name: str) -> None:
    cells = (made.fields.cell(f"{name}: {part}") for part in ("source", "target", "note"))
    (made.beside / "terms.tab").write_text("\t".join(cells) + "\n", encoding="utf-8", newline="")


def _write_json_lines(made: HostileProject, name: str) -> None:
    fields = made.fields
    unit = {
        "source": f"Een regel. {fields.text(f'{name}: source')}",
        "target": f"A line. {fields.text(f'{name}: target')}",
    }
    (made.beside / "lines.jsonl").write_text(f"{json.dumps(unit)}\n", encoding="utf-8")
    (made.beside / "damaged.jsonl").write_text('{"source": "', encoding="utf-8")


def _write_po(made: HostileProject, name: str) -> None:
    file = BytesIO()
    texts = (made.fields.text(f"{name}: {part}") for part in ("source", "target"))
    source, target = (text.replace("\0", "") for text in texts)
    unit = TranslationUnit(f"Een pot. {source}", f"A pot. {target}")
    write_po(file, [unit], UnitLayout(("nl", "en"), "sentence"), "1")
    (made.beside / "pots.po").write_bytes(file.getvalue())
    parts = ("context", "message", "extracted", "reference", "flag", "obsolete")
    words = {part: made.fields.line(f"{name}: {part}").replace('"', "'") for part in parts}
    client = (
        f"#. {words['extracted']}\n#: {words['reference']}\n#, c-format, {words['flag']}\n"
        f'msgctxt "{words["context"]}"\nmsgid "Een bericht {words["message"]} %s"\nmsgstr ""\n\n'
        f'#~ msgid "{words["obsolete"]}"\n#~ msgstr "x"\n'
    )
    (made.beside / "messages.po").write_text(client, encoding="utf-8", newline="")
    wrong = made.fields.cell(f"{name}: damaged")
    (made.beside / "damaged.po").write_text(f"{wrong}\n", encoding="utf-8", newline="")


def _write_review(made: HostileProject, name: str) -> None:
    fields = made.fields
    place = (("document", "brief"), ("segment", "p1/s1"))
    units = [
        TranslationUnit("Een andere bron.", fields.text(f"{name}: target"), "", place),
        TranslationUnit("a", "b", "", (("document", fields.cell(f"{name}: document")),)),
    ]
    # Without the keys all rows count as edited.
    data = edited(review_of(units), lambda text: re.sub("#[0-9a-f]{24}", "", text))
    (made.beside / "review.docx").write_bytes(data)


def _write_none(_made: HostileProject, _name: str) -> None:
    """Of a kind that is written for others, and read by nothing here."""


def _write_packed(made: HostileProject, name: str) -> None:
    source, target = (made.fields.xml(f"{name}: {part}") for part in ("source", "target"))
    text = (
        "<tmx version='1.4'><header srclang='nl'/><body><tu>"
        f"<tuv xml:lang='nl'><seg>Een zak. {source}</seg></tuv>"
        f"<tuv xml:lang='en'><seg>A sack. {target}</seg></tuv></tu></body></tmx>"
    )
    (made.beside / "sacks.tmx.gz").write_bytes(gzipped(text))


def _write_utx(made: HostileProject, name: str) -> None:
    cells = [made.fields.cell(f"{name}: {part}") for part in ("source", "target")]
    lines = ["#UTX 1.11; nl/en", "#src\ttgt", "\t".join(cells)]
    (made.beside / "terms.utx").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def _write_workbook(made: HostileProject, name: str) -> None:
    cells = [made.fields.xml(f"{name}: {part}") for part in ("source", "note")]
    rows = (("source", "target", "note"), (cells[0], "sack", cells[1]))
    (made.beside / "terms.xlsx").write_bytes(xlsx(rows, inline=True))


FILES: Mapping[str, Callable[[HostileProject, str], None]] = {
    "xliff": _write_reference,
    "xliff1": _write_client_file,
    "tmx": _write_tmx,
    "packed tmx": _write_packed,
    "utx": _write_utx,
    "workbook": _write_workbook,
    "tbx": _write_tbx,
    "csv": _write_table(";"),
    "tsv": _write_table("\t"),
    "txt": _write_source,
    "jsonl": _write_json_lines,
    "po": _write_po,
    "moses": _write_none,
    "bilingual-html": _write_none,
    "bilingual-md": _write_none,
    "review-docx": _write_review,
    "html": _write_page,
    "epub": _write_book,
    "docx": _write_docx,
    "odt": _write_odt,
    "md": _write_source,
    "subtitles": _write_subtitles,
    "pdf": _write_pdf,
    "omegat": _write_omegat,
}
"""What writes the files of each kind of `formats.file_kinds`."""


def _write_glossary(made: HostileProject) -> None:
    cells = {part: made.fields.cell(f"glossary: {part}") for part in ("target", "note", "pos")}
    variant = made.fields.cell("glossary: variant").replace("|", "")
    other = made.fields.cell("glossary: another target")
    rows = [
        ["source", "target", "status", "pos", "note", "variants"],
        ["Sovnarkom", cells["target"], "preferred", cells["pos"], cells["note"], variant],
        ["Sovnarkom", other, "admitted"],
    ]
    made.project.glossary.write_text(
        "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline=""
    )


def _write_pairs(made: HostileProject) -> None:
    """A list of pairs of which a file, or both, are not there."""
    cells = [made.fields.cell(f"pairs: {part}") for part in ("source", "target", "output")]
    there = str(made.beside / "text-txt.txt")
    rows = [[*cells[:2], "1.xlf"], cells, cells[:1], [*cells, "x"], [there, cells[1], "2.xlf"]]
    (made.beside / "list-of-pairs.tsv").write_text(
        "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline=""
    )


def _write_package(made: HostileProject) -> None:
    texts = {
        name: made.fields.text(f"package: {name}", PAYLOAD)
        for name in ("package_version", "argos_version", "from_name", "to_name")
    }
    folder = made.beside / "packages"
    unpack_package(folder, package_members({**texts}), "hostile")
    for n, each in enumerate(made.fields.file_names("package: folder")):
        (folder / each).mkdir(parents=True)
        (folder / each / "metadata.json").write_text(json.dumps({"from_code": n}), encoding="utf-8")


def _write_wrong_projects(made: HostileProject) -> None:
    """Projects in folders of hostile names, of which one file each cannot be used."""
    fields = made.fields
    value, key = (_toml_string(fields.text(f"toml: {part}")) for part in ("value", "key"))
    head = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nl"'
        ' trgLang="en"><file id="f"><unit id="u"><segment'
    )
    tail = "</segment></unit></file></xliff>"
    state = f'{head} state="{fields.xml("xliff: state")}"><source>x</source>{tail}'
    code = f'{head}><source><cp hex="{fields.xml("xliff: code point")}"/></source>{tail}'
    files = [
        ("alignwb.toml", f"engine = {value}\n", ["draft", "--quiet"]),
        ("alignwb.toml", f"{key} = 1\n", ["import", "brief.txt"]),
        (
            "glossary.tsv",
            f"source\ttarget\tstatus\nzon\tsun\t{fields.cell('glossary: status')}\n",
            ["terms", "list"],
        ),
        (
            "alignwb.srx",
            f"<srx>{fields.xml('srx: text')}</srx>",
            ["import", "--replace", "brief.txt"],
        ),
        ("translations/brief.xlf", f"<xliff {fields.xml('xliff: damaged')}", ["segments", "brief"]),
        ("translations/brief.xlf", state, ["segments", "brief"]),
        ("translations/brief.xlf", code, ["segments", "brief"]),
        ("memory/m.tmx", f"<tmx>{fields.xml('tmx: damaged')}", ["memory", "list"]),
    ]
    for number, (name, text, words) in enumerate(files):
        root = made.beside / fields.file_name(f"folder {number}", number)
        path = root / name
        for folder in (path.parent, root / "seeds", root / "translations"):
            folder.mkdir(parents=True, exist_ok=True)
        for source in (root / "brief.txt", root / "seeds" / "brief.txt"):
            source.write_text("Een zin.\n", encoding="utf-8")
        path.write_text(text, encoding="utf-8", newline="")
        if words[0] == "draft":  # the only command that needs a bitext and asks for the engine
            made.wrong.append((root, ["import", "brief.txt"]))
        made.wrong.append((root, words))


def _toml_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def command_lines(made: HostileProject) -> Iterator[tuple[Path, list[str]]]:
    """Every command, in a folder: first those of the project, then those with wrong files."""
    inside, beside = made.project.root, made.beside
    word = made.fields.text("argument", PAYLOAD.replace("\0", ""))
    here: list[list[str]] = [
        ["edit", word],
        ["edit", "--keys"],
        ["review", word],
        ["status"],
        ["status", "--names"],
        ["segments", "brief"],
        *(["preview", "brief", side] for side in ("--target", "--both", "--json")),
        ["draft", "--quiet", "--terms", "--engine", word],
        ["score", "brief", "--no-confidence"],
        ["score", "--reference", word],
        ["score", "brief", "--system", f"{word}=seeds/brief.txt"],
        ["score", "brief", "--system", f"shop={word}", "--html", word],
        ["report"],
        ["report", "--json", "--time"],
        ["report", "--html", "-o", word],
        ["score", "brief", "--engine", word, "--engine", "argos"],
        *(
            ["export", "brief", "--all", "--to", to]
            for to in ("tmx", "tsv", "txt", "md", "csv", "jsonl", "po")
        ),
        *(["export", "brief", "--all", "--to", f"bilingual-{to}"] for to in ("html", "md")),
        ["export", "brief", "--all", "--to", "review-docx"],
        ["export", "brief", "--all", "--to", "moses", "-o", str(inside / "out")],
        ["apply-review", str(beside / "review.docx")],
        ["apply-review", str(beside / "review.docx"), "--dry-run", "--json"],
        ["apply-review", word],
        ["check-file", word, *(str(beside / each) for each in ("pairs.tmx", "terms.tbx"))],
        ["check-file", "--json", str(inside / "translations" / "brief.xlf")],
        ["export", "--to", word],
        ["terms", "list"],
        ["terms", "find", word, "Sovnarkom"],
        ["terms", "add", word, word],
        ["terms", "change", word, "--target", word],
        ["terms", "forbid", word],
        ["terms", "refuse", word],
        ["terms", "remove", word],
        ["terms", "check", "--all"],
        ["check", "brief", "--all"],
        ["check", "--only", word],
        ["list", "brief"],
        ["list", "brief", "--filter", word],
        ["replace", "brief", word, word, "--dry-run"],
        ["replace", "brief", ".", word, "--regex", "--dry-run"],
        ["repair", "split", "brief", "1", "--before", word],
        ["repair", "split", "brief", "1", "--at", "15", "--target-at", "1", "--dry-run"],
        ["repair", "correct", "brief", word, word],
        ["repair", "correct", "brief", "1", word, "--dry-run"],
        ["repair", "merge", "brief", "1", "--dry-run"],
        [
            "merge-driver",
            *(str(beside / f"{each}.txt") for each in ("base", "ours", "theirs", word)),
        ],
        ["serve", "--port", word],
        ["team", "init"],
        ["team", "sync"],
        ["team", "status"],
        ["repair", "divide", "brief", "2", "--dry-run", "--json"],
        ["repair", "join", "brief", "2"],
        *(
            ["terms", "import", "--dry-run", str(beside / f"terms.{suffix}")]
            for suffix in ("tbx", "csv", "tsv", "tab", "utx", "xlsx")
        ),
        *(["terms", "export", "--to", to] for to in ("tbx", "csv", "tsv", "omegat")),
        ["terms", "suggest", "brief"],
        ["terms", "learnt", "brief"],
        ["terms", "unlearn", word, word],
        ["memory", "add", "brief", "--all", "--list"],
        ["memory", "list"],
        ["memory", "search", "De zon scheen warm."],
        ["memory", "search", "--context", "zon"],
        ["memory", "stats"],
        ["memory", "import", str(beside / "pairs.tmx")],
        ["memory", "import", str(beside / "sacks.tmx.gz")],
        ["memory", "search", "--context", "Een zak"],
        *(
            ["memory", "import", str(beside / each)]
            for each in ("lines.jsonl", "damaged.jsonl", "pots.po", "damaged.po")
        ),
        ["memory", "search", "--context", "Een regel"],
        ["memory", "search", "--context", "Een pot"],
        ["memory", "export", "--replace", "-o", str(inside / "out.tmx")],
        ["model", "list"],
        ["model", "remove", word],
        ["model", "install", "--quiet", word],
        ["model", "tune", "--quiet", "--package", word],
        ["completion", "bash"],
        [word],
        ["terms", word],
        ["status", f"--{word}"],
        ["--help"],
        ["init", word],
    ]
    sources = sorted(path for path in beside.iterdir() if path.suffix in {".txt", ".md"})
    names = ("page.html", "book.epub", "word.docx", "writer.odt", "client.sdlxliff", "messages.po")
    more = ("film.srt", "damaged.srt", "print.pdf", "torn.pdf")
    documents = [beside / each for each in (*names, *more)]
    first: list[list[str]] = [
        ["import", "--report", *map(str, sources)],
        ["import", "--report", "--anyway", *map(str, documents)],
        *(["segments", each.stem] for each in documents[:-1]),
        ["export", "page", "--original", "--fill-source"],
        ["export", "client", "--original", "--all"],
        ["formats"],
        ["segments", "text-txt"],
        ["segments", "text-md"],
        ["align", "--quiet", "--force", str(beside / "text-txt.txt"), str(beside / "text-md.md")],
        ["align", "--quiet", "--pairs", str(beside / "list-of-pairs.tsv"), "-o", "aligned"],
        ["align", "--json", "--pairs", str(beside / "list-of-pairs.tsv"), "-o", "aligned"],
        ["align", "--quiet", str(beside / "packages"), str(beside / "packages"), "-o", "aligned"],
        ["segments", str(made.project.references / "brief.xlf")],
    ]
    yield from ((inside, line) for line in [*first, *here])
    yield from made.wrong
