"""Add links that wait for a moderator, sharpened copies, and moderators' decisions on links.

A decision is undone, never rewritten or deleted; what the machine found is replaced as a whole.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SENTENCE = ("document", "version", "position")
_NOT_PURGED = "NOT EXISTS (SELECT 1 FROM purges WHERE library_id = OLD.library_id)"


def upgrade() -> None:
    """Create the tables and the triggers that keep the decisions."""
    _create_findings()
    _create_decisions()
    op.execute(
        "CREATE TRIGGER link_decisions_refuses_update BEFORE UPDATE OF "
        "id, library_id, decision ON link_decisions "
        "BEGIN SELECT RAISE(ABORT, 'a decision is undone, never rewritten'); END"
    )
    op.execute(
        "CREATE TRIGGER link_decisions_refuses_delete BEFORE DELETE ON link_decisions "
        f"WHEN {_NOT_PURGED} "
        "BEGIN SELECT RAISE(ABORT, 'a decision is undone, never deleted'); END"
    )


def _create_findings() -> None:
    op.create_table(
        "doubtful_links",
        sa.Column("library_id", sa.String, nullable=False),
        *_sides("subject", "target"),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("similarity", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint(
            "library_id", *_names("subject", "target"), "kind", name="pk_doubtful_links"
        ),
    )
    op.create_table(
        "sharpened_copies",
        sa.Column("library_id", sa.String, nullable=False),
        *_sides("copy", "original"),
        sa.Column("what", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(
            "library_id", *_names("copy", "original"), name="pk_sharpened_copies"
        ),
    )


def _create_decisions() -> None:
    op.create_table(
        "link_decisions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("library_id", sa.String, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("undone_at", sa.String),
        sa.Column("undone_by", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_link_decisions"),
    )
    op.create_index("ix_link_decisions_library_id", "link_decisions", ["library_id"])


def _names(*sides: str) -> list[str]:
    return [f"{side}_{part}" for side in sides for part in _SENTENCE]


def _sides(*sides: str) -> list[sa.Column[str] | sa.Column[int]]:
    columns: list[sa.Column[str] | sa.Column[int]] = []
    for side in sides:
        columns += [
            sa.Column(f"{side}_document", sa.String, nullable=False),
            sa.Column(f"{side}_version", sa.Integer, nullable=False),
            sa.Column(f"{side}_position", sa.Integer, nullable=False),
        ]
    return columns
