"""Clones of a project in git, whose bitexts are merged by `alignwb merge-driver`."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from support.small_project import BITEXT, make_project

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Origin, OriginKind, SegmentRef, Status
from alignwb.formats.xliff import read_xliff

_DRIVER = f"{sys.executable} -m alignwb merge-driver %O %A %B %P"
ATTRIBUTES = """\
translations/*.xlf merge=alignwb
translations/*.xliff merge=alignwb
glossary.tsv merge=union
refused-terms.txt merge=union
"""


@dataclass(frozen=True, slots=True)
class Clone:
    """A clone of a project."""

    root: Path

    @property
    def bitext_file(self) -> Path:
        return self.root / "translations" / "brief.xlf"

    def git(self, *words: str, fails: bool = False) -> str:
        done = subprocess.run(
            ("git", "-c", "user.name=Jet", "-c", "user.email=jet@example.org", *words),
            cwd=self.root,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def bitext(self, document: str = "brief") -> Bitext:
        path = self.bitext_file.with_stem(document)
        return read_xliff(path.read_bytes(), path).bitext

    def confirm(self, ref: SegmentRef, target: str) -> None:
        """Confirm a segment with that target, in the file, and commit it."""
        _confirm(self.bitext_file, self.bitext_file, ref, target)
        self.git("commit", "-qam", f"{ref}: {target}")

    def add_document(self, document: str, ref: SegmentRef, target: str) -> None:
        """Commit a copy of the document in which a segment is confirmed."""
        _confirm(self.bitext_file, self.bitext_file.with_stem(document), ref, target)
        self.git("add", ".")
        self.git("commit", "-qm", document)


def _confirm(path: Path, written: Path, ref: SegmentRef, target: str) -> None:
    file = read_xliff(path.read_bytes(), path)
    after = with_confirmed(file.bitext, ref, target)
    written.write_bytes(file.with_bitext(after).data)


def with_confirmed(bitext: Bitext, ref: SegmentRef, target: str) -> Bitext:
    """The bitext with a segment confirmed with that target."""
    paragraph = bitext.paragraph(ref.paragraph)
    segments = tuple(
        replace(each, target=target, status=Status.CONFIRMED, origin=Origin(OriginKind.HUMAN))
        if each.id == ref.segment
        else each
        for each in paragraph.segments
    )
    return bitext.with_paragraphs([replace(paragraph, segments=segments)])


def two_clones(folder: Path) -> tuple[Clone, Clone]:
    """Two clones of one project; what the first commits, the second can fetch as `origin`."""
    first, second = Clone(folder / "first"), Clone(folder / "second")
    first.root.mkdir()
    make_project(first.root, BITEXT)
    (first.root / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    first.git("init", "-q", "-b", "main")
    first.git("add", ".")
    first.git("commit", "-qm", "the project")
    first.git("clone", "-q", str(first.root), str(second.root))
    for clone in (first, second):
        clone.git("config", "merge.alignwb.name", "bitexts by segment")
        clone.git("config", "merge.alignwb.driver", _DRIVER)
    return first, second
