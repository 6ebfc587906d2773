"""`alignwb completion`: a script that teaches a shell the commands, options and documents."""

import argparse

import shtab

from alignwb.cli.command_parser import arguments_of, configured_parsers
from alignwb.cli.main import build_parser

SHELLS = ("bash", "zsh", "fish")

_INSTALLING = """\
To install it, put one line into the start-up file of the shell:
  bash  ~/.bashrc                   eval "$(alignwb completion bash)"
  zsh   ~/.zshrc, after compinit    eval "$(alignwb completion zsh)"
  fish  ~/.config/fish/config.fish  alignwb completion fish | source
"""

# Names of documents are names of files, which may come from anywhere: they are passed on as data
# and never given to a shell to expand, as `compgen -W` and zsh's lists of words would.
_DOCUMENTS = {
    "bash": "_alignwb_documents",
    "zsh": "_alignwb_documents",
    "fish": "(alignwb status --names 2>/dev/null)",
    "preamble": {
        "bash": """\
_alignwb_documents() {
  local name
  alignwb status --names 2>/dev/null | while IFS= read -r name; do
    [[ $name == "$1"* ]] && printf '%q\\n' "$name"
  done
}""",
        "zsh": """\
_alignwb_documents() {
  local -a names
  names=("${(@f)$(alignwb status --names 2>/dev/null)}")
  compadd -a names
}""",
    },
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("shell", choices=SHELLS, help="the shell the script is for")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _INSTALLING


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    completers = {
        "DOC": _DOCUMENTS,
        "FILE": shtab.FILE,
        "DIR": shtab.DIRECTORY,
        "SOURCE": shtab.FILE,
        "TARGET": shtab.FILE,
    }
    whole = build_parser()
    for _, parser in configured_parsers(whole):
        for action in arguments_of(parser):
            if isinstance(action.metavar, str) and action.metavar in completers:
                # shtab looks for this attribute.
                action.complete = completers[action.metavar]  # type: ignore[attr-defined]
    print(shtab.complete(whole, arguments.shell))
    return 0
