from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import PAGE, add_coded, coded, newer, project
from tests.examples import examples
from workbench.errors import NotFound
from workbench.model.codes import Code
from workbench.model.segments import State
from workbench.model.updated import ChangedSource, EarlierVersion, MovedSource, Updated
from workbench.services import earlier, segmenting, tracing, translating, undoing, updating
from workbench.store.project import Store

ME = "李译"
A = "坚持党对政法工作的绝对领导,把政治建设摆在首位。"
B = "深化扫黑除恶专项斗争,查处涉案人员3.2万余名。"
B2 = "深化扫黑除恶专项斗争,查处涉案人员3.5万余名。"
B3 = "深化扫黑除恶专项斗争,查处涉案人员3.8万余名。"
C = "全面推进“1+5+N”社会治理体系。"
D = "健全一中心四平台,办理群众诉求723万件。"
E = "推动政法工作高质量发展"


def translated(*paragraphs: str) -> Store:
    """A project with one document, all of it translated."""
    store = project(*paragraphs)
    for number, row in enumerate(rows(store), 1):
        pair = store.segments.pair(row)
        translating.set_target(store, row, pair, f"English {number}", State.TRANSLATED, ME)
    return store


def rows(store: Store) -> list[int]:
    """The segments of the document, in order."""
    return [each.segment for each in store.origins.standing(1)]


def told(store: Store) -> list[tuple[str, str, State]]:
    """Source, target and state of each pair."""
    return [
        (pair.segment.source, pair.target.text, pair.target.state)
        for pair in store.segments.pairs(1)
    ]


def test_what_stands_unchanged_stays_and_the_rest_is_told() -> None:
    store = translated(A, B, C, D)
    before = told(store)
    done = updating.update(store, PAGE, newer(E, A, B2, D), ME)
    assert done == Updated(
        document=PAGE,
        kept=2,
        changed=(ChangedSource(number=3, before=B, after=B2, target="English 2"),),
        came=(MovedSource(number=1, text=E),),
        gone=(MovedSource(number=3, text=C),),
    )
    assert told(store) == [
        (E, "", State.INITIAL),
        (A, "English 1", State.TRANSLATED),
        (B2, "", State.INITIAL),
        (D, "English 4", State.TRANSLATED),
    ]
    assert store.documents.editions.original(1) == newer(E, A, B2, D).text.original
    assert list(store.faults()) == []
    undoing.undo(store, ME)
    assert (told(store), list(store.faults())) == (before, [])
    assert store.documents.editions.original(1) == newer(A, B, C, D).text.original
    undoing.redo(store, ME)
    assert [source for source, *_ in told(store)] == [E, A, B2, D]


def test_the_english_of_the_earlier_wording_is_offered_until_there_is_some() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    kept, changed = rows(store)
    assert earlier.find(store, kept) is None
    found = earlier.find(store, changed)
    assert found is not None
    assert found == EarlierVersion(
        before=B, after=B2, target="English 2", score=95, author=ME, time=found.time
    )
    pair = store.segments.pair(changed)
    translating.set_target(store, changed, pair, "35,000 persons", State.TRANSLATED, ME)
    assert earlier.find(store, changed) is None


def test_english_is_offered_with_the_source_that_it_was_written_for() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    updating.update(store, PAGE, newer(A, B3), ME)
    found = earlier.find(store, rows(store)[1])
    assert found is not None
    assert (found.before, found.after, found.target) == (B, B3, "English 2")
    segmenting.correct(store, rows(store)[1], store.segments.pair(rows(store)[1]), B2, ME)
    found = earlier.find(store, rows(store)[1])
    assert found is not None
    assert (found.before, found.after, found.target) == (B, B2, "English 2")


def test_nothing_is_offered_for_a_change_that_was_taken_back() -> None:
    store = translated(A, B)
    updating.update(store, PAGE, newer(A, B2), ME)
    undoing.undo(store, ME)
    second = rows(store)[1]
    translating.set_target(store, second, store.segments.pair(second), "", State.INITIAL, ME)
    assert earlier.find(store, second) is None


