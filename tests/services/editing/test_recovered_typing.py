"""What is known of typing outlives a crash, a shortened journal, a save and other programs."""

import json
from pathlib import Path

import pytest
from support.small_project import DRAFT, make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.post_edits.amounts import Edited, edited
from alignwb.core.bitext.post_edits.tracing import TextChange
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit, SegmentRef, Status
from alignwb.formats.xliff import read_xliff
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.project.project import Project
from alignwb.services.session import Session, open_session
from alignwb.services.session.journal_lines import encode_line, read_lines

DRAFTED = SegmentRef("p2", "s1")
HUMAN = Origin(OriginKind.HUMAN)
WHOLE = len(DRAFT.text)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def crash(session: Session) -> None:
    """The end of its process, as far as the journal knows it."""
    assert session._work.journal
    assert session._lock
    session._work.journal.close()
    session._lock.release()


def press(current: OpenSegment, *changes: TextChange) -> None:
    for change in changes:
        current.type(change.applied(current.text), [change])


def reopened(project: Project) -> tuple[Session, OpenSegment]:
    session = open_session(project, the_document(project))
    current = OpenSegment(session, DRAFTED)
    typed = session.recovery.open_text
    if typed is not None:
        current.begin_with(typed.ref, typed.text, typed.post_edit)
    return session, current


@pytest.mark.parametrize("is_closed", [True, False])
def test_typing_goes_on_where_it_was(project: Project, is_closed: bool) -> None:
    session, current = reopened(project)
    press(current, TextChange(0, WHOLE, "A"), TextChange(1, 1, "nna"))
    session.close() if is_closed else crash(session)
    session, current = reopened(project)
    assert (current.text, current.origin) == ("Anna", HUMAN)
    press(current, TextChange(4, 4, "!"))
    current.confirm()
    made = session.bitext.segment(DRAFTED).post_edit
    session.close()
    assert made == PostEdit(DRAFT.text, DRAFT.origin, (), 5)


def test_what_became_edits_is_known_after_a_crash_and_a_save(project: Project) -> None:
    session, current = reopened(project)
    press(current, TextChange(4, 4, ","))
    current.confirm()
    expected = session.bitext.segment(DRAFTED)
    crash(session)
    session, _ = reopened(project)
    assert session.bitext.segment(DRAFTED) == expected
    session.save()
    session.close()
    path = the_document(project).bitext
    saved = read_xliff(path.read_bytes(), path).bitext.segment(DRAFTED)
    assert saved == expected
    assert saved.post_edit == PostEdit(DRAFT.text, DRAFT.origin, ((0, 4), (5, WHOLE + 1)), 1)


def test_a_journal_that_says_nothing_of_keys_still_opens(project: Project) -> None:
    """As the version before this one wrote it."""
    session, current = reopened(project)
    press(current, TextChange(0, WHOLE, "It rained at Sovnarkom"))
    crash(session)
    journal = project.state / "journal" / "brief.jsonl"
    lines, checksum = [], 0
    for record in read_lines(journal.read_bytes()).records:
        record.pop("post_edit", None)
        line, checksum = encode_line(record, checksum)
        lines.append(line)
    journal.write_bytes(b"".join(lines))
    session, current = reopened(project)
    assert current.text == "It rained at Sovnarkom"
    assert current.origin == DRAFT.origin  # “at Sovnarkom” may be the engine's
    assert current.post_edit.typed is None
    session.close()


@pytest.mark.parametrize(
    "damage",
    [
        {"kept": [[0, 99]]},
        {"kept": [[3, 1]]},
        {"kept": [0]},
        {"characters": -1},
        {"raw": 5},
        {"origin": ["engine", "", None]},
    ],
)
def test_a_record_with_odd_parts_ends_the_replay_in_words(
    project: Project, damage: dict[str, object]
) -> None:
    session, current = reopened(project)
    press(current, TextChange(0, WHOLE, "Anna"))
    crash(session)
    journal = project.state / "journal" / "brief.jsonl"
    lines, checksum = [], 0
    for record in read_lines(journal.read_bytes()).records:
        if "post_edit" in record:
            record["post_edit"] |= damage
        line, checksum = encode_line(json.loads(json.dumps(record)), checksum)
        lines.append(line)
    journal.write_bytes(b"".join(lines))
    session, _ = reopened(project)
    assert "damaged" in session.recovery.message
    session.close()


def test_another_program_s_words_are_not_taken_for_typed_ones(project: Project) -> None:
    session, current = reopened(project)
    press(current, TextChange(4, 4, ","))
    current.confirm()
    session.save()
    session.close()
    path = the_document(project).bitext
    text = path.read_text(encoding="utf-8")
    changed = text.replace("<target>They, worked", "<target>They have worked")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    segment = read_xliff(path.read_bytes(), path).bitext.segment(DRAFTED)
    assert segment.post_edit is not None
    assert (segment.post_edit.raw, segment.post_edit.typed) == (DRAFT.text, None)
    assert edited(segment) is Edited.PARTLY
    # Reading and writing it changes nothing.
    file = read_xliff(path.read_bytes(), path)
    assert file.with_bitext(file.bitext).data == path.read_bytes()


def test_the_same_words_typed_once_more_become_a_person_s(project: Project) -> None:
    session, current = reopened(project)
    keys = [TextChange(n, n, letter) for n, letter in enumerate(DRAFT.text)]
    press(current, TextChange(0, WHOLE, ""), *keys)
    current.confirm()
    segment = session.bitext.segment(DRAFTED)
    assert (segment.target, segment.origin, edited(segment)) == (DRAFT.text, HUMAN, Edited.WHOLLY)
    session.undo()
    session.undo()
    assert session.bitext.segment(DRAFTED).origin == DRAFT.origin
    session.close()


def test_a_match_taken_and_one_that_was_fitted_are_told_apart(project: Project) -> None:
    match = Origin(OriginKind.TM, "letters.tmx", 84)
    session, current = reopened(project)
    current.take("They slept at Sovnarkom.", match)
    current.confirm()
    taken = session.bitext.segment(DRAFTED)
    press(current, TextChange(5, 10, "worked"))
    current.confirm()
    fitted = session.bitext.segment(DRAFTED)
    session.close()
    assert (taken.origin, fitted.origin) == (match, match)
    assert (edited(taken), edited(fitted)) == (Edited.NO, Edited.PARTLY)


def test_leaving_a_target_of_an_odd_origin_untouched_changes_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with open_session(project, the_document(project)) as session:
        named = edits.set_target(
            session.bitext, DRAFTED, "Rain.", origin=Origin(OriginKind.HUMAN, "Anna")
        )
        assert named
        session.apply(named)
        before = session.bitext
        current = OpenSegment(session, DRAFTED)
        current.commit()
        assert session.bitext is before
        current.confirm()
        assert session.bitext.segment(DRAFTED).status is Status.CONFIRMED
        assert session.bitext.segment(DRAFTED).origin == Origin(OriginKind.HUMAN, "Anna")
