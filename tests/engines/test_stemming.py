import subprocess
import sys

import pytest

from alignwb.core.languages.ports import Stemmer
from alignwb.engines.stemming import SnowballStemmer


@pytest.mark.parametrize(
    "forms",
    [
        "bolsjewiek Bolsjewieken",
        "koelak koelakken",
        "coöperatie coöperaties",
        "anarchist anarchisten",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    stemmer: Stemmer = SnowballStemmer()
    assert len({stemmer.stem(word) for word in forms.split()}) == 1


def test_a_stem_is_in_lower_case() -> None:
    assert SnowballStemmer().stem("KOMINTERN") == "komintern"


def test_other_languages_have_their_own_stems() -> None:
    assert SnowballStemmer("english").stem("revolutions") == "revolut"


def test_the_library_is_loaded_at_the_first_word() -> None:
    program = """
import sys
from alignwb.engines.stemming import SnowballStemmer
stemmer = SnowballStemmer()
assert "snowballstemmer" not in sys.modules
assert stemmer.stem("staten") == "staat"
"""
    subprocess.run([sys.executable, "-c", program], check=True)
