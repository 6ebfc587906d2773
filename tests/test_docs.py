"""The documentation knows every command and option, and its links lead somewhere."""

import re
from pathlib import Path

import pytest
from support.command_line import command_parsers

from alignwb.formats.file_abilities import file_abilities

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def _pages_naming(command: str) -> str:
    """All pages that speak of a command."""
    name = re.compile(rf"\balignwb {command}\b")
    texts = (page.read_text(encoding="utf-8") for page in PAGES)
    return "\n".join(text for text in texts if name.search(text))


def test_every_command_is_documented() -> None:
    assert [command for command in command_parsers() if not _pages_naming(command)] == []


def test_every_option_is_documented_where_its_command_is() -> None:
    missing = []
    for command, parser in command_parsers().items():
        text = _pages_naming(command)
        for action in parser._actions:
            for option in action.option_strings:
                named = re.search(rf"(?<![\w-]){option}(?![\w-])", text)
                if option.startswith("--") and option != "--help" and not named:
                    missing.append(f"{command} {option}")
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"\w+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_page_of_formats_says_what_the_program_says_of_each() -> None:
    lines = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").splitlines()
    wanted: list[str] = []
    for each in file_abilities():
        suffixes = " ".join(f"`{suffix}`" for suffix in each.suffixes)
        wanted.append(
            f"| `{each.name}` | {suffixes} | {', '.join(each.reads)} | {', '.join(each.writes)} |"
        )
        if each.kept:
            left = f" Not kept: {each.not_kept}." if each.not_kept else ""
            wanted.append(f"- **`{each.name}`** keeps {each.kept}.{left}")
        if each.holds:
            wanted.append(f"- `{each.name}`: {each.holds}.")
    assert [line for line in wanted if line not in lines] == []
