"""The whole: help, errors in one line, pipes, interrupts, and what is imported when."""

import ast
import json
import pkgutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import workbench.cli
import workbench.cli.dictionary
import workbench.cli.labels
import workbench.cli.memory
import workbench.cli.notes
import workbench.cli.queries
import workbench.cli.rules
import workbench.cli.segments
import workbench.cli.terms
from tests.builders import PARAGRAPHS, project_file
from tests.cli.running import Process, Workbench
from workbench import __version__
from workbench.cli._group import Commands
from workbench.cli.program import program

COMMANDS = [
    "add",
    "agree",
    "attach",
    "backup",
    "date",
    "demo",
    "detach",
    "dictionary",
    "doctor",
    "export",
    "formats",
    "history",
    "labels",
    "memory",
    "merge",
    "new",
    "notes",
    "open",
    "pairs",
    "pretranslate",
    "queries",
    "redo",
    "review",
    "rules",
    "segments",
    "sentences",
    "status",
    "terms",
    "translate",
    "undo",
    "update",
    "validate",
]
MEMORY = [
    "clean",
    "concordance",
    "edit",
    "export",
    "import",
    "list",
    "match",
    "merge",
    "remove",
    "rename",
    "split",
]
TERMS = [
    "add",
    "clean",
    "edit",
    "export",
    "extract",
    "find",
    "import",
    "list",
    "remove",
    "replace",
    "used",
]
NOTES = [
    "accept",
    "add",
    "edit",
    "export",
    "import",
    "list",
    "place",
    "propose",
    "refuse",
    "relate",
    "remove",
    "reopen",
    "reply",
    "resolve",
]
LABELS = ["add", "edit", "export", "import", "list", "remove"]
QUERIES = ["answers", "export", "list"]
DICTIONARY = ["find", "import", "list", "remove"]
RULES = ["export", "import", "remove", "show"]
SEGMENTS = ["article", "correct", "join", "keep", "kind", "skip", "split"]


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (program, COMMANDS),
        (workbench.cli.memory.command, MEMORY),
        (workbench.cli.terms.command, TERMS),
        (workbench.cli.notes.command, NOTES),
        (workbench.cli.labels.command, LABELS),
        (workbench.cli.queries.command, QUERIES),
        (workbench.cli.dictionary.command, DICTIONARY),
        (workbench.cli.rules.command, RULES),
        (workbench.cli.segments.command, SEGMENTS),
    ],
)
def test_every_module_is_a_command_and_its_docstring_the_help(
    group: Commands, names: list[str]
) -> None:
    context = click.Context(group)
    assert group.list_commands(context) == names
    for name in names:
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        first_line = (command.help or "").splitlines()[0]
        assert first_line.endswith(".")
        listed = " ".join(group.get_help(context).split())
        assert f" {name} {first_line.removesuffix('.')}" in listed
        assert command.get_help(click.Context(command, info_name=name))


def test_shared_modules_are_no_commands() -> None:
    modules = {module.name for module in pkgutil.iter_modules(workbench.cli.__path__)}
    assert {"_group", "_output", "program"} <= modules


def test_version(workbench: Workbench) -> None:
    ran = workbench("--version")
    assert (ran.status, ran.out) == (0, f"workbench {__version__}\n")


