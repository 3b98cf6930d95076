"""TMX files that are damaged, hostile or not what they say."""

from __future__ import annotations

import codecs
import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats.unit_values import good, held, pair, read, written
from workbench.errors import UnreadableFile
from workbench.formats.tmx import FORMAT
from workbench.model.memory import BadUnit, NewUnit

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="zh-CN"/><body>\n'
FOOT = "</body></tmx>\n"
NO_XML = "the unit is no XML: a sign such as < or & stands where none may"
TARGET = '<tuv xml:lang="en"><seg>rule of law</seg></tuv>'
UNIT = f'<tu><tuv xml:lang="zh-CN"><seg>法治</seg></tuv>{TARGET}</tu>\n'


def with_seg(seg: str) -> str:
    return f'<tu>\n<tuv xml:lang="zh-CN"><seg>{seg}</seg></tuv>{TARGET}</tu>\n'


def bad(line: int, fault: str) -> BadUnit:
    return BadUnit(line=line, fault=fault)


DEEP = "elements nest deeper than 64"


@pytest.mark.parametrize(
    ("unit", "line", "fault"),
    [
        (with_seg("法\x08治"), 5, "the unit has U+0008, which XML does not allow"),
        (with_seg("法\0治"), 5, "the unit has U+0000, which XML does not allow"),
        (with_seg("法&#8;治"), 5, "the unit refers to U+0008, which XML does not allow"),
        (with_seg("法&#x1F;治"), 5, "the unit refers to U+001F, which XML does not allow"),
        (with_seg("&#xD800;"), 5, "the unit refers to a character that XML does not allow"),
        (with_seg("\uffff"), 5, "the unit has U+FFFE or U+FFFF, which XML does not allow"),
        (with_seg("法&nbsp;治"), 5, "the entity &nbsp; is declared nowhere"),
        (with_seg("法 & 治"), 5, NO_XML),
        (with_seg("甲 ]]> 乙"), 5, NO_XML),
        (with_seg("法<b>治"), 5, "a tag closes another element than the one that is open"),
        (with_seg("法</seg><seg a='1' a='2'>"), 5, "an element has the same attribute twice"),
        (with_seg("<x:y/>"), 5, "the prefix of a name is not declared"),
        (with_seg("<![CDATA[法治"), 4, "the unit is not closed"),
        (with_seg("<!-- 法治"), 4, "the unit is not closed"),
        (f'<tu a="1><tuv>{TARGET}</tu>\n\n', 4, NO_XML),
        ("<tu>\n\n", 4, "the unit is not closed"),
        (f"\n{TARGET}</tu>\n", 5, "what stands here between units is not read"),
        ("\nx\n", 5, "what stands here between units is not read"),
        ("<tv/>\n\n", 4, "what stands here between units is not read"),
        (with_seg("<a>" * 70 + "</a>" * 70), 4, DEEP),
        (with_seg("<a>" * 10_000 + "</a>" * 10_000), 4, DEEP),
        (with_seg(f"<ph>{'<sub>' * 100}{'</sub>' * 100}</ph>"), 4, DEEP),
        (with_seg(f"<ph>{'<sub>' * 10_000}{'</sub>' * 10_000}</ph>"), 4, DEEP),
        (with_seg("<a/>" * 100_000), 4, "the unit has more than 100,000 tags"),
        (with_seg("法" * 1_000_001), 4, "a text has more than 1,000,000 characters"),
    ],
    ids=lambda value: "" if isinstance(value, str) else str(value),
)  # fmt: skip
@pytest.mark.parametrize("remark", ["", "<!-- <tu> -->"])
def test_one_bad_unit_takes_no_other_with_it(unit: str, line: int, fault: str, remark: str) -> None:
    found = read(FORMAT, f"{HEAD}{remark}{UNIT}{unit}{UNIT}{UNIT}{FOOT}")
    assert found == [pair(), bad(line, fault), pair(), pair()]


def test_bytes_that_are_none_of_the_encoding() -> None:
    head, foot, unit = HEAD.encode(), FOOT.encode(), UNIT.encode()
    broken = UNIT.encode().replace("治".encode(), b"\xe6\xb2")
    found = read(FORMAT, head + unit + broken + unit + foot)
    assert found == [pair(), bad(4, "the unit has bytes that are not UTF-8"), pair()]
    says = HEAD.replace('"1.0"', '"1.0" encoding="GB18030"').encode()
    broken = UNIT.encode("gb18030").replace("治".encode("gb18030"), b"\xff\xff")
    gb = UNIT.encode("gb18030")
    found = read(FORMAT, says + gb * 9 + broken + gb + foot)
    assert found == [pair()] * 9 + [bad(12, "the unit has bytes that are not GB18030"), pair()]


def test_a_million_characters_are_a_text() -> None:
    text = "法" * 700_000
    assert read(FORMAT, f"{HEAD}{with_seg(text)}{UNIT}{FOOT}") == [pair(text), pair()]


