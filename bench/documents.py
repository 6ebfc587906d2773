"""A book of 300 pages as .docx, read and written; beside python-docx and pandoc where they are.

python bench/documents.py [--words 120000] [--peer PYTHON]

PYTHON: one of an environment with python-docx, which is no dependency.
"""

import argparse
import io
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from generated import DUTCH

from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.docx import read_docx, write_docx

MOST_S, MOST_MB = 5.0, 300
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PEER = """import sys, time, docx
begin = time.process_time()
document = docx.Document(sys.argv[1])
count = sum(len(run.text) for paragraph in document.paragraphs for run in paragraph.runs)
cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
count += sum(len(cell.text) for cell in cells)
print(time.process_time() - begin, count)
"""


def book(words: int) -> bytes:
    """A document of that many words as Word saves it: a run for every few, with its revision."""
    chance = random.Random(1)
    body: list[str] = []
    notes: list[str] = []
    left = words
    while left > 0:
        length = min(left, chance.randint(40, 120))
        left -= length
        content = "".join(_run(chance, min(6, length - at)) for at in range(0, length, 6))
        if chance.random() < 0.3:
            notes.append(content)
            left -= length
            content += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        style = '<w:pPr><w:pStyle w:val="Kop1"/></w:pPr>' if chance.random() < 0.05 else ""
        paragraph = f'<w:p w:rsidR="00A77B3E" w14:paraId="1A2B3C4D">{style}{content}</w:p>'
        if chance.random() < 0.1:
            paragraph = (
                f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{paragraph}</w:tc></w:tr></w:tbl><w:p/>"
            )
        body.append(paragraph)
    return _packed("".join(body), notes)


def _run(chance: random.Random, words: int) -> str:
    text = " ".join(chance.choice(DUTCH) for _ in range(words))
    own = chance.choice(["", "", "", "<w:i/><w:iCs/>", "<w:b/><w:bCs/>"])
    return (
        f'<w:r w:rsidRPr="00{chance.randrange(9999):04}"><w:rPr>{own}<w:sz w:val="24"/>'
        f'<w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'
    )


def _packed(body: str, notes: list[str]) -> bytes:
    spaces = f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    footnotes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{note}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    style = '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_P}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>'
            for name, kind in (
                ("document", "document.main"),
                ("footnotes", "footnotes"),
                ("styles", "styles"),
            )
        )
        + "</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("footnotes", "footnotes.xml"), ("styles", "styles.xml")
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {spaces}>{footnotes}</w:footnotes>",
        "word/styles.xml": f"<w:styles {spaces}>{style}</w:styles>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_P}relationships">{inner}</Relationships>'


def timed(name: str, work: Callable[[], object], runs: int = 3) -> float:
    """CPU seconds of the quickest run, printed."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    print(f"{name:44}{best:8.2f} s")
    return best


def bench_peers(path: Path, peer: str) -> None:
    if peer:
        said = subprocess.run(
            [peer, "-c", _PEER, str(path)], capture_output=True, text=True, check=True
        )
        seconds, characters = said.stdout.split()
        name = "python-docx reads it, without notes"
        print(f"{name:44}{float(seconds):8.2f} s, {characters} characters")
    if shutil.which("pandoc"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(["pandoc", str(path), "-t", "plain", "-o", "/dev/null"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        print(f"{'pandoc converts it to text':44}{after - before:8.2f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=120_000)
    parser.add_argument("--peer", default="")
    options = parser.parse_args()
    data = book(options.words)
    path = Path("book.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    print(f"{'its size, packed and unpacked':44}{len(data) / 1e6:8.1f} MB, {size / 1e6:.1f} MB")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_docx(data, path)
    texts = {
        each.place: PlacedText(each.text.replace("de", "the"), each.codes)
        for each in document.blocks
    }
    write_docx(data, texts, path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{'blocks, codes':44}{len(document.blocks):8,}, "
        f"{sum(len(each.codes) for each in document.blocks):,}"
    )
    print(f"{'memory at most, of it before':44}{peak:8.0f} MB, {before / 1024:.0f} MB")
    seconds = [
        timed("read it", lambda: read_docx(data, path)),
        timed("write it with all paragraphs changed", lambda: write_docx(data, texts, path)),
    ]
    timed("write it with none changed", lambda: write_docx(data, {}, path))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.docx"
        file.write_bytes(data)
        bench_peers(file, options.peer)
    return 1 if max(seconds) > MOST_S or peak > MOST_MB else 0


if __name__ == "__main__":
    sys.exit(main())
