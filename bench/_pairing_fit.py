"""Fits the weights of `workbench/match/pairing/weights.py`: `python -m bench._pairing_fit`.

To be run where evidence is added or changed. It prints what stands in weights.py, for the first
half of the data of `_paired_paragraphs`; `bench/pairing.py` then says what that is worth on the
other half. Takes a minute and 1 GB, and needs SciPy (extra `bench`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from bench._paired_paragraphs import Paragraph, paragraphs
from bench.pairing import anchors_of
from workbench.match.pairing.evidence import Kind, gathered
from workbench.match.pairing.scores import lengths, measured, of_length, shared
from workbench.match.pairing.weights import LENGTH, SHAPES
from workbench.text.folding import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

COUNT = 400
"""Paragraphs of each kind."""
ROWS, COLUMNS = 11, 13
"""One more than the sentences of the longest paragraphs that are taken."""
_KINDS = len(Kind)
_WEIGHTS = 2 * _KINDS + len(LENGTH) + len(SHAPES)
_PENALTY = 1.0
_NEVER = -1e9


def main() -> None:
    """Prints the fitted weights."""
    taken = [
        each
        for each in chain(*paragraphs(half=0, count=COUNT).values())
        if len(each.source_spans) < ROWS and len(each.target_spans) < COLUMNS
        if all((len(ours), len(theirs)) in SHAPES for ours, theirs in each.beads)
        if each.source_spans and each.target_spans
    ]
    fitted = fit(taken)
    print("SHAPE")
    for shape, weight in zip(SHAPES, fitted[-len(SHAPES) :], strict=True):
        print(f"    {shape}: {weight:.2f},")
    print("EVIDENCE")
    for kind in Kind:
        print(f"    Kind.{kind.name}: ({fitted[kind]:.2f}, {fitted[_KINDS + kind]:.2f}),")
    of_lengths = fitted[2 * _KINDS : 2 * _KINDS + len(LENGTH)]
    print(f"LENGTH = ({', '.join(f'{weight:.2f}' for weight in of_lengths)})")


def fit(taken: Sequence[Paragraph]) -> Floats:
    """The weights under which the known beads are likeliest; none of evidence is negative."""
    size = len(taken), len(SHAPES), ROWS, COLUMNS
    terms = np.zeros((*size, _WEIGHTS), np.float32)
    is_known, is_possible = np.zeros(size, bool), np.zeros(size, bool)
    for at, paragraph in enumerate(taken):
        _fill(paragraph, terms[at], is_possible[at])
        for shape, end, last in _corners(paragraph):
            is_known[at, shape, end, last] = True
    ends = np.array([(len(one.source_spans), len(one.target_spans)) for one in taken])
    wanted = terms[is_known].sum(axis=0, dtype=float)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.where(is_possible, terms @ weights.astype(np.float32), _NEVER).astype(float)
        shares, total = _shares(scores, ends)
        slope = np.tensordot(shares.astype(np.float32), terms, 4) - wanted + _PENALTY * weights
        return total.sum() - wanted @ weights + _PENALTY * weights @ weights / 2, slope

    free = [(None, None)] * (len(SHAPES) + 2)
    bounds = [(0, None)] * (_WEIGHTS - len(free)) + free
    start = np.zeros(_WEIGHTS)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _fill(paragraph: Paragraph, terms: Floats, is_possible: NDArray[np.bool_]) -> None:
    """Writes what speaks for each bead that a paragraph may have."""
    spans = paragraph.source_spans, paragraph.target_spans
    folded = fold(paragraph.source)
    evidence = gathered(paragraph.source, paragraph.target, *spans, anchors_of(paragraph))
    source, target = (
        [each.of(folded) for each in spans[0]],
        [each.of(paragraph.target) for each in spans[1]],
    )
    sides = measured(source, target, evidence)
    kinds = np.zeros((len(sides.kinds), 2 * _KINDS))
    for key, kind in enumerate(sides.kinds):
        kinds[key, kind], kinds[key, _KINDS + kind] = 1, sides.rarity[key]
    for number, shape in enumerate(SHAPES):
        columns = shape[1], len(target) + 1
        for end in range(shape[0], len(source) + 1):
            if columns[0] >= columns[1]:
                continue
            here = terms[number, end, columns[0] : columns[1]]
            here[:, 2 * _KINDS + len(LENGTH) + number] = 1
            said = of_length(*lengths(sides, shape, end, columns), shape)
            here[:, 2 * _KINDS : 2 * _KINDS + len(LENGTH)] = np.array(said).T
            if 0 not in shape:
                keys, both = shared(sides, shape, end, columns)
                here[:, : 2 * _KINDS] = both @ kinds[keys]
            is_possible[number, end, columns[0] : columns[1]] = True


def _corners(paragraph: Paragraph) -> list[tuple[int, int, int]]:
    """The known beads by shape and by where they end, in order."""
    waiting = sorted(paragraph.beads, key=lambda bead: (bead[0] or (ROWS,), bead[1]))
    lone = [bead for bead in waiting if not bead[0]]
    waiting = [bead for bead in waiting if bead[0]]
    end = last = 0
    corners = []
    while waiting or lone:
        is_lone = bool(lone) and lone[0][1][0] == last
        ours, theirs = (lone if is_lone else waiting).pop(0)
        end, last = end + len(ours), last + len(theirs)
        corners.append((SHAPES.index((len(ours), len(theirs))), end, last))
    return corners


def _shares(scores: Floats, ends: NDArray[np.int_]) -> tuple[Floats, Floats]:
    """How likely each bead of each paragraph is, and what all chains of a paragraph come to."""
    count = len(scores)
    before = np.full((count, ROWS, COLUMNS), _NEVER)
    before[:, 0, 0] = 0
    for end, last in np.ndindex(ROWS, COLUMNS):
        ways = [
            before[:, end - ours, last - theirs] + scores[:, number, end, last]
            for number, (ours, theirs) in enumerate(SHAPES)
            if ours <= end and theirs <= last
        ]
        if ways:
            before[:, end, last] = np.logaddexp.reduce([before[:, end, last], *ways])
    after = np.full((count, ROWS + 3, COLUMNS + 3), _NEVER)
    after[np.arange(count), ends[:, 0], ends[:, 1]] = 0
    for start, first in reversed(list(np.ndindex(ROWS, COLUMNS))):
        ways = [
            after[:, start + ours, first + theirs] + scores[:, number, start + ours, first + theirs]
            for number, (ours, theirs) in enumerate(SHAPES)
            if start + ours < ROWS and first + theirs < COLUMNS
        ]
        if ways:
            after[:, start, first] = np.logaddexp.reduce([after[:, start, first], *ways])
    total = after[:, 0, 0][:, None, None]
    shares = np.zeros_like(scores)
    for number, (ours, theirs) in enumerate(SHAPES):
        way = before[:, : ROWS - ours, : COLUMNS - theirs] + scores[:, number, ours:, theirs:]
        shares[:, number, ours:, theirs:] = np.exp(
            np.minimum(0, way + after[:, ours:ROWS, theirs:COLUMNS] - total)
        )
    return shares, total[:, 0, 0]


if __name__ == "__main__":
    main()
