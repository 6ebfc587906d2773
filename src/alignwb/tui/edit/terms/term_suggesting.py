"""The command that shows what may be terms and what was learnt, and what is decided about it."""

from collections.abc import Callable, Mapping, Sequence

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.terms.doubtful_terms import question_about
from alignwb.core.terms.termbase import Term
from alignwb.errors import AlignwbError
from alignwb.services.drafting.learnt_words import LearntKind, LearntWord
from alignwb.services.drafting.refused_words import learnt_for, refuse_word, take_word_back
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms
from alignwb.services.terms.refusals import (
    refuse_term,
    refused_terms,
    take_refusal_back,
    without_refused,
)
from alignwb.services.terms.suggesting import (
    TermSuggestion,
    in_segment,
    suggest_terms,
    with_targets,
)
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.terms.glossary_commands import GlossaryCommands
from alignwb.tui.edit.terms.term_suggestion_list import FoundRows, Row, TermSuggestionList
from alignwb.tui.shared.side_work import Cancelled

_MOST = 50
"""Suggestions of the document that are shown, the likeliest ones."""


_NOT_LEARNING = "Nothing is learnt: learn_words is false in alignwb.toml"
_NO_WORD_OF_SOURCE = (
    "That is how you write a word or a sign of drafts, whatever the Dutch says, and no term; it"
    " stays learnt, and x refuses it."
)


class TermSuggesting:
    """Answers the command that suggests terms; the `Decider` of its list.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        project: Project,
        glossary: GlossaryCommands,
        word_links: ProjectWordLinks,
        bitext: Callable[[], Bitext],
        stage: EditStage,
    ) -> None:
        self._project = project
        self._glossary = glossary
        self._word_links = word_links
        self._bitext = bitext
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"suggest_terms": self.suggest}

    def suggest(self) -> None:
        """Show the list, and look for what belongs into it in a thread."""
        if self._glossary.refuses():
            return
        shown = TermSuggestionList(self)
        bitext, ref = self._bitext(), self._stage.ref
        hand_over = self._stage.beside.hand_over

        def look(cancelled: Cancelled) -> None:
            try:
                found = self._found(bitext, ref)
            except AlignwbError as error:
                hand_over(self._fail, shown, error)
            else:
                if not cancelled():
                    hand_over(shown.show, found)

        self._stage.ask(shown)
        self._stage.beside.run("suggesting", look)

    def _found(self, bitext: Bitext, ref: SegmentRef) -> FoundRows:
        """What may be terms of the segment and of the document, with the guessed English."""
        terms = load_terms(self._project)
        candidates = without_refused(suggest_terms([bitext], terms), refused_terms(self._project))
        here = in_segment(candidates, bitext, ref)
        chosen = tuple(dict.fromkeys((*here, *candidates[:_MOST])))
        found = with_targets(chosen, bitext, terms, self._word_links)
        by_candidate = dict(zip(chosen, found, strict=True))
        why_not = "" if self._project.config.learn_words else _NOT_LEARNING
        learnt: Sequence[LearntWord] = ()
        try:
            learnt = learnt_for(self._project, bitext).beside(terms).each
        except AlignwbError as error:  # of its own file, which suggestions do not need
            why_not = error.message
        return FoundRows(
            [by_candidate[each] for each in here],
            [by_candidate[each] for each in candidates[:_MOST]],
            learnt,
            why_not,
        )

    def _fail(self, shown: TermSuggestionList, error: AlignwbError) -> None:
        self._stage.tell(error)
        shown.dismiss(None)

    def accept(self, row: Row, done: Callable[[], None]) -> None:
        """Make it a term; one without English, or that is hardly ever a term, is asked about."""
        term = self._term(row)
        if term is None:
            return
        if not term.target or question_about(term):
            self._glossary.ask_for(term, done)
        elif self._stage.attempt(lambda: self._glossary.add(term)):
            done()

    def change(self, row: Row, done: Callable[[], None]) -> None:
        """Open it in the form."""
        term = self._term(row)
        if term is not None:
            self._glossary.ask_for(term, done)

    def refuse(self, row: Row) -> bool:
        """Remember that it is no term, or that it is not to be learnt."""
        if isinstance(row, LearntWord):
            return self._decide_on_learnt(lambda: refuse_word(self._project, row.change))
        text = row.candidate.text
        return self._stage.attempt(lambda: refuse_term(self._project, text))

    def take_back(self, row: Row) -> bool:
        """Forget that."""
        if isinstance(row, LearntWord):
            return self._decide_on_learnt(lambda: take_word_back(self._project, row.change))
        text = row.candidate.text
        return self._stage.attempt(lambda: take_refusal_back(self._project, text))

    def _decide_on_learnt(self, decide: Callable[[], object]) -> bool:
        """Change what is learnt, and have drafts follow; False if that failed."""
        is_done = self._stage.attempt(decide)
        if is_done:
            self._stage.terms_changed()
        return is_done

    def _term(self, row: Row) -> Term | None:
        """The term that a row would make; None, and that is said, if it is about no word."""
        if isinstance(row, TermSuggestion):
            return Term(row.candidate.text, row.target)
        if row.kind is LearntKind.WORD:
            return Term(row.before, row.after)
        self._stage.notify(_NO_WORD_OF_SOURCE)
        return None
