"""Every algorithm over user text: those over one text, over a document, and over formats."""

from support.algorithms_over_documents import DOCUMENT_ALGORITHMS
from support.algorithms_over_formats import FORMAT_ALGORITHMS
from support.algorithms_over_text import ALGORITHMS as TEXT_ALGORITHMS
from support.algorithms_over_text import Algorithm

ALGORITHMS: dict[str, Algorithm] = {**TEXT_ALGORITHMS, **DOCUMENT_ALGORITHMS, **FORMAT_ALGORITHMS}
