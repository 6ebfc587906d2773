"""The `alignwb` command: parses the line, runs one command, turns errors into words.

Results go to stdout, diagnostics to stderr.  Exit codes: 0 done, 1 an error or findings, 2 a
command line that does not fit, 130 interrupted.
"""

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from types import FrameType

from alignwb import __version__
from alignwb.cli.command_parser import CommandParser, Subcommand, SubcommandGroup, did_you_mean
from alignwb.cli.printing.remarks import remark, remark_error, remark_hint
from alignwb.cli.printing.streams import OutputError, open_streams, visible_output
from alignwb.errors import AlignwbError, UsageError

COMMANDS: Mapping[str, Subcommand | SubcommandGroup] = {
    "edit": Subcommand("commands.edit_command", "the workbench (the default command)"),
    "init": Subcommand("commands.init_command", "make a new project"),
    "status": Subcommand(
        "commands.status_command", "documents, words, segments by status, findings"
    ),
    "import": Subcommand(
        "commands.import_command", "bring source documents in: into seeds/ and translations/"
    ),
    "segments": Subcommand(
        "commands.segments_command", "a document's segments: source, target, status, origin"
    ),
    "preview": Subcommand(
        "commands.preview_command", "a document as it reads: translation, source or both"
    ),
    "list": Subcommand("searching.list_command", "the segments of a document that fit a filter"),
    "replace": Subcommand(
        "searching.replace_command", "another text in the targets of a document, as one edit"
    ),
    "repair": SubcommandGroup(
        "a document's cuts and source: join, divide, split, merge, correct",
        {
            "join": Subcommand(
                "repairs.repair_join_command",
                "make the paragraph of a segment and the next one one",
            ),
            "divide": Subcommand(
                "repairs.repair_divide_command", "let a segment begin a paragraph of its own"
            ),
            "split": Subcommand("repairs.repair_split_command", "make two segments of one"),
            "merge": Subcommand(
                "repairs.repair_merge_command", "make one segment of it and the next"
            ),
            "correct": Subcommand(
                "repairs.repair_correct_command",
                "another source for a segment, where the text was read wrongly",
            ),
        },
    ),
    "draft": Subcommand("commands.draft_command", "machine drafts for every segment that has none"),
    "serve": Subcommand("browser.serve_command", "the workbench in a browser"),
    "align": Subcommand(
        "commands.align_command",
        "pair a text with its translation, sentence by sentence, as a bitext",
    ),
    "review": Subcommand(
        "commands.review_command", "correct the alignment of a document and its translation"
    ),
    "score": Subcommand(
        "scoring.score_command", "BLEU, chrF++ and TER of drafts and targets against references"
    ),
    "report": Subcommand(
        "reporting.report_command",
        "what documents took: words, matches, edits, time, terms, findings",
    ),
    "check": Subcommand(
        "commands.check_command",
        "translations in which a number, name, term, marker or the like may be wrong",
    ),
    "export": Subcommand(
        "commands.export_command",
        "confirmed translations in the document's own format, or for other tools",
    ),
    "formats": Subcommand(
        "commands.formats_command", "the kinds of files that can be read and written"
    ),
    "apply-review": Subcommand(
        "interchange.apply_review_command",
        "what a reviewer has changed in a review document, into its documents",
    ),
    "check-file": Subcommand(
        "interchange.check_file_command",
        "what a TMX, XLIFF or TBX violates of its standard, with lines",
    ),
    "merge-driver": Subcommand(
        "interchange.merge_driver_command",
        "two versions of a bitext merged by segment, for git (see docs/team.md)",
    ),
    "terms": SubcommandGroup(
        "the project's terms: list, find, add, change, forbid, remove, check, import, export,"
        " suggest, refuse, learnt, unlearn",
        {
            "list": Subcommand(
                "terms.terms_list_command", "every term of glossary.tsv, in its order"
            ),
            "find": Subcommand(
                "terms.terms_find_command",
                "the terms that stand in a Dutch text, or in the source of a document",
            ),
            "add": Subcommand(
                "terms.terms_add_command",
                "add a term to glossary.tsv, on a line of its own at the end",
            ),
            "change": Subcommand(
                "terms.terms_change_command",
                "another rendering, status or note for a term of glossary.tsv",
            ),
            "forbid": Subcommand(
                "terms.terms_forbid_command", "a rendering of glossary.tsv that must not be used"
            ),
            "remove": Subcommand("terms.terms_remove_command", "take a term out of glossary.tsv"),
            "check": Subcommand(
                "terms.terms_check_command", "translations that depart from the termbase"
            ),
            "import": Subcommand(
                "terms.terms_import_command",
                "add what another termbase has and glossary.tsv has not: TBX, CSV, TSV, OmegaT",
            ),
            "export": Subcommand(
                "terms.terms_export_command", "glossary.tsv for other tools: TBX, CSV, TSV, OmegaT"
            ),
            "refuse": Subcommand(
                "terms.terms_refuse_command", "what `terms suggest` is not to suggest again"
            ),
            "suggest": Subcommand(
                "terms.terms_suggest_command",
                "what of a document may belong into glossary.tsv, and the English it has for it",
            ),
            "learnt": Subcommand(
                "terms.terms_learnt_command",
                "the words, spellings and signs that drafts of a document have learnt from you",
            ),
            "unlearn": Subcommand(
                "terms.terms_unlearn_command", "what drafts are not to learn from you again"
            ),
        },
    ),
    "memory": SubcommandGroup(
        "the translation memory: search it, add bitexts and files, list what is there",
        {
            "add": Subcommand(
                "memory.memory_add_command", "write the pairs of a bitext to memory/, as TMX"
            ),
            "list": Subcommand(
                "memory.memory_list_command",
                "the TMX files of memory/, and how many units each has",
            ),
            "search": Subcommand(
                "memory.memory_search_command",
                "the units most like a source sentence, or those in which a text stands",
            ),
            "stats": Subcommand(
                "memory.memory_stats_command",
                "the files that are remembered, and how many units each has",
            ),
            "import": Subcommand(
                "memory.memory_import_command",
                "write the units of a TMX, XLIFF 2, PO, table or JSON Lines to memory/, as TMX",
            ),
            "export": Subcommand(
                "memory.memory_export_command",
                "write all that is remembered as one TMX file, each pair once",
            ),
        },
    ),
    "team": SubcommandGroup(
        "the memory that a team shares on a PostgreSQL server: init, sync, status",
        {
            "init": Subcommand(
                "team.team_init_command", "make the team's tables in the database, and let roles in"
            ),
            "sync": Subcommand(
                "team.team_sync_command", "send what is confirmed, and take in what is new"
            ),
            "status": Subcommand(
                "team.team_status_command", "whether the server is there, and what waits for it"
            ),
        },
    ),
    "model": Subcommand(
        "commands.model_command", "model packages for drafting: list, install, tune, remove"
    ),
    "completion": Subcommand(
        "completion_command", "a script with which a shell completes alignwb's command lines"
    ),
}
"""Every command, in the order of the help.  Modules are named as text, from `alignwb.cli` on, so
that only the module of the command asked for is imported."""

