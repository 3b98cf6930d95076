from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.match.naming_pages import HELD_OUT, TUNED, Page
from workbench.match.naming import FoundName, NameKind, NamePlace, Paragraph, find_names
from workbench.model.segments import SegmentKind
from workbench.model.spans import Span
from workbench.text.folding import fold

SEED = Path(__file__).parents[2] / "seeds" / "henan-legal-daily.txt"
FIELDS = {
    NameKind.PERSON: "people",
    NameKind.ANONYMISED: "anonymised",
    NameKind.PLACE: "places",
    NameKind.ORGAN: "organs",
    NameKind.LAW: "laws",
    NameKind.PUBLICATION: "publications",
}


def names(page: Page, kind: NameKind) -> set[str]:
    return {name.han for name in find_names(page.text.split("\n")) if name.kind is kind}


def people(text: str) -> list[str]:
    return [name.han for name in find_names([text]) if name.kind is NameKind.PERSON]


def scores(pages: tuple[Page, ...], kind: NameKind) -> tuple[float, float]:
    """Precision and recall of one kind over pages."""
    right = proposed = expected = 0
    for page in pages:
        found, wanted = names(page, kind), set(getattr(page, FIELDS[kind]).split())
        right += len(found & wanted)
        proposed += len(found)
        expected += len(wanted)
    return right / max(1, proposed), right / max(1, expected)


@pytest.fixture(scope="module")
def seed() -> list[str]:
    return [line for line in SEED.read_text("utf-8").split("\n") if line.strip()]


def test_the_people_of_the_page_are_those_that_its_glossary_has(seed: list[str]) -> None:
    found = [name for name in find_names(seed) if name.kind is NameKind.PERSON]

    assert {name.han: name.latin for name in found} == {
        "于东辉": "Yu Donghui",
        "习近平": "Xi Jinping",
        "王晓磊": "Wang Xiaolei",
        "胡荣启": "Hu Rongqi",
        "郭声琨": "Guo Shengkun",
        "张东": "Zhang Dong",
        "赵彦学": "Zhao Yanxue",
    }
    for name in found:
        spans = [
            NamePlace(paragraph=number, span=Span(at, at + len(name.han)))
            for number, text in enumerate(seed)
            for at in range(len(text))
            if text.startswith(name.han, at)
        ]
        assert name.places == tuple(spans)


def test_offices_are_taken_whole(seed: list[str]) -> None:
    roles = {name.han: name.role for name in find_names(seed) if name.kind is NameKind.PERSON}

    assert roles["于东辉"] == "郑州市委常委、政法委书记"
    assert roles["郭声琨"] == "中共中央政治局委员、中央政法委书记"
    assert roles["赵彦学"] == "特约记者"


