"""What each piece of evidence for a bead is worth, in nats, and how each was found.

Fitted by penalised maximum likelihood, with `bench/_pairing_fit.py`, on 1,600 paragraphs whose
beads are known: those that `bench/_paired_paragraphs.py` puts together from the first half of its
data (statutes of Taiwan, Tatoeba, TICO-19), with the program's glossary for anchors. No evidence
may speak against what both sides have. `bench/pairing.py` measures on the other half.
"""

from __future__ import annotations

from workbench.match.pairing.evidence import Kind

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 0), (0, 1))
"""How many sentences of the source and of the target a bead may have."""

SHAPE = {
    (1, 1): 2.63,
    (1, 2): 1.10,
    (2, 1): 1.34,
    (2, 2): -1.28,
    (1, 3): -0.26,
    (3, 1): -0.35,
    (1, 0): -2.52,
    (0, 1): -2.47,
}
"""What the shape of a bead is worth."""

EVIDENCE = {
    Kind.NUMBER: (1.85, 1.70),
    Kind.SMALL_NUMBER: (1.38, 1.12),
    Kind.ENTRY: (1.18, 1.08),
    Kind.ANCHOR: (1.15, 1.13),
    Kind.LATIN: (1.57, 1.10),
    Kind.CUE: (0.46, 1.81),
    Kind.HAN_CUE: (1.05, 0.56),
    Kind.QUESTION: (1.30, 0.93),
    Kind.EXCLAMATION: (0.37, 0.37),
    Kind.QUOTATION: (1.22, 0.38),
    Kind.COLON: (0.87, 0.47),
    Kind.BRACKET: (0.43, 0.66),
}
"""What a key in both sides of a bead is worth each time, and how much more where it is rare.

That is the more where one sentence of each side has it, and less where several have.
"""

RATIO = 3.96
"""Code points of English for a Han character, in the paragraphs that the rest was fitted on."""
STEADY = 40
"""Han characters after which the ratio of a paragraph weighs as much as the usual one."""

LENGTH = (0.07, 2.89, 2.26, 0.28, 1.71, 0.58)
"""What the lengths of a bead are worth.

What is lost by Gale and Church's square of the deviation over the mean length; by the logarithm of
how often one length goes into the other; by its square; by each unit of length that shares a bead
with other sentences. Then what each unit is worth in a source sentence that nothing answers to, and
in such a target sentence.
"""
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
