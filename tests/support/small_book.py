"""A small book (EPUB), with its parts as one wants them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0"'
    ' xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
    ' full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title id="t">Het boek &amp; meer</dc:title><dc:language>nl-NL</dc:language>
  </metadata>
  <manifest>
    <item id="c1" href="een%20hoofdstuk.xhtml" media-type="application/xhtml+xml"/>
    <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="img" href="a.png" media-type="image/png"/>
    <item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
    <item id="c2" href="sub/twee.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine toc="ncx"><itemref idref="c2"/><itemref idref="c1"/></spine>
</package>
"""
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
    ' xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="nl" lang="nl"><head><title/></head><body>'
)
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/een hoofdstuk.xhtml": f"{_HEAD}<h1>Eerste</h1><p>Een <b>zin</b>.<br/>Nog een.</p>"
    '<aside epub:type="footnote"><p>Een noot.</p></aside></body></html>',
    "OEBPS/sub/twee.xhtml": f"{_HEAD}<p>Begin &amp; eind.</p></body></html>",
    "OEBPS/nav.xhtml": f'{_HEAD}<nav epub:type="toc"><ol><li><a href="x">Inhoud</a></li></ol></nav>'
    "</body></html>",
    "OEBPS/toc.ncx": '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel>'
    "<text>Het begin</text></navLabel></navPoint></navMap></ncx>",
    "OEBPS/a.png": "\x89PNG",
}


def make_book(parts: Mapping[str, str | None] = {}) -> bytes:
    """The bytes of a book; None takes a part away."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in {**PARTS, **parts}.items():
            if text is None:
                continue
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text.encode(), method)
    return file.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a book in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
