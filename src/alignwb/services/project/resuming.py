"""Remembering the last place in each document, the theme and the hints seen, in the state folder.

If the file is missing, damaged or cannot be written, nothing else is lost.
"""

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_NOTES_BYTES
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.privacy import texts_of
from alignwb.services.project.project import Project


@dataclass(frozen=True, slots=True)
class Resume:
    """The remembered theme and places.

    Attributes:
        theme: The theme last chosen; "" for none.
        places: The segment last open under each name, as "paragraph/segment".
        seen_hints: The screens whose first hint was shown.
    """

    theme: str = ""
    places: dict[str, str] = field(default_factory=dict)
    seen_hints: tuple[str, ...] = ()

    def place_in(self, bitext: Bitext, name: str = "") -> SegmentRef | None:
        """Where the translator was in a document, if that segment is still there.

        name: the name the place is remembered under; by default the document's.
        """
        paragraph, _, segment = self.places.get(name or bitext.document, "").partition("/")
        ref = SegmentRef(paragraph, segment)
        try:
            bitext.segment(ref)
        except KeyError:
            return None
        return ref


def read_resume(project: Project) -> Resume:
    """The remembered theme and places; empty if there is no such file or it is damaged."""
    try:
        with reading(_path(project), "places"):
            values = json.loads(read_bytes(_path(project), MOST_NOTES_BYTES).decode("utf-8"))
            theme, places = values["theme"], values["places"]
            hints = values.get("seen_hints", [])
    except AlignwbError:
        return Resume()
    if not isinstance(theme, str) or not isinstance(places, dict):
        return Resume()
    return Resume(
        theme,
        {str(document): str(place) for document, place in places.items()},
        tuple(map(str, hints)) if isinstance(hints, list) else (),
    )


def remember(
    project: Project,
    *,
    theme: str | None = None,
    place: tuple[str, SegmentRef] | None = None,
    seen_hint: str = "",
) -> None:
    """Remember a theme, a place (name, segment), a screen whose hint was seen; the rest stays."""
    before = read_resume(project)
    places = dict(before.places)
    if place is not None:
        places[place[0]] = str(place[1])
    hints = dict.fromkeys((*before.seen_hints, *filter(None, [seen_hint])))
    values = {
        "theme": before.theme if theme is None else theme,
        "places": places,
        "seen_hints": [*hints],
    }
    with contextlib.suppress(OSError, AlignwbError):
        project.state.mkdir(exist_ok=True)
        data = json.dumps(values, indent=1).encode()
        write_atomically(_path(project), data, no_wider_than=texts_of(project))


def _path(project: Project) -> Path:
    return project.state / "resume.json"
