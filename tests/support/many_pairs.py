"""A project whose memory has many pairs."""

from pathlib import Path

from support.small_project import make_project

from alignwb.services.project.project import Project


def project_with(folder: Path, count: int) -> Project:
    project = make_project(folder)
    units = "".join(
        f"<tu><tuv xml:lang='nl'><seg>Zin nummer {number} van het boek.</seg></tuv>"
        f"<tuv xml:lang='en'><seg>Sentence number {number} of the book.</seg></tuv></tu>"
        for number in range(count)
    )
    (folder / "memory").mkdir()
    (folder / "memory" / "book.tmx").write_text(
        f"<tmx version='1.4'><header srclang='nl'/><body>{units}</body></tmx>", encoding="utf-8"
    )
    return project
