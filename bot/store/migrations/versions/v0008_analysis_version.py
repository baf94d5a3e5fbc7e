"""Note by which version of the rules each text was analysed; what is stored so far, by none."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: everything is read again at the next start."""
    op.add_column(
        "versions", sa.Column("analysis_version", sa.Integer, nullable=False, server_default="0")
    )
