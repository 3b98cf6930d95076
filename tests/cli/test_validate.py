import json
from pathlib import Path

from tests.cli.running import Workbench

GOOD = (
    '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"'
    ' o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/>\n<body>{}</body></tmx>'
)
ADVICE = "correct srclang, or add the text in that language"
UNIT = (
    '\n<tu><tuv xml:lang="zh-CN"><seg>法治</seg></tuv>'
    '<tuv xml:lang="en"><seg>rule of law</seg></tuv></tu>'
)


def memory(folder: Path, name: str, units: str = UNIT) -> Path:
    path = folder / name
    path.write_text(GOOD.format(units), encoding="utf-8")
    return path


def test_a_file_without_fault(workbench: Workbench, tmp_path: Path) -> None:
    path = memory(tmp_path, "a.tmx")
    ran = workbench("validate", path)
    assert (ran.status, ran.out, ran.err) == (0, f"{path}: TMX 1.4, no fault\n", "")
    assert workbench("validate", path, "--json").json == []


def test_faults_by_line_are_status_1(workbench: Workbench, tmp_path: Path) -> None:
    good = memory(tmp_path, "good.tmx")
    bad = memory(tmp_path, "bad.tmx", f"{UNIT.replace('zh-CN', 'fr')}\n<tu/>")
    fault = "the unit has no <tuv> in zh-CN, which is its source language (srclang)"
    ran = workbench("validate", bad, good)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        f"{bad}:3:1: unit 1: {fault}; {ADVICE} [TMX 1.4b, srclang]",
        f"{bad}:4:1: unit 2: <tu> has no <tuv>; add what is missing [TMX 1.4b, tu]",
        f"{bad}: TMX 1.4, 2 faults",
        f"{good}: TMX 1.4, no fault",
    ]
    ran = workbench("validate", bad, "--json", "--limit", "1")
    assert (ran.status, ran.err) == (1, f"workbench: {bad}: 1 more; --limit 0 tells all\n")
    assert ran.out == (
        "[\n  {\n"
        f'    "file": "{bad}",\n    "standard": "TMX",\n    "version": "1.4",\n    "line": 3,\n'
        '    "column": 1,\n    "unit": 1,\n    "unit_id": "",\n'
        f'    "message": "{fault}",\n    "advice": "{ADVICE}",\n'
        '    "rule": "TMX 1.4b, srclang",\n    "severity": "error"\n'
        "  }\n]\n"
    )


def test_advice_alone_is_no_fault(workbench: Workbench, tmp_path: Path) -> None:
    path = memory(tmp_path, "a.tmx", UNIT.replace("<tuv", '<tuv lang="zh"', 1))
    ran = workbench("validate", path)
    assert (ran.status, ran.out.splitlines()) == (
        0,
        [
            f"{path}:3:5: unit 1: warning: lang is out of date: write xml:lang [TMX 1.4b, tuv]",
            f"{path}: TMX 1.4, no fault, 1 warning",
        ],
    )


def test_all_are_counted_and_so_many_told(workbench: Workbench, tmp_path: Path) -> None:
    path = memory(tmp_path, "a.tmx", "\n<tu/>" * 150)
    ran = workbench("validate", path, "--limit", "2")
    assert ran.out.splitlines() == [
        f"{path}:3:1: unit 1: <tu> has no <tuv>; add what is missing [TMX 1.4b, tu]",
        f"{path}:4:1: unit 2: <tu> has no <tuv>; add what is missing [TMX 1.4b, tu]",
        f"{path}: 148 more; --limit 0 tells all",
        f"{path}: TMX 1.4, 150 faults",
    ]
    assert len(workbench("validate", path).out.splitlines()) == 102
    assert len(workbench("validate", path, "--limit", "0").out.splitlines()) == 151
    every = workbench("validate", path, "--json", "--limit", "0")
    found = json.loads(every.out)
    assert [each["line"] for each in found] == list(range(3, 153))
    assert every.out == json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def test_what_cannot_be_read_is_status_2_and_the_others_follow(
    workbench: Workbench, tmp_path: Path
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("法治", encoding="utf-8")
    good = memory(tmp_path, "good.tmx")
    none = tmp_path / "none.tmx"
    ran = workbench("validate", none, text, good)
    assert (ran.status, ran.out) == (2, f"{good}: TMX 1.4, no fault\n")
    assert ran.err.splitlines() == [
        f"workbench: there is no file {none}; check the name",
        "workbench: a.txt is no XML file;"
        " TMX, XLIFF and TBX files can be validated, whatever their names",
    ]
    assert workbench("validate").status == 2
