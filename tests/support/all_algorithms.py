"""Every algorithm over user text: those over one text, and those over a document or a file."""

from support.algorithms_over_documents import DOCUMENT_ALGORITHMS
from support.algorithms_over_text import ALGORITHMS as TEXT_ALGORITHMS
from support.algorithms_over_text import Algorithm

ALGORITHMS: dict[str, Algorithm] = {**TEXT_ALGORITHMS, **DOCUMENT_ALGORITHMS}