@pytest.mark.parametrize("cut", range(len(UNIT) - 1, 4, -7))
def test_a_file_that_ends_within_a_unit(cut: int) -> None:
    assert read(FORMAT, f"{HEAD}{UNIT}{UNIT[:cut]}") == [
        pair(),
        bad(4, "the file ends in the middle of the unit") if "</tu>" not in UNIT[:cut] else pair(),
        *([] if "</tu>" not in UNIT[:cut] else [bad(4, _NO_END)]),
    ]


_NO_END = "the file ends without its closing tags; units may be missing"


def test_a_file_that_ends_after_a_unit() -> None:
    assert read(FORMAT, f"{HEAD}{UNIT}<!-- -->\n") == [pair(), bad(4, _NO_END)]
    assert read(FORMAT, f"{HEAD}{UNIT}{FOOT}\n<!-- -->\n") == [pair()]
    assert read(FORMAT, f"{HEAD}{UNIT}</body><!-- -->\n") == [pair(), bad(4, _NO_END)]
    assert read(FORMAT, f"{HEAD}{UNIT}</body>\n<!-- -->\n</tmx>") == [pair()]


def test_two_files_in_one() -> None:
    found = read(FORMAT, f"{HEAD}{UNIT}{FOOT}{HEAD}{UNIT}{FOOT}")
    assert found == [pair(), bad(4, "what stands here between units is not read"), pair()]


def test_a_head_that_is_damaged() -> None:
    data = f'<tmx version="1.4"><header srclang="zh">\n<note>\x08</note></header><body>{UNIT}{FOOT}'
    assert read(FORMAT, data) == [
        bad(
            2,
            "the head of the file is no XML: a byte or a sign stands here that XML does not allow",
        ),
        pair(),
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("", "memory.tmx, line 1: the file ends in the middle"),
        ("法治", "memory.tmx, line 1: a tag is not written as XML wants it"),
        ("\0" * 1000, "memory.tmx, line 1: a byte or a sign stands here that XML does not allow"),
        ("<html><body/></html>", "memory.tmx, line 1: a TMX file begins with <tmx>, not <html>"),
        ("<xliff><tu/></xliff>", "memory.tmx, line 1: a TMX file begins with <tmx>, not <xliff>"),
        ('<tmx version="1.4">\n<header/>', "memory.tmx, line 2: the file ends in the middle"),
        (
            '<!DOCTYPE tmx [<!ENTITY a "法">]>\n<tmx/>',
            "memory.tmx, line 1: the file declares its own entities, which is refused",
        ),
        (
            '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [\n<!ENTITY a "<tu>">]>\n<tmx/>',
            "memory.tmx, line 1: the file declares its own entities, which is refused",
        ),
        (
            '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>\n<tmx/>',
            "memory.tmx, line 1: the file declares its own entities, which is refused",
        ),
        (
            '<?xml version="1.0" encoding="rot13"?><tmx/>',
            "memory.tmx, line 1: the encoding 'rot13' is not known",
        ),
        (
            '<?xml version="1.0" encoding="iso-8859-12"?><tmx/>',
            "memory.tmx, line 1: the encoding 'iso-8859-12' is not known",
        ),
        ("<tmx>" + "<a>" * 65, "memory.tmx, line 1: elements nest deeper than 64"),
    ],
)
def test_what_is_no_tmx_is_refused(data: str, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, data)
    assert caught.value.fault == fault


def test_an_entity_bomb_never_grows() -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    data = (
        f'<!DOCTYPE tmx [<!ENTITY a0 "法">{lines}]>{HEAD.partition(chr(10))[2]}{with_seg("&a11;")}'
    )
    with pytest.raises(UnreadableFile, match="declares its own entities"):
        read(FORMAT, data)


def test_the_document_type_is_never_fetched() -> None:
    kind = '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">\n<tmx '
    assert read(FORMAT, f"{HEAD}{UNIT}{FOOT}".replace("<tmx ", kind)) == [pair()]


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16", "utf-16-be"),
        ("", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("GB2312", "gb18030"),
        ("Big5", "big5"),
        ("UTF-16", "utf-8"),
        ("GB18030", "utf-8"),
        ("ISO-8859-1", "utf-8"),
        ("UTF-8", "gb18030"),
        ("UTF-8", "big5"),
        ("", "gb18030"),
        ("Big5", "gb18030"),
        ("windows-1252", "ascii"),
    ],
)
def test_any_encoding_whatever_the_file_says(said: str, encoding: str) -> None:
    head = HEAD.replace('"1.0"', f'"1.0" encoding="{said}"') if said else HEAD
    source = "總統依法發布命令，" if encoding == "big5" else "总统依法发布命令，必须遵守。"
    text = "".join(f"&#{ord(each)};" for each in source) if encoding == "ascii" else source
    data = f"{head}{UNIT.replace('法治', text) * 20}{FOOT}".encode(encoding)
    assert good(read(FORMAT, data)) == [pair(source)] * 20


def test_halves_of_characters_in_utf_16() -> None:
    data = f"{HEAD}{UNIT}{with_seg('法*')}{UNIT}{FOOT}".encode("utf-16-le")
    data = codecs.BOM_UTF16_LE + data.replace("*".encode("utf-16-le"), b"\x00\xd8")
    assert read(FORMAT, data) == [
        pair(),
        bad(5, "the unit has bytes that are not UTF-16-LE"),
        pair(),
    ]


