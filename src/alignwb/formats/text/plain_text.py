"""A text with a blank line between its paragraphs and footnote markers as `[^2]`."""

from collections.abc import Iterable


def write_plain_text(paragraphs: Iterable[str]) -> str:
    """The paragraphs that are not empty as one text."""
    return "\n".join(f"{paragraph}\n" for paragraph in paragraphs if paragraph)
