"""What Discord sends: users, servers, channels, messages, interactions."""

import itertools
import time
from typing import NamedTuple

Json = dict[str, object]

APPLICATION = 900_000_000_000_000_001
BOT = 900_000_000_000_000_002
SERVER = 900_000_000_000_000_010
OTHER_SERVER = 900_000_000_000_000_020
CHANNEL_OF = {SERVER: SERVER + 1, OTHER_SERVER: OTHER_SERVER + 1}
DM_CHANNEL = 900_000_000_000_000_030
V2 = 1 << 15
EPHEMERAL = 1 << 6
_EPOCH_MS = 1_420_070_400_000
_counter = itertools.count(1)


class Place(NamedTuple):
    """Where a member writes: a server's channel, or a direct message (`server` is None)."""

    server: int | None
    channel: int


def place(server: int | None) -> Place:
    """Return the channel of a server, or the direct message channel."""
    return Place(server, DM_CHANNEL if server is None else CHANNEL_OF[server])


def snowflake() -> str:
    """Return a new id; later ones are larger."""
    return str(((int(time.time() * 1000) - _EPOCH_MS) << 22) + next(_counter))


def bot_user() -> Json:
    return {**user(BOT), "username": "Hearsay", "bot": True}


def user(member: int) -> Json:
    return {
        "id": str(member),
        "username": f"member{member}",
        "discriminator": "0",
        "global_name": f"Member {member}",
        "avatar": None,
    }


MODERATOR = 900_000_000_000_000_040
ADMIN = 900_000_000_000_000_050
ROLE_HOLDER = 900_000_000_000_000_060
ROLE = 900_000_000_000_000_070
LOG_CHANNEL = SERVER + 2
_MAY_WRITE = 274877990912
_MANAGE_MESSAGES = 1 << 13
_MANAGE_SERVER = 1 << 5
_VIEW_CHANNEL = 1 << 10


def member(user_id: int) -> Json:
    moderates = _MANAGE_MESSAGES if user_id == MODERATOR else 0
    moderates |= _MANAGE_SERVER if user_id == ADMIN else 0
    return {
        "user": user(user_id),
        "roles": [str(ROLE)] if user_id == ROLE_HOLDER else [],
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": str(_MAY_WRITE | moderates),
        "nick": None,
        "avatar": None,
    }


def application() -> Json:
    return {
        "id": str(APPLICATION),
        "name": "Hearsay",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "team": None,
        "owner": user(1),
        "flags": 0,
        "summary": "",
    }


def guild(server: int) -> Json:
    return {
        "id": str(server),
        "name": f"Server {server}",
        "icon": None,
        "owner_id": "1",
        "region": "",
        "afk_timeout": 0,
        "afk_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [role(server, "@everyone"), *([role(ROLE, "Archivists")] * (server == SERVER))],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "joined_at": "2024-01-01T00:00:00+00:00",
        "large": False,
        "unavailable": False,
        "member_count": 60,
        "members": [{**member(BOT), "user": bot_user()}],
        "channels": [channel(place(server)), channel(Place(server, server + 2), "log")],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def role(role_id: int, name: str) -> Json:
    return {
        "id": str(role_id),
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(_MAY_WRITE | _VIEW_CHANNEL),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def channel(where: Place, name: str = "story") -> Json:
    if where.server is None:
        return {"id": str(where.channel), "type": 1, "recipients": [user(1)], "flags": 0}
    return {
        "id": str(where.channel),
        "type": 0,
        "guild_id": str(where.server),
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
        "permissions": "274877990912",
    }


def message(where: Place, author: Json, **fields: object) -> Json:
    return {
        "id": snowflake(),
        "channel_id": str(where.channel),
        "author": author,
        "content": "",
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
        **fields,
    }


def attachment(url: str, name: str, size: int, content_type: str) -> Json:
    return {
        "id": snowflake(),
        "filename": name,
        "size": size,
        "url": url,
        "proxy_url": url,
        "content_type": content_type,
        "ephemeral": False,
    }


def interaction(kind: int, where: Place, who: int, data: Json, **fields: object) -> Json:
    """Build an interaction: kind 2 command, 3 component, 4 autocomplete, 5 modal."""
    payload: Json = {
        "id": snowflake(),
        "application_id": str(APPLICATION),
        "type": kind,
        "data": data,
        "channel_id": str(where.channel),
        "channel": channel(where),
        "token": f"token-{snowflake()}",
        "version": 1,
        "app_permissions": "274877990912",
        "locale": "en-GB",
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(where.server or 0)},
        "context": 1 if where.server is None else 0,
        "attachment_size_limit": 10_485_760,
        **fields,
    }
    if where.server is None:
        payload["user"] = user(who)
    else:
        payload["guild_id"] = str(where.server)
        payload["guild"] = {"id": str(where.server), "locale": "en-US", "features": []}
        payload["guild_locale"] = "en-US"
        payload["member"] = member(who)
    return payload


def with_component_ids(components: object, ids: "itertools.count[int] | None" = None) -> object:
    """Number components as Discord does in the messages that it hands back."""
    ids = ids or itertools.count(1)
    if isinstance(components, list):
        return [with_component_ids(each, ids) for each in components]
    if isinstance(components, dict) and "type" in components:
        numbered = {"id": next(ids), **components}
        for key in ("components", "accessory", "component"):
            if key in numbered:
                numbered[key] = with_component_ids(numbered[key], ids)
        return numbered
    return components
