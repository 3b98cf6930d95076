"""What the card of the agreement tells: the figures, or one place with both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.width import columns
from workbench.tui.entries import Part
from workbench.tui.widgets.lines import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.model.agreed import Agreed, Disagreement
    from workbench.model.agreements import LabelAgreement
    from workbench.model.annotations import Annotation

    Line = Sequence[Part]

_NAME = 13
_HEAD = ("mine", "theirs", "F1", "F1~", "kappa", "alpha")
_WIDTHS = (6, 7, 5, 5, 6, 6)
_LEGEND = (
    "F1: spans that are the same; F1~: those that overlap.",
    "kappa: Cohen's, over characters; where little is marked it rests on few of them.",
    "alpha: Krippendorff's, of stretches; a long one weighs by the square of its length.",
)


def figures_card(found: Agreed) -> list[Line]:
    """The figures of all and of each label, how to read them, and what was left out."""
    agreement = found.agreement
    texts = agreement.texts
    if not texts:
        head = "there is no text that both worked on"
    else:
        head = f"{texts:,} text{'' if texts == 1 else 's'} that both worked on"
    lines: list[Line] = [(Part(text=head, role="title"),)]
    if texts:
        lines += [
            (),
            (Part(text=_cells("", _HEAD), role="reading"),),
            (Part(text=_figures("all", agreement.overall), role="head"),),
            *(
                (Part(text=_figures(label, each), role="other"),)
                for label, each in agreement.labels.items()
            ),
            (),
            *((Part(text=line, role="remark"),) for line in _LEGEND),
        ]
    if found.shared:
        said = f"In both files from before they parted, so agreed on: {found.shared:,}."
        lines.append((Part(text=said, role="remark"),))
    if found.omissions:
        lines += [(), (Part(text="left out", role="title"),)]
        lines += [(Part(text=each.sentence, role="other"),) for each in found.omissions]
    return lines


def place_card(place: Disagreement, settled: str) -> list[Line]:
    """Both sides of a place, each in the whole text, with who says what of it."""
    return [
        (
            Part(text=f"{place.document} {place.number}", role="title"),
            Part(text=f"  {place.side}, {place.kind}", role="reading"),
            Part(text=f"  {settled}" if settled else "", role="label"),
        ),
        (),
        *_side("mine", place, place.mine),
        (),
        *_side("theirs", place, place.theirs),
    ]


def _side(whose: str, place: Disagreement, each: Annotation | None) -> Iterator[Line]:
    if each is None or each.span is None:
        yield Part(text=f"{whose}: ", role="title"), Part(text="nothing", role="reading")
        return
    severity = f", {each.severity}" if each.severity else ""
    yield (
        Part(text=f"{whose}: ", role="title"),
        Part(text=each.label, role="label"),
        Part(text=f"  {each.author}, {each.state}{severity}", role="reading"),
    )
    yield (
        Part(text=place.text[: each.span.start], role="other"),
        Part(text=f"[{each.span.of(place.text)}]", role="english"),
        Part(text=place.text[each.span.end :], role="other"),
    )
    if each.body:
        yield (Part(text=each.body, role="remark"),)
    for reply in each.replies:
        yield (
            Part(text=f"{reply.author}: ", role="reading"),
            Part(text=reply.body, role="remark"),
        )


def _figures(label: str, each: LabelAgreement) -> str:
    figures = (each.exact.f1, each.overlapping.f1, each.kappa, each.alpha)
    cells = ("-" if figure is None else f"{figure:.2f}" for figure in figures)
    return _cells(label, (f"{each.mine:,}", f"{each.theirs:,}", *cells))


def _cells(label: str, cells: Sequence[str]) -> str:
    name = fitted(label, _NAME)
    room = " " * (_NAME - columns(name))
    return (
        name
        + room
        + "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))
    )
