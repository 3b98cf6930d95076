"""Where no file can be written: one line that says what, where and what to do."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.errors import ExportFailed, Refused
from workbench.services.drafts import write_beside
from workbench.services.places import explained, refuse_no_folder, regular


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def a_loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def a_link_to_nothing(path: Path) -> Path:
    path.symlink_to(path.parent / "none" / "x.tsv")
    return path


def below_a_file(path: Path) -> Path:
    path.write_text("")
    return path / "x.tsv"


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
@pytest.mark.parametrize(
    ("make", "fault", "hint"),
    [
        (a_folder, "out.tsv is a folder", "name a file in it"),
        (a_pipe, "out.tsv is not a file that can be replaced", "name another file"),
        (a_loop, "out.tsv is a symbolic link that leads back to itself", "name another file"),
        (a_link_to_nothing, "there is no folder {}/none", "make it: mkdir -p {}/none"),
        (below_a_file, "{}/out.tsv is a file and not a folder", "name another folder"),
        (lambda path: path / "a b" / "x.tsv", "there is no folder {}/out.tsv/a b",
         "make it: mkdir -p '{}/out.tsv/a b'"),
    ],
)  # fmt: skip
def test_a_place_that_is_none(
    make: Callable[[Path], Path], fault: str, hint: str, tmp_path: Path
) -> None:
    out = make(tmp_path / "out.tsv")
    with pytest.raises(Refused) as caught:
        regular(out)
    told = caught.value.fault.removeprefix(f"{tmp_path}/" if "{}" not in fault else "")
    assert (told, caught.value.hint) == (fault.format(tmp_path), hint.format(tmp_path))


@pytest.mark.parametrize("out", ["-", "/dev/stdout", "/dev/null"])
def test_what_is_no_file_at_all(out: str) -> None:
    if out != "-" and not Path("/dev/null").exists():
        pytest.skip("there are no such files here")
    reader, writer = os.pipe()
    saved = os.dup(1)
    os.dup2(writer, 1)
    try:
        with pytest.raises(Refused, match=r"standard output|not a file that can be replaced"):
            regular(Path(out))
    finally:
        os.dup2(saved, 1)
        for each in (reader, writer, saved):
            os.close(each)


def test_a_link_to_a_file_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.tsv"
    link.symlink_to(tmp_path / "real.tsv")
    write_beside(link, lambda stream: [str(stream.write(b"x"))])
    assert link.is_symlink()
    assert (tmp_path / "real.tsv").read_bytes() == b"x"


def test_a_missing_folder_is_told_with_the_command_that_makes_it(tmp_path: Path) -> None:
    refuse_no_folder(tmp_path)
    with pytest.raises(Refused) as caught:
        refuse_no_folder(Path("新 folder"))
    assert caught.value.hint == "make it: mkdir -p '新 folder'"


def test_a_long_name_is_cut_in_what_is_told() -> None:
    with pytest.raises(ExportFailed) as caught, explained("x" * 300):
        raise OSError(36, "")
    assert caught.value.fault == f"{'x' * 80}… cannot be written: File name too long"


@pytest.mark.skipif(os.name == "nt", reason="sizes of files are not limited there")
def test_a_disk_without_room_is_told_and_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    out.write_text("old")
    code = f"""
import resource
from pathlib import Path
from workbench.errors import ExportFailed
from workbench.services.drafts import write_beside

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_beside(Path({str(out)!r}), lambda stream: [stream.write(b"x") for _ in range(100_000)])
except ExportFailed as error:
    print(error)
"""
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert said == (
        "out.tsv cannot be written: File too large; files may not be as large as that here;"
        " export to another disk\n"
    )
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out.tsv", "old")]
