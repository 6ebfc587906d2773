"""Figures that a translator may set otherwise: what they are until then, and why.

The settings of a project take them from here, and the core is told what is set.
"""

DOUBTFUL_BELOW = 0.9
"""Confidence below which a bead counts as doubtful: a sixteenth of the beads of two rough texts,
with seven tenths of the wrong ones."""

MATCHES_SHOWN = 5
"""Matches of the memory that are listed of a source."""

LEAST_MATCH = 50
"""Match rate in percent; what is less alike helps a translator no more."""

HITS_SHOWN = 50
"""Hits of a concordance that are listed: more than anyone reads."""

VERY_DOUBTFUL_BELOW = 0.5
"""Confidence below which a doubtful bead is called very doubtful: it is more likely wrong than
right."""
