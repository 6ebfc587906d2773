"""Names in commands that a message proposes, so that they can be typed as they stand there."""

from shlex import quote


def argument(name: object) -> str:
    """A name or path as the argument of a command: in quotation marks where a shell needs them.

    One that begins with a hyphen would be an option; as the last argument it stands behind `--`.
    """
    text = str(name)
    return f"-- {quote(text)}" if text.startswith("-") else quote(text)
