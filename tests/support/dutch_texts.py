"""Dutch prose of our own, and the shapes that texts come in."""

import textwrap
from collections.abc import Iterable, Sequence

PARAGRAPHS = tuple(
    " ".join(text.split())
    for text in """
De molenaar van het dorp stond elke ochtend voor dag en dauw op, want de wind wacht op niemand.
Hij at een snee roggebrood, dronk twee koppen zwarte koffie en liep dan langs de vaart naar zijn
molen, waar de kat al op de drempel zat. Wie hem tegenkwam groette hij met een knik; praten deed
hij pas na het eerste maalsel.

In het voorjaar werd de vaart te smal voor de schepen die het graan brachten. De gemeente besloot
haar te verbreden, maar het geld daarvoor ontbrak en de aannemer uit de stad wilde vooruit betaald
worden. Zo bleef het bij plannen, tekeningen en een enkel paaltje langs de oever dat de kinderen
in de zomer als duikplank gebruikten.

Toen de stoomboot kwam, veranderde alles. Het graan werd voortaan aan de kade gelost en met wagens
naar de nieuwe fabriek gereden, die dag en nacht draaide en geen wind nodig had. De molenaar zag
de wagens voorbijgaan en telde ze, zoals hij vroeger zijn zakken telde.

Zijn dochter vond werk in de fabriek. Zij stond aan de lopende band, leerde lezen van een collega
die boeken onder haar schort verborg, en kwam op een avond thuis met een krant waarin haar eigen
naam stond. De molenaar las het stuk drie keer, zette zijn bril af en vroeg of zij wel wist wat
zij begonnen was.

Wat zij begonnen was, bleek pas in de herfst. De vrouwen legden het werk neer, eerst een uur,
daarna een dag, ten slotte een week. De directeur kwam zelf naar de poort en sprak over orde, maar
niemand ging naar binnen voor hij ook over loon had gesproken.
""".split("\n\n")
)
"""Five paragraphs, each without line ends."""


def wrap(paragraph: str, width: int = 72, first_indent: str = "") -> list[str]:
    """The lines of a paragraph, broken at `width` columns, at spaces only."""
    return textwrap.wrap(
        paragraph,
        width,
        initial_indent=first_indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def wrapped(paragraphs: Iterable[str] = PARAGRAPHS, width: int = 72) -> str:
    """Paragraphs broken into lines and separated by blank lines."""
    return "\n\n".join("\n".join(wrap(paragraph, width)) for paragraph in paragraphs) + "\n"


def paged(lines: Sequence[str], height: int, end: str = "\n\f") -> str:
    """Lines put on pages of `height` lines, `end` between two pages."""
    pages = [lines[n : n + height] for n in range(0, len(lines), height)]
    return end.join("\n".join(page) for page in pages) + "\n"
