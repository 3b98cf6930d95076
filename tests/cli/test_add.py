from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import PAGE
from tests.cli.running import Process, Workbench, without
from workbench.services import arriving, files, importing
from workbench.services.importing import Proposal
from workbench.services.projects import packaged
from workbench.text.folding import to_traditional
from workbench.text.repair import keep

SEED = packaged("seeds") / PAGE


@pytest.fixture
def empty(workbench: Workbench) -> Path:
    workbench("new", "p.db")
    return Path("p.db")


def letters(*texts: str) -> str:
    """All that is no white space, so that nothing can be lost or glued in unseen."""
    return "".join("".join(texts).split())


def sources(workbench: Workbench, project: Path, *document: str) -> list[str]:
    return [pair["source"] for pair in workbench("pairs", project, *document, "--json").json]


def test_a_page_comes_in_whole_and_is_mended(workbench: Workbench, empty: Path) -> None:
    given = workbench("add", empty, SEED, "--json").json
    pairs = workbench("pairs", empty, "--json").json
    unfinished = [pair["number"] for pair in pairs if pair["unfinished"]]
    assert (given["added"], given["skipped"]) == (len(pairs), 0)
    assert [warning.split(" is unfinished")[0] for warning in given["warnings"]] == [
        f"{SEED.stem}: segment {number}" for number in unfinished
    ]
    assert len(unfinished) == 1
    text = SEED.read_text(encoding="utf-8")
    assert letters(*(pair["source"] for pair in pairs)) == letters(text)
    blocks = [block for block in text.split("\n\n") if block.strip()]
    assert len(pairs) < len(blocks)
    assert {pair["kind"] for pair in pairs} == {"headline", "byline", "body", "credit"}
    assert {pair["article"] for pair in pairs} == {0, 1, 2}


def test_repair_off_keeps_the_cut_of_the_file(workbench: Workbench, empty: Path) -> None:
    workbench("add", empty, SEED, "--repair", "off")
    blocks = SEED.read_text(encoding="utf-8").split("\n\n")
    assert sources(workbench, empty) == [block.strip() for block in blocks if block.strip()]


def test_a_newer_version_is_cut_as_the_document_was(workbench: Workbench, empty: Path) -> None:
    page = Path("page.txt")
    page.write_text("坚持党对政法工作的\n绝对领导,把政治建设\n摆在首位。\n", encoding="utf-8")
    workbench("add", empty, page, "--repair", "off")
    (done,) = workbench("add", empty, page, "--update", "--json").json
    assert (done["kept"], done["changed"], done["gone"]) == (3, [], [])
    (done,) = workbench("add", empty, page, "--update", "--repair", "auto", "--json").json
    assert done["kept"] == 0


