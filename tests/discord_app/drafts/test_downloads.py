"""Attachments are read from where Discord keeps them, and from nowhere else."""

import pytest

from bot.discord_app.drafts.downloads import kept_by_discord


@pytest.mark.parametrize(
    ("address", "cdn", "allowed"),
    [
        ("https://cdn.discordapp.com/attachments/1/2/a.pdf?ex=1", None, True),
        ("https://media.discordapp.net/attachments/1/2/a.pdf", None, True),
        ("http://cdn.discordapp.com/attachments/1/2/a.pdf", None, False),
        ("https://cdn.discordapp.com.evil.example/a.pdf", None, False),
        ("https://cdn.discordapp.com@evil.example/a.pdf", None, False),
        ("https://cdn.discordapp.com:8443/a.pdf", None, False),
        ("http://127.0.0.1:9000/a.pdf", None, False),
        ("http://127.0.0.1:9000/a.pdf", "http://127.0.0.1:9000", True),
        ("http://127.0.0.1:9001/a.pdf", "http://127.0.0.1:9000", False),
        ("https://127.0.0.1:9000/a.pdf", "http://127.0.0.1:9000", False),
        ("file:///etc/passwd", "http://127.0.0.1:9000", False),
    ],
)
def test_attachments_are_read_from_discord_only(
    address: str, cdn: str | None, allowed: bool
) -> None:
    assert kept_by_discord(address, cdn) is allowed
