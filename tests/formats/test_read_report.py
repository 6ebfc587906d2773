from alignwb.formats.read_report import ReadReport


def test_units_are_counted_once_a_reason_and_the_first_are_named() -> None:
    report = ReadReport()
    for number in (2, 2, 3, 5, 7, 8, 9):
        report.leave_out(number, "no text in en")
    report.leave_out(4, "no text in nl")
    report.count_left_out(2, "not confirmed")
    report.count_left_out(0, "never")
    listed = [str(places) for places in report.left_out.values()]
    assert listed == ["units 2, 3, 5, 7, 8 and 1 more", "unit 4", "2 units"]
    assert report.left_out_total == 9


def test_changes_of_units_without_a_number_are_counted() -> None:
    report = ReadReport()
    for count in (1, 0, 2):
        report.count_mended(count, "no markers")
    report.count_mended(0, "never")
    assert {change: str(places) for change, places in report.mended.items()} == {
        "no markers": "3 units"
    }
