import sqlite3

import pytest

from tests.builders import PARAGRAPHS, add_document, project, texts, visit_of
from workbench.services import translating
from workbench.store.project import Store


@pytest.fixture
def store() -> Store:
    """A project with three segments."""
    return project()


def test_one_within_another_takes_part_in_it(store: Store) -> None:
    def both() -> None:
        with store.transaction():
            translating.save_draft(store, visit_of(store, 1), "lost")
            add_document(store, "依法治国", name="法")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        both()
    assert texts(store) == [(text, "") for text in PARAGRAPHS]


def test_what_cannot_be_committed_is_rolled_back_and_the_next_is_kept(store: Store) -> None:
    def dangle() -> None:
        with store.transaction():
            store._connection.execute("UPDATE segments SET target_head = 999 WHERE id = 1")

    with pytest.raises(sqlite3.IntegrityError):
        dangle()
    assert not store._connection.in_transaction
    translating.save_draft(store, visit_of(store, 1), "kept")
    assert (texts(store)[0][1], store._connection.in_transaction) == ("kept", False)
    assert list(store.faults()) == []


def test_where_sqlite_rolled_back_the_first_error_is_told(store: Store) -> None:
    def fill() -> None:
        with store.transaction():
            store._connection.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError, match="disk is full"):
        fill()