def test_what_moved_keeps_its_english() -> None:
    store = translated(A, B, C, D)
    done = updating.update(store, PAGE, newer(D, A, B, C), ME)
    assert (done.kept, done.moved) == (4, (MovedSource(number=1, text=D),))
    assert [target for _, target, _ in told(store)] == [
        "English 4",
        "English 1",
        "English 2",
        "English 3",
    ]
    assert list(store.faults()) == []


def test_the_cut_and_the_corrections_of_the_user_stay_where_the_file_did_not_change() -> None:
    store = translated(A, B, C, D)
    first, second, third, _ = rows(store)
    segmenting.split(store, first, store.segments.pair(first), 14, ME)
    segmenting.join_next(store, second, store.segments.pair(second), store.segments.pair(third), ME)
    segmenting.correct(store, rows(store)[3], store.segments.pair(rows(store)[3]), D + "。", ME)
    before = told(store)
    assert updating.update(store, PAGE, newer(E, A, B, C, D), ME).kept == 4
    assert told(store) == [(E, "", State.INITIAL), *before]
    again = updating.update(store, PAGE, newer(E, A, B, C, D), ME)
    assert (again.kept, again.changed, again.came, again.gone) == (5, (), (), ())
    assert told(store)[1:] == before


def test_a_split_paragraph_that_changed_is_one_again() -> None:
    store = translated(A, B, C)
    second = rows(store)[1]
    segmenting.split(store, second, store.segments.pair(second), 11, ME)
    part = rows(store)[2]
    translating.set_target(store, part, store.segments.pair(part), "Part", State.DRAFT, ME)
    done = updating.update(store, PAGE, newer(A, B2, C), ME)
    assert done.changed == (ChangedSource(number=2, before=B, after=B2, target="English 2 Part"),)
    assert told(store)[1] == (B2, "", State.INITIAL)
    found = earlier.find(store, rows(store)[1])
    assert found is not None
    assert (found.target, found.after) == ("English 2 Part", B2)


def test_notes_go_with_their_words() -> None:
    store = translated(A, B)
    second = rows(store)[1]
    translating.write_note(store, second, 2, "核对数字", ME)
    updating.update(store, PAGE, newer(B2), ME)
    assert [pair.segment.note for pair in store.segments.pairs(1)] == ["核对数字"]


def test_another_document_is_not_found() -> None:
    store = translated(A)
    with pytest.raises(NotFound, match="name it with --document"):
        updating.find_document(store, Path("别的.txt"), None)


def test_a_preview_writes_nothing() -> None:
    store = translated(A, B, C, D)
    before = told(store)
    previewed = updating.preview(store, PAGE, newer(E, A, B2, D))
    assert told(store) == before
    assert previewed == updating.update(store, PAGE, newer(E, A, B2, D), ME)


@settings(max_examples=examples(15))
@given(st.lists(st.sampled_from([A, B, B2, C, D, E]), min_size=1, max_size=8), st.data())
def test_any_newer_version_is_taken_and_given_back(texts: list[str], data: st.DataObject) -> None:
    store = translated(
        *data.draw(st.lists(st.sampled_from([A, B, C, D, E]), min_size=1, max_size=7))
    )
    before = told(store)
    updating.update(store, PAGE, newer(*texts), ME)
    assert [source for source, *_ in told(store)] == texts
    assert list(store.faults()) == []
    trace = tracing.of_document(store, 1)
    assert list(trace.homes().values()) == list(range(len(texts)))
    undoing.undo(store, ME)
    assert (told(store), list(store.faults())) == (before, [])


def sources(store: Store) -> list[str]:
    return [source for source, *_ in told(store)]


def cut(store: Store, number: int, offset: int, author: str) -> None:
    row = rows(store)[number - 1]
    segmenting.split(store, row, store.segments.pair(row), offset, author)


