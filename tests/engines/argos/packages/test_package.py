"""What a package and its card say."""

import json
from pathlib import Path

from alignwb.engines.argos.packages.package import (
    CardScore,
    name_without_version,
    read_card,
    version_key,
)
from alignwb.engines.argos.packages.starter import starter_package


def test_names_and_versions() -> None:
    assert name_without_version("translate-nl_en-1_8", "1.8") == "translate-nl_en"
    assert name_without_version("translate-nl_en-1.8", "1.8") == "translate-nl_en"
    assert name_without_version("nl_en", "1.8") == "nl_en"
    assert name_without_version("my model-1_8", "1.8") == "my_model"
    versions = ["1.9", "oldest", "1.10", "1.10rc1"]
    assert sorted(versions, key=version_key) == ["oldest", "1.9", "1.10rc1", "1.10"]


def test_what_the_starter_says_of_itself_is_read_from_it() -> None:
    package = starter_package()
    metadata = json.loads((package.folder / "metadata.json").read_text(encoding="utf-8"))
    assert package.version == metadata["package_version"]
    assert package.folder.name.startswith(package.name)
    assert package.card.scores
    assert all(figures for _, figures in ((s.test_set, s.figures) for s in package.card.scores))
    assert "no training source is limited to non-commercial use" in package.card.licence


def test_a_card_is_read_leniently(tmp_path: Path) -> None:
    card = tmp_path / "README.md"
    assert read_card(tmp_path).scores == ()
    card.write_text("no table here, no terms", encoding="utf-8")
    assert read_card(tmp_path).scores == ()
    assert read_card(tmp_path).licence == ""
    card.write_text(
        "# Model\n\n## Quality of it\nmeasured\n\n| set | BLEU | note |\n|--|--|--|\n"
        "| A | 30 | x |\n"
        "| B | – | y |\n| C | 12.5\n\n| other | table |\n\nLicense: CC BY 4.0\n",
        encoding="utf-8",
    )
    assert read_card(tmp_path).scores == (
        CardScore("A", (("BLEU", 30.0),)),
        CardScore("C", (("BLEU", 12.5),)),
    )
    assert read_card(tmp_path).licence == "License: CC BY 4.0"
