"""The table of what is damaged: each kind of file, how, and the commands that read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.mutations.archive_mutators import ARCHIVES
from campaigns.mutations.byte_mutators import BYTES, ENCODINGS
from campaigns.mutations.data_mutators import JOURNALS, JSON_FILES, RULES, SETTINGS
from campaigns.mutations.mutator import Mutator
from campaigns.mutations.text_mutators import TABLES, TEXT
from campaigns.mutations.xml_mutators import XML


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, or with an `@` what a screen does without one.

    Attributes:
        words: The words of the line.
        writes: Patterns of the files it may change, from the project's folder on, if it succeeds.
        weight: How often it is drawn beside its fellows; 1 for always.
        may_fail_silently: Whether exit code 1 is an answer too, such as that nothing was found.
        writes_in_part: Whether it may have written what it could where it then exits with 1.
    """

    words: tuple[str, ...]
    writes: tuple[str, ...] = ()
    weight: float = 1.0
    may_fail_silently: bool = False
    writes_in_part: bool = False


@dataclass(frozen=True, slots=True)
class Victim:
    """A kind of file.

    Attributes:
        name: What it is called in the summary.
        path: Where it lies in the project.
        mutators: The ways to damage it.
        commands: What reads it.
        weight: How often it is drawn beside its fellows.
    """

    name: str
    path: str
    mutators: Sequence[Mutator]
    commands: tuple[Command, ...]
    weight: float = 1.0


def _command(
    line: str,
    *writes: str,
    weight: float = 1.0,
    silent: bool = False,
    in_part: bool = False,
) -> Command:
    return Command(tuple(line.split()), writes, weight, silent, in_part)


_ANY = tuple(Mutator(each.mutate, each.weight / 6) for each in (*BYTES, *ENCODINGS))
_JOURNALLED = (".alignwb/journal/*", "translations/brief.xlf")
_MODEL = ("model/installed/*",)

_STATUS = _command("status")
_SESSION = _command("@edit brief", *_JOURNALLED)
_SCREEN = _command("@screen brief", *_JOURNALLED, weight=0.02)
# Drafts that were made before it fails are kept, and saved with what the journal had.
_DRAFT = _command("draft brief --engine echo --quiet", *_JOURNALLED, weight=0.5, in_part=True)
_SEARCH = _command("memory search Toen ging hij", silent=True)
_CONCORDANCE = _command("memory search --context --json zon", silent=True, weight=0.3)
_STATS = _command("memory stats", weight=0.3)
_FIND = _command("terms find De zon scheen bij de Sovnarkom.", weight=0.5)
_SUGGEST = _command("terms suggest brief", weight=0.2)
_CHECK = _command("terms check brief --all", silent=True, weight=0.5)
_LOCKED = _command("@locked draft brief --engine echo --quiet")

