"""LibreOffice opens what was written into bilingual tables, and what it saves is read."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.formats.bilingual_tables import docx, filling, read, rtf, run, segments, table, written
from workbench.formats import bilingual_docx, bilingual_rtf
from workbench.formats._rtf_text import escaped
from workbench.model.segments import State
from workbench.plugins import Format
from workbench.services.written_targets import verify_targets

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine"
)
BOLD = "<w:rPr><w:b/></w:rPr>"
HEAD = ("ID", "Source", "Target", "Comment", "Status")
BY_WORD = docx(
    table(
        HEAD,
        ("1", run("深入推进") + run("平安建设", BOLD), "", "", "Not translated"),
        ("2", "在县乡两级建立“1+5+N”模式", run("A “1+5+N” ") + run("model", BOLD), "核", "Draft"),
    )
)
BY_RTF = rtf(
    HEAD,
    ("1", escaped("深入推进").decode() + rf"{{\b {escaped('平安建设').decode()}}}", "", "", ""),
    (
        "2",
        escaped("在县乡两级建立“1+5+N”模式").decode(),
        r"A \ldblquote 1+5+N\rdblquote  {\b model}",
        escaped("核").decode(),
        "Draft",
    ),
)
READ = [
    ("深入推进{1>平安建设<1}", "", State.INITIAL),
    ("在县乡两级建立“1+5+N”模式", "A “1+5+N” {1>model<1}", State.DRAFT),
]
FORMATS = {".docx": bilingual_docx.FORMAT, ".rtf": bilingual_rtf.FORMAT}
FILTERS = {".docx": "docx:MS Word 2007 XML", ".rtf": "rtf", ".txt": "txt:Text (encoded):UTF8"}


def converted(paths: Sequence[Path], suffix: str) -> list[bytes]:
    """The files as LibreOffice saves them, all in one go, since it is slow to start."""
    folder = paths[0].parent
    out = folder / f"converted{suffix}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", FILTERS[suffix], "--outdir"]
    subprocess.run([*command, out, *paths], capture_output=True, timeout=180, check=True)
    return [(out / path.with_suffix(suffix).name).read_bytes() for path in paths]


def filled(format: Format, data: bytes, path: Path) -> Path:
    """A file with new targets, once it was read as it was meant; both are what they should be."""
    text = read(format, path.parent, data)
    assert segments(text) == READ, path.name
    assert written(format, text) == text.original
    meant = [filling(block, "Peace {and} order: 𠮷") for block in text.blocks]
    path.write_bytes(written(format, text, dict(enumerate(meant))))
    verify_targets("it", text, read(format, path.parent, path.read_bytes()), meant)
    return path


def test_tables_that_libreoffice_saved_are_read_and_filled(tmp_path: Path) -> None:
    by_word, by_rtf = tmp_path / "表1.docx", tmp_path / "表2.rtf"
    by_word.write_bytes(BY_WORD)
    by_rtf.write_bytes(BY_RTF)
    back = [
        filled(format, data, tmp_path / f"filled{number}-{suffix[1:]}{suffix}")
        for suffix, format in FORMATS.items()
        for number, data in enumerate(converted([by_word, by_rtf], suffix))
    ]
    for path, data in zip(back, converted(back, ".txt"), strict=True):
        lines = data.decode("utf-8-sig").split("\n")
        assert lines.count("Peace {and} order: 𠮷") == 2, path.name
        assert lines.count("在县乡两级建立“1+5+N”模式") == 1, path.name
