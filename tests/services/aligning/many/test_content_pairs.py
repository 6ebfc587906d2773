"""Texts whose names say nothing, paired by the real embedder."""

from pathlib import Path

import pytest
from support.real_embedder import the_embedder

from alignwb.services.aligning.many.content_pairs import pairs_by_content
from alignwb.services.aligning.pair_reading import AlignSettings

TEXTS = {
    "boot": (
        "De schipper hees het zeil. De wind kwam uit het westen. De boot voer snel over het meer.",
        "The skipper hoisted the sail. The wind came from the west. The boat sped over the lake.",
    ),
    "rente": (
        "De bank verhoogde de rente. De beurs sloot lager. Beleggers verkochten hun aandelen.",
        "The bank raised interest rates. The stock exchange closed lower. Investors sold shares.",
    ),
    "taart": (
        "Klop de eieren met de suiker. Voeg de bloem toe. Bak de taart een uur in de oven.",
        "Beat the eggs with the sugar. Add the flour. Bake the cake in the oven for an hour.",
    ),
    "koorts": (
        "De dokter mat haar koorts. De zieke sliep slecht. Zij kreeg een drankje tegen de hoest.",
        "The doctor took her temperature. The patient slept badly. She got a syrup for her cough.",
    ),
}


def written(folder: Path, side: int, names: list[str]) -> list[Path]:
    folder.mkdir()
    paths = []
    for number, name in enumerate(names):
        path = folder / f"{number}{'ab'[side]}.txt"
        path.write_text(TEXTS[name][side], encoding="utf-8")
        paths.append(path)
    return paths


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["boot", "rente", "taart", "koorts"], ["koorts", "taart", "boot", "rente"]),
        (["boot", "taart"], ["taart", "boot"]),
        (["boot", "rente", "taart"], ["koorts", "taart", "boot", "rente"]),
    ],
)
def test_each_text_finds_its_translation(
    tmp_path: Path, ours: list[str], theirs: list[str]
) -> None:
    own, other = written(tmp_path / "a", 0, ours), written(tmp_path / "b", 1, theirs)
    found = pairs_by_content(own, other, None, AlignSettings(), the_embedder(None))
    assert set(found) == {
        (path, other[theirs.index(name)]) for path, name in zip(own, ours, strict=True)
    }


def test_a_text_that_is_there_twice_is_given_to_neither(tmp_path: Path) -> None:
    own = written(tmp_path / "a", 0, ["boot", "rente", "taart"])
    other = written(tmp_path / "b", 1, ["boot", "boot", "taart"])
    found = pairs_by_content(own, other, None, AlignSettings(), the_embedder(None))
    assert own[0] not in {source for source, _ in found}
    assert (own[2], other[2]) in found


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    own = written(tmp_path / "a", 0, ["boot", "taart"])
    own[0].write_bytes(b"\xff\x81\x00")
    other = written(tmp_path / "b", 1, ["boot", "taart"])
    found = pairs_by_content(own, other, None, AlignSettings(), the_embedder(None))
    assert found == [(own[1], other[1])]
