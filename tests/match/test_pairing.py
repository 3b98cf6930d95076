"""Which sentences of news on law and politics are paired, and how surely."""

import pytest

from workbench.match.pairing.beads import pair
from workbench.model.memory import DOUBTFUL, Bead
from workbench.model.spans import Span
from workbench.text.sentences import sentences

Terms = tuple[tuple[str, str], ...]


def pairs(source: str, target: str, anchors: Terms = ()) -> list[tuple[str, str]]:
    """Both sides of each bead as text."""
    return [
        (bead.source.of(source), bead.target.of(target)) for bead in beads(source, target, anchors)
    ]


def beads(source: str, target: str, anchors: Terms = ()) -> tuple[Bead, ...]:
    return pair(source, target, sentences(source, "zh-Hans"), sentences(target, "en-US"), anchors)


ONE_TO_ONE = [
    [
        ("昨日，临江市法院公开宣判一起非法集资案。", "The Linjiang court gave judgment yesterday."),
        (
            "被告人周某被判处有期徒刑12年，并处罚金50万元。",
            "Zhou, the defendant, was sentenced to 12 years in prison and fined 500,000 yuan.",
        ),
        ("周某当庭表示不上诉。", "Zhou told the court that he would not appeal."),
    ],
    [
        ("“为什么要立这部法？”王敏问。", "“Why do we need this law?” Wang Min asked."),
        ("“因为老百姓需要它。”她自己回答。", "“Because people need it,” she answered herself."),
        (
            "这部法律共七章六十八条，将于明年3月1日起施行。",
            "The law, which has seven chapters and 68 articles, takes effect on March 1 next year.",
        ),
    ],
    [
        ("（一）完善立法机制。", "(1) Improve the legislative mechanism."),
        ("（二）加强执法监督。", "(2) Strengthen oversight of law enforcement."),
        ("（三）深化司法改革。", "(3) Deepen judicial reform."),
    ],
    [
        ("根據民國八十五年的規定，", "Under the provisions of 1996,"),
        ("申請人應於三十日內提出。", "an applicant shall apply within 30 days."),
    ],
]


@pytest.mark.parametrize("expected", ONE_TO_ONE)
def test_sentences_in_the_same_order_are_paired_one_by_one(
    expected: list[tuple[str, str]],
) -> None:
    source = "".join(one for one, _ in expected)
    target = " ".join(other for _, other in expected)

    found = pair(source, target, _spans(source, expected, 0), _spans(target, expected, 1))

    assert [(bead.source.of(source), bead.target.of(target)) for bead in found] == expected
    assert all(bead.is_one_to_one and bead.confidence >= DOUBTFUL for bead in found)


GROUPED = [
    pytest.param(
        [
            (
                "法院查明，周某以高额回报为诱饵，骗取320名投资人共计8600万元。",
                "The court found that Zhou had promised high returns and cheated 320 investors."
                " The sum came to 86 million yuan.",
            ),
            ("周某没有上诉。", "Zhou did not appeal."),
        ],
        id="one sentence became two",
    ),
    pytest.param(
        [
            (
                "会议强调，要坚持依法治市，加快建设法治政府。各级干部要带头学法，做到办事依法。",
                "The meeting stressed that the city must be governed according to law and build a"
                " law-based government, and that officials at all levels must take the lead in"
                " studying the law and acting by it.",
            ),
            ("会议还讨论了其他事项。", "Other matters were also discussed."),
        ],
        id="two sentences became one",
    ),
    pytest.param(
        [
            (
                "全县有14个乡镇，209个村，每村都有一名调解员，去年共调解纠纷3120件，无一上访。",
                "The county has 14 townships and 209 villages. There is a mediator in every"
                " village. Last year they settled 3,120 disputes, and nobody petitioned.",
            ),
            ("经验已在全省推广。", "The whole province has taken up the method."),
        ],
        id="one sentence became three",
    ),
]


@pytest.mark.parametrize("expected", GROUPED)
def test_sentences_that_were_divided_or_joined_stay_together(
    expected: list[tuple[str, str]],
) -> None:
    source = "".join(one for one, _ in expected)
    target = " ".join(other for _, other in expected)

    assert pairs(source, target) == expected


