"""Documents on their way in have a line each, and one button as soon as there is a draft."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.drafts.intake_page import Arrival, render_arrivals, render_ready
from bot.discord_app.interaction.long_work import Stage
from bot.domain.draft import DraftId
from tests.discord_app import samples
from tests.discord_app.draft_samples import draft
from tests.discord_app.samples import HOSTILE
from tests.loopback import rules
from tests.loopback.reading import everything, labels, texts


def test_each_arrival_says_what_became_of_it() -> None:
    stage = Stage(lambda: None)
    stage("analysing the document", 1, 3)
    arrivals = [
        Arrival("a.md", stage, draft=draft()),
        Arrival("b.exe", stage, problem="files of this kind do not go in"),
        Arrival("c_d.md", stage),
    ]
    drawn = samples.drawn(render_arrivals(arrivals, left_out=2))

    assert texts(drawn) == [
        "### 2 of 3 read · nothing is live yet\n2 more were left out: 10 go in at once.",
        "📥 **a.md**\n-# Harbour master: nobody left by ship",
        "⛔ **b.exe**\n-# files of this kind do not go in",
        "⏳ **c\\_d.md**\n-# Analysing the document · 1 of 3",
    ]
    assert labels(drawn) == ["Preview"]


def test_the_same_file_twice_is_one_draft_with_one_button() -> None:
    arrivals = [Arrival(name, Stage(lambda: None), draft=draft()) for name in ("a.md", "b.md")]

    assert labels(samples.drawn(render_arrivals(arrivals))) == ["Preview"]


def test_what_everybody_reads_of_a_late_preview_names_nothing_of_it() -> None:
    late = everything(samples.drawn(render_ready("77", [draft(), draft()])))

    assert "The preview that <@77> asked for" in late
    assert "Harbour" not in late
    assert "harbour.pdf" not in late


@settings(max_examples=40, deadline=None)
@given(HOSTILE.filter(lambda words: bool(words.strip())), st.integers(1, 30))
def test_hostile_names_stay_within_the_limits(words: str, times: int) -> None:
    long = words * times
    hostile = draft(file_name=long, details=draft().details.model_copy(update={"title": long}))
    many = [hostile.model_copy(update={"id": DraftId(f"DRAFT{number}")}) for number in range(5)]
    arrivals = [Arrival(long, Stage(lambda: None), draft=each) for each in many]
    arrivals += [Arrival(long, Stage(lambda: None), problem=long) for _ in range(5)]
    drawn = samples.drawn(render_arrivals(arrivals, 3))

    assert rules.problems({**drawn, "allowed_mentions": {}}) == []
