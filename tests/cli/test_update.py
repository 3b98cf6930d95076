"""`workbench update`: our table goes out, is changed by somebody, and comes back."""

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import PAGE, PARAGRAPHS, pair_of, texts
from tests.cli.running import Ran, Workbench
from workbench.model.annotations import AnnotationState
from workbench.store.project import Store

ENGLISH = ("High-quality work", "Build the institutions.\nSafeguard security.", "")
Rows = list[dict[str, str]]


@pytest.fixture
def half(workbench: Workbench, project: Path) -> Path:
    """Two paragraphs of three have their English."""
    for number, text in enumerate(ENGLISH[:2], 1):
        workbench("translate", project, number, text)
    return project


@pytest.fixture
def back(workbench: Workbench, half: Path) -> Callable[..., Ran]:
    """Sends a table out, lets somebody change its rows, and takes it back."""

    def run(change: Callable[[Rows], Rows], *options: str, name: str = "back.tsv") -> Ran:
        assert workbench("export", half, name).status == 0
        dialect = "excel-tab" if name.endswith(".tsv") else "excel"
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            rows = change(list(csv.DictReader(file, dialect=dialect)))
        with Path(name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]), dialect=dialect)
            table.writeheader()
            table.writerows(rows)
        return workbench("update", half, name, *options)

    return run


def targets(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [target for _, target in texts(store)]


def translated(rows: Rows) -> Rows:
    """The third paragraph gets its English, the first another one, and the rows are moved."""
    rows[0]["target"] = "High-quality political work"
    rows[2] |= {"target": "'-- inspect", "state": "reviewed", "note": "whose work?"}
    return [rows[2], rows[0], rows[1]]


def retyped(path: Path, old: str, new: str) -> None:
    """Somebody types other words into a file."""
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def test_what_omegat_left_untranslated_has_no_english(workbench: Workbench, half: Path) -> None:
    assert workbench("export", half, "b.omegat.xlf").status == 0
    back = Path("b.omegat.xlf")
    assert f">{PARAGRAPHS[2]}</target>" in back.read_text("utf-8")
    ran = workbench("update", half, back)
    assert (ran.status, ran.out) == (0, "0 taken, 3 the same, 0 refused\n")
    retyped(back, f">{PARAGRAPHS[2]}</target>", ">We inspect.</target>")
    assert workbench("update", half, back).out == (
        f"{PAGE} 3  [draft]\n     {{+We inspect.+}}\n1 taken, 2 the same, 0 refused\n"
    )


def test_english_that_was_written_on_both_sides_is_refused(
    half: Path, workbench: Workbench, back: Callable[..., Ran]
) -> None:
    def both(rows: Rows) -> Rows:
        workbench("translate", half, "3", "We inspect.")
        return translated(rows)

    assert "3): its English was changed here too" in back(both).err
    assert targets(half)[2] == "We inspect."


@pytest.mark.parametrize("name", ["back.tsv", "back.csv"])
def test_what_is_other_is_taken_and_undone(
    workbench: Workbench, half: Path, back: Callable[..., Ran], name: str
) -> None:
    ran = back(translated, name=name)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f"{PAGE} 3  [reviewed]\n"
        "     {+-- inspect+}\n"
        "     note: whose work?\n"
        f"{PAGE} 1\n"
        "     High-quality {+political +}work\n"
        "2 taken, 1 the same, 0 refused\n"
    )
    assert targets(half) == ["High-quality political work", ENGLISH[1], "-- inspect"]
    with Store.open(half) as store:
        assert pair_of(store, 3).annotations[0].body == "whose work?"
    again = workbench("update", half, name)
    assert (again.status, again.out) == (0, "0 taken, 3 the same, 0 refused\n")
    assert workbench("undo", half).status == 0
    assert targets(half) == list(ENGLISH)


def test_a_preview_writes_nothing(half: Path, back: Callable[..., Ran]) -> None:
    before = half.read_bytes()
    ran = back(translated, "--preview")
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "2 would be taken, 1 the same, 0 refused")
    assert half.read_bytes() == before


