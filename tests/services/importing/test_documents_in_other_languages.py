"""Documents that state their languages come in with these, and say where the project has others."""

from pathlib import Path

import pytest
from support.client_xliff import client_file

from alignwb.engines.srx import SrxSplitter
from alignwb.services.importing.importing import import_document
from alignwb.services.incoming import look_at
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project

UNIT = "<trans-unit id='1'><source>De brug staat open.</source></trans-unit>"
TOLD = "it is from {} to {}, the project from nl to en: it gets no drafts and no matches"
PO = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"X-Source-Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "De brug staat open."\nmsgstr ""\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    make_project(tmp_path / "werk")
    return Project(tmp_path / "werk")


def without(data: bytes, attribute: str) -> bytes:
    assert attribute.encode() in data
    return data.replace(attribute.encode(), b"")


@pytest.mark.parametrize(
    ("name", "data", "languages"),
    [
        ("a.xlf", client_file(UNIT, target="pl"), ("nl", "pl")),
        ("b.po", PO.format("fr_FR", "nl").encode(), ("nl", "fr-FR")),
        ("c.po", PO.format("nl", "en_GB").encode(), ("en-GB", "nl")),
        (
            "d.xlf",
            client_file(UNIT).replace(b'"nl" target-language="en"', b'"en-US"'),
            ("en-US", "nl"),
        ),
        ("e.xlf", without(client_file(UNIT, target="da"), ' source-language="nl"'), ("nl", "da")),
    ],
)
def test_other_languages_are_told_when_it_comes_in_and_before(
    project: Project, tmp_path: Path, name: str, data: bytes, languages: tuple[str, str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert TOLD.format(*languages) in look_at(project, path).words
    result = import_document(project, path, SrxSplitter(None))
    assert (result.bitext.source_lang, result.bitext.target_lang) == languages
    assert result.remarks == (TOLD.format(*languages),)


def test_a_bitext_of_another_tool_tells_it_too(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "f.xlf"
    path.write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl"'
        ' trgLang="fy"><file id="f"><unit id="1"><segment><source>De brug.</source></segment>'
        "</unit></file></xliff>",
        encoding="utf-8",
    )
    assert TOLD.format("nl", "fy") in look_at(project, path).words


@pytest.mark.parametrize("languages", ['"nl-BE" target-language="en-IE"', '"nld"', '"nl_NL"'])
def test_regions_and_other_codes_are_no_other_languages(
    project: Project, tmp_path: Path, languages: str
) -> None:
    path = tmp_path / "g.xlf"
    path.write_bytes(client_file(UNIT).replace(b'"nl" target-language="en"', languages.encode()))
    assert import_document(project, path, SrxSplitter(None)).remarks == ()
