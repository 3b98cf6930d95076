from pathlib import Path

import pytest

from tests.builders import pair_of, texts
from workbench.errors import UnreadableFile
from workbench.services.importing import Repair, add, propose
from workbench.services.projects import packaged
from workbench.store.project import Store

BROKEN = "学习宣传研讨实践活动和党史学习教", "育,深入贯彻《中国共产党政法工作条例》"


@pytest.fixture
def page() -> Path:
    """A real page, where columns break paragraphs in mid-word."""
    (seed,) = packaged("seeds").glob("*.txt")
    return seed


def test_a_page_is_mended_or_kept_as_it_is(page: Path) -> None:
    mended, kept = propose(page, Repair.AUTO), propose(page, Repair.OFF)
    for proposal, is_whole in ((mended, True), (kept, False)):
        sources = [paragraph.text for paragraph in proposal.paragraphs]
        assert any("".join(BROKEN) in source for source in sources) is is_whole
        assert any(source.endswith(BROKEN[0]) for source in sources) is not is_whole
    store = Store.memory()
    imported = add(store, [mended, kept], "李译")
    assert (imported.added, imported.skipped) == (
        len(mended.paragraphs) + len(kept.paragraphs),
        0,
    )
    assert [source for source, _ in texts(store)] == [
        paragraph.text for paragraph in (*mended.paragraphs, *kept.paragraphs)
    ]
    assert [
        (
            document.name,
            store.documents.editions.original(row),
            store.documents.editions.blocks(row),
        )
        for row, document in store.documents.all()
    ] == [(name, page.read_bytes(), kept.text.blocks) for name in (page.stem, f"{page.stem} (2)")]
    assert list(store.faults()) == []


def test_what_looks_cut_off_is_told_and_stored(page: Path) -> None:
    proposal = propose(page, Repair.AUTO)
    cut_off = [(n, each) for n, each in enumerate(proposal.paragraphs, 1) if each.unfinished]
    assert cut_off
    store = Store.memory()
    assert add(store, [proposal], "李译").warnings == tuple(
        f"{page.stem}: segment {number} is unfinished (…{each.text[-8:]}): {each.unfinished}"
        for number, each in cut_off
    )
    for number, each in cut_off:
        assert pair_of(store, number).segment.unfinished == each.unfinished


def test_all_files_or_none(page: Path) -> None:
    store = Store.memory()
    proposal = propose(page, Repair.OFF)
    with pytest.raises(AttributeError):
        add(store, [proposal, None], "李译")  # type: ignore[list-item]
    assert store.documents.all() == []


def test_what_is_no_file_is_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "无.txt"):
        with pytest.raises(UnreadableFile, match=path.name):
            propose(path, Repair.AUTO)


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "空.md"
    path.write_text("---\ntags: []\n---\n\n***\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"^空\.md holds no text"):
        propose(path, Repair.AUTO)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("articles.csv", "source-csv"),
        ("articles.xlsx", "source-xlsx"),
        ("two-columns.pdf", "pdf"),
        ("README.md", "markdown"),
    ],
)
def test_the_suffix_says_how_a_document_is_read(name: str, format: str) -> None:
    folder = Path(__file__).parents[1] / "data"
    path = folder / name if name == "README.md" else folder / "sources" / name
    proposal = propose(path, Repair.AUTO)
    assert proposal.text.format == format
    store = Store.memory()
    assert add(store, [proposal], "李译").added == len(proposal.paragraphs)
    ((_, document),) = store.documents.all()
    assert document.format == format