def test_preview_shows_what_add_would_do_and_writes_nothing(
    workbench: Workbench, tmp_path: Path
) -> None:
    previewed = workbench("add", "p.db", SEED, "--preview", "--json").json
    assert [path.name for path in tmp_path.iterdir()] == []
    workbench("new", "p.db")
    workbench("add", "p.db", SEED)
    keys = ("document", "number", "kind", "article", "source", "unfinished")
    assert without(previewed, "joins", "cuts") == [
        {key: pair[key] for key in keys} for pair in workbench("pairs", "p.db", "--json").json
    ]
    joins = [join for paragraph in previewed for join in paragraph["joins"]]
    assert [set(join) for join in joins] == [{"at", "reason", "confidence"}] * len(joins)
    blocks = [block for block in SEED.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    assert len(joins) == len(blocks) - len(previewed)


def test_the_plain_preview_names_every_join_and_gap(workbench: Workbench) -> None:
    previewed = workbench("add", "p.db", SEED, "--preview", "--json").json
    ran = workbench("add", "p.db", SEED, "--preview")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    joins = [line for line in lines if line.startswith("     + joined …")]
    gaps = [line for line in lines if line.startswith("     ! unfinished: ")]
    assert len(joins) == sum(len(paragraph["joins"]) for paragraph in previewed)
    assert len(gaps) == 1
    assert lines[-1] == f"{len(previewed)} paragraphs, {len(joins)} joins (+), 1 unfinished (!)"
    reasons = [join["reason"] for paragraph in previewed for join in paragraph["joins"]]
    squeezed = " ".join(ran.out.split())
    assert [reason for reason in reasons if f": {reason} (" not in squeezed] == []


OCR = """江城日报 2021年7月1日 星期四
市 人 民 检 察 院 的 工 作 报 告 获 得 通 过。
— 1 —
| 网格员已有3.2

万余人,办结率99.7%。
"""


def test_the_preview_names_what_is_cut_and_left_out(workbench: Workbench) -> None:
    Path("版面.txt").write_text(OCR, encoding="utf-8")
    previewed = workbench("add", "p.db", "版面.txt", "--preview", "--json").json
    assert [(each["number"], each["kind"], each["source"]) for each in previewed] == [
        (0, "omitted", "江城日报 2021年7月1日 星期四"),
        (1, "body", "市人民检察院的工作报告获得通过。"),
        (0, "omitted", "— 1 —"),
        (2, "body", "网格员已有3.2万余人,办结率99.7%。"),
    ]
    assert previewed[2] == {
        "document": "版面",
        "number": 0,
        "kind": "omitted",
        "article": 0,
        "source": "— 1 —",
        "joins": [],
        "cuts": [],
        "unfinished": "",
        "reason": "the page number — 1 —",
        "confidence": 0.97,
    }
    assert [(cut["at"], cut["text"]) for cut in previewed[1]["cuts"]] == [
        (at, " ") for at in range(1, 15)
    ]
    assert previewed[3]["cuts"] == [
        {
            "at": 0,
            "text": "| ",
            "reason": "a stray | at the edge of a line",
            "confidence": 0.97,
        }
    ]
    ran = workbench("add", "p.db", "版面.txt", "--preview")
    told = letters(ran.out)
    for line in (
        "- omitted 江城日报 2021年7月1日 星期四: the date and number of a page (90%)",
        "- omitted — 1 —: the page number — 1 — (97%)",
        "~ cut “| ” at …|网格员已有3.2…: a stray | at the edge of a line (97%)",
    ):
        assert letters(line) in told
    assert ran.out.splitlines()[-1] == (
        "2 paragraphs, 1 joins (+), 15 cuts (~), 2 omitted (-), 0 unfinished (!)"
    )


TRADITIONAL = to_traditional(
    "郑州市委政法委召开全体会议,研究部署全市政法工作。\n\n"
    "会议指出,各级各部门要提高政治站位,深刻认识加强基层社会治理的重要意义。\n\n"
    "与会人员还参观了新建成的综治中心,听取了有关负责人的情况介绍。\n"
)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", SEED.read_text(encoding="utf-8")),
        ("gb18030", SEED.read_text(encoding="utf-8")),
        ("utf-16", SEED.read_text(encoding="utf-8")),
        ("big5", TRADITIONAL),
    ],
)
def test_encodings(workbench: Workbench, empty: Path, encoding: str, text: str) -> None:
    Path("原文.txt").write_bytes(text.encode(encoding))
    workbench("add", empty, "原文.txt")
    assert letters(*sources(workbench, empty)) == letters(text)


