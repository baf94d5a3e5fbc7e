"""Servers: what they set, what was posted there, and which of them the bot has left."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.store.tables.base import Moment, metadata

server_settings = Table(
    "server_settings",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("moderator_roles", Text, nullable=False),  # a JSON array of ids, as are the channels
    Column("log_channel", String),
    Column("answer_channels", Text, nullable=False),
    Column("members_see_library", Boolean, nullable=False),
    Column("use_base", Boolean, nullable=False),
    Column("links", Boolean, nullable=False),
)

posted_answers = Table(
    "posted_answers",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("message_id", String, primary_key=True),
    Column("channel_id", String, nullable=False),
    Column("posted_at", Moment, nullable=False),
    # A JSON array of [document, version, start, end, status as it was shown].
    Column("quotes", Text, nullable=False),
    Column("mark", Text, nullable=False),  # what the message says on top of itself now
    Index(None, "posted_at"),
)

servers = Table(
    "servers",
    metadata,
    Column("library_id", String, primary_key=True),
    Column("left_at", Moment),
    Column("logged", Integer, nullable=False),  # the last audit entry told in the log channel
)

purges = Table("purges", metadata, Column("library_id", String, primary_key=True))
"""The library that is being purged: the triggers that keep history let its rows go."""
