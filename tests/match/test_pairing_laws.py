"""What holds of beads whatever the texts."""

from hypothesis import given
from hypothesis import strategies as st

from tests.match.pairing_texts import Text, covers, texts
from workbench.match.pairing.beads import pair

ANCHORS = st.lists(
    st.tuples(st.text("法院会议a ", max_size=3), st.text("the court 中", max_size=6))
)


@given(texts(), ANCHORS)
def test_beads_have_every_sentence_once_and_in_order(
    text: Text, anchors: list[tuple[str, str]]
) -> None:
    found = pair(*text, anchors)

    assert covers(found, text)
    assert all(0 <= bead.confidence <= 1 for bead in found)


@given(texts())
def test_a_bead_is_one_to_one_where_each_side_is_one_sentence(text: Text) -> None:
    for bead in pair(*text):
        is_one = bead.source in text.source_spans and bead.target in text.target_spans
        assert bead.is_one_to_one == is_one


@given(texts())
def test_the_same_texts_give_the_same_beads(text: Text) -> None:
    assert pair(*text) == pair(*text)
