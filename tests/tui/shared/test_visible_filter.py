from pathlib import Path

from rich.segment import Segment
from support.screens import ListeningApp
from support.settling import settled
from support.small_project import make_project, the_document
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.shared.visible_filter import VisibleFilter


def test_a_line_keeps_its_width_and_loses_what_drives_a_terminal() -> None:
    line = [Segment("a\x1b]0;x\x07b"), Segment("gewoon"), Segment("c\x9d\ufffe\ud800\u2028d\u00ad")]
    shown = VisibleFilter().apply(line, Color(0, 0, 0))
    assert [segment.text for segment in shown] == ["a]0;xb", "gewoon", "c��d¬"]
    assert [segment.cell_length for segment in shown] == [each.cell_length for each in line]


async def test_no_widget_of_the_application_draws_control_characters(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause()
        await app.screen.mount(Static(Content("x\x1b]2;y\x07z", strip_control_codes=False)))
        app.notify("[b]\x1b]2;m\x07[/b]\nnext", title="\x1b]2;t\x07")
        await settled(pilot)
        drawn = "\n".join(
            "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        )
        assert "\x1b" not in drawn
        assert "[b]␛]2;m␇[/b]" in drawn
        assert "␛]2;t␇" in drawn
        assert isinstance(app.screen, EditScreen)
        app.screen.session.close()