def test_rows_that_were_deleted_or_doubled(half: Path, back: Callable[..., Ran]) -> None:
    ran = back(lambda rows: [rows[0] | {"target": "Good work"}] * 2)
    assert (ran.status, ran.out.splitlines()[-1]) == (0, "1 taken, 0 the same, 0 refused")
    assert targets(half) == ["Good work", *ENGLISH[1:]]
    torn = back(lambda rows: [rows[0], rows[0] | {"target": "Better work"}, rows[1]])
    assert (torn.status, torn.out) == (1, "0 taken, 1 the same, 2 refused\n")
    assert torn.err.splitlines()[:2] == [
        f"workbench: line {line} ({PAGE} 1): rows of the file say different things of this"
        " paragraph; keep the right one"
        for line in (2, 3)
    ]
    assert targets(half) == ["Good work", *ENGLISH[1:]]


EMPTY = f"line 2 ({PAGE} 1): its English is empty in the file; delete it here if that is meant"


def emptied(rows: Rows) -> Rows:
    rows[0]["target"] = ""
    rows[2]["target"] = "Inspect."
    return rows


def test_a_row_that_is_refused_leaves_the_others(half: Path, back: Callable[..., Ran]) -> None:
    ran = back(emptied)
    assert (ran.status, ran.err) == (1, f"workbench: {EMPTY}\n")
    assert ran.out == (f"{PAGE} 3  [draft]\n     {{+Inspect.+}}\n1 taken, 1 the same, 1 refused\n")
    assert targets(half) == [*ENGLISH[:2], "Inspect."]


def test_strict_takes_all_or_none(half: Path, back: Callable[..., Ran]) -> None:
    before = half.read_bytes()
    ran = back(emptied, "--strict")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "",
        "workbench: nothing was taken: 1 row does not fit; put that right, or update without"
        f" --strict\nworkbench: {EMPTY}\n",
    )
    assert half.read_bytes() == before
    given = json.loads(back(emptied, "--strict", "--json").out)
    assert (given["taken"], len(given["refused"]), given["same"]) == ([], 1, 1)
    assert back(translated, "--strict").status == 0
    assert targets(half)[2] == "-- inspect"


def test_of_many_rows_that_do_not_fit_the_first_are_named(
    workbench: Workbench, project: Path
) -> None:
    rows = "".join(f"没有{number}\tx\r\n" for number in range(150))
    Path("other.tsv").write_text(f"source\ttarget\r\n{rows}", encoding="utf-8")
    ran = workbench("update", project, "other.tsv", "--strict")
    lines = ran.err.splitlines()
    assert (ran.status, ran.out, len(lines)) == (1, "", 102)
    assert "150 rows do not fit" in lines[0]
    assert lines[-1] == "workbench: 50 more; `workbench update --preview` tells all"


def test_english_that_changed_on_both_sides(
    workbench: Workbench, half: Path, back: Callable[..., Ran]
) -> None:
    def meanwhile(rows: Rows) -> Rows:
        workbench("translate", half, 1, "Work of a high quality")
        return [rows[0] | {"target": "Quality work"}]

    ran = back(meanwhile)
    assert (ran.status, ran.out) == (1, "0 taken, 0 the same, 1 refused\n")
    assert ran.err.splitlines()[0] == (
        f"workbench: line 2 ({PAGE} 1): its English was changed here too since the file went out;"
        " --force takes that of the file, and keeps the other in the history"
    )
    assert targets(half)[0] == "Work of a high quality"
    assert workbench("update", half, "back.tsv", "--force").status == 0
    assert targets(half)[0] == "Quality work"


def test_json(back: Callable[..., Ran], half: Path) -> None:
    with Store.open(half) as store:
        ids = [pair_of(store, number).segment.id for number in (1, 3)]
    ran = back(emptied, "--json")
    assert (ran.status, ran.err) == (1, "")
    given = json.loads(ran.out)
    facts = {
        "document": PAGE,
        "marks": [],
        "notes": [],
        "warnings": [],
        "codes_before": [],
        "codes": [],
    }
    assert given == {
        "taken": [
            {
                **facts, "id": ids[1], "number": 3, "where": "line 5", "reason": "",
                "before": "", "after": "Inspect.", "state_before": "initial",
                "state": "draft",
            }
        ],
        "refused": [
            {
                **facts, "id": ids[0], "number": 1, "where": "line 2",
                "reason": "its English is empty in the file; delete it here if that is meant",
                "before": ENGLISH[0], "after": "", "state_before": "translated",
                "state": "translated",
            }
        ],
        "same": 1,
        "older": 0,
        "warnings": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("option", "state", "notes"),
    [("--no-states", "translated", 1), ("--no-notes", "reviewed", 0)],
)
def test_states_and_notes_may_stay(
    half: Path, back: Callable[..., Ran], option: str, state: str, notes: int
) -> None:
    assert back(translated, option).status == 0
    with Store.open(half) as store:
        third = pair_of(store, 3)
    assert (third.target.state, len(third.annotations)) == (state, notes)


