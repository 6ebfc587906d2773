"""A foreign file tried as a translator would: imported, translated, written back, opened again."""

import contextlib
import io
import re
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from campaigns.foreign.published_schemas import PublishedSchemas, Validity, judge_catalogue
from campaigns.foreign.suite_files import SuiteFile
from campaigns.foreign.target_changes import other_changes, other_changes_of_catalogue

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.opening import open_document
from alignwb.services.project.project import Project

_MOST_CHANGED = 40
_TYPED = " – & <vertaald> ✓"
_TYPED_IN_ANY_ENCODING = " & <vertaald>"  # a catalogue may be in one of single bytes
_NAMES = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'")
_PLACES = re.compile(r"[^\s:]*\.(?:xlf|xliff|sdlxliff|mqxliff|mxliff|xlz|tmx|tbx|po)\b|\d+")
_TAKEN_IN_PART = re.compile(r": [1-9]\d* added")
"""A termbase of which some entries are left out; the exit code says that too."""

_OTHER_COMMANDS = {
    ".tmx": ("memory", "import"),
    ".tbx": ("terms", "import"),
}


@dataclass(slots=True)
class Trial:
    """What came of one file.

    Attributes:
        name: Of the file.
        kind: What it is, by its suffix and its version.
        validity: What is known of it without this program.
        refusal: Why it was refused, without the names in it; "" if it was opened.
        faults: What was wrong, a kind and what is known of it each.
        typed: How many targets were typed.
    """

    name: str
    kind: str
    validity: Validity
    refusal: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list)
    typed: int = 0


@dataclass(frozen=True, slots=True)
class _Run:
    code: int
    said: str


def try_file(file: SuiteFile, schemas: PublishedSchemas) -> Trial:
    """Try a file in a project of its own."""
    trial = Trial(file.name, _kind(file), _judged(file, file.data, schemas))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        try:
            _try(file, schemas, trial)
        except Exception as error:  # noqa: BLE001 - what a campaign looks for
            where = traceback.extract_tb(error.__traceback__)[-1]
            trial.faults.append(
                ("traceback", f"{type(error).__name__}: {error} ({where.name}:{where.lineno})")
            )
    return trial


def _judged(file: SuiteFile, data: bytes, schemas: PublishedSchemas) -> Validity:
    """What is known of some bytes in place of a file's, without this program."""
    return judge_catalogue(data) if _is_catalogue(file) else schemas.judge(data)


def _is_catalogue(file: SuiteFile) -> bool:
    return file.suffix == ".po"


def _kind(file: SuiteFile) -> str:
    if file.suffix in _OTHER_COMMANDS or _is_catalogue(file):
        return file.suffix[1:]
    start = _decoded(file.data[:4000])
    root = re.search(r"<(?:\w+:)?xliff\b[^>]*", start)
    stated = re.search(r"document:([0-9.]+)|version=[\"']([0-9.]+)", root[0]) if root else None
    if not stated:
        return "no xliff"
    return f"xliff {(stated[1] or stated[2])[0]}"


_MARKS = (b"\xff\xfe", b"\xfe\xff")


def _decoded(data: bytes) -> str:
    return data.decode("utf-16" if data[:2] in _MARKS else "utf-8", "replace")


def _try(file: SuiteFile, schemas: PublishedSchemas, trial: Trial) -> None:
    Path("seeds").mkdir()
    path = Path(f"client{file.suffix}")
    path.write_bytes(file.data)
    command = _OTHER_COMMANDS.get(file.suffix, ("import",))
    if file.suffix in _OTHER_COMMANDS:
        _state_languages(file)
    run = _run([*command, path.name])
    if path.read_bytes() != file.data:
        trial.faults.append(("the client's file was touched", ""))
    if run.code and not _TAKEN_IN_PART.search(run.said):
        trial.refusal = _general(run.said)
        if path.name not in run.said:
            trial.faults.append(("a message without the file", run.said))
    elif file.suffix not in _OTHER_COMMANDS:
        _write_back(file, schemas, trial)


def _state_languages(file: SuiteFile) -> None:
    """Have the project be of the languages of the file, which is no fault of it."""
    text = _decoded(file.data)
    source = re.search(r"srclang=[\"']([\w-]+)", text)
    found = re.findall(r"<(?:tuv|langSet)[^>]*lang=[\"']([\w-]+)", text)
    languages = [*([source[1]] if source else []), *found]
    first = next((each for each in languages if each != "*all*"), "nl")
    second = next((each for each in found if each[:2].lower() != first[:2].lower()), "en")
    Path("alignwb.toml").write_text(
        f'source_lang = "{first[:2].lower()}"\ntarget_lang = "{second[:2].lower()}"\n', "utf-8"
    )


