from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.conformance_files import GOOD, TMX, XLIFF_2, rules_of

from alignwb.errors import FormatError
from alignwb.formats.conformance.file_check import check_file

PATH = Path("een.tmx")


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_good_file_violates_nothing(text: str) -> None:
    assert rules_of(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TMX.replace("</body>", ""), TMX.count("\n")),
        ("<tmx>\n<body>\n&nbsp;</body></tmx>", 3),
        ("Een zin.", 1),
        ("", 1),
    ],
)
def test_what_is_not_well_formed_is_told_with_its_line(text: str, line: int) -> None:
    assert rules_of(text) == [(line, "not-well-formed")]


def test_another_kind_of_file_is_refused_with_what_is_known() -> None:
    with pytest.raises(FormatError, match=r"een\.tmx: .*<html>") as raised:
        check_file(b"<html/>", PATH)
    assert "TMX" in raised.value.hint


def test_entities_are_told_and_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{n} "{a}">' for n, a in enumerate(_references(), 1))
    doctype = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY e0 "a">{bomb}]>'
    text = TMX.replace('<!DOCTYPE tmx SYSTEM "tmx14.dtd">', doctype)
    checked = check_file(text.replace("Een ", "Een &x; &e0;").encode(), PATH)
    assert [finding.rule for finding in checked.findings] == ["entity", "entity"]
    assert "geheim" not in repr(checked)
    for old, new in (("Een ", "Een &e11;"), ('tuid="1"', 'tuid="&e11;"')):
        [finding] = check_file(text.replace(old, new).encode(), PATH).findings
        assert finding.rule == "not-well-formed"


def _references() -> list[str]:
    return [f"&e{n};" * 20 for n in range(11)]


@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_damage_is_a_finding_or_an_error_in_words(name: str, data: st.DataObject) -> None:
    text = GOOD[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    new = data.draw(st.sampled_from(["", "<", "&", '"', "id", "<x/>", "<!-- c -->", "\x00", "é"]))
    damaged = f"{text[:start]}{new}{text[end:]}".encode()
    try:
        checked = check_file(damaged, PATH)
    except FormatError as error:
        checked = None
        message = error.message
    if checked is None:
        assert "een.tmx" in message
        return
    lines = text.count("\n") + 1
    assert all(1 <= finding.line <= lines for finding in checked.findings)
    assert list(checked.findings) == sorted(checked.findings, key=lambda each: each.line)


def test_the_standard_is_told_with_its_version() -> None:
    assert check_file(XLIFF_2.encode(), PATH).standard == "XLIFF 2.1"
    assert check_file(TMX.encode("utf-16"), PATH).standard == "TMX 1.4"
