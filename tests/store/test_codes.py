import sqlite3
from pathlib import Path

import pytest

from tests.builders import project, project_file
from tests.text.test_coding import CODES, TEXT
from workbench.errors import Refused
from workbench.model.segments import Origin, SegmentKind, Side, State
from workbench.model.sources import Block, Paragraph, Piece, SourceText
from workbench.model.wordings import NewWording
from workbench.services import undoing
from workbench.store.project import Store

STRUCTURED = SourceText(
    format="html",
    encoding="utf-8",
    original=b"<h2>",
    blocks=(
        Block(text=TEXT, line=1, kind=SegmentKind.HEADLINE, level=2, codes=CODES, locator="h2[1]"),
    ),
    is_structured=True,
)
CUT = (
    Paragraph(
        text=TEXT,
        kind=SegmentKind.HEADLINE,
        article=1,
        level=2,
        codes=CODES,
        pieces=(Piece(block=0, start=0, at=0, length=len(TEXT)),),
    ),
)


def structured() -> Store:
    """A project with a document that has a level and codes, after one that has none."""
    store = project()
    with store.journal.change("add 网页", "李译") as change:
        store.documents.add(change, "网页", STRUCTURED, CUT, repair="auto")
    return store


def test_kind_level_and_codes_come_with_a_document() -> None:
    store = structured()
    document, _ = store.documents.get("网页")
    for pair in (*store.segments.pairs(document), store.segments.pair(store_row(store))):
        assert (pair.segment.kind, pair.segment.level, pair.segment.codes, pair.target.codes) == (
            SegmentKind.HEADLINE,
            2,
            CODES,
            (),
        )
    assert list(store.faults()) == []


def test_a_target_has_codes_of_its_own_that_history_keeps() -> None:
    store = structured()
    row = store_row(store)
    both = (CODES[2], *CODES[:2])
    with store.journal.change("translate", "李译") as change:
        wording = NewWording(text="Justice", state=State.DRAFT, author="李译", codes=both[:1])
        token = store.wordings.stand(change, row, Side.TARGET, wording, "")
    assert store.segments.pair(row).target.codes == both[:1]
    token = store.wordings.renew(row, token, "Justice for the people", (), CODES)
    assert store.segments.pair(row).target.codes == CODES
    with store.journal.change("translate", "李译") as change:
        plain = NewWording(text="For all", state=State.DRAFT, author="李译", origin=Origin.TYPED)
        store.wordings.stand(change, row, Side.TARGET, plain, token)
    assert [each.codes for each in store.wordings.history(row, Side.TARGET)] == [(), CODES]
    undoing.undo(store, "李译")
    assert store.segments.pair(row).target.codes == CODES


def test_adding_a_document_is_undone_only_when_asked_for() -> None:
    store = structured()
    with pytest.raises(Refused, match="“add 网页” stands between"):
        undoing.undo(store, "李译")
    undone = undoing.undo(store, "李译", documents=True)
    assert (undone and undone.label, len(store.documents.all())) == ("add 网页", 1)
    with pytest.raises(Refused, match="“add 网页” stands between"):
        undoing.redo(store, "李译")
    undoing.redo(store, "李译", documents=True)
    assert [document.name for _, document in store.documents.all()][1:] == ["网页"]
    assert list(store.faults()) == []


def test_what_a_file_of_the_schema_before_was_read_from_is_its_first_edition(
    tmp_path: Path,
) -> None:
    path = project_file(tmp_path / "a.db", "推动政法工作高质量发展")
    with Store.open(path, writable=False) as store:
        original = store.documents.editions.original(1)
        blocks = store.documents.editions.blocks(1)
    connection = sqlite3.connect(path)
    for table in ("dictionary_entries", "dictionaries", "segmentation_rules", "codes"):
        connection.execute(f"DROP TABLE {table}")
    connection.executescript(
        """
        CREATE TABLE codes (id INTEGER PRIMARY KEY) STRICT;
        ALTER TABLE segments ADD COLUMN locator TEXT;
        ALTER TABLE segments DROP COLUMN level;
        DROP INDEX blocks_of_edition; DROP INDEX lineages_of_block;
        ALTER TABLE documents ADD COLUMN format TEXT NOT NULL DEFAULT 'text';
        ALTER TABLE documents ADD COLUMN encoding TEXT NOT NULL DEFAULT 'utf-8';
        ALTER TABLE documents ADD COLUMN original BLOB;
        ALTER TABLE documents ADD COLUMN skeleton BLOB;
        UPDATE documents SET original = (SELECT original FROM editions);
        ALTER TABLE documents DROP COLUMN edition_id;
        ALTER TABLE blocks DROP COLUMN edition_id; ALTER TABLE blocks DROP COLUMN indent;
        ALTER TABLE blocks DROP COLUMN gap; ALTER TABLE blocks DROP COLUMN kind;
        ALTER TABLE blocks DROP COLUMN level; ALTER TABLE blocks DROP COLUMN locator;
        DROP TABLE editions;
        DELETE FROM _sqlite_migrations WHERE name = 'sources';
        PRAGMA user_version = 4;
        """
    )
    connection.close()
    with Store.open(path, writable=False) as store:
        assert store.documents.editions.original(1) == original
        assert store.documents.editions.blocks(1) == blocks
        assert (
            [document.format for _, document in store.documents.all()],
            list(store.faults()),
        ) == (
            ["text"],
            [],
        )


def store_row(store: Store) -> int:
    """The row of the only segment of the second document."""
    document, _ = store.documents.get("网页")
    row = store.segments.row_of_number(document, 1)
    assert row is not None
    return row
