import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.match.revising import Revised, likeness, revise

A = "坚持党对政法工作的绝对领导,把政治建设摆在首位。"
B = "深化扫黑除恶专项斗争,查处涉案人员3.2万余名。"
B2 = "深化扫黑除恶专项斗争,查处涉案人员3.5万余名。"
C = "全面推进“1+5+N”社会治理体系。"
D = "健全一中心四平台,办理群众诉求723万件。"
REFRAIN = "本报讯"


@pytest.mark.parametrize(
    ("old", "new", "kept", "moved", "changed"),
    [
        ((A, B, C), (A, B, C), ((0, 0), (1, 1), (2, 2)), (), ()),
        ((A, B, C), (A, B2, C), ((0, 0), (2, 2)), (), ((1, 1),)),
        ((A, B, C), (A, C), ((0, 0), (2, 1)), (), ()),
        ((A, C), (A, B, C), ((0, 0), (1, 2)), (), ()),
        ((A, B, C, D), (D, A, B, C), ((0, 1), (1, 2), (2, 3)), ((3, 0),), ()),
        ((A, B), (C, D), (), (), ()),
        ((REFRAIN, A, REFRAIN, B), (REFRAIN, A, REFRAIN, B2), ((0, 0), (1, 1), (2, 2)), (),
         ((3, 3),)),
        ((A, REFRAIN, C), (A, D, REFRAIN, REFRAIN, C), ((0, 0), (1, 3), (2, 4)), (), ()),
        ((), (A,), (), (), ()),
        ((A,), (), (), (), ()),
    ],
)  # fmt: skip
def test_what_became_of_each_paragraph(
    old: tuple[str, ...],
    new: tuple[str, ...],
    kept: tuple[tuple[int, int], ...],
    moved: tuple[tuple[int, int], ...],
    changed: tuple[tuple[int, int], ...],
) -> None:
    assert revise(old, new) == Revised(kept=kept, moved=moved, changed=changed)


def test_likeness() -> None:
    assert (likeness(A, A), likeness(A, "司法"), round(likeness(B, B2), 3)) == (1.0, 0.0, 0.958)


@given(
    st.lists(st.sampled_from("法治为民公正"), max_size=9),
    st.lists(st.sampled_from("法治为民公正"), max_size=9),
)
def test_every_pair_is_what_it_says(old: list[str], new: list[str]) -> None:
    found = revise(old, new)
    for at, to in (*found.kept, *found.moved):
        assert old[at] == new[to]
    pairs = (*found.kept, *found.moved, *found.changed)
    assert len({at for at, _ in pairs}) == len({to for _, to in pairs}) == len(pairs)
    assert list(found.kept) == sorted(found.kept)
    assert [to for _, to in found.kept] == sorted(to for _, to in found.kept)


@given(st.permutations(list("法治为民公正高效权威")))
def test_nothing_is_lost_when_all_is_moved(new: list[str]) -> None:
    found = revise("法治为民公正高效权威", new)
    assert (len(found.pairs), found.changed) == (len(new), ())


def test_a_long_text_of_which_every_paragraph_changed_is_still_recognised() -> None:
    old = [f"第{at}条,{A}{at * 7919}号文件,{C}" for at in range(400)]
    new = [D, *(f"{text}已修订" for text in old)]
    assert revise(old, new).changed == tuple((at, at + 1) for at in range(400))
