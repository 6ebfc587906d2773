"""Every command by its name, with the key that would have done it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from alignwb.tui.commands import Command, common

_THEME = "Theme"


@runtime_checkable
class HasCommands(Protocol):
    """A screen with commands.

    Attributes:
        table: All of them.
    """

    table: Sequence[Command]


class CommandsByName(Provider):
    """The commands of the screen in the order of its table, found by their names or keys."""

    async def discover(self) -> Hits:
        """All of them (Textual's discover)."""
        for label, keys, what, run in self._entries():
            yield DiscoveryHit(self._line(Content(label), keys), run, label, what)

    async def search(self, query: str) -> Hits:
        """Those whose name fits what is typed, and those with a key of that name."""
        matcher = self.matcher(query)
        for label, keys, what, run in self._entries():
            is_key = query.strip().casefold() in {key.casefold() for key in keys}
            score = 1.0 if is_key else matcher.match(label)
            if score > 0:
                line = self._line(matcher.highlight(label), keys)
                yield Hit(score, line, run, label, what)

    def _entries(self) -> Iterator[tuple[str, Sequence[str], str, Callable[[], object]]]:
        screen = self.screen
        for command in screen.table if isinstance(screen, HasCommands) else ():
            if command.id != common.PALETTE.id:
                run = partial(screen.run_action, command.action())
                yield command.label, command.shown_keys, command.help, run
        yield _THEME, (), "Choose the colours of the screen.", self.app.action_change_theme

    def _line(self, label: Content, keys: Sequence[str]) -> Content:
        width = max(len(each) for each, _, _, _ in self._entries())
        gap = " " * (width - label.cell_length + 2)
        return Content.assemble(label, gap, (keys[0], "bold $accent")) if keys else label
