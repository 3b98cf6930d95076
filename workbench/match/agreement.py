"""How well two annotators agree who marked spans in the same texts.

Four figures answer four questions. Kappa: do they call the same characters the same, beyond
chance? Alpha: do they find the same stretches, beyond chance? F1 of exact and of overlapping spans:
how many spans of the one does the other have? `compare` shows the spans themselves. Each measure is
a file of `agreeing/`; this is what others call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.match.agreeing.coded import nominal_alpha
from workbench.match.agreeing.comparisons import compare
from workbench.match.agreeing.kappa import code_points, cross_table, kappa, of_label
from workbench.match.agreeing.scores import scores
from workbench.match.agreeing.unitised import unitised_alpha
from workbench.model.agreements import Agreement, LabelAgreement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.agreements import Alpha, Continuum, Score

__all__ = [
    "agreement",
    "code_points",
    "compare",
    "cross_table",
    "kappa",
    "nominal_alpha",
    "of_label",
    "scores",
    "unitised_alpha",
]


def agreement(texts: Iterable[Continuum], mine: str, theirs: str) -> Agreement:
    """All figures of two annotators, over the texts that both worked on.

    A figure is None where it is undefined: there is no such text, nobody marked anything, or
    chance alone would give full agreement.
    """
    shared = [text for text in texts if {mine, theirs} <= text.annotations.keys()]
    table = code_points(shared, mine, theirs)
    alphas = unitised_alpha(shared, (mine, theirs))
    exact = scores(shared, mine, theirs)
    overlapping = scores(shared, mine, theirs, overlapping=True)
    return Agreement(
        texts=len(shared),
        overall=_label(kappa(table), alphas.overall, exact.micro, overlapping.micro),
        labels={
            label: _label(
                kappa(of_label(table, label)),
                alphas.labels[label],
                exact.labels[label],
                overlapping.labels[label],
            )
            for label in exact.labels
        },
        macro_f1=exact.macro_f1,
        macro_f1_overlapping=overlapping.macro_f1,
    )


def _label(
    kappa_found: float | None, alpha: Alpha, exact: Score, overlapping: Score
) -> LabelAgreement:
    return LabelAgreement(
        mine=exact.both + exact.only_mine,
        theirs=exact.both + exact.only_theirs,
        kappa=kappa_found,
        alpha=alpha.value,
        exact=exact,
        overlapping=overlapping,
    )
