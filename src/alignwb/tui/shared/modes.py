"""The two modes of a document, each with a screen of its own."""

from enum import StrEnum


class Mode(StrEnum):
    """The work a document is open for."""

    EDIT = "edit"  # its translation is written
    REVIEW = "review"  # the alignment of its reference is corrected
