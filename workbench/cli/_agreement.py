"""What `agree` prints: figures by label, places where the two differ, and what was left out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from workbench.cli._output import say, say_table, say_wrapped, shortened
from workbench.model.segments import Side
from workbench.text.context import in_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli._records import Record
    from workbench.model.agreed import Agreed, Disagreement, Omission
    from workbench.model.agreements import LabelAgreement, Score
    from workbench.model.annotations import Annotation

_HEAD = ("label", "mine", "theirs", "F1", "P", "R", "F1~", "P~", "R~", "kappa", "alpha")
_FIGURES = 67
"""Columns that all but the labels take at most."""
_SHORTEST = 12
"""Columns that a label has at least."""
_LEGEND = (
    "F1, P, R: spans that are the same; with ~ those that overlap. kappa: Cohen's, over"
    " characters; where little is marked it rests on few of them. alpha: Krippendorff's, of"
    " stretches; a long one weighs by the square of its length."
)
_INDENT = 10
_HAN, _LETTERS = 14, 28
"""Code points of Chinese and of English shown on each side of a place."""


def of_agreed(found: Agreed) -> Record:
    """What `agree --json` prints."""
    agreement = found.agreement
    return {
        "texts": agreement.texts,
        **_of_figures(agreement.overall),
        "macro_f1": agreement.macro_f1,
        "macro_f1_overlapping": agreement.macro_f1_overlapping,
        "shared": found.shared,
        "labels": [
            {"label": label, **_of_figures(each)} for label, each in agreement.labels.items()
        ],
        "left_out": [_of_omission(omission) for omission in found.omissions],
        "disagreements": [_of_place(place) for place in found.disagreements],
    }


def say_figures(found: Agreed) -> None:
    """Prints the figures of each label and of all, and how they are to be read."""
    labels = found.agreement.labels
    rows = [_row(label, each) for label, each in labels.items()]
    if len(rows) != 1:
        rows.append(_row("all", found.agreement.overall))
    say_table(_HEAD, rows)
    say()
    say_wrapped(_LEGEND, 0)
    if found.shared:
        say_wrapped(f"In both files from before they parted, so agreed on: {found.shared:,}.", 0)


def say_omissions(omissions: Sequence[Omission]) -> None:
    """Prints what does not count, and why."""
    if omissions:
        say()
        say("left out:")
    for omission in omissions:
        say_wrapped(omission.sentence, 2)


def say_places(places: Sequence[Disagreement], most: int | None) -> None:
    """Prints where the two differ, `most` places or all, each with both sides."""
    if not places:
        return
    say()
    say(f"{len(places):,} disagreement{'' if len(places) == 1 else 's'}:")
    document = None
    for place in places[:most]:
        if place.document != document:
            document = place.document
            say(f"  {document}")
        say(f"{place.number:>7}  {place.side}, {place.kind}")
        _say_side("mine", place, place.mine)
        _say_side("theirs", place, place.theirs)
    if most is not None and len(places) > most:
        say(f"and {len(places) - most:,} more; --list shows them all")


def _say_side(whose: str, place: Disagreement, each: Annotation | None) -> None:
    if each is None or each.span is None:
        say_wrapped("-", 2 * _INDENT - 2, f"{'':9}{whose}")
        return
    around = _HAN if place.side is Side.SOURCE else _LETTERS
    said = f" ({each.author}{f': {each.body}' if each.body else ''})"
    words = in_context(place.text, [each.span], around)
    say_wrapped(f"{each.label}  {words}{said}", 2 * _INDENT - 2, f"{'':9}{whose}")


def _row(label: str, each: LabelAgreement) -> tuple[str, ...]:
    name = shortened(label, max(_SHORTEST, shutil.get_terminal_size().columns - _FIGURES))
    figures = (
        *(figure for score in (each.exact, each.overlapping) for figure in _three(score)),
        each.kappa,
        each.alpha,
    )
    return (name, f"{each.mine:,}", f"{each.theirs:,}", *(_figure(figure) for figure in figures))


def _three(score: Score) -> tuple[float | None, float | None, float | None]:
    return score.f1, score.precision, score.recall


def _figure(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"


def _of_figures(each: LabelAgreement) -> Record:
    return {
        "mine": each.mine,
        "theirs": each.theirs,
        "kappa": each.kappa,
        "alpha": each.alpha,
        "exact": _of_score(each.exact),
        "overlapping": _of_score(each.overlapping),
    }


def _of_score(score: Score) -> Record:
    return {
        "both": score.both,
        "only_mine": score.only_mine,
        "only_theirs": score.only_theirs,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _of_omission(omission: Omission) -> Record:
    return {
        "reason": omission.reason,
        "document": omission.document or None,
        "side": omission.side,
        "segments": list(omission.numbers),
        "mine": omission.mine,
        "theirs": omission.theirs,
    }


def _of_place(place: Disagreement) -> Record:
    return {
        "kind": place.kind,
        "document": place.document,
        "number": place.number,
        "segment": place.segment,
        "side": place.side,
        "text": place.text,
        "mine": _of_annotation(place.mine),
        "theirs": _of_annotation(place.theirs),
    }


def _of_annotation(each: Annotation | None) -> Record | None:
    if each is None or each.span is None:
        return None
    return {
        "id": each.id,
        "label": each.label,
        "start": each.span.start,
        "end": each.span.end,
        "quote": each.quote,
        "author": each.author,
        "body": each.body,
        "state": each.state,
    }
