"""The project's terms, loaded for the actions that ask something of them."""

from alignwb.cli.printing.remarks import remark_left_out_of_terms
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms, load_terms


def loaded_terms(project: Project) -> ProjectTerms:
    """The terms in the glossary; remarks which rows make none.  Raises as `load_terms` does."""
    terms = load_terms(project)
    remark_left_out_of_terms(terms.problems)
    return terms
