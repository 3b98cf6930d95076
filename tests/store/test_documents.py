import sqlite3

import pytest

from tests.builders import PAGE, PARAGRAPHS, add_document, project, source_text, uuid_of
from workbench.errors import NotFound
from workbench.model.outline import Outline
from workbench.model.segments import Document, Origin, SegmentKind, Side, State
from workbench.model.sources import Block, Mend, MendKind, Paragraph, Piece, SourceText
from workbench.services import segmenting, undoing
from workbench.store.project import Store
from workbench.store.rows import POSITION_STEP

BLOCKS = ("突出抓好党史学习教", "育,深入贯彻《条例》。", "□ 于东辉", "𠮷野家公司案")
BROKEN = SourceText(
    format="text",
    encoding="gb18030",
    original="\r\n\r\n".join(BLOCKS).encode("gb18030"),
    blocks=tuple(Block(text=text, line=2 * at + 1, indent=2) for at, text in enumerate(BLOCKS)),
)
MENDED = (
    Paragraph(
        text=BLOCKS[0] + BLOCKS[1],
        kind=SegmentKind.BODY,
        article=1,
        pieces=(
            Piece(block=0, start=0, at=0, length=9),
            Piece(
                block=1,
                start=0,
                at=9,
                length=11,
                mend=Mend(
                    kind=MendKind.JOIN,
                    block=0,
                    following=1,
                    reason="a word runs across the break",
                    confidence=0.9,
                ),
            ),
        ),
    ),
    Paragraph(
        text="于东辉",
        kind=SegmentKind.BYLINE,
        article=1,
        pieces=(Piece(block=2, start=2, at=0, length=3),),
    ),
    Paragraph(
        text=BLOCKS[3],
        kind=SegmentKind.HEADLINE,
        article=2,
        pieces=(Piece(block=3, start=0, at=0, length=6),),
        unfinished="no sentence end",
    ),
)


@pytest.fixture
def store() -> Store:
    """A project with a page that was mended, after another document."""
    store = project()
    with store.journal.change("add 党史", "李译") as change:
        store.documents.add(change, "党史", BROKEN, MENDED, repair="auto")
    return store


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    """What stands in the file itself."""
    connection: sqlite3.Connection = store._connection
    return connection.execute(query).fetchall()


def test_documents_stand_in_order_with_their_bytes_and_blocks(store: Store) -> None:
    (first, page), (second, mended) = store.documents.all()
    assert [page, mended] == [
        Document(id=page.id, version=1, name=PAGE, format="text", encoding="utf-8", date=""),
        Document(id=mended.id, version=1, name="党史", format="text", encoding="gb18030", date=""),
    ]
    assert store.documents.editions.original(first) == "\n\n".join(PARAGRAPHS).encode()
    assert store.documents.editions.original(second) == "\r\n\r\n".join(BLOCKS).encode("gb18030")
    assert [store.documents.editions.blocks(row) for row in (first, second)] == [
        tuple(Block(text=text, line=2 * at + 1) for at, text in enumerate(PARAGRAPHS)),
        BROKEN.blocks,
    ]


def test_a_document_is_found_by_name_or_id(store: Store) -> None:
    for row, document in store.documents.all():
        assert store.documents.get(document.name) == (row, document)
        assert store.documents.get(document.id) == (row, document)
    with pytest.raises(NotFound, match=f"the project has: {PAGE}, 党史"):
        store.documents.get("无")


def test_pairs_are_numbered_within_their_document(store: Store) -> None:
    (_, (second, _)) = store.documents.all()
    assert [
        (
            pair.segment.document,
            pair.segment.number,
            pair.segment.kind,
            pair.segment.article,
            pair.segment.source,
            pair.segment.unfinished,
            pair.target.state,
        )
        for pair in store.segments.pairs(second)
    ] == [
        ("党史", 1, SegmentKind.BODY, 1, BLOCKS[0] + BLOCKS[1], "", State.INITIAL),
        ("党史", 2, SegmentKind.BYLINE, 1, "于东辉", "", State.INITIAL),
        ("党史", 3, SegmentKind.HEADLINE, 2, BLOCKS[3], "no sentence end", State.INITIAL),
    ]
    assert list(store.faults()) == []


def test_an_outline_has_the_pairs_as_columns(store: Store) -> None:
    (_, (second, _)) = store.documents.all()
    outline = store.segments.outline(second)
    assert (
        list(outline.rows),
        [outline.state(index) for index in range(len(outline))],
        list(outline.needs_work),
    ) == ([4, 5, 6], [State.INITIAL] * 3, [0, 0, 0])