def test_a_table_of_another_project(workbench: Workbench, half: Path) -> None:
    workbench("new", "other.db")
    assert workbench("export", half, "out.tsv").status == 0
    ran = workbench("update", "other.db", "out.tsv")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "workbench: out.tsv went out from another project; open that project to update it\n",
    )


def test_a_file_that_is_cut_short(workbench: Workbench, half: Path) -> None:
    assert workbench("export", half, "out.tsv").status == 0
    data = Path("out.tsv").read_bytes()
    Path("out.tsv").write_bytes(data[: data.index(PARAGRAPHS[2].encode()) + 6])
    ran = workbench("update", half, "out.tsv")
    assert (ran.status, ran.out) == (1, "0 taken, 2 the same, 1 refused\n")
    assert ran.err.splitlines()[0] == (
        "workbench: line 5: the row has too few cells: the file is cut short there, or a quote is"
        " not closed"
    )


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("no.tsv", None, "there is no file no.tsv"),
        ("x.odd", "a", "x.odd has no suffix that is known for files that come back; known are "),
        ("x.csv", "a,b\n1,2\n", "x.csv has no head with the columns source and target"),
        ("x.tsv", "source\ttarget\r\n", "x.tsv has no pairs"),
        ("x.jsonl", "法治\n", "x.jsonl, line 1: the line is no JSON object"),
    ],
)
def test_what_cannot_be_taken_back(
    workbench: Workbench, half: Path, name: str, content: str | None, line: str
) -> None:
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    ran = workbench("update", half, name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")


def test_json_lines_and_other_layouts_come_back(workbench: Workbench, half: Path) -> None:
    for name in ("out.jsonl", "out.translation.jsonl"):
        assert workbench("export", half, name).status == 0
        text = Path(name).read_text(encoding="utf-8")
        for start in ("High-quality", "Build"):
            text = text.replace(start, f"{name}: {start}")
        Path(name).write_text(text, encoding="utf-8")
        ran = workbench("update", half, name)
        assert (ran.status, ran.out.splitlines()[-1]) == (0, "2 taken, 1 the same, 0 refused")
        assert f"{name}: High" in targets(half)[0]


def typed(name: str, old: str, new: str) -> None:
    """Somebody types other words into a file, or into the texts of a workbook or a document."""
    if not name.endswith(("docx", "xlsx")):
        retyped(Path(name), old, new)
        return
    parts = {}
    with zipfile.ZipFile(name) as given:
        for part in given.namelist():
            parts[part] = given.read(part).replace(old.encode(), new.encode())
    with zipfile.ZipFile(name, "w") as made:
        for part, data in parts.items():
            made.writestr(part, data)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("back.tsv", "which law?\t", "\t"),
        ("back.csv", "which law?,", ","),
        ("back.jsonl", '"note": "which law?"', '"note": ""'),
        ("back.review.docx", "[1 query, 李译] which law?", ""),
        ("back.review.xlsx", "[1 query, 李译] which law?", "[1 query, 李译]"),
    ],
)
def test_a_note_that_somebody_took_away_is_resolved(
    workbench: Workbench, half: Path, name: str, old: str, new: str
) -> None:
    workbench("notes", "add", half, 1, "--label", "query", "--visibility", "client", "--body",
              "which law?")  # fmt: skip
    assert workbench("export", half, name).status == 0
    typed(name, old, new)
    told = f"{PAGE} 1\n     High-quality work\n     note resolved: which law?\n"
    shown = workbench("update", half, name, "--preview")
    assert (shown.status, shown.out) == (0, f"{told}1 would be taken, 2 the same, 0 refused\n")
    assert workbench("update", half, name, "--no-notes").out.startswith("0 taken")
    given = json.loads(workbench("update", half, name, "--preview", "--json").out)["taken"][0]
    with Store.open(half) as store:
        id = pair_of(store, 1).annotations[0].id
    assert given["notes"] == [
        {"what": "resolved", "id": id, "text": "which law?", "before": "", "author": "", "time": ""}
    ]
    assert workbench("update", half, name).out.startswith(told)
    with Store.open(half) as store:
        assert pair_of(store, 1).annotations[0].state is AnnotationState.RESOLVED
    assert workbench("undo", half).status == 0
    with Store.open(half) as store:
        assert pair_of(store, 1).annotations[0].is_open


