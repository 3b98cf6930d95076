"""What each piece of evidence for a bead is worth, in nats, and how each was found.

Fitted by maximum likelihood on 1,600 paragraphs whose beads are known: lines of articles of the
statutes of Taiwan, with their numbers and without, pairs of Tatoeba put together at random, and
neighbouring pairs of TICO-19; a tenth of the neighbours became one sentence on one side, and one
paragraph in eight lost sentences. `bench/pairing.py` measures on the half of the data that was
left out.
"""

from __future__ import annotations

from workbench.match.pairing.evidence import Kind

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
"""How many sentences of the source and of the target a bead may have."""

SHAPE = {
    (1, 1): 1.95,
    (1, 2): 0.02,
    (2, 1): 0.23,
    (2, 2): -2.81,
    (1, 3): -1.44,
    (3, 1): -1.0,
    (1, 0): -2.69,
    (0, 1): -2.34,
}
"""What the shape of a bead is worth."""

EVIDENCE = {
    Kind.NUMBER: (1.17, 0.99),
    Kind.SMALL_NUMBER: (1.12, 0.96),
    Kind.ENTRY: (1.06, 1.04),
    Kind.ANCHOR: (0.58, 0.77),
    Kind.LATIN: (0.82, 0.98),
    Kind.CUE: (1.26, 1.13),
    Kind.HAN_CUE: (1.22, 0.6),
    Kind.QUESTION: (0.94, 0.62),
    Kind.EXCLAMATION: (0.23, 0.23),
    Kind.QUOTATION: (0.24, 0.13),
    Kind.COLON: (1.25, 0.69),
    Kind.BRACKET: (0.42, 0.21),
}
"""What a key in both sides of a bead is worth each time, and how much more where it is rare.

That is the more where one sentence of each side has it, and less where several have.
"""

RATIO = 3.96
"""Code points of English for a Han character, in the paragraphs that the rest was fitted on."""
STEADY = 40
"""Han characters after which the ratio of a paragraph weighs as much as the usual one."""

DEVIATION = 0.06
"""What is lost by Gale and Church's square of the deviation over the mean length."""
APART = 2.42
"""What is lost by the logarithm of how often one length goes into the other."""
APART_SQUARED = 2.01
GROUPED = 0.2
"""What is lost by each unit of length that shares a bead with other sentences."""
LEFT_OUT = 1.47
"""What each unit of length is worth in a source sentence that nothing answers to."""
ADDED = 0.67
"""The same in the target."""
LENGTH_UNIT = 20
"""Han characters."""

HALF_BAND = 80
"""Sentences to either side of the diagonal that are looked at."""

SOUNDNESS = {
    "numbers in both": 1.81,
    "numbers in one": -0.46,
    "small numbers in both": 1.16,
    "small numbers in one": -0.87,
    "anchors in both": 1.81,
    "anchors in the source": -0.59,
    "cues in both": 1.4,
    "cues of the source": -0.69,
    "share of the cues": 3.52,
    "beads apart in length": -2.52,
    "apart in length": -1.25,
    "always": 3.7,
}
"""What speaks for a translation and against it, in nats, by the names of `soundness.facts`.

A logistic regression on the same paragraphs and on single pairs, each as it is and with English of
another of its kind, of which one in 25 is taken to come.
"""
