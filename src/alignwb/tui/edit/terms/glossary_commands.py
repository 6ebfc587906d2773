"""Commands that change the termbase: a term from the box added, a row changed or taken out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.edits import Edit, GlossaryChange
from alignwb.core.terms.termbase import Term, member_of
from alignwb.services.session import Box
from alignwb.services.terms.guessing import GuessedTerm, guess_term
from alignwb.services.terms.open_terms import OpenTerms
from alignwb.tui.commands import EDITING, named
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.edit.terms.term_form import TermChangeForm, TermForm, row_name, row_of
from alignwb.tui.shared.side_work import Cancelled

_TOLD = 3
"""How many rows of the glossary a message names."""

_NO_TERM = "No term of the termbase stands in this segment. {} adds one."


class GlossaryCommands:
    """Answers the commands that change the termbase, and has changes of it followed.

    Args:
        open_terms: The project's terms.
        box: The open segment and its box.
        source_line: Its source.
        linking: What guesses the other language.
        stage: The screen.
        read_only: Whether nothing may be changed.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        open_terms: OpenTerms,
        box: TargetBox,
        source_line: SourceLine,
        linking: Linking,
        stage: EditStage,
        *,
        read_only: bool,
    ) -> None:
        self._open_terms = open_terms
        self._current = box.current
        self._editor = box.editor
        self._source_line = source_line
        self._linking = linking
        self._stage = stage
        self._read_only = read_only
        self.answers: Mapping[str, Callable[..., object]] = {
            "add_term": self.ask_for_term,
            "change_term": self.ask_for_change,
        }

    def ask_for_term(self) -> None:
        """Ask for a new term, with what is selected and what it translates filled in."""
        if self.refuses():
            return
        source, target = self._current.segment.source, self._editor.text
        marked = self._source_line.marked
        part = None if marked and not self._editor.selected_text else self._editor.selected_part

        def guess(links: WordLinks | None) -> GuessedTerm:
            return guess_term(source, target, links, target_part=part, source_part=marked)

        def guess_later(cancelled: Cancelled) -> None:
            # In a thread, as loading what links words takes a second.
            guessed = guess(self._linking.word_links.links(source, target))
            if not cancelled():
                form.post_message(form.Guessed(guessed))

        links = self._linking.links_now()
        guessed = guess(links)
        form = TermForm(Term(guessed.source, guessed.target), lambda new: self.add(*new))
        self._stage.ask(form)
        self._stage.terms_may_change()
        if links is None:
            self._stage.beside.run("guessing", guess_later)

    def ask_for(self, term: Term, done: Callable[[], None]) -> None:
        """Ask for a new term with this filled in; `done` is called if it is added."""

        def add(new: Sequence[Term]) -> None:
            self.add(*new)
            done()

        self._stage.ask(TermForm(term, add))

    def ask_for_change(self) -> None:
        """Open the row at the cursor, or one of those shown for the segment, to change it."""
        if self.refuses():
            return
        session, box = self._current.session, Box(named(EDITING, "change_term").id)
        unfinished = row_of(session.boxes.get(box, {}))
        if unfinished:
            for term in self._open_terms.terms.termbase.terms:
                if row_name(term) == unfinished:
                    self._open(term)
                    return
        rows = self._rows_here()
        if not rows:
            self._stage.notify(_NO_TERM.format(self._stage.key_of("add_term")))
        elif len(rows) == 1:
            self._open(rows[0])
        else:
            choices = [Choice(f"{term.source} → {term.target}", _remark(term)) for term in rows]
            self._stage.ask(
                ChoiceScreen("Change a term", choices),
                lambda chosen: None if chosen is None else self._open(rows[chosen]),
            )

    def _open(self, term: Term) -> None:
        self._stage.terms_may_change()
        self._stage.ask(
            TermChangeForm(term, lambda rows: self._change(term, *rows), lambda: self._remove(term))
        )

    def _rows_here(self) -> Sequence[Term]:
        """The rows for what the cursor is at or what is marked; else all those of the segment."""
        hits = self._open_terms.terms.find(self._current.segment.source)
        looked_at = [hit for hit in hits if self._source_line.is_looked_at(hit.span)]
        return tuple(dict.fromkeys(hit.term for hit in looked_at or hits))

    def add(self, *terms: Term) -> None:
        """Add terms, all or none; raises AlignwbError if the termbase cannot take one."""
        labels = [f"term {_named(term)}" for term in terms]
        changes = self._open_terms.add(terms)
        self._made(
            zip(labels, changes, strict=True),
            "Added to the termbase",
            "\n".join(map(_named, terms)),
        )

    def _change(self, old: Term, new: Term, *further: Term) -> None:
        changes = self._open_terms.change(old, new, further)
        if changes:
            rows = (new, *further)
            label = f"change of term {_named(old)}"
            labels = [label, *(f"term {_named(term)}" for term in further)][-len(changes) :]
            text = "\n".join(f"{_named(term)} ({term.status})" for term in rows[-len(changes) :])
            self._made(zip(labels, changes, strict=True), "Changed in the termbase", text)

    def _remove(self, term: Term) -> None:
        change = self._open_terms.remove(term)
        text = f"{_named(term)}; {self._stage.key_of('undo')} brings it back."
        self._made([(f"removal of term {_named(term)}", change)], "Out of the termbase", text)

    def _made(self, changes: Iterable[tuple[str, GlossaryChange]], title: str, text: str) -> None:
        """Make a step of undo of each change that was made, and show what follows from them."""
        session = self._current.session
        for label, change in changes:
            edit = Edit(label, (), self._current.ref, change)
            self._stage.attempt(partial(session.apply, edit))
        self._stage.note_change()
        self._stage.terms_changed()
        self._stage.notify(text, title=title, markup=False)

    def take_change(self, change: GlossaryChange) -> bool:
        """Change the glossary as an edit that is undone or redone asks; False if that failed."""
        is_done = self._stage.attempt(lambda: self._open_terms.put(change))
        self._stage.terms_changed()
        return is_done

    def follow_file(self) -> None:
        """Take in what another program has made of the glossary; to be called often."""
        problems = self._open_terms.terms.problems
        if self._open_terms.has_changed():
            self._stage.terms_changed()
            if self._open_terms.terms.problems != problems:
                self.tell_of_problems()

    def tell_of_problems(self) -> None:
        """Say which rows of the glossary make no term, or why it cannot be read."""
        problems = self._open_terms.terms.problems
        if not problems:
            return
        told = [f"{problem.message}\n{problem.hint}".strip() for problem in problems[:_TOLD]]
        if len(problems) > _TOLD:
            told.append(f"{len(problems) - _TOLD} more rows")
        self._stage.notify(
            "\n".join(told),
            title="Left out of the terms",
            severity="warning",
            timeout=10,
            markup=False,
        )

    def refuses(self) -> bool:
        """True, and a message, if the termbase may not be changed here."""
        if self._read_only:
            self._stage.notify(
                "This is open for reading only; no term is changed.", severity="warning"
            )
        return self._read_only


def _named(term: Term) -> str:
    return f"{term.source} → {term.target}"


def _remark(term: Term) -> str:
    return "  ".join(filter(None, (str(term.status), term.note, member_of(term))))
