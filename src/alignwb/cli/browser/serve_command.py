"""`alignwb serve`: the workbench in a browser."""

import argparse
import os
import secrets
import sys

from alignwb.cli.current_folder import current_project
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_line
from alignwb.cli.printing.remarks import remark
from alignwb.errors import AlignwbError, UsageError

_VARIABLE = "ALIGNWB_SERVE_TOKEN"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--port",
        type=whole_number(0, 65_535),
        default=8000,
        help="port (8000); 0 for any that is free",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to serve on (127.0.0.1); one that others can reach asks for a token",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C, and print the address to open."""
    if not arguments.host.strip():
        raise UsageError("--host is empty", hint="Leave it out to serve on this machine alone.")
    project = current_project()
    try:
        from alignwb.tui.browser.screen_server import (  # noqa: PLC0415 - an extra
            is_loopback,
            serve_screens,
        )
    except ImportError as error:
        raise AlignwbError(
            "what serves pages is not installed",
            hint="Install it with: pip install 'alignwb[serve]'",
        ) from error
    token = _token()
    if not is_loopback(arguments.host):
        token = token or secrets.token_urlsafe(24)
        remark(
            f"{arguments.host} can be reached by others: whoever has this address with its token"
            " can read and change all documents, and nothing is encrypted on its way"
        )
    serve_screens(project, arguments.host, arguments.port, token, _say)
    return 0


def _token() -> str:
    """The token that the environment gives; "" for none.  Raises UsageError."""
    stated = os.environ.get(_VARIABLE)
    if stated is None:
        return ""
    token = stated.strip()
    if not token or not token.isprintable():
        what = "holds characters that cannot be typed" if token else "is empty"
        raise UsageError(
            f"the token in {_VARIABLE} {what}",
            hint=f"Give it a long word that nobody guesses, or take it away: unset {_VARIABLE}",
        )
    return token


def _say(address: str) -> None:
    print_line(address)
    sys.stdout.flush()  # whoever reads it through a pipe opens it now
    remark("open this address in a browser; Ctrl+C ends it, and what is typed is kept")
