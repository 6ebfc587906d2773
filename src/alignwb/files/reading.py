"""The boundary of a reader: what a library raises there becomes an error in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alignwb.errors import AlignwbError, FormatError, ProjectError

_LONGEST_REASON = 200
_DAMAGED = "Is the file damaged, or of another kind?  Take it from a backup or version control."


@contextmanager
def reading(
    path: Path | str, what: str, *, kind: type[AlignwbError] = FormatError, hint: str = _DAMAGED
) -> Iterator[None]:
    """Turn whatever is raised inside into an error that names the file.

    what: the thing it is read as ("XLIFF", "settings"), for the message.  kind: the class of the
    error.  Errors in words pass, and so do interrupts.
    """
    try:
        yield
    except AlignwbError:
        raise
    except OSError as error:
        raise (ProjectError if kind is FormatError else kind)(
            f"{path}: cannot be read: {error.strerror or error}"
        ) from error
    except RecursionError as error:
        raise kind(f"{path}: what is in it is nested too deeply for {what}", hint=hint) from error
    except MemoryError as error:
        raise kind(
            f"{path}: there is not enough memory to read it as {what}",
            hint="Close other programs, or split the file.",
        ) from error
    except Exception as error:  # libraries raise what they like
        raise kind(f"{path}: cannot be read as {what}: {reason(error)}", hint=hint) from error


def reason(error: BaseException) -> str:
    """The words of a library's exception, cut to a line; its name where it has none."""
    words = " ".join(str(error).split())
    if len(words) > _LONGEST_REASON:
        words = f"{words[:_LONGEST_REASON]}…"
    return words or type(error).__name__
