"""Commands on terms: into the box from the termbase, and into the termbase from the box."""

from collections.abc import Callable, Sequence

from textual import work
from textual.worker import get_current_worker

from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.terms.rendering import RenderedTerm, TermOutcome
from alignwb.core.terms.termbase import Term
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.guessing import GuessedTerm, guess_term
from alignwb.services.terms.project_terms import load_terms
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.term_form import TermForm

_NO_TERM = "No term of the termbase stands in this segment."


class Terming(Linking):
    """Answers the commands on terms."""

    def action_insert_term(self) -> None:
        """Put in the term that the target lacks; the next one, if it lacks several."""
        missing = [each for each in self._terms_here() if each.outcome is TermOutcome.MISSED]
        looked_at = [each for each in missing if self._is_looked_at(each)]
        if missing:
            self._insert_term((looked_at or missing)[0].place.wanted[0])
        else:
            self.action_pick_term()

    def action_pick_term(self) -> None:
        """Choose from all terms of the segment; a single one is put in at once."""
        terms = list(self._rows_here())

        def insert(position: int | None) -> None:
            if position is not None:
                self._insert_term(terms[position])

        if not terms:
            self.notify(_NO_TERM)
        elif len(terms) == 1:
            insert(0)
        else:
            choices = [Choice(term.target, _remark(term)) for term in terms]
            self.app.push_screen(ChoiceScreen("Insert a term", choices), insert)

    def action_add_term(self) -> None:
        """Ask for a new term, with what is selected and what it translates filled in."""
        if self.session.read_only:
            self.notify("This is open for reading only; no term is added.", severity="warning")
            return
        source, target = self.desk.segment.source, self.box.text
        marked = self.query_one(SourceLine).marked
        part = None if marked and not self.box.selected_text else self.box.selected_part

        def guess(links: WordLinks | None) -> GuessedTerm:
            return guess_term(source, target, links, target_part=part, source_part=marked)

        links = self.word_links.known(source, target) or self.word_links.links_now(source, target)
        form = TermForm(guess(links), self._add_term)
        self.app.push_screen(form)
        if links is None:
            self._guess_later(form, lambda: guess(self.word_links.links(source, target)))

    @work(thread=True, group="guessing", exclusive=True, exit_on_error=False)
    def _guess_later(self, form: TermForm, guess: Callable[[], GuessedTerm]) -> None:
        """Fill in what cannot be known at once: loading what links words takes a second."""
        guessed = guess()
        if not get_current_worker().is_cancelled:
            form.post_message(form.Guessed(guessed))

    def _add_term(self, term: Term) -> None:
        """Add a term; raises AlignwbError if the termbase cannot take it."""
        add_project_term(self.project, term)
        self.terms = load_terms(self.project)
        self.show_segment()
        self.notify(f"{term.source} → {term.target}", title="Added to the termbase", markup=False)

    def _terms_here(self) -> Sequence[RenderedTerm]:
        hits = self.terms.find(self.desk.segment.source)
        return [each for each in self.terms.rendered(hits, self.box.text) if each.place.wanted]

    def _rows_here(self) -> dict[Term, None]:
        """Every rendering that may be used, in the order of the source."""
        return {term: None for each in self._terms_here() for term in each.place.wanted}

    def _is_looked_at(self, term: RenderedTerm) -> bool:
        """Whether the cursor is at what stands for a term, or the term is marked."""
        line, place = self.query_one(SourceLine), term.place
        spans = [line.marked] if line.marked else line.linked
        return any(span.start < place.end and place.start < span.end for span in spans)

    def _insert_term(self, term: Term) -> None:
        editor, place = self.box, self.place_for(term)
        if place is None or self.desk.is_locked:
            self.insert(term.target)
            return
        text = term.target
        if place.start == 0 and editor.text[:1].isupper():
            text = text[:1].upper() + text[1:]
        editor.history.checkpoint()
        editor.replace(text, *editor.part(*place), maintain_selection_offset=False)


def _remark(term: Term) -> str:
    return "  ".join(filter(None, (term.source, term.note)))
