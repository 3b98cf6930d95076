"""Content models, held against regular expressions over names of one letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats._validity_models import Model

names = st.sampled_from("abc")
notations = st.recursive(
    names,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("?*+")).map(lambda pair: f"({pair[0]}){pair[1]}"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' | '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({', '.join(parts)})"),
    ),
    max_leaves=8,
)


def fits(model: Model, children: str) -> bool:
    state = model.start
    for name in children:
        if name not in state.moves:
            return False
        state = state.moves[name]
    return state.may_end


@given(notations, st.text("abc", max_size=6))
def test_as_a_regular_expression_says(notation: str, children: str) -> None:
    expression = re.sub(r"[ ,]", "", notation)
    assert fits(Model(notation), children) == bool(re.fullmatch(expression, children))


@given(notations)
def test_what_is_missing_completes_it(notation: str) -> None:
    state = Model(notation).start
    for _ in range(20):
        if state.may_end:
            break
        before = state.left()
        state = state.moves[state.missing()[0]]
        assert state.left() == before - 1
    assert state.may_end


@pytest.mark.parametrize(
    ("notation", "fitting", "misfits"),
    [
        ("a & b", ("ab", "ba"), ("a", "b", "aba", "")),
        ("a? & b?, c", ("c", "bac"), ("ca", "aac")),
        ("", ("",), ("a",)),
        ("#text", ("",), ("a",)),
        ("(#text | a)*", ("", "aaa"), ("b",)),
        ("(#none | a), b", ("ab",), ("b",)),
        ("#none, a", (), ("", "a")),
    ],
)
def test_further_signs(notation: str, fitting: tuple[str, ...], misfits: tuple[str, ...]) -> None:
    if "&" in notation and "," in notation:
        notation = f"({notation.replace(',', '),')}"
    model = Model(notation)
    assert [fits(model, children) for children in fitting] == [True] * len(fitting)
    assert [fits(model, children) for children in misfits] == [False] * len(misfits)
    assert model.has_text == ("#text" in notation)


@pytest.mark.parametrize("notation", ["a,", "(a", "a)", "a | b, c", "*", "a b", "a; b", "()"])
def test_what_is_no_notation(notation: str) -> None:
    with pytest.raises(ValueError, match="no content model"):
        Model(notation)


def test_what_may_stand_once_and_before() -> None:
    model = Model("head?, (note | prop)*, body")
    assert model.once == {"head", "body"}
    assert model.may_precede("head", "body")
    assert not model.may_precede("body", "note")
    assert model.start.way_to("body") == ()
    assert model.start.moves["body"].way_to("note") is None
    assert not model.is_free
    assert Model("(#text | a | b)*").is_free
