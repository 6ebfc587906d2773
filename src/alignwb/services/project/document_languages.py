"""Whether a document is in the languages of its project, which its memory and engines serve."""

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.languages.language_codes import is_pair
from alignwb.services.project.config import Config


def is_in_languages(bitext: Bitext, config: Config) -> bool:
    """Whether a bitext goes from the project's source language to its target language."""
    return is_pair(
        (bitext.source_lang, bitext.target_lang), (config.source_lang, config.target_lang)
    )


def other_languages(bitext: Bitext, config: Config) -> str:
    """What is to be said of a bitext in other languages than the project's; "" of one in these."""
    if is_in_languages(bitext, config):
        return ""
    return (
        f"it is from {bitext.source_lang} to {bitext.target_lang}, the project from"
        f" {config.source_lang} to {config.target_lang}: it gets no drafts and no matches"
    )
