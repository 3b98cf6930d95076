from tests.builders import project
from tests.store.test_documents import BLOCKS, BROKEN, MENDED
from workbench.services import segmenting, tracing, undoing
from workbench.services.tracing import Trace
from workbench.store.project import Store

ME = "李译"


def mended() -> tuple[Store, int]:
    """A project with a page that was mended, and the row of that document."""
    store = project()
    with store.journal.change("add 党史", ME) as change:
        return store, store.documents.add(change, "党史", BROKEN, MENDED, repair="auto")


def told(trace: Trace) -> list[tuple[int, str]]:
    """(segment counted from the first, the part of a block that it holds)."""
    first = min(each.segment for each in trace.standing)
    return [
        (each.segment - first, BLOCKS[each.block][each.start : each.start + each.length])
        for each in trace.stretches
    ]


AS_READ = [(0, BLOCKS[0]), (0, BLOCKS[1]), (1, "于东辉"), (2, BLOCKS[3])]


def test_what_is_cut_anew_is_found_and_undo_brings_it_back() -> None:
    store, document = mended()
    assert told(tracing.of_document(store, document)) == AS_READ
    row = store.segments.row_of_number(document, 1)
    assert row is not None
    segmenting.split(store, row, store.segments.pair(row), 12, ME)
    last = store.segments.row_of_number(document, 3)
    assert last is not None
    segmenting.join_next(store, last, store.segments.pair(last), store.segments.pair(last + 1), ME)
    homes = tracing.home_of_each(store, document)
    assert list(homes) == list(tracing.of_document(store, document).homes().values())
    trace = tracing.of_document(store, document)
    assert told(trace) == [
        (0, BLOCKS[0]),
        (0, "育,深"),
        (3, "入贯彻《条例》。"),
        (1, "于东辉"),
        (1, BLOCKS[3]),
    ]
    assert list(trace.homes().values()) == [0, 1, 2]
    assert trace.read_blocks() == frozenset({0, 1, 2, 3})
    undoing.undo(store, ME)
    undoing.undo(store, ME)
    assert told(tracing.of_document(store, document)) == AS_READ


def test_a_paragraph_corrected_throughout_keeps_its_place() -> None:
    store, document = mended()
    row = store.segments.row_of_number(document, 2)
    assert row is not None
    segmenting.correct(store, row, store.segments.pair(row), "X Y", ME)
    trace = tracing.of_document(store, document)
    assert told(trace) == [each for each in AS_READ if each[0] != 1]
    assert list(trace.homes().values()) == [0, 2, 3]
