"""Rules of Discord that its OpenAPI description leaves out."""

from tests.loopback.payloads import V2, Json

CHARACTERS = 4_000
COMPONENTS = 40


def problems(body: object) -> list[str]:
    """Name what Discord would refuse in a message that the bot sends."""
    if not isinstance(body, dict):
        return []
    message = body.get("data", body)
    if not isinstance(message, dict) or "components" not in message:
        return []
    found = every_component(message["components"])
    texts = [str(each["content"]) for each in found if each.get("type") == 10]
    ids = [str(each["custom_id"]) for each in found if "custom_id" in each]
    broken = []
    if sum(len(text.encode("utf-16-le")) // 2 for text in texts) > CHARACTERS:
        broken.append("more than 4,000 characters")
    if any(not text.strip() for text in texts):
        broken.append("an empty text display")
    if len(found) > COMPONENTS:
        broken.append("more than 40 components")
    if len(set(ids)) < len(ids):
        broken.append("a custom id twice")
    flags = message.get("flags") or 0
    if isinstance(flags, int) and flags & V2 and message.get("content"):
        broken.append("content beside Components V2")
    if "allowed_mentions" not in message and body is message:
        broken.append("no allowed_mentions: something could ping")
    return broken


def every_component(components: object) -> list[Json]:
    """Return all components, nested ones too, in their order."""
    found: list[Json] = []
    for each in components if isinstance(components, list) else [components]:
        if isinstance(each, dict):
            found.append(each)
            for key in ("components", "accessory", "component"):
                if key in each:
                    found += every_component(each[key])
    return found
