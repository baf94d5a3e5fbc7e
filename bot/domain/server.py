"""What a server has decided about how Hearsay works there."""

from pydantic import Field

from bot.domain.document import LibraryId
from bot.domain.value import Value


class ServerSettings(Value):
    """One server's decisions. Ids of roles and channels are Discord's, in decimals."""

    library: LibraryId
    moderator_roles: tuple[str, ...] = Field(
        default=(), description="roles that may moderate beside those who may manage messages"
    )
    log_channel: str | None = Field(
        default=None, description="where every step in the library is told"
    )
    answer_channels: tuple[str, ...] = Field(
        default=(), description="where the bot answers; empty: everywhere"
    )
    members_see_library: bool = True
    use_base: bool = Field(default=True, description="whether the base library can be quoted here")
    links: bool = Field(default=True, description="whether documents may be fetched by address")
