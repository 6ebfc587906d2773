from textual.app import App
from textual.widgets import OptionList

from alignwb.tui.dialogs.choice import Choice, ChoiceScreen


async def test_words_of_a_file_are_neither_markup_nor_control_characters() -> None:
    app: App[None] = App()
    async with app.run_test(size=(100, 24)) as pilot:
        words = "[red]a[/] \x1b]2;t\x07\u2066[@click=app.quit]b"
        app.push_screen(ChoiceScreen(words, [Choice(words, words)]))
        await pilot.pause()
        shown = "[red]a[/] ␛]2;t␇␦[@click=app.quit]b"
        assert shown in app.screen.query_one("TitledFrame").render_line(0).text or any(
            shown in "".join(segment.text for segment in strip)
            for strip in app.screen._compositor.render_strips()
        )
        assert app.screen.query_one(OptionList).render_line(0).text.count(shown) == 2
