"""Every reader of a file of the user, each with a sound file to begin from."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from support.client_xliff import TRADOS
from support.conformance_files import GOOD
from support.odt_documents import sound_odt
from support.packed_files import gzipped, ods, xlsx, zipped
from support.reopened_document import LETTER
from support.review_files import review_of
from support.small_book import make_book
from support.word_documents import sound_word

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Draft, Hypothesis, Status
from alignwb.engines.argos.packages.package import read_card, read_metadata
from alignwb.engines.spelling.affix_file import read_affix_rules
from alignwb.engines.spelling.hunspell_dictionary import read_dictionary
from alignwb.engines.srx.splitter import SrxSplitter
from alignwb.engines.tuning.model_file import ModelFile, Variable, model_bytes, read_model_file
from alignwb.engines.tuning.token_numbers import read_vocabulary
from alignwb.files.file_bytes import read_bytes
from alignwb.formats import file_kinds
from alignwb.formats.conformance.file_check import check_file
from alignwb.formats.documents.opendocument.odt import read_odt
from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
from alignwb.formats.documents.word.docx import read_docx
from alignwb.formats.po.po_reader import read_po
from alignwb.formats.reviewed.review_reader import read_review
from alignwb.formats.termbase.termbase_table import read_csv
from alignwb.formats.termbase.termbase_tsv import read_termbase
from alignwb.formats.text.json_lines import read_json_lines
from alignwb.formats.text.source_text import read_source
from alignwb.formats.text.tsv import read_csv as read_unit_csv
from alignwb.formats.text.tsv import read_tsv, read_workbook
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.tmx.tmx_summary import summarise_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.config import read_config
from alignwb.services.terms.team_terms import read_team_terms


@dataclass(frozen=True)
class Reader:
    """A reader.

    Attributes:
        name: What it reads, and the name of the file.
        sound: The bytes of a file that it reads.
        read: Reads the file at a path, to its end.
        is_text: Whether the file is text, so that it may be in another encoding.
    """

    name: str
    sound: bytes
    read: Callable[[Path], object]
    is_text: bool = True


def _xliff() -> bytes:
    bitext = LETTER
    for ref, segment in LETTER.segments():
        draft = Draft("argos", "nl_en", "1.8", (Hypothesis("A house.", -0.5), Hypothesis("B", -1)))
        edit = edits.attach_drafts(bitext, {ref: draft})
        assert edit
        bitext = edits.apply(bitext, edit)
        edit = edits.set_target(bitext, ref, f"Text of {segment.id}.[^1]", status=Status.CONFIRMED)
        assert edit
        bitext = edits.apply(bitext, edit)
        edit = edits.set_note(bitext, ref, "a note")
        assert edit
        bitext = edits.apply(bitext, edit)
    return write_xliff(bitext)


def read_and_change(path: Path) -> object:
    """Read a bitext and change each of its segments, as an edit and a save would."""
    file = read_xliff(read_bytes(path), path)
    for ref, segment in file.bitext.segments():
        if segment.status is not Status.LOCKED:
            edit = edits.set_target(file.bitext, ref, "Something [^1] else.")
            if edit:
                file = file.with_bitext(edits.apply(file.bitext, edit))
        note = edits.set_note(file.bitext, ref, "Another note.")
        if note:
            file = file.with_bitext(edits.apply(file.bitext, note))
    return read_xliff(file.data, path)


def read_and_rewrite(path: Path) -> object:
    """Read a document and write each of its texts otherwise."""
    data = read_bytes(path)
    read = file_kinds.pick(path, lambda kind: kind.read_document)
    write = file_kinds.pick(path, lambda kind: kind.write_document)
    assert read
    assert write
    blocks = read(data, path).blocks
    texts = {each.place: PlacedText(f"W {each.text}", each.codes) for each in blocks}
    return read(write(data, texts, path), path)


def read_and_retarget(path: Path) -> object:
    """Read a client's bilingual file and give each of its segments another target."""
    data = read_bytes(path)
    read = file_kinds.pick(path, lambda kind: kind.read_document)
    write = file_kinds.pick(path, lambda kind: kind.write_targets)
    assert read
    assert write
    blocks = read(data, path).blocks
    targets = {
        block.place: [
            PlacedTarget(f"W {each.source}", Status.CONFIRMED, block.codes)
            for each in block.segments
        ]
        for block in blocks
    }
    return read(write(data, targets, path), path)


CLIENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xliff [<!ENTITY firma "Molen &amp; Co">]>
<xliff version="1.2"><file source-language="nl" target-language="en" original="a"><body><group>
<note>Let op</note><trans-unit id="1"><source>Een <g id="1">m&eacute;t</g> &firma;<x id="2"/>.
</source><target state="needs-translation"><![CDATA[One]]></target><alt-trans match-quality="80">
<target>Ones</target></alt-trans></trans-unit><trans-unit id="2" translate="no"><source>Twee
</source></trans-unit></group></body></file></xliff>
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" segtype="sentence" srclang="nl"/><body>
<tu tuid="1"><note>n</note><prop type="x-document">a</prop>
<tuv xml:lang="nl"><seg>Een <bpt i="1">{b}</bpt>huis<ept i="1"/>.</seg></tuv>
<tuv xml:lang="en-GB"><seg>A house.</seg></tuv></tu>
<tu><tuv xml:lang="nl"><seg>Twee.</seg></tuv><tuv xml:lang="en"><seg>Two.</seg></tuv></tu>
</body></tmx>
"""
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="nl"><text><body>
<termEntry id="c1"><descrip type="definition">d</descrip>
<langSet xml:lang="nl"><tig><term>koelak</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="en"><tig><term>kulak</term></tig></langSet></termEntry>
</body></text></martif>
"""
TBX_MIN = """<?xml version="1.0" encoding="UTF-8"?>
<TBX dialect="TBX-Min"><header><languages source="nl" target="en"/></header><body>
<entry id="1"><langGroup xml:lang="nl"><termGroup><term>veen</term></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>peat</term><termStatus>preferred</termStatus>
<noteGroup><note><noteKey>k</noteKey><noteValue>v</noteValue></note></noteGroup></termGroup>
</langGroup></entry></body></TBX>
"""
MULTITERM = """<?xml version="1.0" encoding="UTF-8"?>
<mtf><conceptGrp><concept>1</concept><languageGrp><language type="Dutch" lang="NL"/>
<termGrp><term>veen</term></termGrp></languageGrp><languageGrp><language type="English" lang="EN"/>
<termGrp><term>peat</term><descripGrp><descrip type="Status">approved</descrip></descripGrp>
</termGrp></languageGrp></conceptGrp></mtf>
"""
UTX = "#UTX 1.11; nl/en; 2020\n#src\ttgt\tsrc:pos\nveen\tpeat\tnoun\n"
SRX = r"""<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
<languagerules><languagerule languagerulename="d">
<rule break="no"><beforebreak>\bplm\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>[.?!\x{2026}]+</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="nl.*" languagerulename="d"/></maprules></body></srx>
"""
GLOSSARY = "source\ttarget\tstatus\nkoelak\tkulak\t\nmaan\tmoon\tforbidden\n# c\n"
CSV = 'source,target,note\r\nkoelak,kulak,"a ""rich"" farmer"\r\nmaan,moon,\r\n'
WORDFAST = (
    "%20240101~1\t%A\t%TU=1\t%NL-NL\t%Wordfast TM v.5\t%EN-GB\n"
    "20240101~1\tA\t0\tNL-NL\tZee.\tEN-GB\tSea.\n"
)
JSON_LINES = '{"source": "Molen.", "target": "Mill."}\n{"nl": "Zee.", "en": "Sea."}\n'
PO = 'msgid ""\nmsgstr "Language: en\\n"\n\n# n\nmsgctxt "c"\nmsgid "a\\n"\n"b"\nmsgstr "c"\n'
CATALOGUE = (
    '#, fuzzy\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    '#. kort\n#: a.c:1\n#, c-format\nmsgctxt "menu"\nmsgid "%d molen"\n'
    'msgid_plural "%d molens"\nmsgstr[0] "%d mill"\nmsgstr[1] ""\n\n'
    '#, fuzzy, python-format\n#| msgid "oud"\nmsgid "Zij %(naam)s\\n"\n"draait."\nmsgstr "x"\n\n'
    '#~ msgid "weg"\n#~ msgstr "gone"\n'
)
PAGE = (
    "<!doctype html><html lang=nl><title>t</title><p>Een <b class='x'>molen</b>.<br>Zij"
    " <i>draait</i><ul><li>a<li><img alt='plaat' src=x></ul><pre>een\n twee</pre></html>"
)
MARKDOWN = "# Kop\n\nEen **molen** [hier](x).\n\n- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n"
SUBTITLES = (
    "1\r\n00:00:01,000 --> 00:00:02,500\r\n- Een <i>molen</i>.\r\n- Ja.\r\n\r\n"
    "2\r\n00:00:03,000 --> 00:00:04,000 X1:1 X2:2 Y1:3 Y2:4\r\n{\\an8}Zij draait.\r\n"
)
WEB_SUBTITLES = (
    "WEBVTT\nLanguage: nl\n\nSTYLE\n::cue { color: red }\n\nNOTE zacht\n\n"
    "a\n00:01.000 --> 00:02.000 align:start\n<v Mia>Een <c.x>molen</c> &amp; <00:01.500>zij.\n"
)
TEXT = "Een molen.\n\nDe molen draait, zei hij.\n\nNog een alinea met een é erin.\n"
CARD = "# M\n\n## Scores\n\n| set | BLEU |\n|--|--|\n| A | 30 |\n\nLicense: CC BY 4.0.\n"
METADATA = json.dumps({"package_version": "1.8", "from_code": "nl", "to_code": "en", "n": [1]})
AFFIXES = (
    "SET UTF-8\nFLAG long\nCOMPOUNDFLAG Cc\nCOMPOUNDRULE 1\nCOMPOUNDRULE (Aa)*(Cc)\n"
    "BREAK 1\nBREAK -\nSFX Aa Y 2\nSFX Aa 0 s/Cc [^sé]\nSFX Aa y ies y\nPFX Bb Y 1\nPFX Bb 0 re .\n"
)
WORDS = "3\nhouse/AaCc\nboat/AaBbCc po:noun\ncafé/Aa\n"
SETTINGS = """\
source_lang = "nl"
hypotheses = 4
autosave_s = 2.0
honour_terms = true
engines = ["argos", "office"]
[servers.office]
url = "https://mt.example.org/api"
timeout_s = 5
"""
MODEL = ModelFile(
    6,
    "TransformerSpec",
    7,
    {"decoder/w": Variable((2, 1), 1, b"\1\2"), "decoder/w_scale": Variable((), 0, b"\0\0\0?")},
    {"encoder/w": "decoder/w"},
)


