import csv
import io

from hypothesis import given

from tests.builders import SUGGESTED, newspaper, pair, parallel, suggested
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    parallel_texts,
    whole,
    written,
)
from workbench.formats.tsv import COLUMNS, FORMAT
from workbench.model.exchange import ParallelText


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert FORMAT.expected is not None
    assert list(FORMAT.expected(text)) == whole(text)
    assert_survives(FORMAT, text)


def test_a_table_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    table = io.StringIO(written(FORMAT, text).decode(), newline="")
    rows = list(csv.DictReader(table, dialect="excel-tab"))
    assert [(row["source"], row["target"]) for row in rows] == whole(text)
    assert [row["note"] for row in rows] == [pair.segment.note for pair in text.pairs]


def test_a_row_says_all_of_its_pair() -> None:
    text = newspaper()
    head, *_ = rows = list(
        csv.reader(io.StringIO(written(FORMAT, text).decode(), newline=""), dialect="excel-tab")
    )
    draft = list(text.pairs)[4]
    assert tuple(head) == COLUMNS
    assert rows[5] == [
        "5",
        "henan-legal-daily.txt",
        "body",
        "draft",
        draft.segment.source,
        draft.target.text,
        draft.segment.note,
        draft.segment.id,
        "typed",
    ]


def test_a_row_says_where_its_target_came_from() -> None:
    text = parallel(pair(1), suggested(pair(2)), pair(3, target=""))
    table = io.StringIO(written(FORMAT, text).decode(), newline="")
    rows = list(csv.DictReader(table, dialect="excel-tab"))
    assert [row["origin"] for row in rows] == ["typed", f"memory: {SUGGESTED}", ""]


def test_a_paragraph_may_be_longer_than_the_csv_module_likes() -> None:
    long = "突出抓好制度机制建设,坚决维护国家政治安全。" * 20_000
    assert_survives(FORMAT, parallel(pair(1, long, "long")))