def test_an_empty_document_has_an_empty_outline() -> None:
    store = Store.memory()
    outline = store.segments.outline(add_document(store))
    assert isinstance(outline, Outline)
    assert (len(outline), list(outline.rows)) == (0, [])


def test_a_segment_is_found_by_row_number_and_id(store: Store) -> None:
    (_, (second, _)) = store.documents.all()
    for number, pair in enumerate(store.segments.pairs(second), 1):
        row = store.segments.row_of_number(second, number)
        assert row is not None
        assert store.segments.row_of_uuid(pair.segment.id) == (row, second, number)
        assert store.segments.pair(row) == pair
        assert store.segments.at([row], number) == [pair]
    assert [store.segments.row_of_number(second, number) for number in (-1, 0, 4)] == [None] * 3
    assert store.segments.row_of_uuid(uuid_of("无")) is None
    assert [store.segments.next_row(row) for row in (3, 4, 5, 6)] == [None, 5, 6, None]


def test_positions_have_gaps(store: Store) -> None:
    found = rows(store, "SELECT document_id, position FROM segments ORDER BY id")
    assert found == [(1, 65536), (1, 131072), (1, 196608), (2, 65536), (2, 131072), (2, 196608)]
    assert rows(store, "SELECT position FROM documents ORDER BY id") == [(65536,), (131072,)]


def test_lineage_leads_every_character_back_to_its_block(store: Store) -> None:
    found = rows(
        store,
        "SELECT segments.uuid, blocks.text, from_offset, to_offset, length, reason, confidence"
        " FROM lineages JOIN blocks ON blocks.id = block_id"
        " JOIN segments ON segments.id = to_segment_id WHERE blocks.document_id = 2"
        " ORDER BY lineages.id",
    )
    assert [row[1:] for row in found] == [
        (BLOCKS[0], 0, 0, 9, "", 1.0),
        (BLOCKS[1], 0, 9, 11, "a word runs across the break", 0.9),
        (BLOCKS[2], 2, 0, 3, "", 1.0),
        (BLOCKS[3], 0, 0, 6, "", 1.0),
    ]
    rebuilt: dict[object, str] = {}
    for segment, block, start, at, length, *_ in found:
        assert len(rebuilt.get(segment, "")) == at
        rebuilt[segment] = rebuilt.get(segment, "") + str(block)[start : start + length]  # type: ignore[operator]
    (_, (second, _)) = store.documents.all()
    assert rebuilt == {p.segment.id: p.segment.source for p in store.segments.pairs(second)}


def test_the_source_is_the_first_wording(store: Store) -> None:
    (revision,) = store.wordings.history(4, Side.SOURCE)
    assert (revision.text, revision.state, revision.author, revision.origin, revision.is_head) == (
        BLOCKS[0] + BLOCKS[1],
        State.INITIAL,
        "李译",
        Origin.IMPORTED,
        True,
    )


def test_all_of_a_document_or_nothing() -> None:
    store = project()
    text, cut = source_text("依法治国")
    bad = Paragraph(text="法", kind=SegmentKind.BODY, article=1, pieces=(
        Piece(block=9, start=0, at=0, length=1),))  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError), store.journal.change("add", "李译") as change:
        store.documents.add(change, "坏", text, (*cut, bad), repair="off")
    assert ([document.name for _, document in store.documents.all()], list(store.faults())) == (
        [PAGE],
        [],
    )
    add_document(store, "依法治国", name="好")
    assert [document.name for _, document in store.documents.all()] == [PAGE, "好"]


def test_the_shape_is_another_one_after_the_cut_changed(store: Store) -> None:
    shapes = [store.segments.shape(1)]
    for row in (1, 2):
        pairs = store.segments.pair(row), store.segments.pair(row + 1)
        segmenting.join_next(store, row, *pairs, "李译" if row == 1 else "王编")
        shapes.append(store.segments.shape(1))
        undoing.undo(store, "李译" if row == 1 else "王编")
    # Each row times its position.
    assert [shape / POSITION_STEP for shape in shapes] == [1 + 4 + 9, 1 + 9, 1 + 4]
    assert (store.segments.shape(1), store.segments.shape(9)) == (shapes[0], 0)
    assert [store.segments.document_of(row) for row in (1, 4)] == [1, 2]
