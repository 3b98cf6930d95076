"""The page of the command line, made from its commands; the keys of `--json` from running them."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.testing import CliRunner

from docs._markdown import code, page, table
from workbench.cli.program import program
from workbench.model.annotations import NewAnnotation, Visibility
from workbench.model.segments import Side, State
from workbench.model.spans import Span
from workbench.services import annotating, memory_files, projects, translating

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTRODUCTION = """
Everything that the program stores can be read and written without its screen. `PROJECT` is a path
that ends in `.db`. A text that begins with a dash goes after `--`, so
that it is not taken for an option.

Every command that lists has `--json`: one JSON document in UTF-8 whose keys stay; others may come
to stand beside them. Offsets are Unicode code points, the end excluded; `id` is a UUID that copies
of the project keep. Lists for people are wrapped to the width of the terminal and have no colours;
warnings and errors go to standard error.
"""
_STATUS = """
## Exit status

| status | meaning |
|---|---|
| 0 | done |
| 1 | `doctor` or `validate` found a fault, `update` refused a row, or a conflict is undecided |
| 2 | wrong use or bad input; one line on standard error says what, where, and what to do |
| 130 | broken off with Ctrl-C; the project is as it was |
| 141 | whoever read the output has stopped reading |
"""
_EXAMPLES = {
    "add": ("add", "{project}", "{text}", "--json"),
    "add --preview": ("add", "{project}", "{seed}", "--preview", "--json"),
    "agree": ("agree", "{demo}", "--authors", "甲", "乙", "--json"),
    "attach": ("attach", "{demo}", "{half}", "--json"),
    "detach": ("detach", "{demo}", "{half}", "--json"),
    "dictionary find": ("dictionary", "find", "{demo}", "裏邊", "--json"),
    "dictionary import": ("dictionary", "import", "{demo}", "{dictionary}", "--json"),
    "dictionary list": ("dictionary", "list", "{demo}", "--json"),
    "dictionary remove": ("dictionary", "remove", "{demo}", "{dictionary_name}", "--json"),
    "doctor": ("doctor", "{broken}", "--json"),
    "export": ("export", "{project}", "{folder}/page.html", "--json"),
    "formats": ("formats", "--json"),
    "history": ("history", "{demo}", "2", "--json"),
    "labels add": ("labels", "add", "{demo}", "charge", "--json"),
    "labels edit": ("labels", "edit", "{demo}", "charge", "--description", "罪名", "--json"),
    "labels export": ("labels", "export", "{demo}", "{folder}/all.labels.json", "--json"),
    "labels import": ("labels", "import", "{demo}", "{folder}/all.labels.json", "--json"),
    "labels list": ("labels", "list", "{demo}", "--json"),
    "labels remove": ("labels", "remove", "{demo}", "charge", "--json"),
    "notes add": ("notes", "add", "{demo}", "3", "--label", "query", "--json"),
    "notes edit": ("notes", "edit", "{demo}", "{note}", "--body", "Which year?", "--json"),
    "notes export": ("notes", "export", "{demo}", "{folder}/notes.jsonld", "--json"),
    "notes import": ("notes", "import", "{demo}", "{folder}/notes.jsonld", "--json"),
    "notes list": ("notes", "list", "{demo}", "--json"),
    "notes place": ("notes", "place", "{demo}", "{note}", "--span", "0:1", "--json"),
    "notes relate": ("notes", "relate", "{demo}", "{other}", "{note}", "--json"),
    "notes remove": ("notes", "remove", "{demo}", "{last}", "--json"),
    "notes reopen": ("notes", "reopen", "{demo}", "{note}", "--json"),
    "notes reply": ("notes", "reply", "{demo}", "{note}", "1921", "--json"),
    "notes resolve": ("notes", "resolve", "{demo}", "{note}", "--json"),
    "memory clean": ("memory", "clean", "{demo}", "--json"),
    "memory concordance": ("memory", "concordance", "{demo}", "巡察", "--json"),
    "memory edit": ("memory", "edit", "{demo}", "{unit}", "--target", "Inspections.", "--json"),
    "memory export": ("memory", "export", "{demo}", "{folder}/out.tmx", "--json"),
    "memory import": ("memory", "import", "{demo}", "{units}", "--json"),
    "memory list": ("memory", "list", "{demo}", "--json"),
    "memory match": ("memory", "match", "{demo}", "开展2次巡察。", "--json"),
    "memory merge": ("memory", "merge", "{demo}", "later", "units", "--json"),
    "memory remove": ("memory", "remove", "{demo}", "units", "--json"),
    "memory rename": ("memory", "rename", "{demo}", "laws", "statutes", "--json"),
    "memory split": ("memory", "split", "{demo}", "units", "later", "--source", "宪", "--json"),
    "merge": ("merge", "{copy}", "{demo}", "--json"),
    "notes accept": ("notes", "accept", "{demo}", "--all", "--label", "date", "--json"),
    "notes propose": ("notes", "propose", "{demo}", "--kinds", "dates,numbers", "--json"),
    "notes refuse": ("notes", "refuse", "{demo}", "--all", "--json"),
    "pairs": ("pairs", "{demo}", "--json"),
    "pretranslate": ("pretranslate", "{half}", "--json"),
    "queries answers": ("queries", "answers", "{demo}", "{folder}/asked.tsv", "--json"),
    "queries export": ("queries", "export", "{demo}", "{folder}/asked.tsv", "--json"),
    "queries list": ("queries", "list", "{demo}", "--json"),
    "review": ("review", "{demo}", "2", "--accept", "--json"),
    "redo": ("redo", "{demo}", "--json"),
    "rules export": ("rules", "export", "{demo}", "{folder}/ours.srx", "--ours", "--json"),
    "rules import": ("rules", "import", "{demo}", "{folder}/ours.srx", "--json"),
    "rules remove": ("rules", "remove", "{demo}", "--json"),
    "rules show": ("rules", "show", "{demo}", "--json"),
    "segments article": ("segments", "article", "{demo}", "9", "2", "--onward", "--json"),
    "segments correct": ("segments", "correct", "{demo}", "9", "百年大党", "--json"),
    "segments join": ("segments", "join", "{demo}", "8-9", "--json"),
    "segments keep": ("segments", "keep", "{demo}", "8", "--json"),
    "segments kind": ("segments", "kind", "{demo}", "8", "caption", "--json"),
    "segments skip": ("segments", "skip", "{demo}", "8", "--json"),
    "segments split": ("segments", "split", "{demo}", "8", "--at", "3", "--json"),
    "sentences": ("sentences", "{demo}", "1", "--json"),
    "status": ("status", "{demo}", "--json"),
    "terms add": ("terms", "add", "{demo}", "三书一函工作法", "the method", "--json"),
    "terms clean": ("terms", "clean", "{demo}", "--json"),
    "terms edit": ("terms", "edit", "{demo}", "三书一函工作法", "--note", "new", "--json"),
    "terms export": ("terms", "export", "{demo}", "{folder}/terms.csv", "--json"),
    "terms extract": ("terms", "extract", "{demo}", "--limit", "3", "--json"),
    "terms find": ("terms", "find", "{demo}", "扫黑除恶", "--json"),
    "terms import": ("terms", "import", "{demo}", "{list}", "--json"),
    "terms list": ("terms", "list", "{demo}", "--json"),
    "terms remove": ("terms", "remove", "{demo}", "三书一函工作法", "--json"),
    "terms replace": (
        *("terms", "replace", "{demo}", "百名政法委书记谈政法工作高质量发展"),
        *("--from", "secretary", "--to", "head", "--json"),
    ),
    "terms used": ("terms", "used", "{demo}", "扫黑除恶", "--json"),
    "undo": ("undo", "{demo}", "--json"),
    "validate": ("validate", "{units}", "--json"),
    "update": ("update", "{demo}", "{returned}", "--json"),
    "translate": ("translate", "{demo}", "2", "One Hundred Secretaries", "--json"),
}
"""A command line for each command that has --json, to see which keys it prints."""
_FIRST = (
    *("translate", "terms add", "labels add", "labels export", "notes propose"),
    *("notes export", "notes relate", "notes reply", "queries export", "dictionary import"),
    *("segments skip", "attach", "memory import", "memory split", "memory edit"),
    *("rules export", "rules import", "rules show"),
)
"""Those that others need something of."""


def cli_page() -> str:
    """docs/cli.md."""
    commands = dict(walk(program, "workbench"))
    shapes = _shapes()
    return page(
        "Command line",
        _INTRODUCTION,
        table(("command", "what it does"), (_listed(*item) for item in commands.items())),
        _STATUS,
        *(_section(name, command, shapes) for name, command in commands.items()),
    )


def walk(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command of a group with its full name; groups themselves are left out."""
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from walk(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _listed(name: str, command: click.Command) -> tuple[str, str]:
    anchor = name.replace(" ", "-")
    return f"[`{name}`](#{anchor})", (command.help or "").splitlines()[0].rstrip(".")


def _section(name: str, command: click.Command, shapes: dict[str, str]) -> str:
    context = click.Context(command, info_name=name, terminal_width=100)
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## {name}", f"```\n{usage}\n```", command.help or ""]
    rows = [
        (code(record[0]), record[1])
        for parameter in command.params
        if isinstance(parameter, click.Option)
        and (record := parameter.get_help_record(context)) is not None
    ]
    if rows:
        parts.append(table(("option", "what it does"), rows))
    short = name.removeprefix("workbench ")
    if any("--json" in parameter.opts for parameter in command.params):
        parts.append(f"`--json` prints {shapes[short]}.")
    if preview := shapes.get(f"{short} --preview"):
        parts.append(f"`--preview --json` prints {preview}.")
    return "\n\n".join(parts)


def _shapes() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        names = _prepared(Path(folder))
        order = sorted(_EXAMPLES, key=lambda name: name not in _FIRST)
        return {
            name: _shape(_run(*(part.format(**names) for part in _EXAMPLES[name])))
            for name in order
        }


def _prepared(folder: Path) -> dict[str, str]:
    text = folder / "page.txt"
    text.write_text("推动政法工作高质量发展\n\n坚决维护国家政治安全。\n", encoding="utf-8")
    terms = folder / "list.csv"
    terms.write_text("zh,en\n网格员,grid worker\n", encoding="utf-8")
    dictionary = folder / "cedict_ts.u8"
    dictionary.write_text(
        "裏 里 [li3] /variant of 裡|里[li3]/\n裡 里 [li3] /inside/CL:個|个[ge4]/\n",
        encoding="utf-8",
    )
    projects.new(folder / "new.db")
    projects.demo(folder / "demo.db", "translator")
    with projects.open_for_reading(folder / "demo.db") as store:
        store.backup(folder / "copy.db")
    _write_twice(folder / "copy.db")
    _write_twice(folder / "demo.db")
    note, other, last = _asked(folder / "demo.db")
    _annotate(folder / "demo.db")
    units = _tmx(
        folder / "units.tmx",
        ("修改宪法。", "Amend the Constitution."),
        ("通过决定。", "Adopt the decision."),
    )
    return {
        "units": str(units),
        "unit": _remember(folder / "demo.db"),
        "note": note,
        "other": other,
        "last": last,
        "folder": str(folder),
        "text": str(text),
        "seed": str(next(projects.packaged("seeds").glob("*.txt"))),
        "list": str(terms),
        "dictionary": str(dictionary),
        "dictionary_name": dictionary.name,
        "project": str(folder / "new.db"),
        "demo": str(folder / "demo.db"),
        "copy": str(folder / "copy.db"),
        "half": str(_half_translated(folder / "half.db")),
        "broken": str(_broken(folder / "broken.db")),
        "returned": str(_returned(folder / "demo.db")),
    }


def _write_twice(path: Path) -> None:
    """Writes one target from two programs, so that there is a conflict to list."""
    with projects.open_for_writing(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        for text in (f"Celebrating the {path.stem} Centenary", "Marking the Centenary"):
            translating.set_target(store, row, pair, text, State.DRAFT, "translator")


def _annotate(path: Path) -> None:
    """Has two people annotate the same text, so that they differ and a remark is left out."""
    with projects.open_for_writing(path) as store:
        row, _ = projects.find_segment(store, "2", None)
        for author, span in (("甲", Span(0, 2)), ("甲", None), ("乙", Span(0, 4))):
            new = NewAnnotation(label="term", side=Side.SOURCE, span=span, author=author)
            annotating.annotate(store, row, new)


def _remember(path: Path) -> str:
    """Gives the memory two units, and the id of one of them."""
    laws = _tmx(
        path.with_name("laws.tmx"),
        ("开展1次巡察。", "One round of inspections."),
        ("审议草案。", "Review the draft."),
    )
    with projects.open_for_writing(path) as store:
        memory_files.import_units(store, laws, "translator")
        *_, last = store.units.get(list(store.units.rows_of())).values()
        return last.id


def _tmx(path: Path, *units: tuple[str, str]) -> Path:
    bodies = (
        f'<tu><tuv xml:lang="zh-CN"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        for source, target in units
    )
    header = '<tmx version="1.4"><header srclang="zh-CN" segtype="sentence"/><body>'
    path.write_text(f"{header}{''.join(bodies)}</body></tmx>", encoding="utf-8")
    return path


def _asked(path: Path) -> list[str]:
    """Asks the client three things, and gives their ids."""
    found: list[str] = []
    with projects.open_for_writing(path) as store:
        for number in ("1", "2", "3"):
            row, _ = projects.find_segment(store, number, None)
            new = NewAnnotation(
                label="query",
                side=Side.SOURCE,
                span=Span(0, 2),
                body="Which year?",
                author="translator",
                visibility=Visibility.CLIENT,
            )
            added = annotating.annotate(store, row, new)
            found.append(store.annotations.at(added).annotation.id)
    return found


def _half_translated(path: Path) -> Path:
    """A project in which a paragraph stands twice, once with its English."""
    text = path.with_name("twice.txt")
    text.write_text("坚决维护国家政治安全。\n\n坚决维护国家政治安全。\n", encoding="utf-8")
    projects.new(path)
    _run("add", str(path), str(text), "--repair", "off", "--json")
    with projects.open_for_writing(path) as store:
        row, pair = projects.find_segment(store, "1", None)
        english = "Safeguard political security."
        translating.set_target(store, row, pair, english, State.TRANSLATED, "translator")
    return path


def _returned(path: Path) -> Path:
    """A table of the project that was in other hands: one row is other, and one does not fit."""
    out = path.with_name("returned.jsonl")
    _run("export", str(path), str(out), "--json")
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    records[4] |= {"target": "By Yu Donghui", "note": "A secretary?"}
    records[5] |= {"id": "", "source": "无。"}
    out.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return out


def _broken(path: Path) -> Path:
    """A project in which doctor finds something."""
    import sqlite3

    projects.new(path)
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO terms (uuid, concept_id, language, text, status)"
        " VALUES ('0', 7, 'en', 'grid', 'preferred')"
    )
    connection.commit()
    connection.close()
    return path


def _run(*arguments: str) -> Any:
    result = CliRunner().invoke(program, arguments, prog_name="workbench", obj=None)
    assert result.stdout, f"{arguments}: {result.stderr}{result.exception}"
    return json.loads(result.stdout)


def _shape(value: Any) -> str:
    """What a JSON value is made of, in words."""
    if isinstance(value, list):
        fullest = max(value, key=lambda item: len(_braces(item)))
        return f"a list of `{_braces(fullest)}`"
    return f"`{_braces(value)}`"


def _braces(value: dict[str, Any]) -> str:
    parts = [
        f"{key}: [{_braces(inner[0])}]" if _is_list_of_objects(inner) else key
        for key, inner in value.items()
    ]
    return re.sub(r"\s+", " ", f"{{{', '.join(parts)}}}")


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
