"""What is not understood is refused, with path, line and reason, and nothing else happens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import FormatError
from alignwb.formats.xliff import read_xliff, write_xliff

PATH = Path("translations/letter.xlf")

GOOD = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"
       xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
       xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="nl" trgLang="en">
  <file id="f1">
    <unit id="p1">
      <mda:metadata>
        <mda:metaGroup category="alignwb">
          <mda:meta type="kind">quote</mda:meta>
          <mda:meta type="page">3</mda:meta>
          <mda:meta type="lines">4-9</mda:meta>
          <mda:meta type="origin s1">tm memory</mda:meta>
          <mda:meta type="match-rate s1">87</mda:meta>
          <mda:meta type="bead s1">{"confidence":0.5}</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <mtc:matches>
        <mtc:match ref="#s1" type="mt" origin="argos nl_en 1.8">
          <mda:metadata>
            <mda:metaGroup category="alignwb">
              <mda:meta type="hypotheses">-0.25
-1.5 Hi!</mda:meta>
            </mda:metaGroup>
          </mda:metadata>
          <source>Dag!</source>
          <target>Bye!</target>
        </mtc:match>
      </mtc:matches>
      <segment id="s1" state="initial">
        <source>Dag!<cp hex="001B"/></source>
        <target>Bye!</target>
      </segment>
    </unit>
  </file>
</xliff>
"""

REFUSALS = {
    "not XML": (GOOD, "Dag!", 1, "not well-formed"),
    "empty": (GOOD, "", 1, "empty"),
    "unclosed": ("</unit>", "", 34, "not well-formed"),
    "another root": (GOOD, "<html><p/></html>", 1, "not XLIFF: its root is <html>"),
    "XLIFF 1.2": (
        GOOD,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
        1,
        "XLIFF 1.2, and only XLIFF 2.0 to 2.2 are read",
    ),
    "XLIFF without namespace": (GOOD, '<xliff version="1.0"/>', 1, "XLIFF 1.0"),
    "a later XLIFF": (
        GOOD,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.3" version="2.3"/>',
        1,
        "XLIFF 2.3, and only XLIFF 2.0 to 2.2 are read",
    ),
    "the namespace of no version": (
        GOOD,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1"/>',
        1,
        "document:2.1”; that of XLIFF 2.1 is “urn:oasis:names:tc:xliff:document:2.0”",
    ),
    "XLIFF 2.2 without namespace": (
        GOOD,
        '<xliff version="2.2"/>',
        1,
        "its root has no namespace; that of XLIFF 2.2 is “urn:oasis:names:tc:xliff:document:2.2”",
    ),
    "another namespace": (
        GOOD,
        '<x:xliff xmlns:x="urn:klant:xliff" version="2.0"/>',
        1,
        "its namespace is “urn:klant:xliff”; that of XLIFF 2.0 is",
    ),
    "a document type": ("<xliff", "<!DOCTYPE xliff [<!ENTITY a 'b'>]>\n<xliff", 1, "document type"),
    "an undeclared entity": ('<cp hex="001B"/>', "&bye;", 30, "bye"),
    "no source language": (' srcLang="nl"', "", 4, "srcLang"),
    "no unit": (GOOD[GOOD.index("    <unit") : GOOD.index("  </file>")], "", 4, "no unit"),
    "a unit without id": ('<unit id="p1">', "<unit>", 6, "a unit has no id"),
    "units of one id": ("  </file>", '<unit id="p1"><segment><source/></segment></unit></file>', 34,
                        "two units with the id “p1”"),
    "a unit in what is no group": (
        "  </file>",
        '<x><unit id="p2"><segment><source>Weg.</source></segment></unit></x></file>',
        34,
        "a unit stands neither in a file nor in a group",
    ),
    "a unit in a unit": (
        "    </unit>",
        '<unit id="p2"><segment><source/></segment></unit></unit>',
        33,
        "a unit stands neither in a file nor in a group",
    ),
    "a group in what is none": (
        "  </file>",
        '<x><group><unit id="p2"><segment><source/></segment></unit></group></x></file>',
        4,
        "units in groups or files where XLIFF has none",
    ),
    "segments of one id": ("    </unit>", '<segment id="s1"><source/></segment></unit>', 33,
                           "two segments with the id “s1”"),
    "a unit without segments": ("  </file>", '<unit id="p2"/></file>', 34, "“p2” has no segment"),
    "a segment without source": ('<source>Dag!<cp hex="001B"/></source>', "", 29, "no source"),
    "an unknown state": ('state="initial"', 'state="finished"', 29, "“finished” is no state"),
    "a code point that is none": ("001B", "sesame", 30, "“sesame” is not the number"),
    "something else in a text": ("<cp hex=\"001B\"/>", "<segment/>", 30, "cannot stand inside"),
    "an unknown kind": (">quote<", ">verse<", 9, "“verse” is no kind of paragraph"),
    "a layout of the future": (
        ">3<", '>3</mda:meta><mda:meta type="layout">{"colour":3}<', 10, "is no layout"
    ),
    "a layout of bottomless depth": (
        ">3<", '>3</mda:meta><mda:meta type="layout">' + "[" * 99_999 + "<", 10, "is no layout"
    ),
    "an unknown origin": (">tm memory<", ">oracle<", 12, "“oracle” is no origin"),
    "a page that is no number": (">3<", ">three<", 10, "“three” should be a whole number"),
    "lines that are no numbers": (">4-9<", ">4<", 11, "should be a whole number"),
    "a match rate that is no number": (">87<", ">87%<", 13, "“87%” should be a whole number"),
    "a score that is no number": ("-1.5 Hi!", "good Hi!", 18, "score"),
    "a score that is not finite": ("-1.5 Hi!", "nan Hi!", 18, "score"),
    "a draft by nobody": ('origin="argos nl_en 1.8"', "", 18, "engine"),
    "a draft surer than sure": (
        '<mda:meta type="hypotheses">',
        '<mda:meta type="confidence">1.5</mda:meta><mda:meta type="hypotheses">',
        18,
        "wrong",
    ),
    "a draft without target": ("          <target>Bye!</target>\n", "", 18, "target"),
    "bytes of another encoding": ("Bye!</target>\n      </seg", "\udce9</target>\n      </seg", 31,
                                  "not well-formed"),
    "an encoding that does not exist": ('"UTF-8"', '"klingon"', 1, "klingon"),
    "a bead that is none": ('{"confidence"', "{confidence", 14, "is no bead this program knows"),
    "a bead of the future": ('"confidence":', '"colour":', 14, "is no bead this program knows"),
    "a bead surer than sure": ("0.5", "1.5", 14, "is no bead this program knows"),
    "a bead of bottomless depth": ('{"confidence":0.5}', "[" * 100_000, 14, "is no bead"),
}  # fmt: skip


