"""The settings are drawn with what is decided and with how to change it."""

from bot.discord_app.settings.page import CHOICE, SWITCH, render_settings
from bot.domain.document import LibraryId
from bot.domain.server import ServerSettings
from tests.discord_app import samples
from tests.loopback.payloads import Json
from tests.loopback.reading import everything, labels
from tests.loopback.rules import every_component, problems

SERVER = LibraryId("1001")


def lists(drawn: Json) -> dict[str, Json]:
    found = every_component(drawn["components"])
    return {str(each["custom_id"]): each for each in found if each["type"] in (6, 8)}


def test_what_is_decided_is_shown_and_chosen() -> None:
    settings = ServerSettings(
        library=SERVER,
        moderator_roles=("5", "6"),
        log_channel="7",
        answer_channels=("8",),
        members_see_library=False,
    )

    drawn = samples.drawn(render_settings(settings))

    chosen = {name: each["default_values"] for name, each in lists(drawn).items()}
    assert chosen == {
        "hearsay:settings:roles": [{"id": "5", "type": "role"}, {"id": "6", "type": "role"}],
        "hearsay:settings:log": [{"id": "7", "type": "channel"}],
        "hearsay:settings:answers": [{"id": "8", "type": "channel"}],
    }
    assert "⬜ **Members see the list of sources**: off" in everything(drawn)
    assert "✅ **Shared base library**: on" in everything(drawn)
    assert labels(drawn) == [
        "Members see the list of sources: switch on",
        "Shared base library: switch off",
        "Adding by address: switch off",
    ]


def test_every_list_and_switch_is_found_again_by_its_custom_id() -> None:
    drawn = samples.drawn(render_settings(ServerSettings(library=SERVER)))

    ids = [
        str(each["custom_id"])
        for each in every_component(drawn["components"])
        if "custom_id" in each
    ]
    assert len(ids) == 6
    assert all(CHOICE.fullmatch(each) or SWITCH.fullmatch(each) for each in ids)


def test_trouble_with_the_log_channel_stands_on_top() -> None:
    drawn = samples.drawn(render_settings(ServerSettings(library=SERVER), trouble="No access."))

    assert "⚠️ No access." in everything(drawn)


def test_as_much_as_can_be_chosen_stays_within_discords_limits() -> None:
    many = tuple(str(number) for number in range(1, 41))
    settings = ServerSettings(library=SERVER, moderator_roles=many, answer_channels=many)

    drawn = samples.drawn(render_settings(settings))

    assert len(lists(drawn)["hearsay:settings:roles"]["default_values"]) == 25  # type: ignore[arg-type]  # a JSON array
    assert problems({**drawn, "allowed_mentions": {}}) == []
