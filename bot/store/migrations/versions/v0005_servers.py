"""Add what servers decide, answers that can be marked later, and a way to purge a left server.

History still refuses every delete but one: while a purge of its library is under way. A purge can
only begin for a server that the bot has left, and ends in the transaction that it began in.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT = {
    "audit": "rows of the audit log are never deleted",
    "versions": "a stored version is never deleted",
    "verdicts": "a verdict is cleared, never deleted",
    "timeline_edits": "an edit is undone, never deleted",
}

_NOT_PURGED = "NOT EXISTS (SELECT 1 FROM purges WHERE library_id = OLD.library_id)"


def upgrade() -> None:
    """Create the tables; let the triggers make way for a purge."""
    _create_settings()
    _create_posted_answers()
    _create_purges()
    for table, message in _KEPT.items():
        op.execute(f"DROP TRIGGER {table}_refuses_delete")
        op.execute(
            f"CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} "
            f"WHEN {_NOT_PURGED} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )


def _create_settings() -> None:
    op.create_table(
        "server_settings",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("moderator_roles", sa.Text, nullable=False),
        sa.Column("log_channel", sa.String),
        sa.Column("answer_channels", sa.Text, nullable=False),
        sa.Column("members_see_library", sa.Boolean, nullable=False),
        sa.Column("use_base", sa.Boolean, nullable=False),
        sa.Column("links", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("library_id", name="pk_server_settings"),
    )


def _create_posted_answers() -> None:
    op.create_table(
        "posted_answers",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("message_id", sa.String, nullable=False),
        sa.Column("channel_id", sa.String, nullable=False),
        sa.Column("posted_at", sa.String, nullable=False),
        sa.Column("quotes", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("library_id", "message_id", name="pk_posted_answers"),
    )
    op.create_index("ix_posted_answers_posted_at", "posted_answers", ["posted_at"])


def _create_purges() -> None:
    op.create_table(
        "servers",
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("left_at", sa.String),
        sa.Column("logged", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("library_id", name="pk_servers"),
    )
    op.create_table(
        "purges",
        sa.Column("library_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("library_id", name="pk_purges"),
    )
    op.execute(
        "CREATE TRIGGER purges_refuses_insert BEFORE INSERT ON purges "
        "WHEN NOT EXISTS (SELECT 1 FROM servers "
        "WHERE library_id = NEW.library_id AND left_at IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'only a server that was left is purged'); END"
    )
