"""Writing plain text: a blank line between paragraphs, footnote markers as `[^2]`."""

from collections.abc import Iterable


def write_plain_text(paragraphs: Iterable[str]) -> str:
    """Write the paragraphs that are not empty as one text."""
    return "\n".join(f"{paragraph}\n" for paragraph in paragraphs if paragraph)
