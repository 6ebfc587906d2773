"""No reader lets anything out but errors in words, whatever the file is or a library raises."""

import ast
import csv
import json
import os
import random
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

import pytest
from lxml import etree
from support.readers import READERS, TMX, Reader

import alignwb
from alignwb.errors import AlignwbError, FormatError
from alignwb.files.reading import reading
from alignwb.formats.tmx.tmx_reader import read_tmx

SOURCE = Path(alignwb.__file__).parent
BY_NAME = {reader.name: reader for reader in READERS}
QUICKLY_S = 5.0

every_reader = pytest.mark.parametrize("reader", READERS, ids=BY_NAME)


def outcome(reader: Reader, path: Path) -> str:
    """The words of the error; "" if the file is read.  Anything else that is raised gets out."""
    begin_s = time.process_time()
    said = ""
    try:
        reader.read(path)
    except AlignwbError as error:
        said = error.message
    assert time.process_time() - begin_s < QUICKLY_S
    # A package that lacks a file names its folder.
    assert not said or path.name in said or str(path.parent) in said
    return said


def outcomes(reader: Reader, path: Path, data: bytes) -> str:
    path.write_bytes(data)
    before = path.stat()
    said = outcome(reader, path)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    return said


# Whatever a library raises


class WhimError(Exception):
    """An exception of a library that nobody has heard of."""


