"""Making folders."""

from pathlib import Path

from alignwb.errors import ProjectError


def make_folder(folder: Path) -> bool:
    """Make a folder and those above it; False if it was there.  Raises ProjectError."""
    if folder.is_dir():
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        in_the_way = next((each for each in (folder, *folder.parents) if each.is_file()), None)
        if in_the_way:
            raise ProjectError(
                f"{folder}: cannot be made: {in_the_way} is a file",
                hint="Move that file away, or use another folder.",
            ) from error
        raise ProjectError(
            f"{folder}: cannot be made: {error.strerror or error}",
            hint=f"Is {folder.parent} a folder you may write to?",
        ) from error
    return True