def test_all_that_is_found_of_a_name() -> None:
    text = "会议开始。市委书记徐立毅主持会议。徐立毅强调，要抓好落实。"

    assert [name for name in find_names([text]) if name.kind is NameKind.PERSON] == [
        FoundName(
            han="徐立毅",
            kind=NameKind.PERSON,
            latin="Xu Liyi",
            alternatives=(),
            doubts=(),
            role="市委书记",
            confidence=0.95,
            evidence="市委书记徐立毅主持会议。",
            places=(
                NamePlace(paragraph=0, span=Span(9, 12)),
                NamePlace(paragraph=0, span=Span(17, 20)),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张东表示同意。", ["张东"]),
        ("记者张东在现场看到", ["张东"]),
        ("局长李强调研时指出", ["李强"]),
        ("局长李明等5人到场", ["李明"]),
        ("被告人王永和,男,汉族", ["王永和"]),
        ("书记郭声琨2020年7月28日强调", ["郭声琨"]),
        ("陈兴良教授认为", ["陈兴良"]),
        ("文/秦若谦 图/李刚", ["秦若谦", "李刚"]),
        ("王刚 摄", ["王刚"]),
        ("法定代表人:方正,董事长。", ["方正"]),
        ("丁亮为洛阳市中级人民法院审判员;", ["丁亮"]),
        ("书记员燕小川担任记录", ["燕小川"]),
        ("审判员 司马光明", ["司马光明"]),
        ("美国总统特朗普表示", ["特朗普"]),
        ("俄罗斯总统弗拉基米尔·普京发表讲话", ["弗拉基米尔·普京"]),
        ("郭、吕二人", []),
        ("书记高度重视此事", []),
        ("会议强调,方案要高质量", []),
        ("周围群众马上表示支持", []),
        ("有关方面表示,和平安全", []),
        ("王国的常委代表认为", []),
        ("李某同志", []),
        ("", []),
    ],
)
def test_people_of_a_sentence(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_name_stands_by_itself_only_in_a_byline() -> None:
    byline = Paragraph(text="□王晓磊 张东", kind=SegmentKind.BYLINE)

    assert [name.han for name in find_names([byline])] == ["王晓磊", "张东"]
    assert find_names([byline.text]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王某甲向李某1借款", ["王某甲", "李某1"]),
        ("被害人张某某陈述", ["张某某"]),
        ("宋某红与付某离婚", ["宋某红", "付某"]),
        ("欧阳某某、陈××", ["欧阳某某", "陈××"]),
        ("任某种职务,有某些人", []),
    ],
)
def test_anonymised_people_are_told_apart(text: str, expected: list[str]) -> None:
    found = find_names([text])

    assert [name.han for name in found if name.kind is NameKind.ANONYMISED] == expected
    assert all(name.latin == "" for name in found if name.kind is NameKind.ANONYMISED)


@pytest.mark.parametrize("page", TUNED + HELD_OUT, ids=lambda page: page.text[:12])
def test_no_law_or_publication_is_missed(page: Page) -> None:
    assert names(page, NameKind.LAW) == set(page.laws.split())
    assert names(page, NameKind.PUBLICATION) == set(page.publications.split())


@pytest.mark.parametrize(
    ("pages", "kind", "precision", "recall"),
    [
        (TUNED, NameKind.PERSON, 1, 0.93),
        (TUNED, NameKind.ANONYMISED, 1, 1),
        (TUNED, NameKind.PLACE, 0.97, 0.97),
        (TUNED, NameKind.ORGAN, 1, 1),
        (HELD_OUT, NameKind.PERSON, 1, 0.96),
        (HELD_OUT, NameKind.ANONYMISED, 1, 1),
        (HELD_OUT, NameKind.PLACE, 0.93, 1),
        (HELD_OUT, NameKind.ORGAN, 1, 1),
    ],
)
def test_precision_and_recall_do_not_fall(
    pages: tuple[Page, ...], kind: NameKind, precision: float, recall: float
) -> None:
    found = scores(pages, kind)

    assert found[0] >= precision
    assert found[1] >= recall


def test_traditional_text_keeps_its_characters() -> None:
    found = find_names(["開封市委書記高建軍陪同調研。"])

    assert [(name.han, name.latin, name.role) for name in found if name.latin] == [
        ("開封", "Kaifeng", "河南"),
        ("高建軍", "Gao Jianjun", "開封市委書記"),
    ]


@given(
    st.lists(
        st.text(
            alphabet=(
                "王李欧阳司马区某甲书记市县长说表示在和郑州市委员会尔斯克扎西次仁"
                "、，。：·（）《》报法 \n12aŸ"
            ),
            max_size=40,
        ),
        max_size=3,
    )
)
def test_every_place_is_where_the_name_stands(texts: list[str]) -> None:
    for name in find_names(texts):
        assert name.places
        assert 0 < name.confidence <= 1
        spans = [texts[place.paragraph][place.span.start : place.span.end] for place in name.places]
        assert {fold(span) for span in spans} == {fold(name.han)}
