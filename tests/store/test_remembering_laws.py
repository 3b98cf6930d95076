"""Whatever is done to pairs, and undone: the memory has just what is confirmed and not removed."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import newer, project
from tests.services.two_copies import SOURCES, act, rows
from workbench.errors import NotFound, Refused
from workbench.model.segments import Side
from workbench.services import (
    classifying,
    matching,
    pairing,
    reviewing,
    timeline,
    undoing,
    updating,
)
from workbench.store.project import Store

AUTHORS = "李译", "王校"
ACTIONS = (
    "type", "confirm", "confirm", "finish", "split", "join", "correct", "undo", "undo", "redo",
    "pair", "remove unit", "edit unit", "reopen", "send back", "restore", "restore source",
    "exclude", "include", "update", "undo document", "redo document", "complete",
)  # fmt: skip
_ACTS = st.lists(
    st.tuples(
        st.sampled_from(AUTHORS), st.sampled_from(ACTIONS), st.integers(0, 5), st.integers(0, 30)
    ),
    min_size=4,
    max_size=16,
)


@given(_ACTS)
def test_the_memory_follows_whatever_is_done(acts: list[tuple[str, str, int, int]]) -> None:
    with project(*SOURCES) as store:
        for author, what, at, much in acts:
            with suppress(Refused, NotFound):
                _act(store, author, what, at, much)
            assert list(store.faults()) == []
            assert _remembered(store) == _confirmed(store), what
        for row in rows(store):
            matching.find(store, row)


def _act(store: Store, author: str, what: str, at: int, much: int) -> None:
    found = rows(store)
    if what == "redo":
        undoing.redo(store, author)
    elif what == "undo document":
        undoing.undo(store, author, documents=True)
    elif what == "redo document":
        undoing.redo(store, author, documents=True)
    elif what == "complete":
        pairing.complete_some(store)
    elif not found:
        return
    elif what in _ON_SEGMENTS:
        _ON_SEGMENTS[what](store, found[at % len(found)], author, much)
    elif what == "update":
        texts = [store.segments.pair(row).segment.source for row in found]
        texts[at % len(texts)] += "新"
        if much % 2:
            texts.pop()
        updating.update(store, "henan-legal-daily.txt", newer(*texts), author)
    else:
        act(store, author, what, at, much)


def _restore(store: Store, row: int, author: str, much: int, side: Side) -> None:
    wordings = store.wordings.history(row, side)
    if wordings:
        timeline.restore(store, row, wordings[much % len(wordings)].id, author)


def _translatable(store: Store, row: int, author: str, *, is_translatable: bool) -> None:
    classifying.set_translatable(store, [(row, store.segments.pair(row))], is_translatable, author)


_ON_SEGMENTS = {
    "reopen": lambda store, row, author, _: reviewing.reopen(
        store, row, store.segments.pair(row), author
    ),
    "send back": lambda store, row, author, _: reviewing.send_back(
        store, row, store.segments.pair(row), "see above", author
    ),
    "restore": lambda store, row, author, much: _restore(store, row, author, much, Side.TARGET),
    "restore source": lambda store, row, author, much: _restore(
        store, row, author, much, Side.SOURCE
    ),
    "exclude": lambda store, row, author, _: _translatable(
        store, row, author, is_translatable=False
    ),
    "include": lambda store, row, author, _: _translatable(
        store, row, author, is_translatable=True
    ),
}


def _remembered(store: Store) -> list[tuple[int, bool, str, str]]:
    return sorted(
        store._connection.execute(
            "SELECT segment_id, is_sentence, source, target FROM units WHERE retired IS NULL"
            " AND memory_id = 1"
        )
    )


def _confirmed(store: Store) -> list[tuple[int, bool, str, str]]:
    """The units that there have to be, each segment by itself."""
    removed = set(
        store._connection.execute(
            "SELECT segment_id, is_sentence, source, target FROM units"
            " WHERE retired_reason = 'removed'"
        )
    )
    found = set()
    for row in rows(store):
        pair = store.segments.pair(row)
        source, target = pair.segment.source, pair.target.text
        if pair.target.state.is_confirmed and pair.segment.is_translatable and source and target:
            found.add((row, 0, source, target))
            for bead in store.beads.of(row):
                texts = bead.source.of(source).strip(), bead.target.of(target).strip()
                if bead.confidence >= 0.8 and all(texts) and texts != (source, target):
                    found.add((row, 1, *texts))
    return sorted(found - removed)
