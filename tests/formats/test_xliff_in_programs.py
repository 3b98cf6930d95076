"""Our XLIFF files opened, translated and saved by other programs.

translate-toolkit (`pip install '.[bench]'`) reads both versions, OmegaT has a filter for 1.2. Both
are asked to give back everything that stood in the file besides the new targets.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.builders import annotation, coded, leaving, newspaper, pair, parallel
from tests.formats.round_trips import written
from tests.formats.xliff_values import sentence
from workbench.formats.xliff import FORMAT as XLIFF_2
from workbench.formats.xliff_1_2 import FORMAT as XLIFF_1
from workbench.formats.xliff_omegat import FORMAT as OMEGAT
from workbench.model.exchange import Carried, ParallelText
from workbench.model.spans import Span
from workbench.plugins import Format

_PROJECT = """<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang>
<target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
_MEMORY = """<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
 datatype="plaintext" creationtoolversion="1" segtype="paragraph" srclang="ZH-CN"/><body>
{}</body></tmx>
"""


def page() -> ParallelText:
    """A page with codes that cross, a note on words of it, and white space at both ends."""
    source, source_codes = coded("{1>依法{2}治国<1}是{3>基本{4>方略<3}，必须<4}坚持")
    target, target_codes = coded("{1>Law-based{2} governance<1} is {3>basic<3}")
    plain = leaving(pair(10, source, target))
    with_codes = replace(
        plain,
        segment=replace(plain.segment, codes=source_codes),
        target=replace(plain.target, codes=target_codes),
        annotations=(annotation(span=Span(0, 2), quote="依法"),),
    )
    return parallel(*newspaper().pairs, with_codes, pair(11, " 两端  空格 ", " two  spaces "))


def carried(format: Format, path: Path) -> list[Carried]:
    """What a file holds in our own words, which no program changes with a target."""
    assert format.read_back is not None
    pairs = (each for each in format.read_back(path) if isinstance(each, Carried))
    return [
        each._replace(
            facts=tuple(fact for fact in each.facts if not fact[0].endswith("of the standard"))
        )
        for each in pairs
    ]


def with_target(held: Carried, target: str, state: str = "") -> Carried:
    """The same with another target, and the state where it is another one."""
    facts = tuple(
        (name, state if name == "state" and state else value) for name, value in held.facts
    )
    return held._replace(target=target, facts=facts)


def toolkit(module: str) -> Any:
    """A module of translate-toolkit; skips the test where it is not there."""
    return pytest.importorskip(f"translate.storage.{module}", reason="no translate-toolkit")


@pytest.mark.parametrize(
    ("format", "module", "name"),
    [(XLIFF_2, "xliff2", "Xliff2File"), (XLIFF_1, "xliff", "xlifffile")],
    ids=("2.1", "1.2"),
)
@pytest.mark.parametrize("is_sentences", [False, True], ids=("paragraphs", "sentences"))
def test_translate_toolkit_saves_all_of_it(
    format: Format, module: str, name: str, is_sentences: bool, tmp_path: Path
) -> None:
    kind = getattr(toolkit(module), name)
    sentences = parallel(sentence(1, "第一句。", "One."), sentence(2, "第二句。", "Two."))
    text = sentences if is_sentences else page()
    path = tmp_path / "a.xlf"
    path.write_bytes(written(format, text))
    before = carried(format, path)
    opened = kind.parsefile(str(path))
    opened.savefile(str(path))
    assert carried(format, path) == before
    opened = kind.parsefile(str(path))
    opened.units[1].target = "Better <work> & law"
    opened.savefile(str(path))
    after = [*before]
    after[1] = with_target(before[1], "Better <work> & law")
    assert carried(format, path) == after


def test_translate_toolkit_translates_what_had_no_target(tmp_path: Path) -> None:
    text = parallel(pair(1, "法治", ""))
    path = tmp_path / "a.xlf"
    path.write_bytes(written(XLIFF_2, text))
    (before,) = carried(XLIFF_2, path)
    opened = toolkit("xliff2").Xliff2File.parsefile(str(path))
    opened.units[0].target = "rule of law"
    opened.savefile(str(path))
    assert carried(XLIFF_2, path) == [with_target(before, "rule of law")]


def omegat(folder: Path, data: bytes, memory: dict[str, str]) -> bytes:
    """What OmegaT makes of a file, with a project that has these translations."""
    program = shutil.which("omegat")
    if program is None:
        pytest.skip("no omegat")
    folder.mkdir(exist_ok=True)
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir()
    (folder / "source" / "a.xlf").write_bytes(data)
    (folder / "omegat.project").write_text(_PROJECT, "utf-8")
    units = "".join(
        f'<tu><tuv lang="ZH-CN"><seg>{escape(source)}</seg></tuv>'
        f'<tuv lang="EN"><seg>{escape(target)}</seg></tuv></tu>\n'
        for source, target in memory.items()
    )
    (folder / "omegat" / "project_save.tmx").write_text(_MEMORY.format(units), "utf-8")
    settings = folder / "settings"
    command = [program, "--mode=console-translate", f"--config-dir={settings}", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return (folder / "target" / "a.xlf").read_bytes()


def test_omegat_saves_all_of_it(tmp_path: Path) -> None:
    data = written(XLIFF_1, page())
    assert omegat(tmp_path, data, {}).rstrip() == data.rstrip()


def test_omegat_translates_what_had_no_target(tmp_path: Path) -> None:
    source, codes = coded("{1>扫黑{2}除恶<1}。")
    plain = leaving(pair(12, source, ""))
    untranslated = replace(plain, segment=replace(plain.segment, codes=codes))
    text = parallel(*page().pairs, untranslated)
    memory = {
        "为郑州国家中心城市现代化建设保驾护航": "Protecting <Zhengzhou> & its work",
        "<o0>扫黑<a1/>除恶</o0>。": "<o0>Crackdown</o0><a1/>.",
        "By Yu Donghui": "By YU Donghui",
    }
    path = tmp_path / "returned.xlf"
    path.write_bytes(written(OMEGAT, text))
    before = carried(OMEGAT, path)
    path.write_bytes(omegat(tmp_path / "made", path.read_bytes(), memory))
    after = carried(OMEGAT, path)
    assert [each.source for each in after] == [each.source for each in before]
    assert [dict(each.facts)["id"] for each in after] == [each.segment.id for each in text.pairs]
    assert [each.target for each in after] == [
        *(each.target for each in before[:2]),
        "Protecting <Zhengzhou> & its work",
        "By YU Donghui",
        *(each.target for each in before[4:-1]),
        "Crackdown.",
    ]
    assert (
        '<target state="needs-translation"><bpt id="1" rid="1" ctype="bold">&lt;open 1&gt;</bpt>'
        'Crackdown<ept id="1" rid="1">&lt;close 1&gt;</ept>'
        '<ph id="2" ctype="x-footnote">&lt;alone 2&gt;</ph>.</target>'
    ) in path.read_text("utf-8")
