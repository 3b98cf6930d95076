from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import PAGE, add_document, leaving, project, project_file, row_of, visit_of
from workbench.errors import NotFound
from workbench.model.exchange import Choices
from workbench.model.segments import Pair, State
from workbench.services import parallel_texts, reporting, translating
from workbench.services.reporting import Progress
from workbench.store.project import Store


@pytest.fixture
def store() -> Store:
    """A project with two documents, the first partly translated."""
    store = project("1+5+N模式,𠮷野家。", "依法治国", "以案释法")
    translating.confirm(store, visit_of(store, 1), "The “1+5+N” model of the party’s work")
    translating.save_draft(store, visit_of(store, 2), "Rule of law")
    translating.flag(store, row_of(store, 2), 2, True, "李译")
    add_document(store, "党史", name="党史")
    return store


def test_the_counts_of_each_document(store: Store) -> None:
    found = [(document.name, counts) for document, counts in reporting.progress(store)]
    assert found == [
        (
            PAGE,
            Progress(segments=3, translated=1, draft=1, needs_work=1, han_characters=13, words=10),
        ),
        ("党史", Progress(segments=1, han_characters=2)),
    ]
    total = sum((counts for _, counts in found), Progress())
    assert (total.segments, total.han_characters, total.words) == (4, 15, 10)


def test_reviewed_and_final_ones_are_counted_among_the_translated() -> None:
    with project("依法治国", "以案释法", "党史", "法治") as store:
        for number, state in enumerate(
            (State.TRANSLATED, State.REVIEWED, State.FINAL, State.DRAFT), 1
        ):
            translating.confirm(store, visit_of(store, number), "Law", state)
        ((_, counts),) = reporting.progress(store)
    assert counts == Progress(
        segments=4, translated=3, reviewed=1, final=1, draft=1, han_characters=12, words=4
    )


def test_pairs_of_one_document_and_of_all(store: Store) -> None:
    def told(name: str | None) -> list[tuple[str, int, str]]:
        return [
            (pair.segment.document, pair.segment.number, pair.segment.source)
            for pair in reporting.pairs(store, name)
        ]

    assert told("党史") == [("党史", 1, "党史")]
    assert told(None) == [
        (PAGE, 1, "1+5+N模式,𠮷野家。"), (PAGE, 2, "依法治国"), (PAGE, 3, "以案释法"),
        ("党史", 1, "党史"),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        told("无")


def test_the_parallel_text(store: Store) -> None:
    whole = parallel_texts.parallel_text(store, "河南法制报")
    assert (whole.title, whole.source_language, whole.target_language) == (
        "河南法制报",
        "zh-Hans",
        "en",
    )
    assert [(each.name, len(list(each.pairs))) for each in whole.documents] == [
        (PAGE, 3),
        ("党史", 1),
    ]
    assert list(whole.pairs) == [leaving(pair) for pair in reporting.pairs(store)]
    assert next(whole.pairs).target.state is State.TRANSLATED
    (one,) = parallel_texts.parallel_text(store, "党史", Choices(documents=("党史",))).documents
    assert (one.name, one.id) == ("党史", store.documents.get("党史")[1].id)


def test_control_characters_are_no_english() -> None:
    store = project("依法治国", "以案释法")
    translating.save_draft(store, visit_of(store, 1), "\x01")
    translating.save_draft(store, visit_of(store, 2), "Law")
    ((_, counts),) = reporting.progress(store)
    assert (counts.translated, counts.draft) == (0, 1)


def test_what_is_read_is_of_one_moment(tmp_path: Path) -> None:
    path = project_file(tmp_path / "页.db", "依法治国", "以案释法")
    with Store.open(path) as other, Store.open(path, writable=False) as reading:
        pairs = reading.segments.pairs

        def pairs_while_another_writes(document: int) -> Iterator[Pair]:
            translating.save_draft(other, visit_of(other, 1), "Written meanwhile")
            return pairs(document)

        reading.segments.pairs = pairs_while_another_writes  # type: ignore[method-assign]
        with reading.snapshot():
            text = parallel_texts.parallel_text(reading, "页")
            assert next(text.pairs).target.text == ""
        translating.save_draft(other, visit_of(other, 1), "Before")
        ((_, counts),) = reporting.progress(reading)
        assert counts.words == 1
