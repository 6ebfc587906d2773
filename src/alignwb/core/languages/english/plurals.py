"""English nouns whose plural no rule makes."""

_PLURALS = """
man men, woman women, child children, person people, foot feet, tooth teeth, goose geese, mouse
mice, ox oxen, life lives, wife wives, knife knives, leaf leaves, half halves, thief thieves,
crisis crises, basis bases, thesis theses, analysis analyses, hypothesis hypotheses, synthesis
syntheses, phenomenon phenomena, criterion criteria, datum data, medium media, stratum strata,
nucleus nuclei
"""
IRREGULAR_PLURALS = dict(entry.split() for entry in _PLURALS.split(","))
"""Plurals by singulars, both in small letters."""
