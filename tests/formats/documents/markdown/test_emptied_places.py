"""What is left of a Markdown document where a translation leaves a place empty."""

from pathlib import Path

import pytest

from alignwb.core.bitext.codes import without_codes
from alignwb.formats.documents.markdown.markdown_document import (
    read_markdown,
    write_markdown_document,
)
from alignwb.formats.documents.placed_text import PlacedText

PATH = Path("lees.md")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*Leeg*", ""),
        ("**Leeg**", ""),
        ("***Leeg***", ""),
        ("__Leeg__", ""),
        ("~~Leeg~~", ""),
        ("**_Leeg_**", ""),
        ("# *Leeg*", "# "),
        ("- **Leeg**\n- *blijft*", "- \n- *blijft*"),
        ("> ~~Leeg~~\n>\n> blijft", "> \n>\n> blijft"),
        ("- [x] Leeg\n- [ ] blijft", "- [x] \n- [ ] blijft"),
        ("Leeg\n====", ""),
        ("*Leeg*\n---", ""),
        ("> Leeg\n> ----\n>\n> blijft", "> \n>\n> blijft"),
        ("Leeg\nleeg\n===", ""),
        ("| a | b |\n|---|---|\n| **Leeg** | blijft |", "| a | b |\n|---|---|\n|  | blijft |"),
        ("[Leeg](doel)", "[](doel)"),
        ("![Leeg](plaat.png)", "![](plaat.png)"),
        ("<b>Leeg</b>", "<b></b>"),
    ],
)
def test_no_marks_are_left_that_would_mean_something_else(source: str, expected: str) -> None:
    document = f"# Begin\n\n{source}\n\nDe rest *blijft*.\n"
    blocks = read_markdown(document.encode(), PATH).blocks
    texts = {
        block.place: PlacedText("" if "eeg" in block.text else block.text, block.codes)
        for block in blocks
    }
    new = write_markdown_document(document.encode(), texts, PATH)
    assert new.decode() == f"# Begin\n\n{expected}\n\nDe rest *blijft*.\n"
    kept = [without_codes(block.text) for block in blocks if "eeg" not in block.text]
    after = read_markdown(new, PATH).blocks
    assert [without_codes(block.text) for block in after] == kept
