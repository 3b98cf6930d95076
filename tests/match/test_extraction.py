import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.extraction import Candidate, Kind, extract
from workbench.model.spans import Span
from workbench.text.folding import fold


def texts(*paragraphs: str, **rest: object) -> list[str]:
    return [candidate.text for candidate in extract(paragraphs, **rest)]  # type: ignore[arg-type]


def outline(*paragraphs: str) -> list[tuple[str, Kind, int]]:
    return [(one.text, one.kind, one.count) for one in extract(paragraphs)]


def test_a_candidate_says_what_it_is_where_it_stands_and_why() -> None:
    assert extract(["推行“河长制”。", "河长制和林长制。"]) == [
        Candidate(
            text="河长制",
            kind=Kind.QUOTED,
            count=2,
            places=((0, Span(3, 6)), (1, Span(0, 3))),
            score=0.9106,
            evidence="stands in quotation marks; 2 places",
        ),
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", []),
        ("他说的话。", []),
        ("三个月后，有8项做法。", []),
        ("落实“一户一策”。", [("一户一策", Kind.QUOTED, 1)]),
        ("落实「一户一策」。", [("一户一策", Kind.QUOTED, 1)]),
        ('落实"一户一策"。', [("一户一策", Kind.QUOTED, 1)]),
        ("“事”", []),
        ("他说：“我们都来了。”", []),
        (
            "依照《中华人民共和国海商法》。",
            [("中华人民共和国海商法", Kind.LAW, 1)],
        ),
        ("读《平凡的世界》。", [("平凡的世界", Kind.TITLE, 1)]),
        ("增强四个自信。", [("四个自信", Kind.SLOGAN, 1)]),
        ("推行1+3+N。", [("1+3+N", Kind.SLOGAN, 1)]),
        ("推行１＋３＋Ｎ。", [("１＋３＋Ｎ", Kind.SLOGAN, 1)]),
        ("省市场监督管理局发布。", [("省市场监督管理局", Kind.ORGAN, 1)]),
        ("完善纠纷调解机制。", [("纠纷调解机制", Kind.COMPOUND, 1)]),
        ("党的二十届三中全会召开。", [("党的二十届三中全会", Kind.MEETING, 1)]),
        ("记者 林晓月", [("林晓月", Kind.PERSON, 1)]),
    ],
)
def test_candidates_of_one_paragraph(paragraph: str, expected: list[tuple[str, Kind, int]]) -> None:
    assert outline(paragraph) == expected


def test_a_part_is_proposed_only_where_it_also_stands_alone() -> None:
    whole = "加强未成年人司法保护制度。"
    assert "司法保护" not in texts(whole, whole)
    assert "司法保护" in texts(whole, whole, "重视司法保护，", "离不开司法保护。", "加大司法保护！")


def test_what_is_repeated_is_found_where_no_word_list_has_it() -> None:
    paragraphs = ["大力建设医共体。", "由医共体负责。", "各医共体之间", "全区医共体改革"]
    assert "医共体" in texts(*paragraphs)


def test_known_and_refused_candidates_are_left_out() -> None:
    paragraph = "推行“河长制”，完善生态保护补偿机制。"
    assert texts(paragraph) == ["河长制", "生态保护补偿机制"]
    assert texts(paragraph, known={fold("河长制")}) == ["生态保护补偿机制"]
    assert texts(paragraph, refused={fold("生态保护补偿机制")}) == ["河长制"]


def test_what_stands_only_inside_a_known_term_is_left_out() -> None:
    paragraph = "建设国际仲裁合作平台，"
    assert texts(paragraph) == ["国际仲裁合作平台"]
    assert texts(paragraph, known={fold("建设国际仲裁合作平台")}) == []
    assert texts(paragraph, known={fold("仲裁")}) == ["国际仲裁合作平台"]


def test_traditional_and_simplified_are_one_candidate_as_first_written() -> None:
    assert outline("推行「河長制」。", "推行“河长制”。") == [("河長制", Kind.QUOTED, 2)]


def test_the_limit_keeps_the_best() -> None:
    paragraphs = ["依照《海商法》，", "推行“河长制”，", "完善纠纷调解机制。"]
    assert texts(*paragraphs, limit=2) == texts(*paragraphs)[:2] == ["海商法", "河长制"]
    assert texts(*paragraphs, limit=0) == []


_WORDS = st.sampled_from(
    (
        *("扫黑除恶", "专项斗争", "推进", "的", "法治", "政府", "一", "案", "四", "专班", "委员会"),
        *(
            "條例",
            "书记",
            "林晓月",
            "１＋Ｎ",
            "1+5+N",
            "𠮷",
            "wto",
            "“",
            "”",
            '"',
            "《",
            "》",
            "、",
        ),
        *("。", " ", "\n"),
    )
)
_PARAGRAPHS = st.lists(
    st.lists(_WORDS, max_size=25).map("".join) | st.text(max_size=40), max_size=6
)


@given(paragraphs=_PARAGRAPHS)
def test_every_place_holds_the_candidate_and_the_order_is_fixed(paragraphs: list[str]) -> None:
    found = extract(paragraphs)
    for one in found:
        assert one.count == len(one.places) > 0
        assert {fold(span.of(paragraphs[at])) for at, span in one.places} == {fold(one.text)}
        assert 0 <= one.score <= 1
    assert len({fold(one.text) for one in found}) == len(found)
    assert extract(paragraphs) == found


@given(paragraphs=_PARAGRAPHS, data=st.data())
def test_no_candidate_is_known_or_refused(paragraphs: list[str], data: st.DataObject) -> None:
    keys = [fold(one.text) for one in extract(paragraphs)]
    known = set(data.draw(st.lists(st.sampled_from(keys)) if keys else st.just([])))
    refused = set(data.draw(st.lists(st.sampled_from(keys)) if keys else st.just([])))
    left = [fold(one.text) for one in extract(paragraphs, known=known, refused=refused)]
    assert known.isdisjoint(left)
    assert refused.isdisjoint(left)
