"""OmegaT takes our memory, and what it writes comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import pair, parallel
from tests.formats.round_trips import written
from tests.formats.unit_values import good, read
from workbench.formats.tmx import FORMAT
from workbench.model.codes import Code, CodeKind, Markup
from workbench.model.returned import ReturnedRow
from workbench.model.segments import Pair

pytestmark = pytest.mark.skipif(
    shutil.which("omegat") is None or shutil.which("java") is None,
    reason="OmegaT is not installed",
)
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH-CN</source_lang><target_lang>EN-US</target_lang>
<sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
FIRST = ("依法严惩黑恶势力犯罪。", "Punish gangs & crime under the law.")
SECOND = ("公民在法律面前一律平等。", "All citizens are equal before the law.")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of OmegaT that has our TMX among its memories and was translated with it."""
    home = tmp_path_factory.mktemp("omegat")
    folder = home / "job"
    for name in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(PROJECT, "utf-8")
    (folder / "source" / "a.txt").write_text(f"{FIRST[0]}\n\n{SECOND[0]}\n", "utf-8")
    text = parallel(pair(1, *FIRST), pair(2, *SECOND), coded())
    (folder / "tm" / "auto" / "ours.tmx").write_bytes(written(FORMAT, text))
    options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.awt.headless=true"
    subprocess.run(
        ["omegat", str(folder), "--mode=console-translate", f"--config-dir={home / 'config'}"],
        env={**os.environ, "HOME": str(home), "JAVA_TOOL_OPTIONS": options},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


def coded() -> Pair:
    """A pair with inline codes, which OmegaT must be able to read over."""
    code = Code(
        number=1, kind=CodeKind.ALONE, offset=1, markup=Markup.IMAGE, data="<img/>",
        is_deletable=False,
    )  # fmt: skip
    made = pair(3, "图片", "Picture")
    return replace(
        made,
        segment=replace(made.segment, codes=(code,)),
        target=replace(made.target, codes=(code,)),
    )


def test_it_translates_with_our_memory(project: Path) -> None:
    found = (project / "target" / "a.txt").read_text("utf-8-sig").split()
    assert " ".join(found) == f"{FIRST[1]} {SECOND[1]}"


@pytest.mark.parametrize("name", ["job-omegat.tmx", "job-level1.tmx", "job-level2.tmx"])
def test_what_it_writes_comes_back(project: Path, name: str) -> None:
    assert FORMAT.read_returned is not None
    rows = list(FORMAT.read_returned(project / name).rows)
    assert all(isinstance(row, ReturnedRow) for row in rows)
    assert [(row.source, row.target) for row in rows if isinstance(row, ReturnedRow)] == [
        FIRST,
        SECOND,
    ]
    units = good(read(FORMAT, (project / name).read_bytes()))
    assert [(unit.source, unit.target) for unit in units] == [FIRST, SECOND]
