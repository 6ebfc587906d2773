"""Ports of engines that know a language: sentences of a text, stems of words."""

from typing import Protocol


class Splitter(Protocol):
    """Splits paragraphs into sentences."""

    def split(self, text: str) -> tuple[str, ...]:
        """The sentences of one paragraph, without outer white space.

        Joined by single spaces they are the paragraph, if its words are separated by single
        spaces.  An empty paragraph has no sentences.
        """


class Stemmer(Protocol):
    """Finds the stems of words; forms of one word share a stem more often than not."""

    def stem(self, word: str) -> str:
        """The stem, lower case."""
