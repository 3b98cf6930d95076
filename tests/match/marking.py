"""Marked texts for the tests of agreement."""

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from workbench.model.agreements import Continuum, LabelledSpan
from workbench.model.spans import Span

LABELS = ("人", "地", "机构")


def units(label: str, *places: tuple[int, int]) -> tuple[LabelledSpan, ...]:
    """Spans given by start and length, as the literature gives them."""
    return tuple(LabelledSpan(Span(start, start + length), label) for start, length in places)


def marks(text: str, *named: str) -> tuple[LabelledSpan, ...]:
    """Spans given as `what stands there:label`, at its first place in the text."""
    return tuple(_mark(text, *name.split(":")) for name in named)


def _mark(text: str, words: str, label: str) -> LabelledSpan:
    start = text.index(words)
    return LabelledSpan(Span(start, start + len(words)), label)


def stretched(continuum: Continuum, length: int) -> Continuum:
    """The same text drawn out or pressed together to another length."""

    def scaled(place: int) -> int:
        scaled_place, rest = divmod(place * length, continuum.length)
        assert not rest
        return scaled_place

    return Continuum(
        length=length,
        annotations={
            name: tuple(
                LabelledSpan(Span(scaled(mark.span.start), scaled(mark.span.end)), mark.label)
                for mark in found
            )
            for name, found in continuum.annotations.items()
        },
    )


@st.composite
def continua(draw: st.DrawFn, annotators: Sequence[str] = ("甲", "乙"), most: int = 6) -> Continuum:
    """Short texts with spans that may overlap, be there twice, or be missing."""
    length = draw(st.integers(0, 12))
    return Continuum(
        length=length,
        annotations={name: tuple(draw(_found(length, most))) for name in annotators},
    )


def _found(length: int, most: int) -> st.SearchStrategy[Iterable[LabelledSpan]]:
    if not length:
        return st.just(())
    places = st.tuples(st.integers(0, length), st.integers(0, length), st.sampled_from(LABELS))
    return st.lists(
        places.filter(lambda place: place[0] != place[1]).map(
            lambda place: LabelledSpan(Span(*sorted(place[:2])), place[2])
        ),
        max_size=most,
    )
