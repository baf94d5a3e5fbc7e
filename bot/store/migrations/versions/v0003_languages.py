"""Label every version with its language; what was stored before is English."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("versions", sa.Column("language", sa.String, nullable=False, server_default="en"))
