"""A project with a termbase of one term not to be translated, one preferred, one forbidden."""

from pathlib import Path

from support.small_project import make_project

from alignwb.services.project.project import Project

GLOSSARY = """source\ttarget\tstatus\tpos\tnote\tvariants
# institutions
Sovnarkom\tSovnarkom\tdo-not-translate\tnoun\tthe Council\t
zon\tsun\t\t\t\tzonlicht
zon\tson\tforbidden\t\t\t
"""


def make_terms_project(folder: Path) -> Project:
    """The small project with that termbase."""
    project = make_project(folder)
    project.glossary.write_text(GLOSSARY, encoding="utf-8")
    return project
