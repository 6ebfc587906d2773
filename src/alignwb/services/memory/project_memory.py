"""The memory of a project: looked up, and told what changes in the open document."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.defaults import HITS_SHOWN
from alignwb.core.memory.pretranslation import may_be_filled
from alignwb.core.memory.pretranslation import pretranslate as fill_in
from alignwb.core.memory.shared_units import SharedChange
from alignwb.core.memory.units import Exclusion, MemoryHit, MemoryMatch, MemoryQuery, MemoryUnit
from alignwb.errors import AlignwbError, EngineError
from alignwb.files.file_bytes import unreadable
from alignwb.services.memory.bitext_units import (
    bitext_units,
    changed_units,
    in_direction,
    neighbours,
)
from alignwb.services.memory.sources import MemoryProblem, ReportFile, index_file, memory_name
from alignwb.services.memory.team_units import (
    TEAM,
    is_of_team,
    places_of,
    team_number,
    team_stamp,
    units_of_changes,
)
from alignwb.services.project.document_languages import is_in_languages
from alignwb.services.project.project import Document, Project

if TYPE_CHECKING:
    from alignwb.engines.memory.lookup import MemoryLookup
    from alignwb.engines.memory.memory_index import MemoryIndex

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class ProjectMemory:
    """A memory that was brought up to date when it was opened.  For one thread.

    Attributes:
        project: Whose it is.
        problems: The files that could not be read; the index has what they held before.
        notices: What happened to the index itself, and is mended.
    """

    project: Project
    problems: tuple[MemoryProblem, ...]
    _index: "MemoryIndex"
    _lookup: "MemoryLookup"
    notices: tuple[MemoryProblem, ...] = ()

    def refresh(self, progress: ReportFile = lambda *_: None) -> tuple[MemoryProblem, ...]:
        """Bring it up to date with the project's files; returns those that cannot be read."""
        from alignwb.services.memory.index_refresh import refresh_index

        self.problems = self._sound(
            lambda: tuple(refresh_index(self._index, self.project, progress))
        )
        return self.problems

    def find(self, query: MemoryQuery) -> tuple[MemoryMatch, ...]:
        """The units most like a source, the best first; of the same rate those in context."""
        return self._sound(lambda: self._lookup.find(query))

    def serves(self, bitext: Bitext) -> bool:
        """Whether a bitext is in its languages, so that its units are translations for it."""
        return is_in_languages(bitext, self.project.config)

    def find_for(self, bitext: Bitext, ref: SegmentRef) -> tuple[MemoryMatch, ...]:
        """The units most like a segment between its neighbours, as many as the settings want.

        The segment itself is left out, and so is the document's own reference, which its drafts
        are scored against.  None for a document that it does not serve.  Raises KeyError if there
        is no such segment.
        """
        if not self.serves(bitext):
            return ()
        previous, following = neighbours(bitext, ref)
        own = {(name, str(ref)) for name in self._names(self.project.translations, bitext)}
        config = self.project.config
        return self.find(
            MemoryQuery(
                bitext.paragraph(ref.paragraph).plain(bitext.segment(ref).source),
                previous,
                following,
                limit=config.matches_shown,
                least_rate=config.least_match,
                without=Exclusion(self._names(self.project.references, bitext), frozenset(own)),
            )
        )

    def concordance(
        self, text: str, side: Side = Side.SOURCE, *, limit: int = HITS_SHOWN
    ) -> tuple[MemoryHit, ...]:
        """Units that contain some words in this order on one side, the newest first.

        A word that ends with `*` stands for all that begin so.
        """
        return self._sound(lambda: self._lookup.concordance(text, side, limit=limit))

    def counts(self) -> dict[str, int]:
        """How many units each file has, by its name."""
        return {name: count for name, count in self._sound(self._counts).items() if name != TEAM}

    def units(self) -> Iterator[tuple[str, MemoryUnit]]:
        """The name of its file and the unit, for every unit."""
        # Looked through first: what is being written of them cannot be taken back.
        self._sound(self._look_through)
        return self._index.units()

    def follow(self, document: Document, before: Bitext, after: Bitext) -> None:
        """Take in what changed between two states of a document.

        Segments that are confirmed now are found at once with their present texts, and no others.
        The cost is that of the paragraphs that changed.  The index must hold the units of
        `before`, as it does after opening or after another `follow`.
        """
        from alignwb.engines.memory.database import DamagedIndexError

        name = memory_name(self.project, document.bitext)
        config = self.project.config
        languages = config.source_lang, config.target_lang
        before, after = in_direction(before, languages), in_direction(after, languages)
        units = changed_units(before, after)
        if not units:
            return
        try:
            self._index.set_units(name, units)
        except DamagedIndexError:
            self._rebuild()
            # The files may not hold yet what the index was told before.
            all_units = {unit.place: unit for unit in bitext_units(after)}
            self._index.set_units(name, units | all_units)

    def team_number(self) -> int:
        """The number of the last change of the team that it has; 0 if it has none."""
        return self._sound(lambda: team_number(self._index.stamps()))

    def take_from_team(
        self,
        after: int,
        number: int,
        changes: Sequence[SharedChange],
        replacing: Sequence[SharedChange],
    ) -> bool:
        """Take in the changes of the team between two numbers.

        replacing: those of them whose place may have a unit already.  False if its own number is
        not the first of the two: somebody else has taken them.
        """
        from alignwb.engines.collector import collector_paused

        with collector_paused():  # a tenth of the time of a first sync
            gone, units = places_of(replacing), units_of_changes(changes)
            stamps = team_stamp(after), team_stamp(number)
            return self._sound(lambda: self._index.take_over(TEAM, stamps, gone, units))

    def forget_team(self) -> None:
        """Leave out all that is of the team, to have it from the beginning."""
        for name in filter(is_of_team, self._sound(self._stamped)):
            self._index.remove(name)

    def exact_matches(self, bitext: Bitext) -> dict[SegmentRef, MemoryMatch]:
        """The best exact match of each segment that may be filled in and has one.

        The document's own reference is left out.  None in a document that it does not serve.
        """
        if not self.serves(bitext):
            return {}
        without = Exclusion(self._names(self.project.references, bitext))
        matches: dict[SegmentRef, MemoryMatch] = {}
        segments = [(ref, segment) for ref, segment in bitext.segments() if segment.source]
        plain = (bitext.paragraph(ref.paragraph).plain(each.source) for ref, each in segments)
        sources = ["", *plain, ""]
        for place, (ref, segment) in enumerate(segments):
            if may_be_filled(segment):
                previous, source, following = sources[place : place + 3]
                query = MemoryQuery(source, previous, following, without=without)
                found = self._sound(partial(self._find_exact, query))
                if found:
                    matches[ref] = found
        return matches

    def pretranslate(self, bitext: Bitext) -> Edit | None:
        """The edit that fills in exact matches where nobody has worked; None if there are none."""
        return fill_in(bitext, self.exact_matches(bitext))

    def all_but(self, bitext: Bitext) -> Exclusion:
        """What leaves out all that is of this document: its own units and its reference's."""
        folders = (self.project.translations, self.project.references)
        return Exclusion(frozenset().union(*(self._names(each, bitext) for each in folders)))

    def _names(self, folder: Path, bitext: Bitext) -> frozenset[str]:
        """The names of the files of this document in a folder, whatever their suffix."""
        stem = memory_name(self.project, folder / bitext.document)
        names = self._sound(self._stamped)
        return frozenset(name for name in names if name.rpartition(".")[0] == stem)

    def _counts(self) -> dict[str, int]:
        return self._index.counts()

    def _stamped(self) -> Collection[str]:
        return self._index.stamps()

    def _look_through(self) -> None:
        for _ in self._index.units():
            pass

    def _find_exact(self, query: MemoryQuery) -> MemoryMatch | None:
        return self._lookup.find_exact(query)

    def _sound(self, ask: Callable[[], _Answer]) -> _Answer:
        """What is asked of the index; of one made again if this one shows that it is damaged."""
        from alignwb.engines.memory.database import DamagedIndexError

        try:
            return ask()
        except DamagedIndexError:
            if self.notices:
                raise  # made again already: the disk is at fault, or this program
            self._rebuild()
            return ask()

    def _rebuild(self) -> None:
        from alignwb.engines.memory.lookup import MemoryLookup
        from alignwb.services.memory.index_refresh import rebuild_index

        self._index.close()
        opened = rebuild_index(self.project, lambda *_: None)
        self._index, self.problems = opened.index, opened.problems
        self._lookup = MemoryLookup(self._index)
        self.notices = (made_again(self.project),)

    def close(self) -> None:
        """Close the index."""
        self._index.close()


