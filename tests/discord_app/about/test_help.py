"""Help and the privacy notice fit into a message and name the minutes that are set."""

from bot.discord_app.about.help import render_help
from bot.discord_app.about.privacy import render_privacy
from bot.discord_app.rendering.limits import LAYOUT_CHARACTERS
from tests.discord_app import samples


def test_help_and_privacy_fit_and_name_the_minutes() -> None:
    for view in (render_help(15), render_privacy(15)):
        assert view.content_length() <= LAYOUT_CHARACTERS
        assert "15 minutes" in str(samples.drawn(view))