def test_several_files_and_a_name_that_is_taken(workbench: Workbench, empty: Path) -> None:
    Path("第一版.txt").write_text("开展扫黑除恶专项斗争。\n", encoding="utf-8")
    Path("第二版.txt").write_text("建立综治中心。\n\n健全长效机制。\n", encoding="utf-8")
    ran = workbench("add", empty, "第一版.txt", "第二版.txt", "第一版.txt")
    assert (ran.status, ran.out, ran.err) == (0, "added 3 documents of 4 paragraphs\n", "")
    pairs = workbench("pairs", empty, "--json").json
    assert [(pair["document"], pair["number"]) for pair in pairs] == [
        ("第一版", 1),
        ("第二版", 1),
        ("第二版", 2),
        ("第一版 (2)", 1),
    ]
    assert workbench("add", empty, "第二版.txt").err == (
        "workbench: 第二版 (2): the project has a document 第二版 already; a newer version of it"
        " comes in with --update, and `workbench undo` takes this one out again\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("nowhere.txt", None, "there is no file nowhere.txt; check the name"),
        (
            "folder",
            "folder",
            "folder has no file that a format reads; `workbench formats` lists them",
        ),
        ("empty.txt", b"", "empty.txt"),
        ("blank.txt", b" \r\n\r\n\t\n", "blank.txt"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8, "picture.txt"),
        ("p.db", "project", "p.db"),
    ],
)
def test_one_bad_file_and_nothing_is_added(
    workbench: Workbench, empty: Path, name: str, content: bytes | str | None, line: str
) -> None:
    Path("好.txt").write_text("建立综治中心。\n", encoding="utf-8")
    if content == "folder":
        Path(name).mkdir()
    elif isinstance(content, bytes):
        Path(name).write_bytes(content)
    before = empty.read_bytes()
    ran = workbench("add", empty, "好.txt", name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert empty.read_bytes() == before


def test_a_file_name_that_is_no_utf_8(workbench: Workbench, empty: Path) -> None:
    name = b"\xff\xfe.txt".decode(errors="surrogateescape")
    Path(name).write_text("建立综治中心。\n", encoding="utf-8")
    assert workbench("add", empty, name).status == 0
    (pair,) = workbench("pairs", empty, "--json").json
    assert (pair["document"], pair["source"]) == ("??", "建立综治中心。")


def test_a_folder_stands_for_what_formats_read(workbench: Workbench, empty: Path) -> None:
    folder = Path("来稿")
    (folder / "第二版").mkdir(parents=True)
    (folder / "b.txt").write_text("建立综治中心。\n", encoding="utf-8")
    (folder / "第二版" / "a.TXT").write_text("健全基层网格。\n", encoding="utf-8")
    for name in ("图.png", ".隐藏.txt", "~$锁.txt"):
        (folder / name).write_bytes(b"\x89PNG")
    ran = workbench("add", empty, folder)
    assert (ran.status, ran.out) == (0, "added 2 documents of 2 paragraphs\n")
    assert ran.err == "workbench: 来稿: 1 file left out, which no format reads\n"
    assert [each["document"] for each in workbench("pairs", empty, "--json").json] == ["b", "a"]


def test_a_file_that_is_too_large(workbench: Workbench, empty: Path) -> None:
    with Path("大.md").open("wb") as stream:
        stream.truncate(200_000_000)
    ran = workbench("add", empty, "大.md")
    assert (ran.status, ran.err) == (
        2,
        "workbench: 大.md has 200 MB; documents of up to 100 MB are read;"
        " take pictures out of it, or split it\n",
    )


@pytest.mark.parametrize("option", ["--ask", "--update"])
def test_what_holds_all_of_a_file_names_what_does_not(
    workbench: Workbench, empty: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench("add", empty, SEED)
    monkeypatch.setattr(files, "_LARGEST", 100)
    ran = workbench("add", empty, SEED, option)
    assert ran.status == 2
    assert ran.err.endswith(
        " documents of up to 0 MB are read; add it without --ask and --update, which hold all of"
        " a file; --preview shows it\n"
    )


def test_a_large_file_is_previewed_as_it_is_read(
    workbench: Workbench, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("条.txt")
    path.write_text(
        "".join(f"第{number}县依法治国。\n\n" for number in range(20)), encoding="utf-8"
    )
    whole, records = (workbench("add", empty, path, "--preview", *way) for way in ((), ("--json",)))
    monkeypatch.setattr(importing, "_LARGE", 0)
    monkeypatch.setattr(arriving, "_STRETCH", 6)
    monkeypatch.setattr(arriving, "_LEAST", 3)
    again = workbench("add", empty, path, "--preview", "--json").json
    assert [each["number"] for each in again] == list(range(1, 21))
    assert again == [each | {"article": 1} for each in records.json]
    assert workbench("add", empty, path, "--preview").out == whole.out


def test_a_text_has_no_columns(workbench: Workbench, empty: Path) -> None:
    Path("好.txt").write_text("建立综治中心。\n", encoding="utf-8")
    ran = workbench("add", empty, "好.txt", "--column", "原文")
    assert (ran.status, ran.err) == (
        2,
        "workbench: 好.txt is no table, and has no column '原文'; leave --column out\n",
    )


def test_a_newer_version_keeps_what_stands_and_tells_the_rest(
    workbench: Workbench, empty: Path
) -> None:
    page = Path("工作.txt")
    page.write_text("一、加强领导。\n\n二、查处3.2万余人。\n\n三、推进试点。\n", encoding="utf-8")
    workbench("add", empty, page)
    for number, english in enumerate(("Leadership.", "32,000 persons.", "Pilots."), 1):
        workbench("translate", empty, str(number), english)
    page.write_text("前言。\n\n一、加强领导。\n\n二、查处3.5万余人。\n", encoding="utf-8")
    previewed = workbench("add", empty, page, "--update", "--preview", "--json").json
    assert [each["target"] for each in workbench("pairs", empty, "--json").json] == [
        "Leadership.",
        "32,000 persons.",
        "Pilots.",
    ]
    ran = workbench("add", empty, page, "--update")
    assert (ran.status, ran.out) == (
        0,
        "工作: 1 kept, 1 changed, 1 new, 1 gone, 0 moved\n"
        "   3 ~ 二、查处3.[-2-]{+5+}万余人。\n"
        "   1 + 前言。\n"
        "   3 - 三、推进试点。\n",
    )
    assert previewed == [
        {
            "document": "工作",
            "kept": 1,
            "changed": [
                {
                    "number": 3,
                    "before": "二、查处3.2万余人。",
                    "after": "二、查处3.5万余人。",
                    "target": "32,000 persons.",
                }
            ],
            "came": [{"number": 1, "text": "前言。"}],
            "gone": [{"number": 3, "text": "三、推进试点。"}],
            "moved": [],
            "warnings": [],
        }
    ]
    pairs = workbench("pairs", empty, "--json").json
    assert [(each["source"], each["target"]) for each in pairs] == [
        ("前言。", ""),
        ("一、加强领导。", "Leadership."),
        ("二、查处3.5万余人。", ""),
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("别.txt", "--update"),
            "there is no document '别'; name it with --document; the project has: none",
        ),
        (
            ("别.txt", "--document", "x"),
            "--document names the one document that --update reads anew",
        ),
    ],
)
def test_update_refused(
    workbench: Workbench, empty: Path, arguments: tuple[str, ...], line: str
) -> None:
    Path("别.txt").write_text("建立综治中心。\n", encoding="utf-8")
    ran = workbench("add", empty, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert line in ran.err


def test_what_is_asked_for_is_decided_before_anything_is_stored(
    workbench: Workbench, empty: Path
) -> None:
    def without_joins(proposal: Proposal) -> Proposal:
        return replace(proposal, paragraphs=keep(proposal.text.blocks))

    added = workbench("add", empty, SEED, "--ask", answers=[without_joins])
    blocks = [block for block in SEED.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    assert added.out == f"added 1 document of {len(blocks)} paragraphs\n"
    assert sources(workbench, empty) == [block.strip() for block in blocks]


def test_one_text_that_is_left_leaves_all(workbench: Workbench, empty: Path) -> None:
    answers = [lambda proposal: proposal, lambda _proposal: None]
    ran = workbench("add", empty, SEED, SEED, "--ask", answers=answers)
    assert (ran.status, ran.out, ran.err) == (0, "nothing was added\n", "")
    assert workbench("status", empty, "--json").json["documents"] == []


@pytest.mark.parametrize("option", ["--preview", "--update"])
def test_asking_goes_with_adding_alone(workbench: Workbench, empty: Path, option: str) -> None:
    ran = workbench("add", empty, SEED, "--ask", option)
    assert ran.status == 2
    assert "--ask goes neither with --update nor with --preview" in ran.err


def test_asking_needs_a_terminal(process: Process, tmp_path: Path) -> None:
    with process("new", "p.db") as made:
        made.communicate(timeout=60)
    with process("add", "p.db", str(SEED), "--ask") as ran:
        out, err = ran.communicate(timeout=60)
    hint = "leave --ask out; --preview prints what repair would do"
    assert (ran.returncode, out) == (2, b"")
    assert err.decode() == f"workbench: the screen needs a terminal; {hint}\n"


def test_a_large_file_that_is_cut_short_changes_nothing(
    workbench: Workbench, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_LARGE", 0)
    unit = "<unit id='u'><segment><source>检察院</source></segment></unit>\n"
    head = "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='zh'>\n"
    Path("坏.xlf").write_text(f"{head}<file id='f'>\n{unit * 3_000}", encoding="utf-8")
    ran = workbench("add", empty, "坏.xlf")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "workbench: 坏.xlf, line 3003: the file ends in the middle; the file is damaged; export it"
        " again\n",
    )
    assert (workbench("pairs", empty, "--json").json, workbench("history", empty).out) == ([], "")
    Path("好.xlf").write_text(f"{head}<file id='f'>{unit * 3_000}</file></xliff>", encoding="utf-8")
    ran = workbench("add", empty, "好.xlf")
    assert (ran.status, ran.out) == (0, "added 1 document of 3000 paragraphs\n")


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("记忆.tmx", "`workbench update` or `workbench memory import`"),
        ("术语.tbx", "`workbench terms import`"),
    ],
)
def test_a_file_of_pairs_or_terms_is_no_source_text(
    workbench: Workbench, empty: Path, name: str, ways: str
) -> None:
    Path(name).write_text("<tmx version='1.4'/>", encoding="utf-8")
    ran = workbench("add", empty, name)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"workbench: {name} is no source text (")
    assert ran.err.endswith(f"); what takes it is {ways}\n")
    assert workbench("pairs", empty, "--json").json == []