def test_alone_it_says_how_to_begin_and_then_what_was_opened(
    workbench: Workbench, tmp_path: Path
) -> None:
    assert "workbench demo" in workbench().out
    assert workbench("new", "法制 报.db").status == 0
    assert workbench().out == f"workbench open '{tmp_path / '法制 报.db'}'\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["stats"], "there is no command 'stats'; did you mean status?; see workbench --help"),
        (["terms"], "Missing command; see workbench terms --help"),
        (
            ["terms", "ad"],
            "there is no command 'ad'; did you mean add?; see workbench terms --help",
        ),
        (["new"], "Missing argument 'PROJECT'; see workbench new --help"),
        (["status", "a.db", "--yaml"], "No such option"),
        (["translate", "a.db", "-1"], "No such option"),
        (["translate", "a.db", "1", "A.", "--state", "final"], "Invalid value for '--state'"),
        (["new", "a.db", "--source", "中文"], "'中文' is no language tag; say zh-Hans"),
        (["translate", "a.db", "1", "\udce4"], "Invalid value for '[TEXT]': the text is not UTF-8"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    workbench: Workbench, arguments: list[str], line: str
) -> None:
    ran = workbench(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"workbench: {line}")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            "theme = 1",
            'theme has a wrong value: 1; it is a text in double quotes, such as "workbench-light"',
        ),
        (
            'script = "hant"',
            "script has a wrong value: 'hant'; it is one of stored, simplified, traditional, "
            "taiwan, hong-kong",
        ),
        (
            "memory = 80",
            "memory has a wrong value: 80; it is a table: lines such as threshold = 75 under"
            " [memory]",
        ),
        (
            "[memory]\nthreshold = 49",
            "threshold in [memory] has a wrong value: 49; it is a whole number from 50 to 100",
        ),
        (
            "[memory]\nlimit = true",
            "limit in [memory] has a wrong value: True; it is a whole number from 1 to 99",
        ),
        (
            "[memory]\npenalty = 3",
            "there is no setting 'penalty' in [memory]; there are threshold, limit, propagate,"
            " machine_penalty, region_penalty, old_years, old_penalty",
        ),
    ],
)
def test_a_wrong_settings_file_is_one_line(
    workbench: Workbench, tmp_path: Path, line: str, fault: str
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").write_text(f"{line}\n")
    ran = workbench("demo", "--no-open")
    assert (ran.status, ran.err) == (2, f"workbench: {tmp_path}/home/settings.toml: {fault}\n")


def test_what_a_file_says_does_not_reach_the_terminal_raw(
    workbench: Workbench, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text(
        "zh-Hans,\x1b]0;x\x07 \x9b31m\n法治,law\n", encoding="utf-8"
    )
    ran = workbench("terms", "import", project, "terms.csv")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "no column en; it has zh-Hans, �]0;x� �31m; " in ran.err


def test_json_holds_no_control_character_as_it_is(workbench: Workbench, tmp_path: Path) -> None:
    path = project_file(tmp_path / "页.db", "依法\x9b31m治国\x07\x7f。")
    ran = workbench("pairs", path, "--json")
    assert r'"source": "依法\u009b31m治国\u0007\u007f。"' in ran.out
    assert [pair["source"] for pair in ran.json] == ["依法\x9b31m治国\x07\x7f。"]


def test_the_screen_asks_for_a_terminal(process: Process, project: Path) -> None:
    out, err = process("open", project).communicate()
    assert (out, err.decode()) == (
        b"",
        "workbench: the screen needs a terminal; "
        "workbench --help names the commands for a script\n",
    )


def test_a_closed_pipe_ends_it_quietly(process: Process, tmp_path: Path) -> None:
    path = project_file(tmp_path / "长.db", *PARAGRAPHS * 3000)
    running = process("pairs", path)
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.readline() == b"henan-legal-daily.txt\n"
    running.stdout.close()
    assert (running.wait(), running.stderr.read()) == (141, b"")


def test_ctrl_c_ends_with_130_and_leaves_the_project_as_it_was(
    process: Process, project: Path, tmp_path: Path
) -> None:
    before = project.read_bytes()
    terms = tmp_path / "terms.csv"
    rows = "".join(f"法{number},law {number}\n" for number in range(30_000))
    terms.write_text(f"zh,en\n{rows}", encoding="utf-8")
    log = project.with_name(f"{project.name}-wal")
    running = process("terms", "import", project, terms)
    while running.poll() is None and not log.exists():
        time.sleep(0.005)  # until the project is open
    running.send_signal(signal.SIGINT)
    _, err = running.communicate()
    assert (running.returncode, err) == (
        130,
        b"\nworkbench: broken off; the project is as it was\n",
    )
    assert project.read_bytes() == before


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "zh_CN.GBK"])
@pytest.mark.parametrize("coding", ["ascii", "latin-1", "gbk"])
def test_json_is_utf_8_in_every_locale_and_plain_text_never_fails(
    process: Process, project: Path, locale: str, coding: str
) -> None:
    surroundings = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": coding}
    out, err = process("pairs", project, "--json", **surroundings).communicate()
    assert [pair["source"] for pair in json.loads(out.decode("utf-8"))] == list(PARAGRAPHS)
    assert err == b""
    running = process("pairs", project, **surroundings)
    assert (running.communicate()[1], running.returncode) == (b"", 0)


def imported(code: str) -> set[str]:
    """The modules that are there after some code has run."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(sorted(sys.modules), file=sys.stderr)"],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(ast.literal_eval(ran.stderr))


def test_help_loads_click_and_nothing_heavy() -> None:
    run = """
from contextlib import suppress
import sys
from workbench.__main__ import main
sys.argv[1:] = ["--help"]
with suppress(SystemExit):
    main()
"""
    heavy = {"textual", "rich", "sqlite3", "sqlite_utils", "opencc", "lxml", "docx", "pypinyin"}
    loaded = imported(run)
    assert "click" in loaded
    assert heavy & loaded == set()
    ours = {name for name in loaded if name.startswith("workbench")}
    assert ours == {
        "workbench",
        "workbench.__main__",
        "workbench.cli",
        "workbench.cli._group",
        "workbench.cli._screens",
        "workbench.cli.program",
        "workbench.errors",
    }


def test_help_of_a_command_waits_for_nothing_that_it_does() -> None:
    run = """
from contextlib import suppress
import sys
from workbench.__main__ import main
sys.argv[1:] = ["export", "--help"]
with suppress(SystemExit):
    main()
"""
    parts = {name.split(".")[1] for name in imported(run) if name.startswith("workbench.")}
    assert parts == {"__main__", "cli", "errors", "model", "text"}


def test_services_know_neither_face() -> None:
    folder = Path(workbench.cli.__file__).parent.parent / "services"
    services = [f"workbench.services.{path.stem}" for path in sorted(folder.glob("*.py"))]
    loaded = imported("\n".join(f"import {name}" for name in services))
    assert {"workbench.services.translating", "workbench.services.projects"} <= loaded
    assert {"textual", "rich", "click", "workbench.cli", "workbench.tui"} & loaded == set()
