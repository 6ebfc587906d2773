import pytest
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.formats.file_kinds import KINDS

Capture = pytest.CaptureFixture[str]


def test_each_kind_is_told_with_its_suffixes(capsys: Capture) -> None:
    assert main(["formats"]) == 0
    out = capsys.readouterr().out
    for kind in KINDS:
        assert f"{kind.name}  {' '.join(kind.suffixes)}\n" in out
    assert "  kept       everything but the texts, byte for byte" in out


def test_json_is_one_object_for_each_kind(capsys: Capture) -> None:
    assert main(["formats", "--json"]) == 0
    objects = json_lines(capsys.readouterr().out)
    assert [each["name"] for each in objects] == [kind.name for kind in KINDS]
    [html] = [each for each in objects if each["name"] == "html"]
    assert html["writes"] == ["document"]
    assert html["not_kept"]