def _run(words: Sequence[str]) -> _Run:
    """The real command, and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        try:
            code = main(words)
        except SystemExit as end:
            code = int(end.code or 0)
    return _Run(code, said.getvalue())


def _general(said: str) -> str:
    """The first line of a message, without what is other in every file."""
    line = next((each for each in said.splitlines() if each.strip()), "(no message)")
    return _PLACES.sub("…", _NAMES.sub("“…”", line.partition("alignwb: ")[2] or line))


def _write_back(file: SuiteFile, schemas: PublishedSchemas, trial: Trial) -> None:
    untouched = _exported("untouched", file, trial)
    if untouched is None:
        return
    if untouched != file.data:
        trial.faults.append(("an untouched file is not the same bytes", ""))
    typed = _type(trial, _TYPED_IN_ANY_ENCODING if _is_catalogue(file) else _TYPED)
    written = _exported("changed", file, trial)
    if written is None:
        return
    if not typed and written != file.data:
        trial.faults.append(("a file without a change is not the same bytes", ""))
    others = other_changes_of_catalogue if _is_catalogue(file) else other_changes
    trial.faults += (("something else was changed", each) for each in others(file.data, written))
    judged = _judged(file, written, schemas)
    if trial.validity.is_sound and judged is not trial.validity:
        trial.faults.append(("no longer valid", str(judged)))
    _read_again(written, file.suffix, typed, trial)


def _exported(name: str, file: SuiteFile, trial: Trial) -> bytes | None:
    out = Path(f"{name}{file.suffix}")
    run = _run(["export", "client", "--original", "-o", out.name])
    if run.code:
        trial.faults.append((f"not written back ({name})", _general(run.said)))
        return None
    return out.read_bytes()


def _type(trial: Trial, added: str) -> dict[SegmentRef, str]:
    """Type other targets in some segments, as on the screen; what they are then.

    added: what is typed behind the source.
    """
    project = Project(Path.cwd())
    typed: dict[SegmentRef, str] = {}
    with open_document(project, project.find("client")).session as session:
        for ref in _to_type(session.bitext):
            open_segment = OpenSegment(session, ref)
            text = f"{open_segment.segment.source}{added}"
            open_segment.type(text)
            open_segment.confirm()
            typed[ref] = text
        session.save()
    trial.typed = len(typed)
    return typed


def _to_type(bitext: Bitext) -> list[SegmentRef]:
    """The segments of some units, all over a document.

    Whole units, since a file may have one state for all segments of one, a catalogue for all forms
    of a plural.
    """
    of_units: dict[str, list[SegmentRef]] = {}
    for paragraph in bitext.paragraphs:
        unit = (paragraph.places or (paragraph.id,))[0].partition(".")[0]
        of_units.setdefault(unit, []).extend(
            SegmentRef(paragraph.id, segment.id)
            for segment in paragraph.segments
            if segment.status is not Status.LOCKED and without_codes(segment.source).strip()
        )
    units = list(filter(None, of_units.values()))
    return [ref for unit in units[:: max(1, len(units) // _MOST_CHANGED)] for ref in unit]


def _read_again(written: bytes, suffix: str, typed: dict[SegmentRef, str], trial: Trial) -> None:
    """See that what was written reads as it was typed, and what was not typed as before."""
    before = _saved("client")
    Path(f"again{suffix}").write_bytes(written)
    run = _run(["import", f"again{suffix}"])
    if run.code:
        trial.faults.append(("what was written is not read", _general(run.said)))
        return
    after = _saved("again")
    if [ref for ref, _ in before] != [ref for ref, _ in after]:
        trial.faults.append(("other segments after it was written", ""))
        return
    for (ref, old), (_, new) in zip(before, after, strict=True):
        for what in _differences(old, new, is_typed=ref in typed):
            trial.faults.append((what, f"{ref}: {_shown(old)} / {_shown(new)}"))
            return


def _differences(old: Segment, new: Segment, *, is_typed: bool) -> Iterator[str]:
    if old.source != new.source:
        yield "another source after it was written"
    if old.target != new.target:
        yield f"another target after it was {'typed' if is_typed else 'left alone'}"
    if is_typed and new.status is not Status.CONFIRMED:
        yield "not confirmed after it was written"
    if not is_typed and old.status is not new.status:
        yield "another status though it was left alone"


def _shown(segment: Segment) -> str:
    return repr((segment.source[:60], segment.target[:60], str(segment.status)))


def _saved(name: str) -> list[tuple[SegmentRef, Segment]]:
    project = Project(Path.cwd())
    with open_document(project, project.find(name), read_only=True).session as session:
        return list(session.bitext.segments())