@contextmanager
def open_memory(
    project: Project, progress: ReportFile = lambda *_: None
) -> Iterator[ProjectMemory]:
    """The project's memory, brought up to date with its files.

    An index that is damaged, or mostly holds what is gone, is built again.  A file that cannot be
    read does not hide the others.  Raises EngineError if another program is writing the index.
    """
    # They load SQLite, and the screen paints its first picture without a memory.
    from alignwb.engines.memory.lookup import MemoryLookup
    from alignwb.services.memory.index_refresh import open_index

    opened = open_index(project, progress)
    notices = (made_again(project),) if opened.was_damaged else ()
    memory = ProjectMemory(
        project, opened.problems, opened.index, MemoryLookup(opened.index), notices
    )
    try:
        yield memory
    finally:
        memory.close()


def made_again(project: Project) -> MemoryProblem:
    """The notice that the index was damaged and is whole again."""
    path = index_file(project)
    error = EngineError(
        f"{path}: the memory's index was damaged",
        hint="It was made again from the files of the project; nothing is missing in it.",
    )
    return MemoryProblem(memory_name(project, path), error, is_left_out=False)


def pretranslation(
    project: Project, bitext: Bitext, progress: ReportFile = lambda *_: None
) -> tuple[Edit | None, tuple[MemoryProblem, ...]]:
    """The edit that fills in exact matches from the memory, and the files that cannot be read.

    None for the edit also where the settings want none or the memory cannot be opened; the latter
    is a problem under the index's name.  Nothing is raised: a document can be drafted without its
    memory.
    """
    if not project.config.pretranslate:
        return None, ()
    try:
        with open_memory(project, progress) as memory:
            edit = memory.pretranslate(bitext)
            return edit, (*memory.notices, *memory.problems)
    except AlignwbError as error:
        problem = error
    except OSError as error:
        problem = unreadable(error.filename or index_file(project), error)
    name = memory_name(project, index_file(project))
    return None, (MemoryProblem(name, problem),)
