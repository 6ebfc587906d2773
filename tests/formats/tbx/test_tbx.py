from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError
from alignwb.formats.tbx.tbx_reader import read_tbx
from alignwb.formats.tbx.tbx_writer import write_tbx
from alignwb.formats.termbase.termbase_table import (
    read_csv,
    read_tsv,
    write_csv,
    write_omegat,
    write_tsv,
)
from alignwb.formats.termbase.termbase_tsv import read_termbase

PATH = Path("terms.tbx")
GLOSSARY = Path(__file__).parents[3] / "glossary.tsv"

V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>another tool</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descripGrp><descrip type="definition">who owns a big
        farm</descrip><admin type="source">a dictionary</admin></descripGrp>
      <langSet xml:lang="de"><tig><term>Kulak</term></tig></langSet>
      <langSet xml:lang="en-GB">
        <tig><term>kulak</term><termNote type="partOfSpeech">noun</termNote>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          <note from="translator">no capital</note></tig>
        <ntig><termGrp><term>rich <hi>peasant</hi></term>
          <termNote type="administrativeStatus">admitted term</termNote></termGrp></ntig>
        <tig><term>farmer</term>
          <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
      </langSet>
      <langSet xml:lang="NL">
        <tig><term>koelakboer</term>
          <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        <tig><term>koelak</term></tig>
        <tig><term>koelaak</term></tig>
      </langSet>
    </termEntry>
    <termEntry><langSet xml:lang="nl"><tig><term>alleen hier</term></tig></langSet></termEntry>
  </body></text>
</martif>
"""
V2_TERMS = [
    Term(
        "koelak",
        "kulak",
        TermStatus.PREFERRED,
        "noun",
        "who owns a big farm; no capital",
        ("koelakboer", "koelaak"),
    ),
    Term(
        "koelak",
        "rich peasant",
        TermStatus.ADMITTED,
        "",
        "who owns a big farm",
        ("koelakboer", "koelaak"),
    ),
    Term(
        "koelak",
        "farmer",
        TermStatus.FORBIDDEN,
        "",
        "who owns a big farm",
        ("koelakboer", "koelaak"),
    ),
]

V3_DCA = """<?xml version="1.0"?>
<tbx style="dca" type="TBX-Basic" xml:lang="nl" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="1">
      <descrip type="subjectField">history</descrip>
      <langSec xml:lang="nl"><termSec><term>burgerlijk</term>
        <termNote type="partOfSpeech">adjective</termNote></termSec></langSec>
      <langSec xml:lang="en">
        <descrip type="definition">in Marxist use</descrip>
        <termSec><term>bourgeois</term></termSec>
        <termSec><term>civil</term>
          <termNoteGrp><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
          </termNoteGrp></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
V3_DCT = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="nl" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="1">
      <min:subjectField>history</min:subjectField>
      <langSec xml:lang="nl"><termSec><term>burgerlijk</term>
        <min:partOfSpeech>adjective</min:partOfSpeech></termSec></langSec>
      <langSec xml:lang="en">
        <basic:definition>in Marxist use</basic:definition>
        <termSec><term>bourgeois</term></termSec>
        <termSec><term>civil</term>
          <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""


def rows(text: str) -> list[Term]:
    return [term for _, term in read_tbx(text.encode(), PATH).terms]


def entry(dutch: str, english: str) -> str:
    return (
        '<martif type="TBX"><text><body><termEntry>'
        f'<langSet xml:lang="nl">{dutch}</langSet><langSet xml:lang="en">{english}</langSet>'
        "</termEntry></body></text></martif>"
    )


def test_version_2_is_read_with_statuses_variants_and_notes() -> None:
    read = read_tbx(V2.encode(), PATH)
    assert [term for _, term in read.terms] == V2_TERMS
    assert {line for line, _ in read.terms} == {6}
    ((line, reason),) = read.left_out
    assert line == 26
    assert reason == "the entry “alleen hier” has no term in “en”"


@pytest.mark.parametrize("text", [V3_DCA, V3_DCT], ids=["dca", "dct"])
def test_both_styles_of_version_3_are_read(text: str) -> None:
    assert rows(text) == [
        Term("burgerlijk", "bourgeois", pos="adjective", note="in Marxist use"),
        Term("burgerlijk", "civil", TermStatus.FORBIDDEN, "adjective"),
    ]


@pytest.mark.parametrize(
    ("stated", "statuses"),
    [
        (["preferred", ""], ["preferred", "admitted"]),
        (["", "preferred", ""], ["admitted", "preferred", "admitted"]),
        (["deprecated", "", ""], ["forbidden", "preferred", "admitted"]),
        (["admitted", ""], ["admitted", "preferred"]),
        (["preferred", "preferred"], ["preferred", "preferred"]),
    ],
)
def test_a_rendering_without_status_is_no_second_preferred_one(
    stated: list[str], statuses: list[str]
) -> None:
    notes = (
        f'<termNote type="administrativeStatus">{each}Term-admn-sts</termNote>' if each else ""
        for each in stated
    )
    english = "".join(f"<tig><term>dam {n}</term>{note}</tig>" for n, note in enumerate(notes))
    read = rows(entry("<tig><term>dijk</term></tig>", english))
    assert [str(term.status) for term in read] == statuses