_BITEXT_COMMANDS = (
    _STATUS,
    _command("segments brief --json", weight=0.5),
    _command("segments brief", weight=0.3),
    _command("preview brief --both", weight=0.3),
    _command("status brief --json", weight=0.2),
    _SESSION,
    _DRAFT,
    _command("export brief --to tmx --all -o out.tmx", "out.tmx", weight=0.4),
    _command("export brief --to tsv --all", weight=0.2),
    _command("export brief --to md --fill-source -o out.md", "out.md", weight=0.3),
    _command("export brief --to txt --all", weight=0.2),
    _command("export brief --to po --all", weight=0.2),
    _command("export brief --to bilingual-html --all", weight=0.2),
    _command("export brief --to review-docx --all -o out.docx", "out.docx", weight=0.2),
    _command("memory add brief --all -o out.tmx", "out.tmx", weight=0.3),
    _SEARCH,
    _CHECK,
    _command("terms find --document brief", weight=0.2),
    _SUGGEST,
    _command("score brief --no-confidence", weight=0.2),
    _command("edit brief --screenshot out.svg", "out.svg", weight=0.02),
    _SCREEN,
)
_REVIEW_COMMANDS = (
    _command("@review paar", ".alignwb/journal/*/*", "translations/reference/paar.xlf"),
    _command("memory add paar --all -o out.tmx", "out.tmx", weight=0.3),
    _command("export translations/reference/paar.xlf --to tsv --all", weight=0.3),
    _command("segments translations/reference/paar.xlf", weight=0.3),
    _command("preview translations/reference/paar.xlf", weight=0.2),
    _command("align inputs/new.txt inputs/target.txt -o translations/reference/paar.xlf --quiet "
             "--replace --force", "translations/reference/*", weight=0.1),
    _command("review paar --screenshot out.svg", "out.svg", weight=0.02),
    _SEARCH,
)  # fmt: skip
_IMPORT_COMMANDS = (
    _command("import {} --dry-run --report"),
    _command("import {}", "seeds/*", "translations/new.xlf"),
    _command("import {} --encoding cp1252 --dry-run --json", weight=0.2),
    _command("align {} inputs/target.txt --beads --force --quiet", weight=0.1),
    _command("align {} inputs/line.txt --presegmented --beads --force --quiet", weight=0.2),
)
_ORIGINAL = _command("export pagina --original --all --fill-source -o out.html", "out.html")
_CLIENT = _command("export client --original --all -o out.sdlxliff", "out.sdlxliff")
_TEXT_OUT = _command("export tekst --original --all --fill-source -o out.txt", "out.txt")
_MESSAGES = _command("export messages --original --all -o out.po", "out.po")
_FILM = _command("export film --original --all --fill-source -o out.srt", "out.srt")
_TERM_COMMANDS = (
    _command("terms import {} --dry-run --json", silent=True),
    _command("terms import {}", "glossary.tsv", silent=True, in_part=True),
)
_REVIEWED_COMMANDS = (
    _command("apply-review {} --dry-run --json", silent=True),
    _command("apply-review {}", ".alignwb/journal/*", "translations/brief.xlf", silent=True),
)
_UNIT_COMMANDS = (_command("memory import {} --replace", "memory/units.tmx", "memory/foreign.tmx"),)

_MODEL_COMMANDS = (
    _command("model list"),
    _command("draft brief --quiet --no-memory", *_JOURNALLED, weight=0.05, in_part=True),
)
_INSTALL = _command("model install {} --quiet", *_MODEL)


def _victim(
    path: str,
    mutators: Sequence[Mutator],
    commands: Sequence[Command],
    *,
    name: str = "",
    weight: float = 1.0,
) -> Victim:
    """A row; `{}` in a command stands for the path."""
    filled = tuple(
        Command(
            tuple(path if word == "{}" else word for word in each.words),
            each.writes,
            each.weight,
            each.may_fail_silently,
            each.writes_in_part,
        )
        for each in commands
    )
    return Victim(name or path, path, (*mutators, *_ANY), filled, weight)


