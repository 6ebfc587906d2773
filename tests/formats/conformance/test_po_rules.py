import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.errors import FormatError
from alignwb.formats.conformance.po_rules import po_findings
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout
from alignwb.services.exporting.exporting import FORMATS

PATH = Path("schip.po")
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
PLURAL = 'msgid "%d mast"\nmsgid_plural "%d masten"\nmsgstr[0] "%d mast"\nmsgstr[1] "%d masts"\n'


def rules(text: str) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in po_findings(text, PATH)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEADER + PLURAL, []),
        ('msgid "roer"\nmsgstr "rudder"\n', [(1, "no-header")]),
        (
            HEADER + 'msgid "roer"\nmsgstr "rudder"\n\nmsgid "roer"\nmsgstr "helm"\n',
            [(10, "entry-twice")],
        ),
        (HEADER + 'msgctxt "a"\nmsgid "x"\nmsgstr ""\n\nmsgctxt "b"\nmsgid "x"\nmsgstr ""\n', []),
        (HEADER + 'msgid "x"\nmsgstr ""\n\n#~ msgid "x"\n#~ msgstr "y"\n', []),
        (HEADER + 'msgid "zee\\n"\nmsgstr "sea"\n', [(7, "line-end")]),
        (HEADER + 'msgid "zee"\nmsgstr "\\nsea"\n', [(7, "line-begin")]),
        (HEADER + PLURAL.replace('msgstr[1] "%d masts"\n', ""), [(7, "plural-count")]),
        (HEADER + 'msgid "a"\nmsgstr[0] "b"\n', [(7, "forms-without-plural")]),
        (
            HEADER.replace('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "") + PLURAL,
            [(6, "no-plural-forms")],
        ),
        (HEADER.replace("UTF-8", "CHARSET"), [(1, "no-charset")]),
        (HEADER.replace('"Language: en\\n"\n', ""), [(1, "header-field")]),
        (f"#, fuzzy\n{HEADER}", [(1, "header-fuzzy")]),
        ('msgid "a"\nmsgstr "b"\n\n' + HEADER, [(4, "header-not-first")]),
    ],
)
def test_each_rule_is_told_with_the_line_of_its_entry(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert rules(text) == found


def test_what_is_no_catalogue_is_refused_with_the_line() -> None:
    with pytest.raises(FormatError, match=r"schip\.po, line 2"):
        rules("# een regel\nroer = rudder\n")


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize(
    "text",
    [
        HEADER + 'msgid "zee\\n"\nmsgstr "sea"\n',
        HEADER + 'msgid "roer"\nmsgstr "rudder"\n\nmsgid "roer"\nmsgstr "helm"\n',
        HEADER + PLURAL.replace('msgstr[1] "%d masts"\n', ""),
    ],
)
def test_msgfmt_refuses_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "schip.po"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=False)
    assert done.returncode == 1
    assert rules(text)


@given(
    st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), unique_by=lambda pair: pair[0])
)
def test_what_alignwb_writes_violates_nothing_but_line_ends(pairs: list[tuple[str, str]]) -> None:
    import io

    write = FORMATS["po"].write_units
    assert write
    file = io.BytesIO()
    units = [TranslationUnit(source, target, "", ()) for source, target in pairs]
    write(file, units, UnitLayout(("nl", "en"), "sentence"))
    found = {rule for _, rule in rules(file.getvalue().decode())}
    assert found <= {"line-end", "line-begin"}
