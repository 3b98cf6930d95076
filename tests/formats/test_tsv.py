import csv
import io

from tests.formats.round_trips import hard_pairs, whole, written
from workbench.formats._cell_guard import unguarded
from workbench.formats._joined_notes import parted
from workbench.formats.tsv import FORMAT


def test_a_table_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    table = io.StringIO(written(FORMAT, text).decode(), newline="")
    rows = [
        {name: unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(table, dialect="excel-tab")
    ]
    assert [(row["source"], row["target"]) for row in rows] == whole(text)
    assert [parted(row["note"]) for row in rows] == [[pair.segment.note] for pair in text.pairs]
