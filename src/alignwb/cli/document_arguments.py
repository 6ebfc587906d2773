"""The arguments that name documents, the same in every command."""

import argparse

_WHAT = "a document's name, its beginning or a path"


def add_document_argument(parser: argparse.ArgumentParser) -> None:
    """Add the one document that a command is for."""
    parser.add_argument("document", metavar="DOC", help=_WHAT)


def add_documents_argument(
    parser: argparse.ArgumentParser, default: str = "default: all that are imported"
) -> None:
    """Add the documents that a command is for; default: which they are if none is named."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help=f"{_WHAT}; {default}")
