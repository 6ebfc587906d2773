"""What can be done with each kind of file, as the command and the page of formats say it."""

from pathlib import Path

import pytest

from alignwb.formats.file_abilities import FileAbilities, file_abilities
from alignwb.formats.file_kinds import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
ALL = file_abilities()


def test_every_kind_is_told_with_what_it_reads_and_writes() -> None:
    assert [each.name for each in ALL] == [kind.name for kind in KINDS]
    told = {each.name: each for each in ALL}
    assert told["html"].reads == told["html"].writes == ("document",)
    assert told["tmx"].reads == ("memory",)
    assert told["txt"].writes == ("document", "text")
    assert all(each.reads or each.writes for each in ALL)


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.name)
def test_the_page_of_formats_says_the_same(each: FileAbilities) -> None:
    suffixes = " ".join(f"`{suffix}`" for suffix in each.suffixes)
    row = f"| `{each.name}` | {suffixes} | {', '.join(each.reads)} | {', '.join(each.writes)} |"
    assert row in PAGE
    if each.holds:
        assert f"- `{each.name}`: {each.holds}." in PAGE
    if each.kept:
        assert f"- **`{each.name}`** keeps {each.kept}. Not kept: {each.not_kept}." in PAGE


def test_what_is_written_back_says_what_stays() -> None:
    for kind in KINDS:
        is_document = (kind.write_document or kind.write_targets) is not None
        assert (bool(kind.kept), bool(kind.not_kept)) == (is_document, is_document)
        assert is_document <= (kind.read_document is not None)


def test_what_is_exported_says_what_it_holds() -> None:
    for kind in KINDS:
        writers = (
            kind.write_units,
            kind.write_texts,
            kind.write_line_pairs,
            kind.write_bitexts,
        )
        assert bool(kind.holds) == any(writers), kind.name
