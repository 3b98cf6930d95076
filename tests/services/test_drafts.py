from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from workbench.errors import ExportFailed, Refused
from workbench.services.drafts import write_beside, write_set_beside, write_several_beside

Opened = Callable[[str], BinaryIO]


def both(opened: Opened) -> list[str]:
    for end in (".zh", ".en"):
        opened(end).write(end.encode())
    return ["said"]


def nothing(path: Path) -> None:
    """Finds no fault."""


def names(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in folder.iterdir()}


def test_files_of_one_name_are_put_in_place_together(tmp_path: Path) -> None:
    (tmp_path / "out.en").write_text("old")
    (tmp_path / "out.en").chmod(0o640)
    seen: list[str] = []

    def verify(common: Path) -> None:
        seen.extend(sorted(each.name for each in common.parent.iterdir()))
        assert common.name == "out"
        assert (tmp_path / "out.en").read_text() == "old"

    assert write_several_beside(tmp_path / "out.moses", both, verify=verify) == ("said",)
    assert seen == ["out.en", "out.zh"]
    assert names(tmp_path) == {"out.zh": ".zh", "out.en": ".en"}
    assert (tmp_path / "out.en").stat().st_mode & 0o777 == 0o640


def failing(opened: Opened) -> list[str]:
    both(opened)
    raise OSError(28, "")


def refused(common: Path) -> None:
    raise ExportFailed("not what was meant")


@pytest.mark.parametrize(
    ("write", "verify", "fault"),
    [
        (failing, nothing, "out.moses cannot be written: No space left on device"),
        (both, refused, "not what was meant"),
    ],
)
def test_a_set_that_fails_leaves_nothing(
    write: Callable[[Opened], list[str]],
    verify: Callable[[Path], None],
    fault: str,
    tmp_path: Path,
) -> None:
    (tmp_path / "out.en").write_text("old")
    with pytest.raises(ExportFailed) as caught:
        write_several_beside(tmp_path / "out.moses", write, verify=verify)
    assert caught.value.fault == fault
    assert names(tmp_path) == {"out.en": "old"}


def test_one_of_a_set_that_cannot_be_put_in_place_keeps_all_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.zh").write_text("old")
    replace = Path.replace

    def once(self: Path, target: Path) -> Path:
        if self.name == "out.en":
            raise OSError(28, "")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(ExportFailed, match="No space left"):
        write_several_beside(tmp_path / "out.moses", both, verify=nothing)
    monkeypatch.undo()
    assert names(tmp_path) == {"out.zh": "old"}


def test_a_place_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.en").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        write_several_beside(tmp_path / "out.moses", both, verify=nothing)
    assert [each.name for each in tmp_path.iterdir()] == ["out.en"]


def test_half_a_character_is_told_for_one_file_and_for_a_set(tmp_path: Path) -> None:
    def write(stream: BinaryIO) -> list[str]:
        stream.write("law \ud842".encode())
        return []

    with pytest.raises(ExportFailed, match="half a character"):
        write_beside(tmp_path / "out.tsv", write)
    with pytest.raises(ExportFailed, match="half a character"):
        write_several_beside(
            tmp_path / "out.moses", lambda opened: write(opened(".zh")), verify=nothing
        )
    assert names(tmp_path) == {}


def test_files_that_are_known_whole(tmp_path: Path) -> None:
    files = {tmp_path / "a.txt": b"1", tmp_path / "a.ann": b"2"}
    write_set_beside(files, verify=nothing)
    assert names(tmp_path) == {"a.txt": "1", "a.ann": "2"}
