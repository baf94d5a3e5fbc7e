"""The chain's picture: everything in its place. All names are fictional."""

from hypothesis import HealthCheck, given, settings

from bot.domain.check import Check
from bot.drawing.chain_layout import lay_out_chain
from bot.drawing.scene import Scene, Shape
from bot.drawing.typefaces import Typefaces
from tests.drawing.geometry import (
    CARDS,
    assert_in_place,
    assert_links_clear,
    assert_marks_hold_their_text,
)
from tests.drawing.samples import check, checks, quote

TYPEFACES = Typefaces()


def laid_out(found: Check) -> Scene:
    return lay_out_chain(found, "Who told whom", TYPEFACES)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(checks())
def test_nothing_overlaps_or_is_cut_off_and_no_link_crosses_a_card(found: Check) -> None:
    scene = laid_out(found)
    assert_in_place(scene)
    assert_marks_hold_their_text(scene)
    assert_links_clear(scene)


def test_documents_stand_on_top_and_origins_at_the_bottom() -> None:
    scene = laid_out(check([quote("Digest", "Marl Radio", "Ada Renn", origin="Ada Renn")]))
    heights = {text.words: text.baseline for text in scene.texts}
    assert heights["Digest"] < heights["Marl Radio"] < heights["Ada Renn"]


def test_a_denial_has_its_own_shape_and_the_word() -> None:
    scene = laid_out(
        check(
            [quote("Digest", "Ada Renn", origin="Ada Renn")],
            [quote("Wire", "The Ministry", origin="The Ministry", denial=True)],
        )
    )
    octagons = [mark for mark in scene.marks if mark.shape is Shape.OCTAGON]
    assert [mark.dashed for mark in octagons] == [True]
    inside = [text.words for text in scene.texts if octagons[0].box.contains(text.box)]
    assert inside == ["origin · denies", "The Ministry"]


def test_every_arrow_ends_below_a_card() -> None:
    scene = laid_out(
        check(
            [quote("Digest", "Ada Renn", origin="Ada Renn"), quote("Wire", "Ada Renn", origin="X")]
        )
    )
    cards = [mark.box for mark in scene.marks if mark.shape in CARDS]
    ends = [stroke.points[-1] for stroke in scene.strokes if stroke.arrow]
    assert len(ends) == 3
    for x, y in ends:
        assert any(card.x < x < card.right and 0 <= y - card.bottom < 8 for card in cards)


def test_without_sources_there_is_the_statement_and_the_finding() -> None:
    nothing = Check(
        statement="The moon is cheese.", verdict="not-in-sources", note="No document says that."
    )
    scene = laid_out(nothing)
    assert [mark for mark in scene.marks if mark.shape in CARDS] == []
    assert "No document says that." in [text.words for text in scene.texts]
