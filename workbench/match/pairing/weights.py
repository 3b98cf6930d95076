"""What each piece of evidence for a bead is worth, in nats, and how each was found.

Fitted by penalised maximum likelihood on 1,600 paragraphs whose beads are known: those that
`bench/_paired_paragraphs.py` puts together from the first half of its data (statutes of Taiwan,
Tatoeba and TICO-19). Terms of the program's glossary and three fifths of the entries of CC-CEDICT
with three characters or more stood for the anchors. No weight may speak against what both sides
have. `bench/pairing.py` measures on the other half.
"""

from __future__ import annotations

from workbench.match.pairing.evidence import Kind

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
"""How many sentences of the source and of the target a bead may have."""

SHAPE = {
    (1, 1): 2.85,
    (1, 2): 1.0,
    (2, 1): 1.11,
    (2, 2): -1.0,
    (1, 3): -0.48,
    (3, 1): -0.23,
    (1, 0): -2.75,
    (0, 1): -2.12,
}
"""What the shape of a bead is worth."""

EVIDENCE = {
    Kind.NUMBER: (2.08, 1.72),
    Kind.SMALL_NUMBER: (0.96, 1.21),
    Kind.ENTRY: (1.08, 0.98),
    Kind.ANCHOR: (0.59, 0.54),
    Kind.LATIN: (1.72, 1.11),
    Kind.CUE: (0.32, 1.82),
    Kind.HAN_CUE: (1.16, 0.51),
    Kind.QUESTION: (1.29, 0.71),
    Kind.EXCLAMATION: (0.21, 0.21),
    Kind.QUOTATION: (0.19, 0.0),
    Kind.COLON: (0.0, 0.04),
    Kind.BRACKET: (0.46, 0.62),
}
"""What a key in both sides of a bead is worth each time, and how much more where it is rare.

That is the more where one sentence of each side has it, and less where several have.
"""

RATIO = 3.96
"""Code points of English for a Han character, in the paragraphs that the rest was fitted on."""
STEADY = 40
"""Han characters after which the ratio of a paragraph weighs as much as the usual one."""

DEVIATION = 0.07
"""What is lost by Gale and Church's square of the deviation over the mean length."""
APART = 2.83
"""What is lost by the logarithm of how often one length goes into the other."""
APART_SQUARED = 2.19
GROUPED = 0.2
"""What is lost by each unit of length that shares a bead with other sentences."""
LEFT_OUT = 1.97
"""What each unit of length is worth in a source sentence that nothing answers to."""
ADDED = 0.36
"""The same in the target."""
LENGTH_UNIT = 20
"""Han characters."""

HALF_BAND = 80
"""Sentences to either side of the diagonal that are looked at."""

SOUNDNESS = {
    "numbers in both": 2.21,
    "numbers in one": -0.62,
    "small numbers in both": 1.36,
    "small numbers in one": -1.23,
    "anchors in both": 1.6,
    "anchors in the source": -0.2,
    "cues in both": 1.24,
    "cues of the source": -0.61,
    "share of the cues": 3.77,
    "beads apart in length": -2.54,
    "apart in length": -1.08,
    "always": 3.56,
}
"""What speaks for a translation and against it, in nats, by the names of `soundness.facts`.

A logistic regression on the same paragraphs and on single pairs, each as it is and with English of
another of its kind, of which one in 25 is taken to come.
"""
