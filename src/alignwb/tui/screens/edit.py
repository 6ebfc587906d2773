"""The workbench screen: every group of commands over one document."""

from alignwb.tui.screens.help import HelpScreen
from alignwb.tui.screens.keeping import Keeping
from alignwb.tui.screens.moving import Moving
from alignwb.tui.screens.translating import Translating


class EditScreen(Moving, Translating, Keeping):
    """Edits one document."""

    CSS_PATH = "edit.tcss"

    def action_toggle_help(self) -> None:
        """Show the help."""
        self.app.push_screen(HelpScreen())

    def action_toggle_panels(self) -> None:
        """Show or hide the panels; on a narrow screen this shows them too."""
        self.toggle_class("-bare" if self.has_class("-wide") else "-beside")

    def action_command_palette(self) -> None:
        """Find a command by name."""
        self.app.action_command_palette()
