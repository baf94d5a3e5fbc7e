"""The finished pictures: what a file and its description are. All names are fictional."""

import io
import threading
from itertools import pairwise

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from PIL import Image

from bot.drawing.chain import draw_chain
from bot.drawing.cleaning import cleaned
from bot.drawing.picture import MOST_ALT, Picture
from bot.drawing.timeline import draw_timeline
from bot.drawing.typefaces import Face, Typefaces, font_path
from tests.drawing.samples import HOSTILE, check, quote, report, timeline


def size_of(picture: Picture) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture.png)).size


def hostile_timeline() -> Picture:
    texts = [text for text in HOSTILE if text.strip()]
    return draw_timeline(
        timeline(
            *[
                report(said_by=(text,), sentence={"start": 0, "end": len(text), "text": text})
                for text in texts
            ]
        )
    )


def test_a_picture_is_as_wide_as_a_phone_and_small_enough_to_send() -> None:
    picture = hostile_timeline()
    assert size_of(picture)[0] == 1080
    assert len(picture.png) < 500_000


def test_the_same_words_give_the_same_bytes() -> None:
    found = timeline(report())
    assert draw_timeline(found) == draw_timeline(found)


def test_drawing_leaves_the_settings_of_matplotlib_alone() -> None:
    before = dict(mpl.rcParams)
    draw_timeline(timeline(report()))
    assert dict(mpl.rcParams) == before


def test_dollar_signs_are_money() -> None:
    text = "It cost $5_000 and then $6^2 more, he said."
    money = report(sentence={"start": 0, "end": len(text), "text": text})
    picture = draw_timeline(timeline(money))
    assert size_of(picture)[1] > 300


def test_pictures_can_be_drawn_in_several_threads() -> None:
    found = timeline(report(), report())
    alone = draw_timeline(found)
    drawn: list[Picture] = []
    threads = [
        threading.Thread(target=lambda: drawn.append(draw_timeline(found))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == [alone] * 3


def test_the_description_names_date_status_and_teller() -> None:
    picture = draw_timeline(timeline(report(said_by=("Ada Renn",), role="reported")))
    assert picture.alt == (
        "Timeline: 1 event. 17 June 2021 (reported): stated, not verified, says Ada Renn, "
        "via Tresk Press."
    )


def test_the_description_says_who_told_whom() -> None:
    picture = draw_chain(check([quote("Digest", "Ada Renn", origin="Ada Renn")]))
    assert picture.alt == (
        "Who told whom: “The dam was warned about.”, unverified. Digest (document · passes it on), "
        "told by Ada Renn. Ada Renn (origin · says so)."
    )


def test_no_description_is_longer_than_discord_takes() -> None:
    assert len(hostile_timeline().alt) <= MOST_ALT


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("face", list(Face))
def test_text_is_painted_no_wider_than_it_was_measured(text: str, face: Face) -> None:
    figure = Figure(dpi=72)
    FigureCanvasAgg(figure)
    for run in Typefaces().runs(cleaned(text)[:60], face):
        font = FontProperties(fname=font_path(run.file), size=36)
        drawn = figure.text(0, 0, run.text, fontproperties=font, parse_math=False)
        assert drawn.get_window_extent().width <= run.ems * 36 * 1.02 + 12


def test_words_keep_their_order_on_a_line() -> None:
    runs = Typefaces().runs("Dong 董经纬 said", Face.REGULAR)
    assert "".join(run.text for run in runs) == "Dong 董经纬 said"
    assert all(first.file != second.file for first, second in pairwise(runs))
