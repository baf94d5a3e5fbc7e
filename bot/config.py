"""Every setting once: description, default and bounds. Read from the environment."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_data() -> Path:
    return Path(platformdirs.user_data_dir("hearsay", appauthor=False))


class Settings(BaseSettings):
    """What an operator may set. Environment variables carry the alias's name."""

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, frozen=True)

    data: Path = Field(
        default_factory=_default_data,
        alias="HEARSAY_DATA",
        description="Folder for the database and the indexes.",
    )
    model: str = Field(
        default="",
        alias="HEARSAY_MODEL",
        description="Embedding model: a sentence-transformers name or path. "
        "Empty: all-MiniLM-L6-v2 from the installed package.",
    )
    graphs: Path | None = Field(
        default=None,
        alias="HEARSAY_GRAPHS",
        description="Folder for the model as it is prepared at the first start (22 MB); several "
        "bots may share one. Empty: `graphs` in the data folder.",
    )
    token: SecretStr | None = Field(
        default=None, alias="DISCORD_TOKEN", description="The bot's token. Needed by `run` only."
    )
    api_url: str = Field(
        default="https://discord.com/api/v10",
        alias="DISCORD_API_URL",
        description="Base of Discord's REST API: a proxy in production, a loopback in tests.",
    )
    cdn_url: str | None = Field(
        default=None,
        alias="DISCORD_CDN_URL",
        description="One more host from which attachments may be read.",
    )
    context_minutes: int = Field(
        default=15,
        ge=1,
        le=60,
        alias="HEARSAY_CONTEXT_MINUTES",
        description="How long a reply to an answer counts as a follow-up, in minutes.",
    )
    links: bool = Field(
        default=True,
        alias="HEARSAY_LINKS",
        description="Whether moderators may add documents by their web address (true or false).",
    )
    link_hosts: str = Field(
        default="",
        pattern=r"^[\w.:\[\], -]*$",
        alias="HEARSAY_LINK_HOSTS",
        description="Hosts outside the public web that links may lead to all the same, with their "
        "ports, parted by commas (`wiki.internal:8080`). Empty: none.",
    )
    log_level: str = Field(
        default="info",
        pattern="^(debug|info|warning|error)$",
        alias="HEARSAY_LOG_LEVEL",
        description="debug, info, warning or error.",
    )

    @property
    def graph_folder(self) -> Path:
        """Where the prepared model is kept."""
        return self.graphs or self.data / "graphs"
