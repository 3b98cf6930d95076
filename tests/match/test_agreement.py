"""Figures of agreement against worked examples of the literature."""

from re import finditer

import pytest

from tests.match.marking import marks, stretched, units
from workbench.match.agreement import (
    agreement,
    code_points,
    cross_table,
    kappa,
    nominal_alpha,
    of_label,
    scores,
    unitised_alpha,
)
from workbench.model.agreements import (
    Agreement,
    Continuum,
    CrossTable,
    LabelAgreement,
    LabelledSpan,
    Score,
)
from workbench.model.spans import Span


def table(rows: str) -> CrossTable[int]:
    """A square table of counts: mine downwards, theirs across."""
    return CrossTable(
        counts={
            (mine, theirs): int(count)
            for mine, row in enumerate(rows.split(";"))
            for theirs, count in enumerate(row.split())
        }
    )


@pytest.mark.parametrize(
    ("rows", "observed", "expected"),
    [
        pytest.param("88 14 18;10 40 10;2 6 12", 0.70, 0.492, id="Cohen 1960, p. 45"),
        pytest.param("20 10;20 50", 0.70, 0.348, id="Artstein and Poesio 2008, p. 558"),
        pytest.param("46 0 0;6 32 6;0 0 10", 0.88, 0.801, id="Artstein and Poesio 2008, p. 568"),
        pytest.param("12 9 9;9 14 9;9 9 20", 0.46, 0.186, id="Krippendorff 2004, p. 246, left"),
        pytest.param("12 18 18;0 14 18;0 0 20", 0.46, 0.258, id="Krippendorff 2004, p. 246, right"),
    ],
)
def test_kappa_is_that_of_the_literature(rows: str, observed: float, expected: float) -> None:
    found = table(rows)
    assert found.agreed / found.total == pytest.approx(observed, abs=0.0005)
    assert kappa(found) == pytest.approx(expected, abs=0.0005)


def test_kappa_of_cohens_first_table_is_below_chance() -> None:
    """Cohen 1960, p. 37: he observes 0.29 and expects 0.35, as shares of 100."""
    assert kappa(table("25 12 3;13 2 15;12 16 2")) == pytest.approx((0.29 - 0.35) / (1 - 0.35))


def test_a_cross_table_counts_items() -> None:
    found = cross_table([("人", "人"), ("人", "地"), ("人", "地"), ("地", "地")])
    assert found == CrossTable(counts={("人", "人"): 1, ("人", "地"): 2, ("地", "地"): 1})
    assert (found.total, found.agreed, found.mine, found.theirs) == (
        4,
        2,
        {"人": 3, "地": 1},
        {"人": 1, "地": 3},
    )


@pytest.mark.parametrize(
    "pairs", [[], [("人", "人")] * 5], ids=["nothing coded", "one category only"]
)
def test_kappa_can_be_undefined(pairs: list[tuple[str, str]]) -> None:
    assert kappa(cross_table(pairs)) is None


def answers(*observers: str) -> list[tuple[str | None, ...]]:
    """Items from a row of answers for each observer, with . for none."""
    rows = [[None if answer == "." else answer for answer in row] for row in observers]
    return list(zip(*rows, strict=True))


MEG_AND_OWEN = answers("0100000000", "1110010100")
BEN_AND_GERRY = answers("aabbdcccedda", "babbbccceddd")
FOUR_OBSERVERS = answers("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
ICONS = answers("BLPPLBCBL...", "BLPPLLCBLF..", ".PPPLPCLLFBP", "BLPPLCCBLFB.")


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        pytest.param(MEG_AND_OWEN, 0.095, id="Krippendorff 2011, A"),
        pytest.param(BEN_AND_GERRY, 0.692, id="Krippendorff 2011, B"),
        pytest.param(FOUR_OBSERVERS, 0.743, id="Krippendorff 2011, C"),
        pytest.param(
            answers("aabbbbbccccc", "abbbbbcccccc"), 0.734, id="Krippendorff 2004, p. 227"
        ),
        pytest.param(ICONS, 0.743, id="Krippendorff 2004, p. 230"),
    ],
)
def test_alpha_of_coded_items_is_that_of_the_literature(
    coded: list[tuple[str | None, ...]], expected: float
) -> None:
    assert nominal_alpha(coded).value == pytest.approx(expected, abs=0.0005)


def test_disagreements_of_coded_items_are_those_of_the_literature() -> None:
    """Krippendorff 2004, p. 224: 0.400 observed, 0.442 expected."""
    alpha = nominal_alpha(MEG_AND_OWEN)
    assert (alpha.observed, alpha.expected) == (pytest.approx(0.4), pytest.approx(0.442, abs=5e-4))


@pytest.mark.parametrize(
    "coded",
    [[], [("人", None), (None, "地")], [("人", "人"), ("人", "人")]],
    ids=["nothing coded", "nothing coded twice", "one category only"],
)
def test_alpha_of_coded_items_can_be_undefined(coded: list[tuple[str | None, ...]]) -> None:
    assert nominal_alpha(coded).value is None