def test_a_sentence_that_was_left_out_answers_to_nothing() -> None:
    source = "会议审议了2021年的预算报告。与会人员参观了博物馆并合影留念。预算为350亿元。"
    target = "The meeting reviewed the budget report for 2021. The budget is 35 billion yuan."

    assert pairs(source, target) == [
        ("会议审议了2021年的预算报告。", "The meeting reviewed the budget report for 2021."),
        ("与会人员参观了博物馆并合影留念。", ""),
        ("预算为350亿元。", "The budget is 35 billion yuan."),
    ]


def test_a_sentence_that_was_added_answers_to_nothing() -> None:
    source = "新条例共有48条。条例将于5月1日施行。"
    target = (
        "The new regulations have 48 articles. Fishermen along the coast had been catching far more"
        " squid than they could ever sell. They take effect on May 1."
    )

    assert [one for one, _ in pairs(source, target)] == [
        "新条例共有48条。",
        "",
        "条例将于5月1日施行。",
    ]


def test_known_renderings_tell_what_length_does_not() -> None:
    source = "冯玉兰去了。社区矫正很难。庭前会议很长。"
    target = "It was Feng. As for corrections in communities, hard. Long, the pretrial conferences."
    anchors = (
        ("冯玉兰", "Feng"),
        ("社区矫正", "corrections in communities"),
        ("庭前会议", "pretrial conference"),
    )

    with_them, without = beads(source, target, anchors), beads(source, target)

    assert [bead.is_one_to_one for bead in with_them] == [True, True, True]
    assert min(bead.confidence for bead in with_them) > min(bead.confidence for bead in without)


def test_one_sentence_on_both_sides_is_one_bead_even_where_nothing_speaks_for_it() -> None:
    source, target = "茶价大跌。", "In 1987 the cathedral " + "and its pale stone towers " * 8
    (bead,) = pair(source, target, [Span(0, 5)], [Span(0, len(target))])

    assert (bead.source, bead.target) == (Span(0, 5), Span(0, len(target)))
    assert bead.is_one_to_one
    assert bead.confidence < DOUBTFUL


def test_english_that_belongs_elsewhere_is_doubtful() -> None:
    source = "法院受理案件4215件。其中民事案件占八成。法官人均结案近300件。"
    target = "Tea prices fell in the spring. Growers, who had hoped for rain, sold. It was 2 May."

    assert all(bead.confidence < DOUBTFUL for bead in beads(source, target))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "", ()),
        ("法院宣判。", "", ((Span(0, 5), Span(0, 0)),)),
        ("", "So ruled. All rose.", ((Span(0, 0), Span(0, 9)), (Span(0, 0), Span(10, 19)))),
    ],
)
def test_a_side_without_sentences_leaves_those_of_the_other_alone(
    source: str, target: str, expected: tuple[tuple[Span, Span], ...]
) -> None:
    assert beads(source, target) == tuple(
        Bead(source=ours, target=theirs, confidence=0.0, is_one_to_one=False)
        for ours, theirs in expected
    )


@pytest.mark.parametrize(("ours", "theirs"), [(500, 1), (1, 500), (400, 500), (300, 2)])
def test_hundreds_of_sentences_are_paired_whole(ours: int, theirs: int) -> None:
    source, target = "案件已结。" * ours, "Case closed. " * theirs
    found = pair(
        source,
        target,
        [Span(at * 5, at * 5 + 5) for at in range(ours)],
        [Span(at * 13, at * 13 + 12) for at in range(theirs)],
    )

    assert (found[0].source.start, max(bead.source.end for bead in found)) == (0, ours * 5)
    assert max(bead.target.end for bead in found) == theirs * 13 - 1


def test_a_band_does_not_lose_what_was_left_out_on_the_way() -> None:
    source = [f"第{at}号案件共有{at * 7}名证人。" for at in range(400)]
    target = [f"Case No. {at} has {at * 7} witnesses." for at in range(400) if not 150 < at <= 190]
    texts = "".join(source), " ".join(target)
    found = pair(*texts, _placed(source, 0), _placed(target, 1))

    assert sum(bead.is_one_to_one for bead in found) == 360
    assert sum(not bead.target for bead in found) == 40


def _spans(text: str, expected: list[tuple[str, str]], side: int) -> list[Span]:
    return _placed([one[side] for one in expected], side)


def _placed(parts: list[str], between: int) -> list[Span]:
    spans, start = [], 0
    for part in parts:
        spans.append(Span(start, start + len(part)))
        start += len(part) + between
    return spans
