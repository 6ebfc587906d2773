"""A letter and its translation, of our own making, with the beads that are right."""

from pathlib import Path

DUTCH = (
    ("De oude molen",),
    (
        "De molen aan de rivier stond al drie jaar stil.",
        "Niemand in het dorp wist wie de eigenaar was.",
        "Op een ochtend in mei 1921 hoorden de kinderen de wieken weer kraken.",
    ),
    (
        "De burgemeester ging zelf kijken, omdat hij de veldwachter niet vertrouwde.",
        "Hij vond een jonge vrouw die zakken graan naar boven droeg.",
        "„Goedemorgen,” zei zij, „u komt zeker voor de belasting?”",
        "Hij schudde zijn hoofd en ging op een omgekeerde emmer zitten.",
    ),
    (
        "Die avond werd er in de herberg over niets anders gesproken.[^1]",
        "De bakker beloofde dat hij voortaan al zijn meel bij haar zou kopen.",
    ),
)
ENGLISH = (
    ("The Old Mill",),
    (
        "The mill by the river had stood still for three years; nobody knew who owned it.",
        "One morning in May 1921 the children heard its sails creak again.",
    ),
    (
        "The mayor went to look for himself.",
        "He did not trust the constable.",
        "He found a young woman carrying sacks of grain upstairs.",
        "“Good morning,” she said, “no doubt you have come about the tax?”",
    ),
    ("It was raining outside, and the dog lay asleep.",),
    (
        "He shook his head and sat down on an upturned bucket.",
        "That evening nothing else was talked about at the inn.[^1]",
        "The baker promised to buy all his flour from her from now on.",
    ),
)
BEADS = "0\t0\n1,2\t1\n3\t2\n4\t3,4\n5\t5\n6\t6\n\t7\n7\t8\n8\t9\n9\t10\n"  # as --beads prints them


def as_document(paragraphs: tuple[tuple[str, ...], ...]) -> str:
    """A text with a blank line between paragraphs."""
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs) + "\n"


def as_lines(paragraphs: tuple[tuple[str, ...], ...]) -> str:
    """A sentence a line, a blank line between paragraphs."""
    return "\n\n".join("\n".join(sentences) for sentences in paragraphs) + "\n"


def write_texts(folder: Path) -> tuple[Path, Path]:
    """Both as documents: `molen.txt` and `mill.txt`."""
    source, target = folder / "molen.txt", folder / "mill.txt"
    source.write_text(as_document(DUTCH), encoding="utf-8")
    target.write_text(as_document(ENGLISH), encoding="utf-8")
    return source, target
