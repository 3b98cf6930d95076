from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import add_document, row_of
from tests.services.memory_units import texts_standing
from workbench.errors import Refused
from workbench.model.segments import Side, State
from workbench.services import pairing, pairing_by_hand, projects, translating
from workbench.services.pairing_by_hand import PairedSentences
from workbench.store.project import Store

SOURCE = "维护政治安全。坚持党的领导。推进扫黑除恶常态化。"
TARGET = "Uphold political security. Uphold the leadership of the Party. Fight organised crime."
FIRST, SECOND, THIRD = "维护政治安全。", "坚持党的领导。", "推进扫黑除恶常态化。"
ONE, TWO, THREE = (
    "Uphold political security.",
    "Uphold the leadership of the Party.",
    "Fight organised crime.",
)


@pytest.fixture
def store() -> Store:
    store = Store.memory()
    add_document(store, SOURCE, "没有英文。")
    row, pair = projects.find_segment(store, "1", None)
    translating.set_target(store, row, pair, TARGET, State.TRANSLATED, "李译")
    return store


def told(paired: PairedSentences) -> list[tuple[str, str]]:
    return [
        (bead.source.of(paired.source), bead.target.of(paired.target).strip())
        for bead in paired.beads
    ]


def begun(store: Store) -> PairedSentences:
    paired = pairing_by_hand.read(store, row_of(store, 1))
    assert told(paired) == [(FIRST, ONE), (SECOND, TWO), (THIRD, THREE)]
    return paired


def test_joined_and_split_again(store: Store) -> None:
    paired = pairing_by_hand.join(begun(store), 1)
    assert told(paired) == [(FIRST, ONE), (SECOND + THIRD, f"{TWO} {THREE}")]
    assert paired.counts(1) == (2, 2)
    assert told(pairing_by_hand.split(paired, 1)) == told(begun(store))


def test_one_of_a_sentence_each_is_split_into_two_that_belong_to_none(store: Store) -> None:
    expected = [(FIRST, ONE), (SECOND, ""), ("", TWO), (THIRD, THREE)]
    assert told(pairing_by_hand.split(begun(store), 1)) == expected
    parted = pairing_by_hand.part(begun(store), 1)
    assert told(parted) == expected
    with pytest.raises(Refused, match="belong to none already"):
        pairing_by_hand.part(parted, 1)
    with pytest.raises(Refused):
        pairing_by_hand.split(parted, 1)


@pytest.mark.parametrize(
    ("at", "side", "step", "expected"),
    [
        (0, Side.TARGET, 1, [(FIRST, ""), (SECOND, f"{ONE} {TWO}"), (THIRD, THREE)]),
        (1, Side.TARGET, -1, [(FIRST, f"{ONE} {TWO}"), (SECOND, ""), (THIRD, THREE)]),
        (1, Side.SOURCE, 1, [(FIRST, ONE), ("", TWO), (SECOND + THIRD, THREE)]),
        (2, Side.SOURCE, -1, [(FIRST, ONE), (SECOND + THIRD, TWO), ("", THREE)]),
    ],
)
def test_sentences_are_moved(
    store: Store, at: int, side: Side, step: int, expected: list[tuple[str, str]]
) -> None:
    assert told(pairing_by_hand.move(begun(store), at, side, step)) == expected


def test_the_last_sentence_of_a_bead_takes_it_along(store: Store) -> None:
    paired = pairing_by_hand.move(begun(store), 1, Side.TARGET, -1)
    assert told(pairing_by_hand.move(paired, 1, Side.SOURCE, 1)) == [
        (FIRST, f"{ONE} {TWO}"),
        (SECOND + THIRD, THREE),
    ]


def test_what_cannot_be_moved_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="no sentence pair to move it to"):
        pairing_by_hand.move(begun(store), 0, Side.TARGET, -1)
    with pytest.raises(Refused, match="no sentence pair to move it to"):
        pairing_by_hand.move(begun(store), 2, Side.SOURCE, 1)
    parted = pairing_by_hand.part(begun(store), 0)
    with pytest.raises(Refused, match="no sentence here"):
        pairing_by_hand.move(parted, 0, Side.TARGET, 1)
    with pytest.raises(Refused):
        pairing_by_hand.join(begun(store), 2)


def test_what_is_kept_is_what_is_read_again(store: Store) -> None:
    paired = pairing_by_hand.join(begun(store), 0)
    pairing.pair_by_hand(store, paired.segment, 1, paired.beads, "李译")
    again = pairing_by_hand.read(store, paired.segment)
    assert told(again) == [(FIRST + SECOND, f"{ONE} {TWO}"), (THIRD, THREE)]
    assert again.beads[0].confidence == 1.0


def test_what_somebody_has_seen_and_kept_is_sure_and_in_the_memory(store: Store) -> None:
    paired = begun(store)
    doubtful = replace(paired, beads=tuple(replace(bead, confidence=0.1) for bead in paired.beads))
    pairing.pair_by_hand(store, paired.segment, 1, doubtful.beads, "李译")
    assert texts_standing(store) == [(SOURCE, TARGET)]
    pairing_by_hand.keep(store, doubtful, "李译")
    assert texts_standing(store) == [
        (SOURCE, TARGET), (FIRST, ONE), (SECOND, TWO), (THIRD, THREE),
    ]  # fmt: skip


def test_a_pair_without_english_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="segment 2 has no English yet"):
        pairing_by_hand.read(store, row_of(store, 2))
