from bot.domain.claim import Assessment, Status
from bot.domain.document import DocumentId, SentenceKey
from bot.services.evaluation.gold import CircularCase
from bot.services.evaluation.origins import case_marks


def _case(count: int) -> CircularCase:
    return CircularCase(
        id="c1",
        kind="blog repeated",
        documents=(),
        file_name="1-blog.txt",
        claim="The mill is sold.",
        origins=("Blog", "Witness", "Clerk")[:count],
        count=count,
    )


def _rights(count: int, names: tuple[str, ...], status: Status) -> dict[str, bool]:
    found = Assessment(
        sentence=SentenceKey(DocumentId("AAAAAAAA"), 1, 0),
        status=status,
        reasons=("because",),
        origins=names,
    )
    return {mark.measure: mark.right for mark in case_marks(_case(count), found)}


def test_one_origin_for_a_repeated_blog_is_right() -> None:
    assert _rights(1, ("Blog",), Status.UNVERIFIED) == {
        "not_over_counted": True,
        "count_right": True,
        "not_corroborated": True,
    }


def test_counting_the_copy_is_an_over_count() -> None:
    rights = _rights(1, ("Blog", "Copy"), Status.CORROBORATED)

    assert not any(rights.values())


def test_missing_an_independent_witness_is_no_over_count_but_not_right() -> None:
    assert _rights(2, ("Blog",), Status.STATED) == {
        "not_over_counted": True,
        "count_right": False,
        "independent_found": False,
    }


def test_a_circle_may_count_none_or_one() -> None:
    assert _rights(0, (), Status.UNVERIFIED)["count_right"]
    assert _rights(0, ("Rook",), Status.UNVERIFIED)["count_right"]
    assert not _rights(0, ("Rook", "Raven"), Status.UNVERIFIED)["not_over_counted"]


def test_a_claim_without_any_assessment_is_not_right() -> None:
    rights = {mark.measure: mark.right for mark in case_marks(_case(1), None)}

    assert not rights["count_right"]