def test_twenty_thousand_empty_units() -> None:
    empty = f'<tu><tuv xml:lang="zh"><seg></seg></tuv>{TARGET}</tu>\n'
    found = read(FORMAT, f"{HEAD}{empty * 20_000}{UNIT}{FOOT}")
    assert found[-1] == pair()
    assert found[:-1] == [bad(line, "the source is empty") for line in range(3, 20_003)]


def test_windows_line_ends_and_those_of_old_macs() -> None:
    data = f"{HEAD}{UNIT}{with_seg('甲' + chr(10) + '乙')}<tu/>{FOOT}"
    expected = [pair(), pair("甲\n乙"), bad(7, "the unit has no Chinese text")]
    assert [read(FORMAT, data.replace("\n", end)) for end in ("\n", "\r\n")] == [expected] * 2
    units = [unit for unit in read(FORMAT, data.replace("\n", "\r")) if isinstance(unit, NewUnit)]
    assert units == [pair(), pair("甲\n乙")]


_SCRIPT = """
import re, sys
from pathlib import Path
from workbench.errors import UnreadableFile
from workbench.formats.tmx import FORMAT

try:
    units = FORMAT.read_units(Path(sys.argv[1]), lambda read: None)
    print([getattr(unit, "fault", unit.__class__.__name__) for unit in units])
except UnreadableFile as error:
    print(error.__class__.__name__)
status = Path("/proc/self/status")
print(*re.findall(r"VmHWM:\\s*(\\d+)", status.read_text() if status.is_file() else ""))
"""
"""Prints what was found, and the most memory that was used, in KiB, where the system says it."""


@pytest.mark.parametrize(
    ("before", "piece", "after", "last"),
    [
        (f'{HEAD}{UNIT}<tu tuid="', "x" * 1000, f'">{TARGET}</tu>{UNIT}{FOOT}',
         "the unit is larger than 16 MB"),
        (f"{HEAD}{UNIT}<!-- ", "x" * 1000, f"-->{UNIT}{FOOT}", "the unit is larger than 16 MB"),
        (f'{HEAD}{UNIT}<tu><tuv xml:lang="zh"><seg>', "<ph/>" * 200, f"</seg></tuv>{TARGET}</tu>"
         f"{UNIT}{FOOT}", "the unit is larger than 16 MB"),
        ('<tmx a="', "x" * 1000, f'"/>{UNIT}', "UnreadableFile"),
    ],
    ids=["attribute", "comment", "codes", "head"],
)  # fmt: skip
def test_megabytes_without_an_end(
    tmp_path: Path, before: str, piece: str, after: str, last: str
) -> None:
    path = tmp_path / "large.tmx"
    with path.open("w", encoding="utf-8") as out:
        out.write(before)
        for _ in range(40_000):
            out.write(piece)
        out.write(after)
    said, peak = _read_elsewhere(path)
    assert last in said
    assert said == last or said == str(["NewUnit", last, "NewUnit"])
    assert peak < 100_000


def test_tens_of_thousands_of_codes_are_a_unit() -> None:
    codes = "<bpt i='1'>{</bpt><ept i='1'>}</ept>" * 6_000
    both = f'<tu><tuv xml:lang="zh"><seg>法{codes}</seg></tuv><tuv xml:lang="en"><seg>a{codes}'
    (unit,) = good(read(FORMAT, f"{HEAD}{both}</seg></tuv></tu>{FOOT}"))
    assert [len(codes) for codes in (unit.source_codes, unit.target_codes)] == [12_000] * 2
    assert [code.number for code in unit.target_codes] == [
        number for number in range(1, 6_001) for _ in range(2)
    ]
    data, losses = written(FORMAT, [held(unit)])
    assert (good(read(FORMAT, data)), losses) == ([unit], [])


def test_a_head_of_many_lines(tmp_path: Path) -> None:
    lines = "法\n" * 1_000_000
    head = f'<tmx version="1.4"><header srclang="zh"><prop type="x-project">{lines}</prop></header>'
    assert read(FORMAT, f"{head}<body>{UNIT}{FOOT}") == [pair()]


def test_what_is_remembered_of_a_file_is_little(tmp_path: Path) -> None:
    path = tmp_path / "large.tmx"
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for number in range(40):
            long = f"{number}" + "注" * 200_000
            out.write(
                f'<tu tuid="{long}" changedate="{long}"><note>{long}</note>'
                f'<prop type="{long}">a</prop><tuv xml:lang="zh" creationid="{long}">'
                f"<seg>法治</seg></tuv>{TARGET}</tu>\n"
            )
        out.write(FOOT)
    said, peak = _read_elsewhere(path)
    assert said == str(["NewUnit"] * 40)
    assert peak < 100_000


def _read_elsewhere(path: Path) -> tuple[str, int]:
    """What another process finds in a file, and the most memory that it used, in KiB."""
    command = [sys.executable, "-c", _SCRIPT, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    said, peak = run.stdout.split("\n")[:2]
    return said, int(peak or 0)
