import csv
import json
from pathlib import Path

import pytest

from tests.builders import PAGE, PARAGRAPHS, add_document, pair_of, row_of
from tests.cli.running import Workbench
from workbench.model.annotations import NewAnnotation, Visibility
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import annotating, translating
from workbench.store.project import Store

ENGLISH = ("High-quality work", "Build the institutions.\nSafeguard security.", "Inspect.")


@pytest.fixture
def half(workbench: Workbench, project: Path) -> Path:
    """Two paragraphs of three have their English."""
    for number, text in enumerate(ENGLISH[:2], 1):
        workbench("translate", project, number, text)
    return project


@pytest.fixture
def whole(workbench: Workbench, half: Path) -> Path:
    workbench("translate", half, 3, ENGLISH[2])
    return half


def test_by_suffix(workbench: Workbench, half: Path) -> None:
    given = workbench("export", half, "out.tsv", "--json").json
    assert given == {"written": 2, "skipped": 1, "warnings": [], "terms": 0,
                     "not_translatable": 0, "compared": 3, "lacking": []}  # fmt: skip
    with Path("out.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    assert [(row["number"], row["source"], row["target"]) for row in rows] == [
        ("1", PARAGRAPHS[0], ENGLISH[0]),
        ("2", PARAGRAPHS[1], ENGLISH[1]),
        ("3", PARAGRAPHS[2], ""),
    ]


def test_by_name_and_one_document(workbench: Workbench, whole: Path) -> None:
    with Store.open(whole) as store:
        add_document(store, "开展扫黑除恶专项斗争。", name="第二版")
    ran = workbench("export", whole, "out.data", "--to", "jsonl", "--document", PAGE)
    assert (ran.status, ran.out, ran.err) == (
        0,
        "out.data: 3 in English, 0 not yet; read again and compared: 3\n",
        "",
    )
    lines = Path("out.data").read_text(encoding="utf-8").splitlines()
    assert [(each["source"], each["target"]) for each in map(json.loads, lines)] == list(
        zip(PARAGRAPHS, ENGLISH, strict=True)
    )


@pytest.mark.parametrize(
    "name",
    [
        *("docx", "html", "jsonl", "jsonl-translation", "markdown"),
        *("parallel-csv", "parallel-markdown", "text", "tmx", "tsv"),
    ],
)
def test_every_format_is_written(workbench: Workbench, whole: Path, name: str) -> None:
    given = workbench("export", whole, "out", "--to", name, "--json").json
    assert (given["written"], given["skipped"]) == (3, 0)
    assert Path("out").stat().st_size > 0


def test_strict_refuses_and_names_what_is_missing(workbench: Workbench, half: Path) -> None:
    Path("out.tsv").write_text("as it was")
    ran = workbench("export", half, "out.tsv", "--strict")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "workbench: 1 paragraph has no English yet: 3; "
        "translate them, or export without --strict\n",
    )
    assert Path("out.tsv").read_text() == "as it was"
    workbench("translate", half, 3, "Inspect.")
    assert workbench("export", half, "out.tsv", "--strict").status == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["out.xyz"], "no format writes out.xyz; known are .docx, "),
        (["out.tsv", "--to", "word"], "there is no format 'word'; the formats are "),
        (["out.csv", "--to", "terms-csv"], "the format 'terms-csv' writes no documents; "),
        (["法制.db", "--to", "tsv"], "法制.db is the project itself; name another file"),
        (["./法制.db", "--to", "tsv"], "法制.db is the project itself; name another file"),
        (["link.tsv"], "link.tsv is the project itself; name another file"),
        (
            ["folder.tsv", "--layout", "plain"],
            "folder.tsv is a folder, and with --layout plain an export is one file; name a file in"
            " it, such as folder.tsv/all.docx",
        ),
        (["nowhere/out.tsv"], "there is no folder "),
        (["out.tsv", "--document", "第三版"], "there is no document '第三版'; the project has: "),
    ],
)
def test_refused(
    workbench: Workbench, half: Path, tmp_path: Path, arguments: list[str], line: str
) -> None:
    Path("folder.tsv").mkdir()
    Path("link.tsv").symlink_to(half)
    before = half.read_bytes()
    names = sorted(tmp_path.iterdir())
    ran = workbench("export", half, *arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")
    assert (half.read_bytes(), sorted(tmp_path.iterdir())) == (before, names)


@pytest.fixture
def noted(half: Path) -> Path:
    """A plain note, an internal remark and one for the client, and translator's notes."""
    with Store.open(half) as store:
        translating.write_note(store, row_of(store, 1), 1, "keep it short", "李译")
        for number, label, words, body, visibility in (
            (1, "style", "work", "vague", Visibility.INTERNAL),
            (1, "query", "High", "how high?", Visibility.CLIENT),
            (2, "translator-note", "Build", "制度机制", Visibility.INTERNAL),
            (2, "translator-note", "security", "", Visibility.INTERNAL),
        ):
            at = pair_of(store, number).target.text.index(words)
            new = NewAnnotation(
                label=label,
                side=Side.TARGET,
                span=Span(at, at + len(words)),
                body=body,
                author="李译",
                visibility=visibility,
            )
            annotating.annotate(store, row_of(store, number), new)
    return half


@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        (["--notes", "none"], "", ""),
        (
            [],
            "keep it short | [query] target “High”: how high?",
            "[translator-note] target “Build”: 制度机制",
        ),
        (
            ["--notes", "client"],
            "keep it short | [query] target “High”: how high?",
            "[translator-note] target “Build”: 制度机制",
        ),
        (
            ["--notes", "all"],
            "keep it short | [query] target “High”: how high? | [style] target “work”: vague",
            "[translator-note] target “Build”: 制度机制",
        ),
    ],
)
def test_which_notes_go_out(
    workbench: Workbench, noted: Path, options: list[str], first: str, second: str
) -> None:
    assert workbench("export", noted, "out.tsv", *options).status == 0
    with Path("out.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab"))
    assert [row["note"] for row in rows] == [first, second, ""]


