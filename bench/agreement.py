"""Time that the figures of agreement take for ten thousand spans in a million code points."""

from __future__ import annotations

from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from workbench.match.agreement import agreement, code_points, compare, scores, unitised_alpha
from workbench.model.agreements import Continuum, LabelledSpan
from workbench.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTH = 1_000_000
_SPANS = 10_000
_LABELS = ("人名", "地名", "机构", "职务", "口号", "法律", "会议", "日期")


def main() -> None:
    """Prints the seconds of each measure, for spans apart and for spans that all crowd together."""
    for name, room in (("spread", _LENGTH), ("crowded", _LENGTH // 100)):
        text = _marked(room)
        mine, theirs = text.annotations.values()
        print(f"{_SPANS:,} spans of each of two, {name} over {room:,} of {_LENGTH:,} code points")
        for measure, run in _measures(text, mine, theirs).items():
            start = perf_counter()
            run()
            print(f"  {measure:<24}{perf_counter() - start:7.2f} s")


def _measures(
    text: Continuum, mine: tuple[LabelledSpan, ...], theirs: tuple[LabelledSpan, ...]
) -> dict[str, Callable[[], object]]:
    return {
        "table for kappa": lambda: code_points([text], "甲", "乙"),
        "alpha": lambda: unitised_alpha([text]),
        "F1": lambda: scores([text], "甲", "乙"),
        "F1, overlapping": lambda: scores([text], "甲", "乙", overlapping=True),
        "all figures": lambda: agreement([text], "甲", "乙"),
        "side by side": lambda: compare(mine, theirs),
    }


def _marked(room: int) -> Continuum:
    """Spans of 2 to 40 code points; the second annotator draws one in five otherwise."""
    random = Random(1)
    mine, theirs = [], []
    for _ in range(_SPANS):
        start, length = random.randrange(room - 80), random.randint(2, 40)
        mark = LabelledSpan(Span(start, start + length), random.choice(_LABELS))
        mine.append(mark)
        theirs.append(mark if random.random() < 0.8 else _other(mark, random))
    return Continuum(length=_LENGTH, annotations={"甲": tuple(mine), "乙": tuple(theirs)})


def _other(mark: LabelledSpan, random: Random) -> LabelledSpan:
    start, end = mark.span.start + random.randint(0, 1), mark.span.end + random.randint(0, 39)
    return LabelledSpan(Span(start, end), random.choice((mark.label, random.choice(_LABELS))))


if __name__ == "__main__":
    main()
