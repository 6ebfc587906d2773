"""A key that did not come alone."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.message import Message


class KeyOfBurst(events.Key):
    """A key that arrived together with others, as keys on a slow line do, and as a paste does."""


# Textual names a handler after the class of the message; whoever handles keys handles these.
KeyOfBurst.handler_name = events.Key.handler_name


def with_bursts_marked(messages: Iterable[Message]) -> Iterator[Message]:
    """The messages of one read, its keys marked if they are several; one held down is one key."""
    together = list(messages)
    keys = {each.key for each in together if isinstance(each, events.Key)}
    others = any(isinstance(each, events.Paste) for each in together)
    is_burst = len(keys) + others > 1
    for each in together:
        if is_burst and isinstance(each, events.Key):
            yield KeyOfBurst(each.key, each.character)
        else:
            yield each
