"""English words that do not begin or end a term."""

ARTICLES = frozenset(("the", "a", "an"))

_FUNCTION_WORDS = """
about after against all also although am among and another any anything are around as at be
because been before behind being below beneath beside between both but by can could did do does
doing during each either else even every everything except few for from had has have having he
her here hers herself him himself his how however i if in into is it its itself just many may me
might more most much must my myself neither no nobody none nor not nothing of on one only onto or
other others our ours ourselves rather shall she should since so some somebody someone something
such than that their theirs them themselves then there therefore these they this those though
through throughout thus to too towards toward under until upon us very was we were what when
where whereas whether which while who whom whose why will with within without would yet you your
yours yourself
"""
FUNCTION_WORDS = ARTICLES | frozenset(_FUNCTION_WORDS.split())
"""Without those that may be a part of a verb: `out`, `up`, `over`."""