RAISED = [
    WhimError("a whim"),
    ValueError("a value"),
    TypeError("a type"),
    KeyError("a key"),
    IndexError(),
    AttributeError("an attribute"),
    AssertionError(),
    OverflowError("too large"),
    ZeroDivisionError("by zero"),
    RecursionError("deep"),
    MemoryError(),
    LookupError("unknown encoding"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"),
    OSError(5, "Input/output error"),
    csv.Error("a row"),
    RuntimeError("generator raised StopIteration"),
    StopIteration("done"),
    SystemError("returned NULL"),
    DeprecationWarning("soon gone"),
]
PORTS: dict[str, tuple[object, str]] = {
    "bitext.xlf": (etree, "fromstring"),
    "units.tmx": (etree, "iterparse"),
    "summary.tmx": (etree, "iterparse"),
    "terms.tbx": (etree, "iterparse"),
    "terms.csv": (csv, "reader"),
    "rules.srx": (expat, "ParserCreate"),
    "alignwb.toml": (tomllib, "loads"),
    "metadata.json": (json, "loads"),
}


@pytest.mark.parametrize("raised", RAISED, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("name", PORTS)
def test_whatever_a_library_raises_becomes_an_error_that_names_the_file(
    name: str, raised: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise raised

    path = tmp_path / name
    path.write_bytes(BY_NAME[name].sound)
    monkeypatch.setattr(*PORTS[name], fail)
    assert outcome(BY_NAME[name], path)


@pytest.mark.parametrize("raised", RAISED, ids=lambda error: type(error).__name__)
def test_the_boundary_turns_every_exception_into_words(raised: Exception) -> None:
    with pytest.raises(AlignwbError, match=r"brief\.xlf") as caught, reading("brief.xlf", "XLIFF"):
        raise raised
    assert caught.value.__cause__ is raised or isinstance(caught.value.__cause__, RuntimeError)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_the_boundary_lets_interrupts_through(kind: type[BaseException]) -> None:
    with pytest.raises(kind), reading("brief.xlf", "XLIFF"):
        raise kind


def test_an_error_in_words_passes_the_boundary_as_it_is() -> None:
    error = FormatError("said already", hint="do this")
    with pytest.raises(FormatError) as caught, reading("brief.xlf", "XLIFF"):
        raise error
    assert caught.value is error


# Real files


@every_reader
def test_a_sound_file_is_read(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / reader.name).write_bytes(reader.sound)
    assert outcome(reader, tmp_path / reader.name) == ""


@every_reader
def test_a_file_cut_off_anywhere(reader: Reader, tmp_path: Path) -> None:
    size = len(reader.sound)
    for end in sorted({0, 1, 2, 3, size - 1, *range(0, size, max(1, size // 40))}):
        outcomes(reader, tmp_path / reader.name, reader.sound[:end])


@every_reader
def test_a_file_with_flipped_bits(reader: Reader, tmp_path: Path) -> None:
    dice = random.Random(reader.name)
    for _ in range(60):
        data = bytearray(reader.sound)
        for _ in range(dice.choice([1, 3, 10])):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        outcomes(reader, tmp_path / reader.name, bytes(data))


PUT_IN = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"9" * 400, b"9" * 5_000, b"NaN", b"Infinity", b"1e999",
    b"&foo;", b"&#0;", b"&#xD800;", b"<x:y/>", b' xmlns:x="rel/ative"', b' xmlns=""', b"<!--",
    b"<![CDATA[", b'"', b"\\x{110000}", b"(", b"\\ud800", b"\x1b]2;x\x07", b"\xe2\x80\xae",
]  # fmt: skip


@every_reader
def test_a_file_with_something_put_in(reader: Reader, tmp_path: Path) -> None:
    dice = random.Random(reader.name)
    for piece in PUT_IN:
        for _ in range(4):
            at = dice.randrange(len(reader.sound))
            data = reader.sound[:at] + piece + reader.sound[at:]
            outcomes(reader, tmp_path / reader.name, data)


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037", "cp1252", "utf-8-sig"]


@pytest.mark.parametrize(
    "reader", [each for each in READERS if each.is_text], ids=lambda reader: reader.name
)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_in_another_encoding(reader: Reader, encoding: str, tmp_path: Path) -> None:
    text = reader.sound.decode("latin-1" if reader.name == "latin.txt" else "utf-8")
    outcomes(reader, tmp_path / reader.name, text.encode(encoding, "replace"))
    declared = text.replace("UTF-8", encoding)
    outcomes(reader, tmp_path / reader.name, declared.encode(encoding, "replace"))
    outcomes(reader, tmp_path / reader.name, declared.encode())


@pytest.mark.parametrize("encoding", ["punycode", "idna", "unicode_escape", "hex", "klingon"])
def test_a_bitext_that_claims_what_is_no_encoding_is_refused_at_once(
    encoding: str, tmp_path: Path
) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    said = outcomes(BY_NAME["bitext.xlf"], tmp_path / "bitext.xlf", declared + b"a" * 3_000_000)
    assert "the file says it is in" in said


def test_a_bitext_in_utf_16_without_a_mark_is_read(tmp_path: Path) -> None:
    text = BY_NAME["bitext.xlf"].sound.decode().replace("UTF-8", "UTF-16")
    for encoding in ("utf-16-le", "utf-16-be"):
        path = tmp_path / "bitext.xlf"
        assert outcomes(BY_NAME["changed.xlf"], path, text.encode(encoding)) == ""


DEEP = 100_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bitext.xlf", b"<a>" * DEEP),
        ("units.tmx", b"<tmx><body><tu>" + b"<a>" * DEEP),
        ("terms.tbx", b"<martif>" + b"<a>" * DEEP),
        ("rules.srx", b'<srx version="2.0">' + b"<a>" * DEEP),
        ("metadata.json", b"[" * DEEP),
        ("metadata.json", b'{"a":' * DEEP),
        ("alignwb.toml", b"a = " + b"[" * 9_900),
        ("alignwb.toml", b"a = " + b"{a = " * 1_900),
        ("alignwb.toml", b".".join([b"a"] * 4_900) + b" = 1"),
        ("rules.srx", BY_NAME["rules.srx"].sound.replace(rb"\bplm\.", b"(" * 9000 + b")" * 9000)),
        ("alignwb.toml", b"autosave_s = " + b"9" * 400),
        ("alignwb.toml", b"autosave_s = nan"),
        ("alignwb.toml", b"hypotheses = " + b"9" * 5_000),
        ("alignwb.toml", b'theme = ["' + b"x" * 9_000 + b'"]'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_endlessly_deep_or_large_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    said = outcomes(BY_NAME[name], tmp_path / name, data)
    assert said
    assert len(said) < 2_100


BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("name", ["bitext.xlf", "units.tmx", "terms.tbx", "rules.srx"])
@pytest.mark.parametrize(
    "entities", [f'<!ENTITY b0 "ha">{BOMB}', '<!ENTITY b9 SYSTEM "file:///etc/hostname">']
)
def test_entities_are_never_followed(name: str, entities: str, tmp_path: Path) -> None:
    root = {"bitext.xlf": "xliff", "units.tmx": "tmx", "terms.tbx": "martif", "rules.srx": "srx"}
    sound = BY_NAME[name].sound.decode()
    head, start, rest = sound.partition(f"<{root[name]}")
    head = head.partition("<!DOCTYPE")[0]
    text = f"{head}<!DOCTYPE {root[name]} [{entities}]>{start}{rest}"
    text = text.replace("huis", "&b9;").replace(">koelak", ">&b9;").replace("plm", "&b9;")
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    try:
        read = repr(BY_NAME[name].read(path))
    except AlignwbError:
        return
    assert "haha" not in read
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in read


# What is no plain file


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@every_reader
@pytest.mark.parametrize("make", [_folder, _pipe, _loop, _device, _dangling])
def test_what_is_no_plain_file_is_refused_without_waiting(
    reader: Reader, make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / reader.name)
    said = outcome(reader, tmp_path / reader.name)
    is_missing = make is _dangling
    optional = {"README.md", *(("alignwb.toml", "rules.srx") if is_missing else ())}
    if reader.name == "rules.srx" and make is _loop:
        return  # a link that leads nowhere is a file that is not there
    assert bool(said) is (reader.name not in optional)


def test_a_file_that_shrinks_while_it_is_read_is_one_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "units.tmx"
    unit = TMX[TMX.index("<tu tuid") : TMX.index("<tu><tuv")]
    path.write_text(TMX.replace("</body>", unit * 5_000 + "</body>"), encoding="utf-8")
    units = read_tmx(path, "nl", "en")
    next(units)
    os.truncate(path, 100)
    with pytest.raises(FormatError, match=r"units\.tmx, line"):
        list(units)


# Limits


@pytest.mark.parametrize(
    ("name", "data", "limit"),
    [
        ("units.tmx", b"<tmx><body>" + b"<x/>" * 300_000 + b"</body></tmx>", "200,000 tags"),
        ("terms.tbx", b"<martif>" + b"<x:y/>" * 300_000 + b"</martif>", "200,000 tags"),
        ("units.tmx", b"<tmx>" + (b"<!--" + b" " * 9_000_000 + b"-->") * 4, "32 MB"),
        ("bitext.xlf", b"<xliff>" + b"<x/>" * 3_100_000, "3,000,000 tags"),
        ("units.tsv", b"a" * 2_100_000, "2,000,000 characters"),
        ("alignwb.toml", b"#" * 10_001, "10 kB"),
        ("metadata.json", b" " * 1_000_001, "1 MB"),
        ("rules.srx", b" " * 5_000_001, "5 MB"),
        ("words.aff", b"#" * 10_000_001, "10 MB"),
        ("words.aff", b"SFX A Y 9\n" + b"SFX A 0 s .\n" * 100_001, "100,000 rules"),
        ("words.dic", b"a" * 60_000_001, "60 MB"),
        ("words.dic", b"a\n" * 1_500_001, "1,500,000 words"),
        ("source.txt", b"a" * 12_000_001, "12 MB"),
        ("glossary.tsv", b"#" * 20_000_001, "20 MB"),
        ("terms.csv", b"a,b\n" * 500_001, "500,000 rows"),
        ("terms.tab", b"source\ttarget\n" + b"a\t\n" * 10_001, "10,000 rows make no term"),
        ("glossary.tsv", b"source\ttarget\n" + b"a\t\n" * 10_001, "10,000 rows make no term"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_beyond_a_limit_is_refused_with_the_limit(
    name: str, data: bytes, limit: str, tmp_path: Path
) -> None:
    assert limit in outcomes(BY_NAME[name], tmp_path / name, data)


def test_more_rules_than_can_be_compiled_are_refused_with_the_limit(tmp_path: Path) -> None:
    sound = BY_NAME["rules.srx"].sound
    rule = b"<rule><beforebreak>a</beforebreak></rule>"
    many = sound.replace(b"</languagerule>", rule * 2_001 + b"</languagerule>")
    assert "2000 of a language" in outcomes(BY_NAME["rules.srx"], tmp_path / "rules.srx", many)
    long = sound.replace(rb"\bplm\.", b"a" * 20_001)
    assert "20000 characters" in outcomes(BY_NAME["rules.srx"], tmp_path / "rules.srx", long)


@pytest.mark.parametrize(
    "card",
    [
        "a " * 400_000 + "license",
        "treat the weight " * 50_000,
        "# " + "scor " * 190_000,
        "|" * 900_000,
        "License: " * 100_000,
    ],
    ids=["words", "almost", "heading", "cells", "licences"],
)
def test_a_card_is_read_in_time_that_grows_with_its_length(card: str, tmp_path: Path) -> None:
    assert outcomes(BY_NAME["README.md"], tmp_path / "README.md", card.encode()) == ""


# Every file of the user goes through one module

OPENING = {"open", "read_text", "read_bytes", "fdopen", "urlopen", "load"}
MAY_OPEN = {
    "files/file_bytes.py": "the one way",
    "files/packed.py": "what is in a compressed file, which the one way has opened",
    "formats/atomic.py": "writes",
    "formats/writing/leftovers.py": "asks for the lock of a file, and reads nothing",
    "formats/writing/own_files.py": "writes",
    "formats/writing/streams.py": "writes",
    "engines/cache_file.py": "makes the files of caches",
    "engines/argos/packages/staging.py": "asks for the lock of a folder, and reads nothing",
    "engines/argos/packages/archive.py": "members of an archive, and what it writes of them",
    "engines/argos/packages/model_folder.py": "writes what the one way has opened",
    "engines/argos/packages/public_index.py": "the network, and what it writes of it",
    "engines/choosing/choice_weights.py": "weights that are part of this program",
    "engines/lexicon/word_translations.py": "words that are part of this program",
    "engines/argos/packages/starter.py": "the package that is part of this program",
    "engines/spelling/english_words.py": "the words that are part of this program",
    "engines/tuning/training.py": "bytes of a training, which the one way has read",
    "engines/usem3/network.py": "weights that are part of the installation",
    "cli/main.py": "the null device",
    "cli/printing/streams.py": "the null device",
}


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    # `read_bytes(path)` is our own, `path.read_bytes()` is not; methods of our own are `self…`.
    found = {
        f"{ast.unparse(each.value)}.{each.attr}"
        for each in calls
        if isinstance(each, ast.Attribute) and each.attr in OPENING
    }
    return found | {
        each.id for each in calls if isinstance(each, ast.Name) and each.id in {"open", "urlopen"}
    }


def test_files_of_the_user_are_opened_for_reading_in_one_module_only() -> None:
    found = {
        str(path.relative_to(SOURCE)): calls
        for layer in ("cli", "services", "formats", "engines", "files", "core", "scoring")
        for path in sorted((SOURCE / layer).rglob("*.py"))
        if (calls := {each for each in _calls(path) if not each.startswith("self.")})
    }
    assert set(found) == set(MAY_OPEN), found
