"""Realigning beside the screen: a thread that aligns anew and posts what it found."""

from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.errors import AlignwbError, EngineError
from alignwb.services.project.project import Project


@dataclass
class Realigned(Message):
    """The alignment anew of `bitext`: an edit of it, None if it came out as it was.

    `remark`: what else the reviewer should know; "" for nothing.
    """

    bitext: Bitext
    edit: Edit | None
    remark: str = ""


@dataclass
class RealigningFailed(Message):
    """There is no alignment anew, and why."""

    error: AlignwbError


def realign_and_post(project: Project, bitext: Bitext, target: MessagePump) -> None:
    """Align anew what lies between confirmed beads and post it to `target`; in a thread."""
    # Numpy and the embedder behind it are for this command alone.
    from alignwb.services.aligning.embedding import open_embedder  # noqa: PLC0415
    from alignwb.services.aligning.realigning import realign  # noqa: PLC0415

    remark = ""
    try:
        try:
            edit = realign(bitext, open_embedder(project))
        except EngineError as error:
            edit = realign(bitext, None)
            remark = f" By the words alone, for {error.message}."
    except AlignwbError as error:
        target.post_message(RealigningFailed(error))
    else:
        target.post_message(Realigned(bitext, edit, remark))


def changed_pairs(edit: Edit) -> int:
    """How many beads of the edit pair other sentences than any did before."""
    before = {
        (change.paragraph, segment.source, segment.target)
        for change in edit.changes
        for segment in change.before
    }
    return sum(
        (change.paragraph, segment.source, segment.target) not in before
        for change in edit.changes
        for segment in change.after
    )
