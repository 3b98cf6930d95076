from pathlib import Path

import pytest

from tests.builders import project
from tests.formats.bilingual_files import NAMES, sample
from workbench.errors import Refused
from workbench.model.exchange import Choices, Exported
from workbench.model.memory_settings import MemorySettings
from workbench.services import importing
from workbench.services.delivering import Order, deliver
from workbench.services.importing import Repair
from workbench.store.project import Store


@pytest.mark.parametrize(("asked", "there"), [("文.tsv", "文.tsv"), ("文.moses", "文.ids")])
def test_what_is_there_is_only_replaced_where_it_may_be(
    tmp_path: Path, asked: str, there: str
) -> None:
    (tmp_path / there).write_text("已有", encoding="utf-8")
    order = Order(project="p", out=tmp_path / asked, memory=MemorySettings(), is_new=True)
    with project("依法治国。") as store, pytest.raises(Refused, match=f"^{there} is there already"):
        deliver(store, order)
    assert {each.name for each in tmp_path.iterdir()} == {there}
    assert (tmp_path / there).read_text("utf-8") == "已有"


def with_files(folder: Path, *names: str) -> Store:
    """A project of samples, each added under its own name, or of plain texts."""
    store = Store.memory()
    for name in names:
        path = folder / name
        known = name.removeprefix("b-")
        path.write_bytes(sample(known) if known in NAMES else "依法治国。\n".encode())
        importing.add(store, [importing.propose(path, Repair.AUTO)], "李译")
    return store


def delivered(store: Store, out: Path, *documents: str, **facts: object) -> Exported:
    choices = Choices(documents=documents)
    order = Order(project="p", out=out, memory=MemorySettings(), choices=choices, **facts)  # type: ignore[arg-type]
    return deliver(store, order)


SDL, XLF = "trados.sdlxliff", "plain.xlf"


def test_a_file_that_only_an_original_can_be_names_the_originals(tmp_path: Path) -> None:
    out = tmp_path / "out.sdlxliff"
    with with_files(tmp_path, SDL, f"b-{SDL}", "文.txt") as store:
        for to in (None, "sdlxliff"):
            with pytest.raises(Refused) as caught:
                delivered(store, out, to=to)
            assert (caught.value.fault, caught.value.hint) == (
                "this project has 2 documents of sdlxliff (trados, b-trados)",
                "name one with --document, or a folder to write all of them",
            )
        delivered(store, out, "b-trados")
        assert out.read_bytes() == sample(SDL)


def test_the_only_original_of_several_documents_is_written_back(tmp_path: Path) -> None:
    with with_files(tmp_path, SDL, "文.txt") as store:
        delivered(store, tmp_path / "out.sdlxliff")
    assert (tmp_path / "out.sdlxliff").read_bytes() == sample(SDL)


def test_a_new_file_of_all_documents_says_how_an_original_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out.xlf"
    with with_files(tmp_path, XLF, f"b-{XLF}") as store:
        stem = Path(XLF).stem
        assert delivered(store, out).warnings[0] == (
            "out.xlf is a new file of xliff with all documents; to write one of the 2 documents of"
            f" xliff ({stem}, b-{stem}) back into its own file, name it with --document"
        )
        assert delivered(store, out, stem).warnings == ("1 text is a draft",)
        assert out.read_bytes() == sample(XLF)
        assert delivered(store, tmp_path / "out.tsv").warnings == (
            "tsv has no place for inline markup, left out of 4 pairs",
            "2 texts are drafts",
        )


def test_a_new_file_of_all_documents_names_the_only_original(tmp_path: Path) -> None:
    with with_files(tmp_path, XLF, SDL) as store:
        assert delivered(store, tmp_path / "out.xlf").warnings[0] == (
            f"out.xlf is a new file of xliff with all documents; to write {Path(XLF).stem} back"
            " into its own file, name it with --document"
        )


def test_a_folder_takes_plain_texts_too(tmp_path: Path) -> None:
    folder = tmp_path / "done"
    folder.mkdir()
    with with_files(tmp_path, "一.txt", "二.txt") as store:
        delivered(store, folder, "二")
        assert [each.name for each in folder.iterdir()] == ["二.txt"]
        with pytest.raises(Refused, match=r"^二\.txt is there already"):
            delivered(store, folder, is_new=True)
        assert [each.name for each in folder.iterdir()] == ["二.txt"]
        delivered(store, folder, "一", "二", "一")  # named twice, written once
        assert {each.name: each.read_text("utf-8") for each in folder.iterdir()} == {
            "一.txt": "依法治国。\n",
            "二.txt": "依法治国。\n",
        }


def test_a_folder_takes_no_document_that_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "词.csv").write_text("原文\n依法治国。\n", "utf-8")
    with Store.memory() as store:
        proposal = importing.propose(tmp_path / "词.csv", Repair.OFF)
        importing.add(store, [proposal], "李译")
        with pytest.raises(Refused) as caught:
            delivered(store, tmp_path)
    assert caught.value.fault == (
        f"{tmp_path} is a folder, and none of these documents is written back into a file of its"
        " own"
    )
