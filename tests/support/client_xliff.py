"""XLIFF 1 files as clients send them, made of what the tests put into their units."""

from collections.abc import Callable, Mapping
from pathlib import Path

from alignwb.core.bitext.segment import Status
from alignwb.core.reading.blocks import BlockSegment, ReadDocument
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.xliff1.client_file import read_xliff_1, write_xliff_1

PATH = Path("klant.xlf")

TRADOS = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0"
 xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="brief.docx" source-language="nl-NL"
 datatype="x-sdlfilterframework2" target-language="en-GB"><header>
<tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="7"><bpt name="cf">&lt;b></bpt><ept
 name="cf">&lt;/b></ept></tag><tag id="9"><ph name="br">&lt;br/></ph></tag></tag-defs></header>
<body><trans-unit id="een"><source>De <g id="7">molen</g> draait. Zij<x id="9"/> staat.</source
><seg-source><mrk mtype="seg" mid="1">De <g id="7">molen</g> draait.</mrk> <mrk mtype="seg"
 mid="2">Zij<x id="9"/> staat.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">The mill turns.</mrk> <mrk mtype="seg"
 mid="2"/></target><sdl:seg-defs><sdl:seg id="1" conf="Draft" origin="tm" origin-system="Molens"
 percent="88"><sdl:value key="k">v</sdl:value></sdl:seg><sdl:seg id="2" /></sdl:seg-defs>
</trans-unit><trans-unit id="twee"><source><g id="7">Slot.</g></source><seg-source><g
 id="7"><mrk mtype="seg" mid="3">Slot.</mrk></g></seg-source><sdl:seg-defs
><sdl:seg id="3"/></sdl:seg-defs></trans-unit></body></file></xliff>
"""
MEMOQ = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff"><file
 original="a" source-language="nl" target-language="en" datatype="x-memoq"><body>
<trans-unit id="1" mq:status="NotStarted"><source
 xml:space="preserve">Een <bpt id="1" rid="1">{</bpt>huis<ept id="2" rid="1">}</ept>.</source>
<target xml:space="preserve"></target></trans-unit>
<trans-unit id="2" mq:status="ManuallyConfirmed"><source>Twee.</source><target>Two.</target>
</trans-unit><trans-unit id="3" mq:status="NotStarted" mq:locked="locked"><source>Drie.</source>
</trans-unit></body></file></xliff>
"""
MEMSOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns:m="http://www.memsource.com/mxlf/2.0" xmlns="urn:oasis:names:tc:xliff:document:1.2"
 version="1.2"><file original="a" source-language="nl" target-language="en" datatype="x"><body>
<group><trans-unit id="a:0" m:confirmed="0" m:locked="false"><source>Een.</source><target></target>
</trans-unit><trans-unit id="a:1" m:confirmed="1"><source>Twee.</source><target>Two.</target>
</trans-unit></group></body></file></xliff>
"""


def client_file(units: str, *, version: str = "1.2", head: str = "", target: str = "en") -> bytes:
    """A plain file with these units."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="{version}"'
        f' xmlns="urn:oasis:names:tc:xliff:document:{version}">\n<file original="a.txt"'
        f' source-language="nl" target-language="{target}" datatype="plaintext">{head}<body>\n'
        f"{units}\n</body></file></xliff>\n"
    ).encode()


def segments_of(document: ReadDocument) -> list[BlockSegment]:
    """All segments of a file."""
    return [segment for block in document.blocks for segment in block.segments]


def read(data: bytes | str) -> ReadDocument:
    """What is read of a file, which is written back to the byte where nothing changed."""
    data = data.encode() if isinstance(data, str) else data
    assert write_xliff_1(data, {}, PATH) == data
    document = read_xliff_1(data, PATH)
    same = {
        block.place: [
            PlacedTarget(each.target, each.status, block.codes) for each in block.segments
        ]
        for block in document.blocks
    }
    assert write_xliff_1(data, same, PATH) == data
    return document


def translated(
    data: bytes | str,
    change: Callable[[str], str] | Mapping[str, str],
    status: Status = Status.CONFIRMED,
) -> bytes:
    """The file with another target for each segment, or for those whose source is named.

    Asserts that it reads back so.
    """
    data = data.encode() if isinstance(data, str) else data
    before = read_xliff_1(data, PATH)

    def target(segment: BlockSegment) -> str | None:
        if segment.status is Status.LOCKED:
            return None
        return change(segment.source) if callable(change) else change.get(segment.source)

    texts = {
        block.place: [
            None if (text := target(each)) is None else PlacedTarget(text, status, block.codes)
            for each in block.segments
        ]
        for block in before.blocks
    }
    written = write_xliff_1(data, texts, PATH)
    after = read_xliff_1(written, PATH)
    meant = [target(each) for each in segments_of(before)]
    for old, new, text in zip(segments_of(before), segments_of(after), meant, strict=True):
        assert new.source == old.source
        if text is None:
            assert new == old
        else:
            assert (new.target, new.status) == (text.strip(), status)
    return written
