from tests.builders import project, row_of, visit_of
from workbench.model.segments import Side
from workbench.services import translating

AGAIN = "以上事实,有下列证据予以证实。"
ME = "李译"


def test_what_was_written_since_is_no_filling() -> None:
    with project(AGAIN, AGAIN) as store:
        row = row_of(store, 2)
        before = store.wordings.head(row, Side.TARGET)
        translating.confirm(store, visit_of(store, 1), "Proved.", propagates=True)
        assert store.gaps.has_only_filled(row, before)
        filled = store.wordings.head(row, Side.TARGET)
        translating.confirm(store, visit_of(store, 1), "It is proved.", propagates=True)
        assert store.gaps.has_only_filled(row, filled)
        translating.save_draft(store, visit_of(store, 2), "Typed.")
        assert not store.gaps.has_only_filled(row, filled)
        assert not store.gaps.has_only_filled(row, before)


def test_a_wording_that_was_gone_on_with_is_another() -> None:
    with project(AGAIN, AGAIN) as store:
        row, stay = row_of(store, 2), visit_of(store, 2)
        read = translating.save_draft(store, stay, "a").token
        translating.save_draft(store, stay, "")
        translating.confirm(store, visit_of(store, 1), "Proved.", propagates=True)
        assert not store.gaps.has_only_filled(row, read)
        assert store.gaps.has_only_filled(row, stay.token)


def test_a_circle_of_wordings_ends() -> None:
    with project(AGAIN, AGAIN) as store:
        row = row_of(store, 2)
        translating.confirm(store, visit_of(store, 1), "Proved.", propagates=True)
        store._connection.execute("UPDATE revisions SET parent_id = id WHERE origin = 'memory'")
        assert not store.gaps.has_only_filled(row, "")


def test_gaps_are_in_reading_order_with_what_stands_there() -> None:
    with project(AGAIN, "被告人认罪。", AGAIN) as store:
        translating.confirm(store, visit_of(store, 1), "Proved.", propagates=True)
        (open_one,) = store.gaps.all()
        assert (open_one.source, open_one.text, open_one.head) == ("被告人认罪。", "", 0)
        (like,) = store.gaps.like(row_of(store, 1), ME)
        assert (like.row, like.text) == (row_of(store, 3), "Proved.")
        assert store.gaps.like(row_of(store, 1), "王译") == []
