"""Projects of a team on disk, and translators who confirm segments in them."""

from dataclasses import replace
from pathlib import Path

from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, Status
from alignwb.engines.team.address import TeamAddress
from alignwb.services.project.project import Project
from alignwb.services.team.syncing import TeamSync


def book(segments: int, name: str = "") -> Bitext:
    """A document of short paragraphs that nobody has translated."""
    paragraphs = tuple(
        Paragraph(f"p{n}", Kind.PARAGRAPH, (Segment("s1", f"Dit is zin {n} van het boek{name}."),))
        for n in range(segments)
    )
    return Bitext("boek", "seeds/boek.txt", paragraphs)


def confirmed(bitext: Bitext, number: int, target: str | None) -> Bitext:
    """The bitext with a segment confirmed with that target, or no longer (None)."""
    paragraph = bitext.paragraphs[number]
    [segment] = paragraph.segments
    changed = replace(
        segment,
        target=target or "",
        status=Status.INITIAL if target is None else Status.CONFIRMED,
        origin=None if target is None else Origin(OriginKind.HUMAN),
    )
    return bitext.with_paragraphs([replace(paragraph, segments=(changed,))])


class Translator:
    """Confirms segments of a project of its own, whose name in the team is that of its folder."""

    def __init__(
        self, folder: Path, address: TeamAddress, segments: int, source_name: str = ""
    ) -> None:
        folder.mkdir()
        self.project: Project = make_project(folder, book(segments, source_name))
        [self.document] = self.project.documents()
        self.bitext = book(segments, source_name)
        self._address = address
        self.sync = TeamSync(self.project, address)

    def confirm(self, number: int, target: str | None) -> None:
        """Confirm a segment; it is kept for the team afterwards."""
        before, self.bitext = self.bitext, confirmed(self.bitext, number, target)
        self.sync.note(self.document, before, self.bitext)

    def start_again(self) -> None:
        """End without sending anything, and begin again with what is on the disk."""
        self.sync.close()
        self.sync = TeamSync(self.project, self._address)