KRIPPENDORFF_2004 = Continuum(
    length=300,
    annotations={
        "i": (*units("c", (75, 70), (220, 30)), *units("k", (30, 60), (150, 50))),
        "j": (*units("c", (70, 80), (205, 20), (250, 20)), *units("k", (30, 60), (150, 50))),
    },
)
"""Content Analysis, 2nd edition, p. 254; the continuum there starts at 150."""


def test_alpha_of_stretches_is_that_of_the_literature() -> None:
    """Krippendorff 2004, p. 254-256; he divides disagreements that are rounded to four places."""
    alpha = unitised_alpha([KRIPPENDORFF_2004])
    rounded = {
        label: (round(found.observed, 4), round(found.expected, 4))
        for label, found in alpha.labels.items()
    }
    assert rounded == {"c": (0.0144, 0.0532), "k": (0.0, 0.0490)}
    assert alpha.labels["c"].value == pytest.approx(0.7286, abs=0.0001)
    assert alpha.labels["k"].value == 1
    assert alpha.overall.value == pytest.approx(0.8591, abs=0.0005)
    observed, expected = (sum(column) for column in zip(*rounded.values(), strict=True))
    assert 1 - observed / expected == pytest.approx(0.8591, abs=0.00005)


def krippendorff_1995(mine: str, theirs: str) -> Continuum:
    """Two rows of 24 places, as they are drawn on page 57: a unit is a letter and its dashes."""
    return Continuum(
        length=24, annotations={"甲": tuple(_drawn(mine)), "乙": tuple(_drawn(theirs))}
    )


def _drawn(row: str) -> list[LabelledSpan]:
    assert len(row) == 24
    return [LabelledSpan(Span(*unit.span()), "a") for unit in finditer("a-*", row)]


BERTHA_AND_BILL = krippendorff_1995("  a-------    a-----    ", "    a---       a-       ")
JOHN_AND_JILL = krippendorff_1995("a-----------------      ", "a-aaaaa--a              ")
GERRET_AND_GILL = krippendorff_1995("  a-----  a-  a---  a-  ", "a-  a---  a---  a-  a-  ")
HEATHER_AND_HILL = krippendorff_1995("a-a-------a---a-----a---", "a---a---a------a-a------")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(BERTHA_AND_BILL, 0.385, id="A"),
        pytest.param(JOHN_AND_JILL, 0.385, id="B"),
        pytest.param(GERRET_AND_GILL, 0.314, id="C"),
        pytest.param(HEATHER_AND_HILL, None, id="D"),
    ],
)
def test_kappa_over_places_is_that_of_the_literature(
    text: Continuum, expected: float | None
) -> None:
    """Krippendorff 1995, p. 57: each of the 24 places is an item; units that touch melt away."""
    found = kappa(code_points([text], "甲", "乙"))
    assert found == (expected and pytest.approx(expected, abs=0.0005))


@pytest.mark.parametrize(
    ("text", "observed"),
    [
        pytest.param(BERTHA_AND_BILL, 0.03125, id="A"),
        pytest.param(JOHN_AND_JILL, 2.26736, id="B"),
        pytest.param(GERRET_AND_GILL, 0.02777, id="C"),
        pytest.param(HEATHER_AND_HILL, 0.38715, id="D"),
    ],
)
def test_observed_disagreement_is_that_of_the_literature(text: Continuum, observed: float) -> None:
    """Krippendorff 1995; the figure is the same at every length to which the text is drawn out."""
    for length in (24, 2400):
        alpha = unitised_alpha([stretched(text, length)]).overall
        assert alpha.observed == pytest.approx(observed, abs=0.00001)


@pytest.mark.parametrize(
    ("text", "length", "expected", "alpha"),
    [
        pytest.param(BERTHA_AND_BILL, 1_200_000, 0.06990, 0.553, id="A"),
        pytest.param(GERRET_AND_GILL, 12, 0.05494, 0.494, id="C"),
        pytest.param(HEATHER_AND_HILL, 1_200_000, 0.41445, 0.066, id="D"),
    ],
)
def test_alpha_of_stretched_texts_is_that_of_the_literature(
    text: Continuum, length: int, expected: float, alpha: float
) -> None:
    """Krippendorff 1995. His B, and his C at greater lengths, differ from the formula of 2004."""
    found = unitised_alpha([stretched(text, length)]).overall
    assert found.expected == pytest.approx(expected, abs=0.00001)
    assert found.value == pytest.approx(alpha, abs=0.0005)


TEXT = "习近平在郑州会见河南省委书记楼阳生"


