"""What is done with a document, each on a screen of its own."""

from enum import StrEnum


class Mode(StrEnum):
    """What a document is open for."""

    EDIT = "edit"  # its translation is written
    REVIEW = "review"  # the alignment of its reference is corrected