VICTIMS = (
    _victim("translations/brief.xlf", XML, _BITEXT_COMMANDS, weight=3),
    _victim("translations/reference/paar.xlf", XML, _REVIEW_COMMANDS, weight=2),
    _victim("translations/reference/brief.xlf", XML, (_command("score brief --no-confidence"),
            _SEARCH)),
    _victim("inputs/foreign.xlf", XML, (*_UNIT_COMMANDS, _command("segments inputs/foreign.xlf"),
            _command("export inputs/foreign.xlf --to tmx --all", weight=0.3),
            _command("score brief --reference inputs/foreign.xlf --no-confidence", weight=0.2),
            _command("align seeds/brief.txt inputs/foreign.xlf --beads --force --quiet",
                     weight=0.2)), weight=2),
    _victim("inputs/units.tmx", XML, _UNIT_COMMANDS, weight=2),
    _victim("memory/letters.tmx", XML, (_SEARCH, _CONCORDANCE, _STATS, _command("memory list"),
            _command("memory export -o out.tmx", "out.tmx", weight=0.3, in_part=True),
            _command("draft brief --engine echo --quiet", *_JOURNALLED, weight=0.2)), weight=2),
    _victim("inputs/terms.tbx", XML, _TERM_COMMANDS, weight=2),
    _victim("alignwb.srx", (*XML, *RULES), (
            _command("import inputs/new.txt --dry-run"), _command("@edit nieuw",
            ".alignwb/journal/*", "translations/nieuw.xlf"),
            _command("align inputs/new.txt inputs/target.txt --beads --force --quiet",
                     weight=0.1))),
    _victim("inputs/units.tsv", TABLES, _UNIT_COMMANDS),
    _victim("inputs/units.jsonl", (*JSON_FILES, *TEXT), _UNIT_COMMANDS, weight=0.8),
    _victim("inputs/units.po", TEXT, _UNIT_COMMANDS, weight=0.8),
    _victim("inputs/review.docx", ARCHIVES, _REVIEWED_COMMANDS, weight=0.8),
    _victim("inputs/check.xlf", XML, (_command("check-file {}", silent=True),), weight=0.8),
    _victim("inputs/terms.csv", TABLES, _TERM_COMMANDS),
    _victim("inputs/terms.tsv", TABLES, _TERM_COMMANDS),
    _victim("inputs/terms.utf8", TABLES, _TERM_COMMANDS),
    _victim("glossary.tsv", TABLES, (_command("terms list"), _FIND, _CHECK, _SUGGEST, _SESSION,
            _DRAFT, _command("terms add molen mill", "glossary.tsv", weight=0.3, silent=True),
            _command("terms import inputs/terms.csv", "glossary.tsv", silent=True, weight=0.3,
            in_part=True),
            _command("terms export --to tbx -o out.tbx", "out.tbx", weight=0.3, in_part=True),
            _command("terms export --to csv", weight=0.3), _SCREEN), weight=2),
    _victim("inputs/new.txt", TEXT, _IMPORT_COMMANDS, weight=3),
    _victim("inputs/new.md", TEXT, _IMPORT_COMMANDS, weight=2),
    _victim("inputs/new.html", (*XML, *TEXT), _IMPORT_COMMANDS, weight=2),
    _victim("inputs/new.pdf", BYTES, _IMPORT_COMMANDS[:2]),
    _victim("inputs/new.epub", ARCHIVES, _IMPORT_COMMANDS[:2], weight=2),
    _victim("inputs/new.sdlxliff", XML, (*_IMPORT_COMMANDS[:2],
            _command("memory import {} --all --replace", "memory/new.tmx")), weight=2),
    _victim("inputs/new.srt", TEXT, _IMPORT_COMMANDS),
    _victim("inputs/new.vtt", TEXT, _IMPORT_COMMANDS[:2]),
    _victim("seeds/tekst.txt", TEXT, (_TEXT_OUT, _STATUS)),
    _victim("translations/tekst.xlf", XML, (_TEXT_OUT,), weight=0.5),
    _victim("inputs/new.po", TEXT, _IMPORT_COMMANDS[:2]),
    _victim("seeds/messages.po", TEXT, (_MESSAGES, _STATUS)),
    _victim("seeds/film.srt", TEXT, (_FILM, _STATUS)),
    _victim("seeds/client.sdlxliff", XML, (_CLIENT, _STATUS)),
    _victim("translations/client.xlf", XML, (_CLIENT, _command("segments client", weight=0.3)),
            weight=0.5),
    _victim("translations/pagina.xlf", XML, (_ORIGINAL, _command("segments pagina", weight=0.3))),
    _victim("seeds/pagina.html", (*XML, *TEXT), (_ORIGINAL, _STATUS)),
    _victim("seeds/nieuw.txt", TEXT, (_STATUS, _command("@edit nieuw", ".alignwb/journal/*",
            "translations/nieuw.xlf"), _command("draft nieuw --engine echo --quiet",
            ".alignwb/journal/*", "translations/nieuw.xlf", weight=0.3),
            _command("draft nieuw --quiet", ".alignwb/journal/*", "translations/nieuw.xlf",
            weight=0.01),
            _command("edit nieuw --screenshot out.svg", "out.svg", weight=0.02))),
    _victim("inputs/target.txt", TEXT, (
            _command("align inputs/new.txt inputs/target.txt --beads --force --quiet"),
            _command("align nieuw inputs/target.txt --force --quiet",
                     "translations/reference/nieuw.xlf", weight=0.3))),
    _victim("inputs/line.txt", TEXT, (_command(
            "align inputs/lines.txt inputs/line.txt --presegmented --beads --force --quiet"),
            _command("align inputs/lines.txt inputs/line.txt --presegmented --force --json "
                     "-o out.xlf", "out.xlf", weight=0.3))),
    _victim("inputs/reference.txt", TEXT, (_command(
            "score brief --reference inputs/reference.txt --no-confidence --json"),)),
    _victim("inputs/reference.tsv", TABLES, (_command(
            "score brief --reference inputs/reference.tsv --no-confidence"),)),
    _victim("alignwb.toml", SETTINGS, (_STATUS, _command("draft brief --engine echo --quiet",
            *_JOURNALLED), _SEARCH, _command("@edit brief", *_JOURNALLED),
            _command("model list", weight=0.3), _command("edit", weight=0.3),
            _command("align inputs/new.txt inputs/target.txt --beads --force --quiet",
            weight=0.1), _command("edit brief --screenshot out.svg", "out.svg", weight=0.02),
            _SCREEN)),
    _victim(".alignwb/journal/brief.jsonl", JOURNALS, (_SESSION, _DRAFT, _SCREEN,
            _command("status brief --json", weight=0.3, silent=True)), weight=3),
    _victim(".alignwb/journal/brief.base.xlf", XML, (_SESSION, _DRAFT)),
    _victim(".alignwb/cache/memory.sqlite", (), (_SEARCH, _CONCORDANCE, _STATS, _DRAFT,
            _command("memory export -o out.tmx", "out.tmx", weight=0.3, in_part=True), _SCREEN),
            weight=2),
    _victim(".alignwb/resume.json", JSON_FILES, (_command("@place brief"), _SCREEN,
            _command("edit brief --screenshot out.svg", "out.svg", weight=0.02))),
    _victim(".alignwb/lock/brief.holder.json", JSON_FILES, (_LOCKED, _SESSION)),
    _victim(".gitignore", TEXT, (_command("init", ".gitignore"), _STATUS), weight=0.5),
    _victim("model/small.argosmodel", ARCHIVES, (_INSTALL,)),
    _victim("model/whole.argosmodel", ARCHIVES, (_INSTALL,), weight=0.05),
    _victim("model/installed/translate-nl_en-1_8/metadata.json", JSON_FILES, _MODEL_COMMANDS),
    _victim("model/installed/translate-nl_en-1_8/README.md", TEXT, _MODEL_COMMANDS),
    _victim("model/installed/translate-nl_en-1_8/sentencepiece.model", (), _MODEL_COMMANDS,
            weight=0.1),
    _victim("model/installed/translate-nl_en-1_8/model/config.json", JSON_FILES, _MODEL_COMMANDS,
            weight=0.1),
    _victim("model/installed/translate-nl_en-1_8/model/shared_vocabulary.json", JSON_FILES,
            _MODEL_COMMANDS, weight=0.1),
    _victim("model/installed/translate-nl_en-1_8/model/model.bin", (), _MODEL_COMMANDS,
            weight=0.05),
)  # fmt: skip
"""Every kind of file that the program reads."""
