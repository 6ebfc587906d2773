"""Commands on terms: into the box from the termbase, and those that change the termbase."""

from collections.abc import Callable, Mapping, Sequence

from alignwb.alignment.words.linked_runs import first_run
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.rendering import RenderedTerm, TermOutcome, TermPlace
from alignwb.core.terms.termbase import Term, member_of
from alignwb.services.project.project import Project
from alignwb.services.terms.inserting import begins_source, form_of, insertion_at
from alignwb.services.terms.open_terms import OpenTerms
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.edit.terms.glossary_commands import GlossaryCommands
from alignwb.tui.edit.terms.term_suggesting import TermSuggesting

_COMPLETE = 0.6
"""As many words as this share of those of its source a target has that is not just begun."""

_NO_TERM = "No term of the termbase stands in this segment."
_ALL_THERE = "The target has all terms of this segment. {} puts one in."


class TermCommands:
    """Answers the commands on terms: puts them in itself, and has the termbase changed.

    Attributes:
        glossary: Changes the termbase.
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        terms: ProjectTerms,
        box: TargetBox,
        source_line: SourceLine,
        linking: Linking,
        stage: EditStage,
        *,
        read_only: bool,
    ) -> None:
        self._open_terms = OpenTerms(project, terms)
        self.glossary = GlossaryCommands(
            self._open_terms, box, source_line, linking, stage, read_only=read_only
        )
        self._suggesting = TermSuggesting(
            project,
            self.glossary,
            linking.word_links,
            lambda: self._current.session.bitext,
            stage,
        )
        self._box = box
        self._current = box.current
        self._editor = box.editor
        self._source_line = source_line
        self._linking = linking
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {
            "insert_term": self.insert_next,
            "pick_term": self.pick,
            **self.glossary.answers,
            **self._suggesting.answers,
        }

    @property
    def terms(self) -> ProjectTerms:
        """The project's terms."""
        return self._open_terms.terms

    def insert_next(self) -> None:
        """Put in the term that the target lacks; the next one, if it lacks several."""
        here = self._terms_here()
        missing = [each for each in here if each.outcome is TermOutcome.MISSED]
        looked_at = [each for each in missing if self._is_looked_at(each)]
        if missing:
            place = (looked_at or missing)[0].place
            self._insert(place.wanted[0], place)
        else:
            all_there = _ALL_THERE.format(self._stage.key_of("pick_term"))
            self._stage.notify(all_there if here else _NO_TERM)

    def pick(self) -> None:
        """Choose from all terms of the segment; a single one is put in at once."""
        places: dict[Term, TermPlace] = {}
        for each in self._terms_here():
            for term in each.place.wanted:
                places.setdefault(term, each.place)
        terms = list(places)

        def insert(position: int | None) -> None:
            if position is not None:
                self._insert(terms[position], places[terms[position]])

        if not terms:
            self._stage.notify(_NO_TERM)
        elif len(terms) == 1:
            insert(0)
        else:
            choices = [Choice(term.target, _remark(term)) for term in terms]
            self._stage.ask(ChoiceScreen("Insert a term", choices), insert)

    def place_for(self, term: Term, at: TermPlace | None = None) -> Span | None:
        """The words of the target that stand where a term should, if there is no doubt of them.

        There is none if the box has words selected or already has the term's rendering there,
        while no links are known, or while the target is so short that it is still being typed: the
        few words there are would be linked to whatever is nearest.  Words that render another
        term of the source stay.  at: the term's place in the source; else any of its places.
        """
        source, editor = self._current.segment.source, self._editor
        is_begun = len(words_of(editor.text)) < _COMPLETE * len(words_of(source))
        if editor.selected_text or is_begun:
            return None
        links = self._linking.links_now()
        if links is None:
            self._linking.ask_later()
            return None
        taken = [each.at for each in self._terms_here() if each.at]
        for hit in self.terms.find(source):
            if at is not None and hit.span != at.span:
                continue
            spans = links.targets_of(hit.start, hit.end)
            is_certain = bool(links.targets_of(hit.start, hit.end, is_certain=True))
            run = first_run(spans, editor.text)
            if hit.term.source != term.source or not is_certain or run is None:
                continue
            stands = editor.text[run.start : run.end]
            is_free = all(run.end <= start or end <= run.start for start, end in taken)
            if run.end == spans[-1].end and is_free and stands.casefold() != term.target.casefold():
                return run
        return None

    def _terms_here(self) -> Sequence[RenderedTerm]:
        hits = self.terms.find(self._current.segment.source)
        rendered = self.terms.rendered(hits, self._editor.text)
        return [each for each in rendered if each.place.wanted]

    def _is_looked_at(self, term: RenderedTerm) -> bool:
        """True if the cursor is at the rendering of a term, or the term is marked."""
        return self._source_line.is_looked_at(term.place.span)

    def _insert(self, term: Term, at: TermPlace) -> None:
        source, target = self._current.segment.source, self._editor.text
        place = self.place_for(term, at) or Span(*self._editor.selected_part)
        form = form_of(term, source, at.start, at.end, target)
        is_first = begins_source(source, at.start)
        self._box.replace(*insertion_at(target, *place, form, is_first=is_first))


def _remark(term: Term) -> str:
    return "  ".join(filter(None, (term.source, term.note, member_of(term))))