def test_what_comes_back_to_a_place_that_was_given_away_stands_beside_it() -> None:
    store = translated(A, B)
    cut(store, 1, 10, "王审")
    undoing.undo(store, "王审")
    updating.update(store, PAGE, newer(A, E, B), ME)
    undoing.redo(store, "王审")
    assert (sources(store), list(store.faults())) == ([A[:10], A[10:], E, B], [])


def test_what_moved_goes_back_behind_what_others_put_in_its_place() -> None:
    store = translated(A, B, C, D)
    updating.update(store, PAGE, newer(D, A, B, C), ME)
    cut(store, 4, 5, "王审")
    undoing.undo(store, ME)
    assert (sources(store), list(store.faults())) == ([A, B, C[:5], C[5:], D], [])
    undoing.redo(store, ME)
    assert (sources(store), list(store.faults())) == ([D, A, B, C[:5], C[5:]], [])


def test_moves_are_undone_also_when_the_positions_were_spread_since() -> None:
    store = translated(A, B, C, D)
    before = told(store)
    updating.update(store, PAGE, newer(D, A, B, C), ME)
    for _ in range(20):
        cut(store, 2, 10, "王审")
        undoing.undo(store, "王审")
    undoing.undo(store, ME)
    assert (told(store), list(store.faults())) == (before, [])


def test_what_came_between_joined_paragraphs_is_known_when_the_file_is_read_again() -> None:
    store = translated(A, B, C)
    first, second, _ = rows(store)
    segmenting.join_next(store, first, store.segments.pair(first), store.segments.pair(second), ME)
    updating.update(store, PAGE, newer(A, E, B, C), ME)
    assert sources(store) == [A + B, E, C]
    again = updating.update(store, PAGE, newer(A, E, B, C), ME)
    assert again == Updated(document=PAGE, kept=3)


def linked(text: str, *targets: str) -> tuple[str, tuple[Code, ...]]:
    """A paragraph with its codes, which name parts of the file."""
    plain, codes = coded(text)
    return plain, tuple(replace(code, data=f"<{targets[code.number - 1]}>") for code in codes)


def test_english_is_offered_with_the_codes_that_its_source_still_has() -> None:
    store = Store.memory()
    add_coded(store, "坚持党的{1>领导<1}。{2>深化<2}改革。")
    row = rows(store)[0]
    pair = store.segments.pair(row)
    english, codes = "Reform led", tuple(replace(code, offset=6) for code in pair.segment.codes)
    translating.set_target(store, row, pair, english, State.DRAFT, ME, codes)
    text, newer_codes = linked("坚持党的全面{1>领导<1}。深化改革。", "two")
    version = newer(text)
    paragraphs = (replace(version.paragraphs[0], codes=newer_codes),)
    updating.update(store, PAGE, replace(version, paragraphs=paragraphs), ME)
    found = earlier.find(store, row)
    assert found is not None
    assert found.codes == tuple(replace(code, offset=6) for code in newer_codes)


def test_links_of_what_the_user_cut_are_those_of_the_newer_file() -> None:
    marked = "坚持党的{1>领导<1}。{2>深化<2}改革。"
    store = Store.memory()
    add_coded(store, marked)
    offset = len("坚持党的领导。")
    cut(store, 1, offset, ME)
    for row in rows(store):
        pair = store.segments.pair(row)
        codes = tuple(replace(code, offset=0) for code in pair.segment.codes)
        translating.set_target(store, row, pair, "English", State.DRAFT, ME, codes)
    text, codes = linked(marked, "two", "three")
    version = newer(E, text)
    paragraphs = (version.paragraphs[0], replace(version.paragraphs[1], codes=codes))
    done = updating.update(store, PAGE, replace(version, paragraphs=paragraphs), ME)
    assert (done.kept, len(done.came)) == (2, 1)
    assert [
        ({code.data for code in pair.segment.codes}, {code.data for code in pair.target.codes})
        for pair in store.segments.pairs(1)
    ] == [(set(), set()), ({"<two>"}, {"<two>"}), ({"<three>"}, {"<three>"})]
    assert list(store.faults()) == []