def test_notes_are_of_three_kinds(workbench: Workbench, noted: Path) -> None:
    ran = workbench("export", noted, "out.tsv", "--notes", "mine")
    assert (ran.status, ran.out, Path("out.tsv").exists()) == (2, "", False)
    assert "'none', 'client', 'all'" in ran.err


@pytest.mark.parametrize("notes", ["none", "client", "all"])
def test_footnotes_are_part_of_the_text(workbench: Workbench, noted: Path, notes: str) -> None:
    ran = workbench("export", noted, "out.md", "--notes", notes)
    assert (ran.status, ran.out) == (
        0,
        "out.md: 2 in English, 1 not yet; read again and compared: 3\n",
    )
    lost = (
        "" if notes == "none" else " workbench: markdown has no place for notes, left out of 1 pair"
    )
    assert " ".join(ran.err.split()) == (
        f"workbench: the note on “security” in {PAGE} 2 is empty and was left out{lost}"
    )
    assert Path("out.md").read_text(encoding="utf-8") == (
        "High-quality work\n"
        "\n"
        "Build[^1] the institutions.\\\n"
        "Safeguard security.\n"
        "\n"
        f"{PARAGRAPHS[2]}\n"
        "\n"
        "[^1]: 制度机制\n"
    )


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "parallel.md"])
def test_every_format_with_footnotes_is_verified(
    workbench: Workbench, noted: Path, suffix: str
) -> None:
    assert workbench("export", noted, f"out.{suffix}").status == 0


def rows_of(name: str) -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab"))


def test_only_some_states(workbench: Workbench, whole: Path) -> None:
    assert workbench("review", whole, 3, "--accept").status == 0
    for states, numbers in (
        (["reviewed"], ["3"]),
        (["translated"], ["1", "2"]),
        (["translated", "reviewed"], ["1", "2", "3"]),
    ):
        options = [each for state in states for each in ("--state", state)]
        assert workbench("export", whole, "out.tsv", *options).status == 0
        assert [row["number"] for row in rows_of("out.tsv")] == numbers


def test_a_state_that_no_pair_has_leaves_the_older_file(workbench: Workbench, whole: Path) -> None:
    Path("out.tsv").write_text("已有", encoding="utf-8")
    ran = workbench("export", whole, "out.tsv", "--state", "final")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "workbench: no pair is final; leave --state out, or name another\n",
    )
    assert Path("out.tsv").read_text("utf-8") == "已有"


def test_sentences_with_their_shape(workbench: Workbench, half: Path) -> None:
    with Store.open(half) as store:
        add_document(store, "依法治国。以案释法。", name="第二版")
    options = ("--level", "sentence", "--document", "第二版")
    assert workbench("export", half, "out.tsv", *options).status == 0
    rows = rows_of("out.tsv")
    assert [(row["source"], row["part"]) for row in rows] == [
        ("依法治国。", "1:0"), ("以案释法。", "1:0"),
    ]  # fmt: skip
    assert [row["id"] for row in rows] == [f"{rows[0]['paragraph']}.{at}" for at in (1, 2)]
    ran = workbench("export", half, "out.md", "--level", "sentence")
    assert (ran.status, ran.err) == (
        2,
        "workbench: the format 'markdown' holds whole paragraphs of English; leave --level out, or"
        " choose a format with source and target\n",
    )


