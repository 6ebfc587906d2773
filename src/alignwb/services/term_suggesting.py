"""Terms a document has and the project's termbase lacks."""

from collections.abc import Iterable

from alignwb.core.bitext import Bitext
from alignwb.core.term_candidates import TermCandidate, find_candidates
from alignwb.services.terms import ProjectTerms


def suggest_terms(bitexts: Iterable[Bitext], terms: ProjectTerms) -> tuple[TermCandidate, ...]:
    """The candidates of documents taken together, the likeliest first."""
    from alignwb.engines.stemming import SnowballStemmer

    texts = ((ref, segment.source) for bitext in bitexts for ref, segment in bitext.segments())
    return find_candidates(
        texts,
        lambda text: [(hit.start, hit.end) for hit in terms.find(text)],
        SnowballStemmer("dutch"),
    )