_SCREENS = frozenset(("edit", "review"))


def build_parser() -> CommandParser:
    """The whole command line, of which each command is configured when it is asked for."""
    parser = CommandParser(
        prog="alignwb",
        description="A Dutch-to-English translation and alignment workbench for the terminal.",
        epilog="DOC is a document's name, a unique beginning of it, or a path. Without a command"
        " alignwb opens the workbench on the project's first document with open work.",
    )
    parser.add_argument("--version", action="version", version=f"alignwb {__version__}")
    parser.offer(COMMANDS, kind="command")
    return parser


class Interrupted(KeyboardInterrupt):
    """Ctrl-C.

    Where a KeyboardInterrupt itself passes through an extension module that runs Python of its own,
    CPython ends the process by the signal however it was handled, and not with our exit code.
    """


@contextmanager
def _interrupts() -> Iterator[None]:
    """Lets Ctrl-C raise Interrupted; screens are run without this, they read the key themselves."""
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not is_ours:
        yield
        return

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise Interrupted

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that cannot show a character shows a question mark instead of a traceback.
        sys.stdout.reconfigure(errors="replace")
    with open_streams(), visible_output():
        return _run_and_tell(list(sys.argv[1:] if argv is None else argv))


def _run_and_tell(words: list[str]) -> int:
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()
    except OutputError as error:
        _let_go_of_stdout()
        remark_error(error)
        return error.exit_code
    except AlignwbError as error:
        remark_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        remark("interrupted")
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`alignwb segments … | head`); that is its right.
        _let_go_of_stdout()
        return 0
    except OSError as error:
        # What the file system refuses is the user's to mend, whoever met it first.
        where = "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
        remark(f"{where}{error.strerror or error}")
        return 1


def _let_go_of_stdout() -> None:
    """Let what still waits to be written go nowhere, or Python would fail on it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    is_named = bool(words) and words[0] in {*COMMANDS, "-h", "--help", "--version"}
    line = words if is_named else ["edit", *words]
    try:
        with nullcontext() if line[0] in _SCREENS else _interrupts():
            arguments = build_parser().parse_args(line)
            return int(arguments.run(arguments))
    except UsageError as error:
        if is_named or not words or words[0].startswith("-"):
            raise
        # The word that was taken for a document may have been meant as a command.
        hints = [_meant(words[0]), error.hint, f"Commands: {', '.join(COMMANDS)}"]
        hint = "\n  ".join(filter(None, hints))
        raise UsageError(error.message, hint) from error
    except SystemExit as end:
        if words and not is_named and end.code == UsageError.exit_code:
            remark_hint(_meant(words[0]))  # argparse has said what does not fit
        raise


def _meant(word: str) -> str:
    return did_you_mean(word, COMMANDS, begin="Did you mean: alignwb ")
