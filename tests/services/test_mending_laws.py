"""Whatever is mended: it reads as an import mends it, and all of it can be taken back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import pair_of, row_of
from tests.examples import examples
from tests.services.mends import (
    ME,
    PAGE,
    PIECES,
    added,
    expected,
    looks,
    sources,
    states,
    told,
    traced,
    translate,
    undo_all,
    undo_all_but_first,
    usual,
)
from workbench.errors import Refused
from workbench.model.sources import MendKind
from workbench.services import mending, segmenting, undoing
from workbench.services.importing import Repair
from workbench.services.mendable import MendState
from workbench.store.project import Store


def test_accepting_all_makes_what_an_import_with_repair_makes() -> None:
    store, repaired = added(PAGE), added(PAGE, Repair.AUTO)
    assert len(sources(store)) == len(PAGE)
    done = mending.decide(store, 1, usual(store), [], ME)
    assert (done.accepted, done.left) == (len(usual(store)), ())
    assert looks(store) == looks(repaired)
    assert traced(store) == traced(repaired)
    undoing.undo(store, ME)
    assert looks(store) == looks(added(PAGE))
    undoing.redo(store, ME)
    assert looks(store) == looks(repaired)
    assert list(store.faults()) == []


@settings(max_examples=examples(15))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_any_text_is_mended_as_an_import_mends_it(texts: list[str]) -> None:
    store, repaired = added(texts), added(texts, Repair.AUTO)
    if not sources(repaired):
        return
    mending.decide(store, 1, usual(store), [], ME)
    assert looks(store) == looks(repaired)
    mending.decide(store, 1, [], usual(store), ME)
    assert sources(store) == texts
    mending.decide(repaired, 1, [], usual(store), ME)
    assert sources(repaired) == texts
    undo_all(repaired)
    assert list(store.faults()) + list(repaired.faults()) == []


@settings(max_examples=examples(15))
@given(
    st.lists(st.sampled_from(PIECES), min_size=2, max_size=12),
    st.sampled_from(Repair),
    st.data(),
)
def test_whatever_is_decided_reads_as_the_file_mended_so(
    texts: list[str], mode: Repair, data: st.DataObject
) -> None:
    store = added(texts, mode)
    before = told(store)
    for _ in range(data.draw(st.integers(1, 5))):
        known = mending.of_document(store, 1).proposals
        if not known:
            return
        chosen = data.draw(st.lists(st.sampled_from(known), max_size=4))
        is_accepted = data.draw(st.booleans())
        mends = [each.mend for each in chosen]
        try:
            mending.decide(store, 1, *((mends, []) if is_accepted else ([], mends)), ME)
        except Refused:
            continue
        made = [mend for mend, state in states(store).items() if state is MendState.ACCEPTED]
        assert sources(store) == expected(texts, made)
        assert MendState.CHANGED not in states(store).values()
        assert list(store.faults()) == []
    after = told(store)
    undo_all(store)
    assert told(store) == before
    while undoing.redo(store, ME) is not None:
        pass
    assert told(store) == after


@settings(max_examples=examples(15))
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=10), st.data())
def test_all_is_taken_back_whatever_else_was_done(texts: list[str], data: st.DataObject) -> None:
    store = added(texts, Repair.AUTO)
    if not sources(store):
        return
    for number in range(1, len(sources(store)) + 1, 2):
        translate(store, number, f"English {number}")
    before, letters = told(store), sorted("".join(texts))
    steps = data.draw(st.integers(1, 6))
    done = 0
    for _ in range(steps):
        done += act(store, data)
        assert list(store.faults()) == []
        made = [mend for mend, state in states(store).items() if state is MendState.ACCEPTED]
        if not any(mend.kind is not MendKind.JOIN for mend in made):
            kept = "".join(sources(store)).replace("改", "")
            assert sorted(kept.replace(" ", "")) == [each for each in letters if each != " "]
    after = told(store)
    undo_all_but_first(store, done)
    assert told(store) == before
    for _ in range(done):
        undoing.redo(store, ME)
    assert told(store) == after


def act(store: Store, data: st.DataObject) -> int:
    """Decides on proposals, or splits, joins or corrects by hand; tells how many changes it was."""
    count = len(sources(store))
    number = data.draw(st.integers(1, count))
    row, pair = row_of(store, number), pair_of(store, number)
    what = data.draw(st.sampled_from(("accept", "refuse", "split", "join", "correct")))
    sets = store._connection.execute("SELECT count(*) FROM change_sets").fetchone()[0]
    try:
        if what in ("accept", "refuse"):
            known = mending.of_document(store, 1).proposals
            chosen = data.draw(st.lists(st.sampled_from(known), max_size=3)) if known else []
            mends = [each.mend for each in chosen]
            mending.decide(store, 1, *((mends, []) if what == "accept" else ([], mends)), ME)
        elif what == "split":
            at = data.draw(st.integers(0, len(pair.segment.source)))
            segmenting.split(store, row, pair, at, ME)
        elif what == "join" and number < count:
            segmenting.join_next(store, row, pair, pair_of(store, number + 1), ME)
        elif what == "correct":
            segmenting.correct(store, row, pair, f"{pair.segment.source}改", ME)
    except Refused:
        pass
    return int(store._connection.execute("SELECT count(*) FROM change_sets").fetchone()[0] - sets)
