"""Chains of runs: what a decision makes of segments, as plain values."""

import pytest

from tests.builders import source_text
from workbench.model.sources import Mend, MendKind
from workbench.text.made_mends import Made, Seen
from workbench.text.regrouping import regroup
from workbench.text.runs import Runs
from workbench.text.tracing import Standing, Stretch

LINES = ("扫 黑", "第1页", "除恶。", "a govern-", "ment")


def join(block: int, following: int, confidence: float = 0.9) -> Mend:
    return Mend(
        kind=MendKind.JOIN, block=block, following=following, reason="", confidence=confidence
    )


SPACE = Mend(kind=MendKind.CUT, block=0, start=1, end=2, reason="", confidence=0.9)
PAGE = Mend(kind=MendKind.OMIT, block=1, reason="", confidence=0.9)
OVER, NEXT = join(0, 2), join(0, 1, 0.1)
HYPHEN = Mend(kind=MendKind.CUT, block=3, start=8, end=9, reason="", confidence=0.9)
WORD = join(3, 4)
MENDS = (SPACE, PAGE, OVER, NEXT, HYPHEN, WORD)


def seen(*standing: tuple[tuple[int, int, int], ...]) -> Seen:
    """Segments, each of (block, start, end) stretches that stand side by side."""
    blocks = source_text(*LINES)[0].blocks
    texts: list[Standing] = []
    stretches: list[Stretch] = []
    for segment, parts in enumerate(standing, 1):
        text = ""
        for block, start, end in parts:
            stretches.append(
                Stretch(block=block, start=start, segment=segment, at=len(text), length=end - start)
            )
            text += LINES[block][start:end]
        texts.append(Standing(segment=segment, text=text))
    return Seen(blocks, MENDS, Runs(texts, stretches))


def whole(block: int) -> tuple[int, int, int]:
    return block, 0, len(LINES[block])


AS_READ = tuple((whole(block),) for block in range(len(LINES)))


@pytest.mark.parametrize(
    ("accepted", "texts"),
    [
        ((), [*LINES]),
        ((SPACE,), ["扫黑", *LINES[1:]]),
        ((PAGE,), [LINES[0], *LINES[2:]]),
        ((OVER,), ["扫 黑除恶。", "第1页", *LINES[3:]]),
        ((SPACE, PAGE, OVER), ["扫黑除恶。", *LINES[3:]]),
        ((NEXT, OVER), ["扫 黑除恶。", "第1页", *LINES[3:]]),
        ((NEXT,), ["扫 黑第1页", *LINES[2:]]),
        ((WORD,), [*LINES[:3], "a govern-ment"]),
        ((HYPHEN,), [*LINES[:3], "a govern", "ment"]),
        ((WORD, HYPHEN), [*LINES[:3], "a government"]),
    ],
)
def test_accepting_and_refusing_again(accepted: tuple[Mend, ...], texts: list[str]) -> None:
    after = regroup(seen(*AS_READ), accepted, ())
    assert [group.text for group in after.groups] == texts
    assert after.made | set(after.left) == set(accepted)


def test_a_join_asked_for_by_itself_takes_the_place_of_another() -> None:
    joined = seen((whole(0), whole(2)), *AS_READ[1:2], *AS_READ[3:])
    assert joined.made(OVER) is Made.YES
    after = regroup(joined, [NEXT], [])
    assert [group.text for group in after.groups] == ["扫 黑第1页", *LINES[2:]]
    assert after.made == {NEXT}
    both = regroup(joined, [NEXT, WORD], [])
    assert both.left == (NEXT,)
    assert both.told_left() == ("1 join can't be made beside a surer one",)


def test_what_goes_with_whom() -> None:
    after = regroup(seen(*AS_READ), [OVER, PAGE], [])
    assert [(group.segment, group.blocks) for group in after.groups] == [
        (1, (0, 2)),
        (4, (3,)),
        (5, (4,)),
    ]
    assert after.homes == {2: -1, 3: 0}


@pytest.mark.parametrize(
    ("standing", "mend", "made"),
    [
        (AS_READ, SPACE, Made.NO),
        ((((0, 0, 1), (0, 2, 3)), *AS_READ[1:]), SPACE, Made.YES),
        ((((0, 0, 1),), *AS_READ[1:]), SPACE, Made.CHANGED),
        (AS_READ[1:], SPACE, Made.MOOT),
        ((AS_READ[0], *AS_READ[2:]), PAGE, Made.YES),
        ((AS_READ[0], ((1, 0, 2),), *AS_READ[2:]), PAGE, Made.CHANGED),
        (AS_READ, OVER, Made.NO),
        (AS_READ[:2], OVER, Made.MOOT),
        (((whole(0), whole(3)), *AS_READ[1:3]), OVER, Made.CHANGED),
        (((whole(0), whole(1)), *AS_READ[2:]), OVER, Made.NO),
        (((whole(0),), ((2, 1, 3),)), OVER, Made.CHANGED),
    ],
)
def test_what_is_made_is_told_from_what_stands(
    standing: tuple[tuple[tuple[int, int, int], ...], ...], mend: Mend, made: Made
) -> None:
    assert seen(*standing).made(mend) is made