def test_renderings_without_any_status_are_one_preferred_and_others_admitted() -> None:
    english = "".join(f"<tig><term>{word}</term></tig>" for word in ("chair", "head", "chair"))
    assert rows(entry("<tig><term>voorzitter</term></tig>", english)) == [
        Term("voorzitter", "chair"),
        Term("voorzitter", "head", TermStatus.ADMITTED),
    ]


@pytest.mark.parametrize(
    "mark",
    [
        '<termNote type="translationNote">no</termNote>',
        '<descrip type="Translation needed">No</descrip>',
    ],
)
def test_what_another_tool_will_not_translate_is_not_to_be_translated(mark: str) -> None:
    (term,) = rows(entry(f"<tig><term>Pravda</term>{mark}</tig>", "<tig><term>Pravda</term></tig>"))
    assert term.status is TermStatus.DO_NOT_TRANSLATE


def test_other_encodings_are_read() -> None:
    text = entry("<tig><term>tsaar é</term></tig>", "<tig><term>tsar</term></tig>")
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{text}'
    assert read_tbx(declared.encode("utf-16"), PATH).terms[0].term.source == "tsaar é"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not well-formed"),
        ("<martif>\n<text>", "terms.tbx:2: this is not well-formed"),
        ("<tmx/>", "not TBX: its root is <tmx>"),
        (
            '<!DOCTYPE martif [\n<!ENTITY a SYSTEM "b">]>\n'
            + entry("<tig><term>&a;</term></tig>", "<tig><term>e</term></tig>"),
            "terms.tbx:3: the entity &a; stands for another file",
        ),
        (
            '<!DOCTYPE martif SYSTEM "x.dtd">\n'
            + entry("<tig><term>&eagle;</term></tig>", "<tig><term>e</term></tig>"),
            "terms.tbx:2: the entity &eagle; is not declared",
        ),
        (
            entry("<tig><term>a</term></tig>", "").replace('"nl"', '"de"'),
            "no entry has a term in both “nl” and “en”",
        ),
    ],
)
def test_what_is_no_such_file_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read_tbx(text.encode(), PATH)
    assert caught.value.hint


def test_rows_of_one_concept_share_an_entry_and_others_do_not() -> None:
    written = write_tbx(
        [
            Term("tsaar", "tsar"),
            Term("tsaar", "czar", TermStatus.FORBIDDEN),
            Term("Internationale", "International", note="the organisation"),
            Term("Internationale", "Internationale", note="the song"),
        ],
        "glossary",
    ).decode()
    assert written.count("<termEntry") == 3
    assert written.count("deprecatedTerm-admn-sts") == 1


def test_the_glossary_of_this_repository_survives_tbx_and_csv() -> None:
    terms = read_termbase(GLOSSARY.read_bytes(), GLOSSARY).termbase.terms
    there = [
        read_tbx(write_tbx(terms, "glossary"), PATH),
        read_csv(write_csv(terms).data, PATH),
        read_tsv(write_tsv(terms).data, PATH),
    ]
    for read in there:
        assert tuple(term for _, term in read.terms) == terms


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
files = st.lists(
    st.tuples(
        cells.map("a{}".format),
        st.sampled_from(["a", "<b>", "]]>", "{U+001B}", "a &amp; b", '"', "x, y; z"])
        | cells.map("{}b".format),
        st.sampled_from(["", *TermStatus]),
        cells,
        cells,
        st.lists(cells, max_size=2).map("|".join),
    ).map("\t".join),
    max_size=5,
)


@given(files)
def test_every_row_of_a_termbase_survives_tbx_and_tables(lines: list[str]) -> None:
    header = "source\ttarget\tstatus\tpos\tnote\tvariants"
    try:
        terms = read_termbase("\n".join([header, *lines]).encode(), PATH).termbase.terms
    except FormatError:
        assume(False)
    assert tuple(term for _, term in read_tbx(write_tbx(terms, "t"), PATH).terms) == terms
    assert tuple(term for _, term in read_csv(write_csv(terms).data, PATH).terms) == terms
    assert read_termbase(write_tsv(terms).data, PATH).termbase.terms == terms


