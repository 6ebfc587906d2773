"""Drafting beside the screen: a thread that drafts and posts what it has."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import AlignwbError
from alignwb.services.drafting.drafting import (
    DraftProgress,
    draft_document,
    make_translator,
    terms_to_honour,
)
from alignwb.services.project.project import Project

_THREADS = 1
"""One core drafts and one stays free for the keys."""


@dataclass
class DraftsReady(Message):
    """A batch of drafts has come."""

    progress: DraftProgress


@dataclass
class DraftingEnded(Message):
    """No more drafts will come; `error` says why if it was not the end of the document."""

    drafted: int
    error: AlignwbError | None = None


def draft_and_post(
    bitext: Bitext, project: Project, target: MessagePump, cancelled: Callable[[], bool]
) -> None:
    """Draft what has no draft and post it to `target`; to be run in a thread."""
    drafted = 0
    try:
        translator = make_translator(project.config, threads=_THREADS)
        terms = terms_to_honour(project)
        for progress in draft_document(bitext, translator, terms=terms, cancelled=cancelled):
            drafted = progress.done
            target.post_message(DraftsReady(progress))
    except AlignwbError as error:
        target.post_message(DraftingEnded(drafted, error))
    else:
        target.post_message(DraftingEnded(drafted))
