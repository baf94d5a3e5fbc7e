from bot.services.evaluation.marks import Mark, figures_of


def test_a_measure_is_the_share_of_its_own_right_marks() -> None:
    marks = [
        Mark("first", "q1", right=True),
        Mark("first", "q2", right=False),
        Mark("status", "q1", right=True),
    ]

    assert figures_of("set", marks, "hash").values == {"first": 0.5, "status": 1.0}


def test_a_case_that_several_measures_judge_counts_once() -> None:
    marks = [Mark("first", "q1", right=True), Mark("status", "q1", right=True)]

    assert figures_of("set", marks, "hash").cases == 1