@pytest.mark.parametrize(
    "text",
    [
        "source,target,note\nkoelak,kulak,a farmer\n",
        "\ufeffDutch;English;Comment\r\nkoelak;kulak;a farmer\r\n",
        '"nl","en","notes"\n"koelak","kulak","a farmer"\n',
        "koelak,kulak,a farmer\n",
        "note\tnl\ten\na farmer\tkoelak\tkulak\n",
    ],
)
def test_tables_of_other_programs_are_read(text: str) -> None:
    (placed,) = read_csv(text.encode(), PATH).terms
    assert placed.term == Term("koelak", "kulak", note="a farmer")


def test_a_glossary_of_omegat_is_read_with_its_comments() -> None:
    text = "# OmegaT\nkoelak\tkulak\ta farmer\ntsaar\ttsar\n\nleeg\t\n"
    read = read_tsv(text.encode("utf-16"), PATH)
    assert read.terms == (
        (2, Term("koelak", "kulak", note="a farmer")),
        (3, Term("tsaar", "tsar")),
    )
    assert read.left_out == ((5, "“leeg” has no target"),)


def test_omegat_gets_a_line_for_each_spelling() -> None:
    term = Term("mensjewiek", "Menshevik", note="a party", variants=("mensjewist",))
    assert write_omegat([term]).decode().splitlines() == [
        "mensjewiek\tMenshevik\ta party",
        "mensjewist\tMenshevik\ta party",
    ]


def test_a_row_over_several_lines_does_not_move_the_others() -> None:
    text = 'source,target,note\na,b,"one\ntwo"\nc,,\n'
    read = read_csv(text.encode(), PATH)
    assert [line for line, _ in read.terms] == [2]
    assert [line for line, _ in read.left_out] == [4]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"source,target\ncaf\xe9,cafe\n", "terms.tbx:2: not UTF-8"),
        (b'source,target\na,b\n"c,d\n', "terms.tbx:3: this is not a table of terms"),
        (b"source,eindwoord\na,b\n", "terms.tbx:1: the header has no column “target”"),
        (b"PK\0\0", "not a text file"),
        (b"Dear reader,\nthis is\nno table\n", "terms.tbx:1: this does not look like a table"),
    ],
)
def test_a_bad_table_is_named_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_csv(data, PATH)


def test_tbx_min_is_read_with_its_statuses_and_notes() -> None:
    data = """<TBX dialect="TBX-Min"><header><languages source="nl" target="en"/></header><body>
    <entry id="C1"><langGroup xml:lang="nl"><termGroup><term>uiterwaard</term>
    <partOfSpeech>noun</partOfSpeech></termGroup></langGroup><langGroup xml:lang="en">
    <termGroup><term>floodplain</term><termStatus>preferred</termStatus><noteGroup><note>
    <noteKey>bron</noteKey><noteValue>of a river</noteValue></note></noteGroup></termGroup>
    <termGroup><term>foreland</term><termStatus>notRecommended</termStatus></termGroup>
    </langGroup></entry></body></TBX>"""
    read = read_tbx(data.encode(), Path("min.tbx"))
    first, second = (term for _, term in read.terms)
    assert (first.source, first.target, first.pos) == ("uiterwaard", "floodplain", "noun")
    assert first.note == "of a river"
    assert (second.target, second.status) == ("foreland", TermStatus.FORBIDDEN)


def test_the_xml_of_multiterm_is_read() -> None:
    data = """<?xml version="1.0" encoding="UTF-16"?><mtf><conceptGrp><concept>1</concept>
    <transacGrp><transac type="origination">jan</transac></transacGrp>
    <descripGrp><descrip type="Definition">van een rivier</descrip></descripGrp>
    <languageGrp><language type="Dutch" lang="NL-BE"/><termGrp><term>oever</term>
    <descripGrp><descrip type="Part of Speech">noun</descrip></descripGrp></termGrp>
    <termGrp><term>wal</term></termGrp></languageGrp>
    <languageGrp><language type="English"/><termGrp><term>bank</term></termGrp>
    <termGrp><term>shore</term><descripGrp><descrip type="Status">Forbidden</descrip></descripGrp>
    </termGrp></languageGrp></conceptGrp></mtf>"""
    read = read_tbx(data.encode("utf-16"), Path("multiterm.xml"))
    first, second = (term for _, term in read.terms)
    assert (first.source, first.variants, first.target) == ("oever", ("wal",), "bank")
    assert (first.pos, first.note) == ("noun", "van een rivier")
    assert (second.target, second.status) == ("shore", TermStatus.FORBIDDEN)


def test_a_term_group_inside_another_is_one_term() -> None:
    data = """<martif><text><body><termEntry><langSet xml:lang="nl"><ntig><termGrp>
    <term>kreek</term></termGrp></ntig></langSet><langSet xml:lang="en"><ntig><termGrp>
    <term>creek</term></termGrp></ntig></langSet></termEntry></body></text></martif>"""
    [(_, term)] = read_tbx(data.encode(), Path("n.tbx")).terms
    assert (term.source, term.target, term.variants) == ("kreek", "creek", ())