def test_agreement_gathers_the_figures_of_both_who_worked_on_a_text() -> None:
    mine = marks(TEXT, "习近平:人", "郑州:地", "楼阳生:人", "河南省委:机构")
    theirs = marks(TEXT, "习近平:人", "郑州:地", "楼阳:人", "河南:地")
    texts = [
        Continuum(length=len(TEXT), annotations={"甲": mine, "乙": theirs}),
        Continuum(length=len(TEXT), annotations={"甲": mine, "丙": theirs}),
    ]
    found = agreement(texts, "甲", "乙")
    table = code_points(texts, "甲", "乙")
    alphas = unitised_alpha(texts, ("甲", "乙"))
    assert dict(table.counts) == {
        (("人",), ("人",)): 5,
        (("人",), ()): 1,
        ((), ()): 5,
        (("地",), ("地",)): 2,
        (("机构",), ("地",)): 2,
        (("机构",), ()): 2,
    }
    assert found == Agreement(
        texts=1,
        overall=LabelAgreement(
            mine=4,
            theirs=4,
            kappa=kappa(table),
            alpha=alphas.overall.value,
            exact=Score(both=2, only_mine=2, only_theirs=2),
            overlapping=Score(both=3, only_mine=1, only_theirs=1),
        ),
        labels={
            "人": LabelAgreement(
                mine=2,
                theirs=2,
                # 16 of 17 agree; 6 by 5 and 11 by 12 of 17 by 17 would by chance.
                kappa=pytest.approx((16 * 17 - 162) / (17**2 - 162)),
                alpha=alphas.labels["人"].value,
                exact=Score(both=1, only_mine=1, only_theirs=1),
                overlapping=Score(both=2, only_mine=0, only_theirs=0),
            ),
            "地": LabelAgreement(
                mine=1,
                theirs=2,
                kappa=kappa(of_label(table, "地")),
                alpha=alphas.labels["地"].value,
                exact=Score(both=1, only_mine=0, only_theirs=1),
                overlapping=Score(both=1, only_mine=0, only_theirs=1),
            ),
            "机构": LabelAgreement(
                mine=1,
                theirs=0,
                kappa=0.0,
                alpha=alphas.labels["机构"].value,
                exact=Score(both=0, only_mine=1, only_theirs=0),
                overlapping=Score(both=0, only_mine=1, only_theirs=0),
            ),
        },
        macro_f1=pytest.approx((1 / 2 + 2 / 3 + 0) / 3),
        macro_f1_overlapping=pytest.approx((1 + 2 / 3 + 0) / 3),
    )


def test_alpha_of_one_label_by_hand() -> None:
    """One span of 3 and one of 2 in 10 places, of which they share the start.

    Observed: 1, of 10 by 10. Expected: spans over each other, 10 and 2; in the gaps of 7 and 8,
    9 times (5 + 6) and 4 times (6 + 7); of 20 by 19 pairs less 6 and 2 within a span.
    """
    text = Continuum(length=10, annotations={"甲": units("人", (0, 3)), "乙": units("人", (0, 2))})
    alpha = unitised_alpha([text]).overall
    assert alpha.observed == pytest.approx(1 / 100)
    assert alpha.expected == pytest.approx(2 / 10 * (10 + 2 + 99 + 52) / (380 - 8))


def test_scores_name_what_only_one_has() -> None:
    text = Continuum(
        length=len(TEXT),
        annotations={
            "甲": marks(TEXT, "习近平:人", "郑州:地"),
            "乙": marks(TEXT, "习近平:人", "楼阳生:人"),
        },
    )
    found = scores([text], "甲", "乙").micro
    assert found == Score(both=1, only_mine=1, only_theirs=1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert scores([text], "甲", "乙").macro_f1 == pytest.approx((2 / 3 + 0) / 2)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = Score(both=3, only_mine=2, only_theirs=1)
    assert (found.precision, found.recall) == (0.75, 0.6)
    assert found.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [Continuum(length=0, annotations={"甲": (), "乙": ()})],
        [Continuum(length=9, annotations={"甲": (), "乙": ()})],
        [Continuum(length=9, annotations={"甲": units("人", (0, 2))})],
    ],
    ids=["no text", "an empty text", "nothing marked", "only one worked on it"],
)
def test_without_spans_of_both_every_figure_is_undefined(texts: list[Continuum]) -> None:
    nothing = Score(both=0, only_mine=0, only_theirs=0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    assert agreement(texts, "甲", "乙") == Agreement(
        texts=sum("乙" in text.annotations for text in texts),
        overall=LabelAgreement(
            mine=0, theirs=0, kappa=None, alpha=None, exact=nothing, overlapping=nothing
        ),
        labels={},
        macro_f1=None,
        macro_f1_overlapping=None,
    )


@pytest.mark.parametrize("span", [Span(2, 2), Span(3, 2), Span(-1, 2), Span(8, 10)])
def test_a_span_that_is_no_stretch_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match=r"甲: .* is no stretch of 9 code points"):
        Continuum(length=9, annotations={"甲": (LabelledSpan(span, "人"),)})
