import pytest
from support.checked import found_by, mended

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.marker_check import check_codes, check_markers


def test_markers_in_their_places_are_no_finding() -> None:
    assert found_by(check_markers, "Een brief[^4] van hem.[^5]", "A letter[^4] of his.[^5]") == []


def test_a_lost_marker_stops_and_is_put_back_where_the_source_ends_with_it() -> None:
    [finding] = found_by(check_markers, "Een brief.[^12]", "A letter.")
    assert finding.weight is Weight.STOPS
    assert mended(check_markers, "Een brief.[^12]", "A letter.") == "A letter.[^12]"


def test_a_lost_marker_inside_a_sentence_has_no_one_place() -> None:
    [finding] = found_by(check_markers, "Een brief[^12] kwam.", "A letter came.")
    assert finding.fix is None


def test_a_marker_that_is_there_twice_stops() -> None:
    [finding] = found_by(check_markers, "Een brief.[^3]", "A letter[^3].[^3]")
    assert (finding.subject, finding.stops, len(finding.target)) == ("[^3]", True, 2)


def test_another_order_only_marks() -> None:
    [finding] = found_by(check_markers, "Zij[^1] en hij.[^2]", "He[^2] and she.[^1]")
    assert not finding.stops


def test_codes_and_addresses_are_kept() -> None:
    source = "Zie <b>https://a.example/x</b>, {1} of post@a.example."
    assert found_by(check_codes, source, source.replace("Zie", "See").replace("of", "or")) == []
    lost = found_by(check_codes, source, "See <b>https://a.example/y</b> or post@a.example.")
    assert {each.subject for each in lost} == {
        "https://a.example/x", "https://a.example/y", "{1}",
    }  # fmt: skip


def test_smaller_and_greater_are_no_codes() -> None:
    assert found_by(check_codes, "5 < 6 en 7 > 6", "five is less than six") == []


@pytest.mark.parametrize(
    ("kept", "changed"),
    [
        ("{stad}", "{city}"),
        ("${boot.naam}", "${boat.name}"),
        ("{{ gast }}", "{{ guest }}"),
        ("{prijs:.2f}", "{price:.2f}"),
        ("{uur!r}", "{hour!r}"),
        ("%(haven)s", "%(harbour)s"),
        ("{2}", "{3}"),
    ],
)
def test_a_placeholder_keeps_its_name(kept: str, changed: str) -> None:
    source = f"Welkom in {kept}, reiziger."
    assert found_by(check_codes, source, f"Welcome to {kept}, traveller.") == []
    found = found_by(check_codes, source, f"Welcome to {changed}, traveller.")
    assert {each.subject for each in found} == {kept, changed}


def test_words_in_braces_are_translated() -> None:
    assert found_by(check_codes, "Zo {zie ook boven} was het.", "So {see above too} it was.") == []
