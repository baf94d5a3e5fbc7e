"""Bring a database's schema up to this program's."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

from bot.domain.errors import ConfigurationError

HEAD = "head"


def migrate(connection: Connection, revision: str = HEAD) -> None:
    """Upgrade the schema inside the caller's transaction; do nothing when it is current.

    Raises:
        ConfigurationError: if the database is not Hearsay's, or a newer version wrote it.
    """
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None and set(inspect(connection).get_table_names()) - {"alembic_version"}:
        raise ConfigurationError(
            "The database belongs to another program. Give Hearsay a folder of its own: "
            "--data DIR or HEARSAY_DATA=DIR."
        )
    if current is not None and not _knows(scripts, current):
        raise ConfigurationError(
            f"The database was written by a newer version of Hearsay (schema {current}). "
            "Install that version or a later one, or use another data folder."
        )
    if current != scripts.get_current_head():
        command.upgrade(config, revision)


def _config(connection: Connection) -> Config:
    # Built here, not read from an alembic.ini: an installed wheel has nothing but modules.
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _knows(scripts: ScriptDirectory, revision: str) -> bool:
    try:
        return scripts.get_revision(revision) is not None
    except CommandError:
        return False
