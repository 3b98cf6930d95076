"""LibreOffice opens what was written into bilingual tables, and what it saves is read."""

import shutil
import subprocess
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


def converted(path: Path, suffix: str) -> bytes:
    """The file as LibreOffice saves it."""
    out = path.parent / "converted"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", FILTERS[suffix], "--outdir"]
    subprocess.run([*command, str(out), str(path)], capture_output=True, timeout=180, check=True)
    return (out / path.with_suffix(suffix).name).read_bytes()


@pytest.mark.parametrize("saved", [".docx", ".rtf"])
@pytest.mark.parametrize(("suffix", "data"), [(".docx", BY_WORD), (".rtf", BY_RTF)])
def test_a_table_that_libreoffice_saved_is_read_and_filled(
    tmp_path: Path, suffix: str, data: bytes, saved: str
) -> None:
    path = tmp_path / f"表{suffix}"
    path.write_bytes(data)
    format: Format = FORMATS[saved]
    text = read(format, tmp_path, converted(path, saved))
    assert segments(text) == READ
    assert written(format, text) == text.original
    meant = [filling(block, "Peace {and} order: 𠮷") for block in text.blocks]
    filled = tmp_path / f"filled{saved}"
    filled.write_bytes(written(format, text, dict(enumerate(meant))))
    verify_targets("it", text, read(format, tmp_path, filled.read_bytes()), meant)
    lines = converted(filled, ".txt").decode("utf-8-sig").split("\n")
    assert lines.count("Peace {and} order: 𠮷") == 2
    assert lines.count("在县乡两级建立“1+5+N”模式") == 1
