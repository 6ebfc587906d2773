"""The fixture of pytest-textual-snapshot, as a type."""

from typing import Protocol

from textual.app import App


class SnapCompare(Protocol):
    """Whether the screen after `run_before` is the one in the snapshot."""

    def __call__(
        self, app: App[None], *, terminal_size: tuple[int, int], run_before: object
    ) -> bool: ...
