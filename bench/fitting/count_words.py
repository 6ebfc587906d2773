"""Counts what Dutch words become in English, for the list that alignwb ships.

    python bench/fitting/count_words.py DATA

IBM Model 1 (Brown et al. 1993) over the books of literary-nl-en.tsv.xz in DATA, without those that
bench/fitting/choice.py fits on and tries its weights on, and the Bible of general-nl-en.tsv.xz.
Words of one book alone are left out.  Takes two minutes and 3 GB on a free core.
"""

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from choice import BOOKS, HELD_OUT

from alignwb.engines.choosing.word_match import words_in
from alignwb.engines.spelling.english_words import shipped_words

LIST = Path(__file__).parents[2] / "src/alignwb/engines/lexicon/dutch-english-words.txt"
OTHERS = ("hidden-force", "women-economics", "philippines", "beagle", "oliver-twist")
"""Left out too, for more fitting some day."""
BIBLE = "bible"
LONGEST, ROUNDS = 34, 5
LEAST_COUNT, LEAST_CHANCE, MOST = 1.2, 0.02, 5
HEAD = """\
# Dutch words and what they became in English, the chance of each in thousandths, the best first.
#
# Counted by IBM Model 1 over 39 translated books in the public domain (Project Gutenberg) and the
# Open Staten Vertaling beside the World English Bible (both free of rights); words of one book
# alone are left out.  bench/fitting/count_words.py makes it; see NOTICE.
"""


def pairs(data: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    left_out = {*BOOKS, *HELD_OUT, *OTHERS}
    with lzma.open(data / "literary-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            book, _, _, _, dutch, english, cosine = line.rstrip("\n").split("\t")
            if book not in left_out and float(cosine) >= 0.55:
                yield book, words_in(dutch), words_in(english)
    with lzma.open(data / "general-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source, dutch, english = line.rstrip("\n").split("\t")
            if source == BIBLE:
                yield source, words_in(dutch), words_in(english)


def numbered(books_of: dict[str, set[str]], first: int) -> dict[str, int]:
    """Numbers of the words that stand in two books or more."""
    several = sorted(word for word, books in books_of.items() if len(books) > 1)
    return {word: number for number, word in enumerate(several, first)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    text = []
    dutch_books, english_books = defaultdict(set), defaultdict(set)
    for book, dutch, english in pairs(parser.parse_args().data):
        if 2 <= len(dutch) <= LONGEST and 2 <= len(english) <= LONGEST:
            text.append((dutch, english))
            for word in dutch:
                dutch_books[word].add(book)
            for word in english:
                english_books[word].add(book)
    # Number 0 is no word: what nothing in the source explains.
    of_dutch, of_english = numbered(dutch_books, 1), numbered(english_books, 0)
    width = len(of_english)
    keys, places, count = [], [], 0
    for dutch, english in text:
        source = np.array([0, *(of_dutch[word] for word in dutch if word in of_dutch)])
        target = np.array([of_english[word] for word in english if word in of_english], int)
        keys.append((source * width + target[:, None]).ravel())
        places.append(np.repeat(np.arange(count, count + len(target)), len(source)))
        count += len(target)
    met, cell = np.unique(np.concatenate(keys), return_inverse=True)
    place = np.concatenate(places)
    source, target = met // width, met % width
    chance = np.ones(len(met))
    for _ in range(ROUNDS):
        share = chance[cell]
        share /= np.bincount(place, share, count)[place]
        expected = np.bincount(cell, share, len(met))
        chance = expected / np.bincount(source, expected)[source]
    back = expected / np.bincount(target[source > 0], expected[source > 0], width)[target]
    known, dutch_words, english_words = shipped_words(), ["", *of_dutch], list(of_english)
    found = defaultdict(list)
    for each in np.flatnonzero((source > 0) & (expected >= LEAST_COUNT) & (chance >= LEAST_CHANCE)):
        word = english_words[target[each]]
        if word in known:
            # A word that others become too is less likely this one's own.
            worth = chance[each] * min(1.0, back[each]) ** 0.5
            found[dutch_words[source[each]]].append((worth, chance[each], word))
    with LIST.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for dutch, english in sorted(found.items()):
            best = sorted(english, reverse=True)[:MOST]
            told = " ".join(f"{word}:{round(1000 * share)}" for _, share, word in best)
            file.write(f"{dutch}\t{told}\n")


if __name__ == "__main__":
    main()