def test_the_file_all_refused_ones_are_made_from_is_read() -> None:
    assert read_xliff(GOOD.encode(), PATH).bitext.paragraphs[0].page == 3


@pytest.mark.parametrize("name", REFUSALS)
def test_refused_with_path_line_and_reason(name: str) -> None:
    old, new, line, reason = REFUSALS[name]
    assert old in GOOD
    bad = GOOD.replace(old, new).encode("utf-8", "surrogateescape")
    with pytest.raises(FormatError) as caught:
        read_xliff(bad, PATH)
    assert caught.value.message.startswith(f"{PATH}, line {line}: ")
    assert reason in caught.value.message


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "cp037"])
@pytest.mark.parametrize("declared", ["UTF-8", "UTF-16", "UTF-32"])
def test_a_file_that_is_in_no_encoding_it_can_be_in_is_refused(
    encoding: str, declared: str
) -> None:
    with pytest.raises(FormatError):
        read_xliff(GOOD.replace("UTF-8", declared).encode(encoding), PATH)


def test_a_bomb_of_entities_is_refused_unread() -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(20))
    bomb = GOOD.replace("<xliff", f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><xliff')
    with pytest.raises(FormatError, match="document type"):
        read_xliff(bomb.replace("Bye!", "&a20;").encode(), PATH)


def test_a_cut_off_file_says_where_a_whole_one_may_be_found() -> None:
    with pytest.raises(FormatError) as caught:
        read_xliff(GOOD[:-40].encode(), PATH)
    assert "backup" in caught.value.hint


@given(bitexts(), st.data())
def test_no_beginning_of_a_file_passes_for_the_whole(bitext: Bitext, data: st.DataObject) -> None:
    whole = write_xliff(bitext)
    cut = data.draw(st.integers(0, len(whole.rstrip()) - 1))
    with pytest.raises(FormatError):
        read_xliff(whole[:cut], PATH)


@given(bitexts(), st.data())
def test_damage_is_refused_or_read_but_never_anything_else(
    bitext: Bitext, data: st.DataObject
) -> None:
    damaged = bytearray(write_xliff(bitext))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        file = read_xliff(bytes(damaged), PATH)
    except FormatError:
        return
    assert file.with_bitext(file.bitext).data == damaged
    assert read_xliff(write_xliff(file.bitext), PATH).bitext == file.bitext