def test_another_script(workbench: Workbench, half: Path) -> None:
    assert workbench("export", half, "out.tsv", "--script", "zh-Hant").status == 0
    assert rows_of("out.tsv")[0]["source"] == "推動政法工作高質量發展"
    with Store.open(half) as store:
        assert pair_of(store, 1).segment.source == PARAGRAPHS[0]
    assert workbench("update", half, "out.tsv").out == "0 taken, 3 the same, 0 refused\n"


@pytest.fixture
def termed(workbench: Workbench, half: Path) -> Path:
    """A term of the text and one that does not stand in it, and an earlier wording."""
    for chinese, english in (
        ("国家政治安全", "national political security"),
        ("扫黑除恶", "crackdown on organised crime"),
    ):
        assert workbench("terms", "add", half, chinese, english).status == 0
    assert workbench("translate", half, 1, "Quality work").status == 0
    return half


def test_terms_and_history_where_asked_for(workbench: Workbench, termed: Path) -> None:
    assert workbench("export", termed, "out.tsv").status == 0
    assert {"terms", "history", "matches"} & set(rows_of("out.tsv")[0]) == set()
    options = ("--terms", "--history", "--matches", 2)
    assert workbench("export", termed, "out.tsv", *options).status == 0
    first, second, _ = rows_of("out.tsv")
    assert (first["terms"], second["terms"]) == ("", "国家政治安全: national political security")
    assert first["history"].endswith("translated] High-quality work")
    assert second["history"] == first["matches"] == ""
    ran = workbench("export", termed, "out.moses", "--history")
    assert "workbench: moses has no place for earlier wordings, left out of 1 pair\n" in ran.err


def test_a_termbase_of_what_stands_in_the_text(workbench: Workbench, termed: Path) -> None:
    ran = workbench("export", termed, "out.tbx")
    assert (ran.status, ran.out, ran.err) == (
        0, "out.tbx: 1 term; read again and compared: 1\n", "",
    )  # fmt: skip
    text = Path("out.tbx").read_text(encoding="utf-8")
    assert "国家政治安全" in text
    assert "扫黑除恶" not in text
    given = workbench("export", termed, "out.xml", "--to", "tbx-dct", "--json").json
    assert (given["terms"], given["compared"], given["written"], given["lacking"]) == (1, 1, 0, [])
    with Store.open(termed) as store:
        add_document(store, "开展扫黑除恶专项斗争。", name="第二版")
        add_document(store, "无。", name="第三版")
    assert workbench("export", termed, "out.tbx", "--json").json["terms"] == 2
    ran = workbench("export", termed, "none.tbx", "--document", "第三版")
    assert (ran.status, ran.out, ran.err, Path("none.tbx").exists()) == (
        2,
        "",
        "workbench: no term of the glossary stands in these documents; `workbench terms export`"
        " writes the whole glossary\n",
        False,
    )


def test_several_documents(workbench: Workbench, half: Path) -> None:
    with Store.open(half) as store:
        for name in ("第二版", "第三版"):
            add_document(store, f"{name}的文章。", name=name)
    options = ("--document", "第三版", "--document", PAGE)
    assert workbench("export", half, "out.tsv", *options).status == 0
    assert [row["document"] for row in rows_of("out.tsv")] == [PAGE] * 3 + ["第三版"]


def test_line_aligned_files(workbench: Workbench, half: Path) -> None:
    ran = workbench("export", half, "out.moses")
    assert (ran.status, ran.out.splitlines()[0]) == (
        0, "out.moses: 2 in English, 1 not yet; read again and compared: 2",
    )  # fmt: skip
    assert ran.err == (
        "workbench: line breaks became spaces in 1 of the pairs\n"
        "workbench: moses has no place for pairs without English: 1 left out\n"
    )
    assert Path("out.en").read_text() == (
        "High-quality work\nBuild the institutions. Safeguard security.\n"
    )
    assert len(Path("out.zh").read_text(encoding="utf-8").splitlines()) == 2
    given = workbench("memory", "import", half, "out.en", "--json").json
    assert given["added"] + given["known"] == 2