@pytest.mark.parametrize(
    "name",
    ["back.tsv", "back.csv", "back.jsonl", "back.review.docx", "back.review.xlsx"],
)
def test_a_note_that_somebody_changed_has_other_words(
    workbench: Workbench, half: Path, name: str
) -> None:
    workbench("notes", "add", half, 1, "--label", "query", "--visibility", "client", "--body",
              "which law?")  # fmt: skip
    assert workbench("export", half, name).status == 0
    typed(name, "which law?", "which code?")
    ran = workbench("update", half, name)
    assert (ran.status, ran.out.splitlines()[2:]) == (
        0,
        ["     note changed: which [-law-]{+code+}?", "1 taken, 2 the same, 0 refused"],
    )
    with Store.open(half) as store:
        assert [each.body for each in pair_of(store, 1).annotations] == ["which code?"]


def test_notes_that_went_out_do_not_come_back_as_new_ones(
    workbench: Workbench, half: Path, back: Callable[..., Ran]
) -> None:
    for body in ("a | b", "which law?", ""):
        marked = ("notes", "add", half, 1, "--label", "query", "--visibility", "client")
        assert workbench(*marked, *(("--body", body) if body else ())).status in (0, 2)
    ran = back(lambda rows: [rows[0] | {"note": rows[0]["note"] + " | and this?"}])
    assert ran.out == (
        f"{PAGE} 1\n     High-quality work\n     note: and this?\n1 taken, 0 the same, 0 refused\n"
    )


@pytest.mark.parametrize(
    "name",
    ["back.tsv", "back.csv", "back.jsonl", "back.xlf", "back.xliff-1.2.xlf", "back.omegat.xlf",
     "back.review.docx", "back.review.xlsx"],
)  # fmt: skip
def test_what_was_translated_here_meanwhile_is_no_conflict(
    workbench: Workbench, half: Path, name: str
) -> None:
    assert workbench("export", half, name).status == 0
    workbench("translate", half, 3, "Inspect discipline")
    ran = workbench("update", half, name)
    assert (ran.status, ran.out) == (0, "0 taken, 2 the same, 1 older than here, 0 refused\n")
    assert targets(half) == [*ENGLISH[:2], "Inspect discipline"]


@pytest.mark.parametrize(
    ("name", "renamed", "title"),
    [
        ("back.review.docx", "final.bak", "a Word document"),
        ("back.review.docx", "final.zip", "a Word document"),
        ("back.review.xlsx", "final.docx", "an Excel workbook"),
        ("back.xlf", "final.xml", "an XLIFF file"),
        ("back.tmx", "final.xlf", "a TMX file"),
        ("back.tsv", "final.txt", "a table with tabs"),
        ("back.csv", "final", "a table with commas"),
        ("back.jsonl", "final.json", "JSON Lines"),
    ],
)
def test_a_file_with_a_wrong_suffix_is_taken_for_what_it_holds(
    workbench: Workbench, half: Path, name: str, renamed: str, title: str
) -> None:
    assert workbench("export", half, name).status == 0
    workbench("translate", half, 1, "Another work")
    Path(name).rename(renamed)
    ran = workbench("update", half, renamed)
    told = f"workbench: {renamed} is read as {title}, for that is what it holds"
    assert (ran.status, ran.err.splitlines()[0]) == (0, told)
    assert "1 older than here" in ran.out
    given = json.loads(workbench("update", half, renamed, "--json").out)
    assert given["warnings"][0] == told.removeprefix("workbench: ")


def test_other_commands_look_into_a_file_too(workbench: Workbench, half: Path) -> None:
    for name in ("back.tmx", "back.xlf", "back.tsv"):
        assert workbench("export", half, name).status == 0
    Path("back.tmx").rename("units.xml")
    ran = workbench("memory", "import", half, "units.xml")
    assert (ran.status, ran.err) == (
        0, "workbench: units.xml is read as a TMX file, for that is what it holds\n"
    )  # fmt: skip
    Path("back.xlf").rename("job.bak")
    ran = workbench("add", half, "job.bak")
    assert (ran.status, ran.err) == (
        0, "workbench: job: job.bak is read as an XLIFF file, for that is what it holds\n"
    )  # fmt: skip
    Path("back.tsv").rename("page.txt")
    assert "is read as" not in workbench("add", half, "page.txt").err  # a text may have tabs
