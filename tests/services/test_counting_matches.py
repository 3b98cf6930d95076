from tests.builders import add_document, project, row_of
from tests.services.memory_units import add_memory, confirm, unit
from workbench.model.counts import Amount, Band, MatchCounts
from workbench.model.reports import ReportTable
from workbench.services.counting_matches import (
    as_tables,
    count_matches,
    match_report,
    pace,
)
from workbench.store.project import Store

PARAGRAPHS = (
    "第一章 总则",
    "人民法院依法公开审理案件。",
    "人民检察院依法公开审理案件。",
    "人民法院依法公开审理案件。",
    "天气很好。",
)


def filled() -> Store:
    store = project(*PARAGRAPHS)
    add_memory(
        store,
        "laws",
        unit("人民法院依法公开审理案件。", "exact"),
        unit("第一章 总则", "context", before="", after="人民法院依法公开审理案件。"),
    )
    return store


def bands(counts: MatchCounts) -> dict[Band, tuple[int, int, int]]:
    return {
        band: (amount.segments, amount.han_characters, amount.words)
        for band, amount in counts.bands
        if amount != Amount()
    }


def test_each_segment_is_in_one_band() -> None:
    with filled() as store:
        (counts,) = count_matches(store)
    assert bands(counts) == {
        Band.IN_DOCUMENT: (1, 12, 0),
        Band.CONTEXT: (1, 5, 0),
        Band.EXACT: (1, 12, 0),
        Band.FROM_85: (1, 13, 0),
        Band.NONE: (1, 4, 0),
    }
    assert counts.total == Amount(segments=5, han_characters=46)


def test_the_work_itself_changes_no_band() -> None:
    with filled() as store:
        before = count_matches(store)[0]
        confirm(store, 5, "The weather is fine.")
        after = count_matches(store)[0]
    assert [(band, amount.segments) for band, amount in before.bands] == [
        (band, amount.segments) for band, amount in after.bands
    ]
    assert after.total.words == 4


def test_what_an_earlier_document_has_is_repeated_in_the_project() -> None:
    with filled() as store:
        add_document(store, "天气很好。", "天气不好。", name="b.txt")
        counts = count_matches(store)
        alone = count_matches(store, "b.txt")
    assert [each.name for each in counts] == ["henan-legal-daily.txt", "b.txt", "all"]
    assert bands(counts[1]) == {Band.IN_PROJECT: (1, 4, 0), Band.NONE: (1, 4, 0)}
    assert counts[2].total.segments == 7
    assert alone == [counts[1]]


def test_what_is_not_to_be_translated_does_not_count() -> None:
    with filled() as store:
        with store.journal.change("keep 5", "李译") as change:
            change.update("segments", row_of(store, 5), {"translatable": 0})
        assert count_matches(store)[0].total.segments == 4


def test_the_pace_counts_a_segment_on_the_day_that_it_was_first_confirmed() -> None:
    with filled() as store:
        confirm(store, 2, "People's courts try cases in public.")
        confirm(store, 2, "The people's courts try cases in public.")
        now = pace(store)
    (day,) = now.days
    assert day.amount == Amount(segments=1, han_characters=12, words=7)
    assert (now.left.han_characters, now.han_characters_a_day, now.days_left) == (34, 12, 34 / 12)


def test_the_report_has_a_row_for_each_band_and_day() -> None:
    with filled() as store:
        matches, days, changed = as_tables(match_report(store)).tables
    assert matches.rows[-1] == ("henan-legal-daily.txt", "total", 5, 46, 0)
    assert len(matches.rows) == len(Band) + 1
    assert days == ReportTable(
        name="days", head=("day", "segments", "Han characters", "words"), rows=()
    )
    assert (changed.name, changed.rows) == ("changed", ())