TEAM_TERMS = """{"number": 12, "terms": [
["anna", "boek", "dijk", "dike", "preferred", "noun", "not levee", ["dyk"]],
["berend", "boek", "molen", "mill", "admitted", "", "", []]
]}
"""


def _readers() -> Iterator[Reader]:
    languages = ("nl", "en")
    yield Reader("bitext.xlf", _xliff(), file_kinds.read_bitext)
    yield Reader("changed.xlf", _xliff(), read_and_change)
    yield Reader("units.tmx", TMX.encode(), lambda path: list(read_tmx(path, *languages)))
    for name, data in (("packed.tmx.gz", gzipped(TMX)), ("packed.zip", zipped({"een.tmx": TMX}))):
        yield Reader(name, data, lambda path: list(read_tmx(path, *languages)), is_text=False)
    rows = (("Nederlands", "Engels"), ("maan", "moon"), ("zee", "sea"))
    yield Reader("terms.xlsx", xlsx(rows), _terms_of("workbook"), is_text=False)
    yield Reader("units.ods", ods(rows), lambda path: list(read_workbook(path)), is_text=False)
    yield Reader("summary.tmx", TMX.encode(), summarise_tmx)
    yield Reader("terms.tbx", TBX.encode(), _terms_of("tbx"))
    yield Reader("terms.csv", CSV.encode(), lambda path: read_csv(read_bytes(path), path))
    for name, text in (("min.tbx", TBX_MIN), ("multiterm.xml", MULTITERM)):
        yield Reader(name, text.encode(), _terms_of("tbx"))
    yield Reader("terms.utx", UTX.encode(), _terms_of("utx"))
    yield Reader("terms.tab", GLOSSARY.encode(), _terms_of("omegat"))
    yield Reader("glossary.tsv", GLOSSARY.encode(), lambda p: read_termbase(read_bytes(p), p))
    yield Reader("units.tsv", b"source\ttarget\na\tb\nc\\td\te\n", lambda p: list(read_tsv(p)))
    units = b'Bron;Vertaling\nMolen.;"A ""mill""."\n'
    yield Reader("units.csv", units, lambda path: list(read_unit_csv(path)))
    yield Reader("units.jsonl", JSON_LINES.encode(), lambda path: list(read_json_lines(path)))
    yield Reader("units.po", PO.encode(), lambda path: list(read_po(path)))
    review = review_of([TranslationUnit("Molen.", "Mill.", "", (("segment", "p1/s1"),))])
    yield Reader("r.docx", review, lambda path: read_review(read_bytes(path), path), is_text=False)
    for name, text in (("check.tmx", GOOD["tmx"]), ("check.xlf", GOOD["xliff2"])):
        yield Reader(name, text.encode(), lambda path: check_file(read_bytes(path), path))
    yield Reader("wordfast.txt", WORDFAST.encode(), lambda path: list(read_tsv(path)))
    yield Reader("source.txt", TEXT.encode(), file_kinds.read_document)
    yield Reader("written.txt", TEXT.encode(), read_and_rewrite)
    for name, data in (
        ("page.html", PAGE.encode()),
        ("page.md", MARKDOWN.encode()),
        ("book.epub", make_book()),
        ("film.srt", SUBTITLES.encode()),
        ("film.vtt", WEB_SUBTITLES.encode()),
    ):
        yield Reader(name, data, read_and_rewrite, is_text=not name.endswith("epub"))
    clients = (("client.xlf", CLIENT), ("client.sdlxliff", TRADOS), ("client.po", CATALOGUE))
    for name, text in clients:
        yield Reader(name, text.encode(), read_and_retarget)
    yield Reader("latin.txt", TEXT.encode("latin-1"), lambda path: read_source(path, "latin-1"))
    word, odt = sound_word(), sound_odt()
    yield Reader("brief.docx", word, lambda path: read_docx(read_bytes(path), path), is_text=False)
    yield Reader("brief.odt", odt, lambda path: read_odt(read_bytes(path), path), is_text=False)
    flat = sound_odt(is_flat=True)
    yield Reader("brief.fodt", flat, lambda path: read_odt(read_bytes(path), path), is_text=False)
    yield Reader(
        "rules.srx", SRX.encode(), lambda path: SrxSplitter(path).split("Plm. 3. Ja! Nee.")
    )
    yield Reader("words.aff", AFFIXES.encode(), read_affix_rules)
    yield Reader("words.dic", WORDS.encode(), _look_up_some)
    yield Reader("alignwb.toml", SETTINGS.encode(), read_config)
    yield Reader("metadata.json", METADATA.encode(), lambda path: read_metadata(path.parent))
    words = json.dumps(["<unk>", "<s>", "</s>", "▁de"]).encode()
    yield Reader("shared_vocabulary.json", words, lambda path: read_vocabulary(path.parent))
    yield Reader("model.bin", model_bytes(MODEL), read_weights, is_text=False)
    yield Reader(
        "terms.json", TEAM_TERMS.encode(), lambda path: read_team_terms(read_bytes(path), path)
    )
    yield Reader("README.md", CARD.encode(), lambda path: read_card(path.parent))


def _terms_of(kind: str) -> Callable[[Path], object]:
    [read] = [each.read_terms for each in file_kinds.KINDS if each.name == kind]
    assert read
    return lambda path: read(read_bytes(path), path, ("nl", "en"))


def _look_up_some(path: Path) -> object:
    path.with_suffix(".aff").write_text(AFFIXES, encoding="utf-8")
    known = read_dictionary(path)
    return [word in known for word in ("café", "houses", "boathouse", "xyz")]


def read_weights(path: Path) -> object:
    """The weights of a model's file, so that their bytes are looked at too."""
    model = read_model_file(path)
    return {name: model.weights(name) for name in model.variables}


READERS = tuple(_readers())
