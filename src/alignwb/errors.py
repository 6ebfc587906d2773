"""What can go wrong, in words a translator can act on.  Imports nothing; imported by all."""


class AlignwbError(Exception):
    """Something the user can understand and act on.

    Args:
        message: What happened, to which file and at which place in it.
        hint: What to do about it; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        message = _cut(message)
        super().__init__(message)
        self.message = message
        self.hint = hint


_LONGEST_MESSAGE = 2_000


def _cut(message: str) -> str:
    """The message, without its middle where it quotes something endless from a file."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    half = _LONGEST_MESSAGE // 2
    return f"{message[:half]} … {message[-half:]}"


class UsageError(AlignwbError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class FormatError(AlignwbError):
    """A file could not be read, or written, as the format it claims to be."""


class UnmergedError(FormatError):
    """A file holds two versions of its lines, with the marks of git between them."""


class ProjectError(AlignwbError):
    """The project folder lacks something, or holds something it should not."""


class EditError(AlignwbError):
    """An edit does not fit the bitext it was made for, or touches a locked segment."""


class EngineError(AlignwbError):
    """An engine or its model could not do its work."""


class ConflictError(AlignwbError):
    """A file changed on disk in a way that cannot be merged with the work in hand."""
