"""The page of conformance: what `workbench validate` says of the files that tests have.

They are the published suites, copied to tests/data, so that the page can be made anywhere.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docs._markdown import code, page, table
from workbench.formats import tbx, tmx, xliff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.model.validity import Fault
    from workbench.plugins import Format

DATA = Path(__file__).parent.parent / "tests" / "data"
_SUITE = DATA / "xliff2-test-suite"
_OLD, _NEW = "xliff-21", "xliff-22"
_INTRODUCTION = """
What `workbench validate` says of published suites and of files of ours that have all elements of
their standard. A file is *accepted* where nothing but warnings is said of it. Disputed files are
not counted: they contradict the standard or their own suite, and are listed with the reason.
"""
_CONTRADICTIONS = """
## Published rules that contradict their standard

The tests run the published Schematron rules of XLIFF 2.1 and of the dialects of TBX on what is
exported, on the suites, and on thousands of files that are changed at random. What they refuse is
refused here too, but for what these rules say; XLIFF 2.2 has no rules of its own.
"""
_RULES = """
## What is said of the invalid files of XLIFF 2.1

The fault that the file is made for, with its line; files may have others too. The rule is the
element, attribute or section of the standard that says so.
"""
_SAME = """
## What is said of the invalid files of XLIFF 2.2

The suite of 2.2 is that of 2.1 in another namespace. The same is said of its files, but for these:
"""
_KIT = """
## What is said of the TMX compliance kit

The tests of the kit for import and export, all of which must be accepted. A warning is of what the
standard advises against; one file has such on purpose.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corpus:
    title: str
    format: Format
    files: tuple[Path, ...]
    is_valid: bool = True


def conformance_page() -> str:
    """docs/conformance.md."""
    head = ("files", "number", "should be", "are", "disputed")
    return page(
        "Conformance",
        _INTRODUCTION,
        table(head, map(_summary, _corpora())),
        "## Disputed files",
        table(("file", "the suite wants it", "reason"), _disputes()),
        _CONTRADICTIONS,
        table(("rules", "rule", "reason"), _contradictions()),
        _RULES,
        table(("file", "line", "what is said", "rule"), map(_row, _reasons(_OLD))),
        _SAME,
        table(("file", "line", "what is said", "rule"), _differences()),
        _KIT,
        table(("file", "what is said"), map(_told, sorted((DATA / "tmx-kit").glob("*.tmx")))),
    )


def _corpora() -> Iterator[_Corpus]:
    kit = tuple(sorted((DATA / "tmx-kit").glob("*.tmx")))
    yield _Corpus(title="TMX compliance kit", format=tmx.FORMAT, files=kit)
    for folder, name in ((_OLD, "2.1"), (_NEW, "2.2")):
        for part in ("core", "modules"):
            for kind in ("valid", "invalid", "in-out"):
                files = tuple(sorted((_SUITE / folder / part / kind).glob("*.xlf")))
                if files:
                    title = f"OASIS suite of XLIFF {name}, {part}, {kind}"
                    is_valid = kind != "invalid"
                    yield _Corpus(title=title, format=xliff.FORMAT, files=files, is_valid=is_valid)
    for file, format in (
        ("full.tmx", tmx.FORMAT),
        ("full-1.0.xlf", xliff.FORMAT),
        ("full-1.1.xlf", xliff.FORMAT),
        ("full-1.2.xlf", xliff.FORMAT),
        ("full-2.1.xlf", xliff.FORMAT),
        ("full-2.2.xlf", xliff.FORMAT),
        ("full-2.tbx", tbx.FORMAT),
        ("full-3.tbx", tbx.FORMAT),
    ):
        path = DATA / "validity" / file
        yield _Corpus(title=f"ours, `{file}`", format=format, files=(path,))


def _contradictions() -> Iterator[tuple[str, ...]]:
    for file, rule, example, why in _rows("schematron.tsv"):
        also = f" It refuses the valid {code(example)}." if example else ""
        yield code(file), code(rule), f"{_escaped(why)}{also}"


def _summary(corpus: _Corpus) -> tuple[str, ...]:
    disputed = [path for path in corpus.files if _name(path) in _table("disputed.tsv")]
    judged = [path for path in corpus.files if path not in disputed]
    right = sum(_is_accepted(path, corpus.format) == corpus.is_valid for path in judged)
    wanted = "accepted" if corpus.is_valid else "refused"
    are = "all" if right == len(judged) else f"{right} of {len(judged)}"
    number = str(len(corpus.files))
    return corpus.title, number, wanted, are, str(len(disputed)) if disputed else ""


def _disputes() -> Iterator[tuple[str, ...]]:
    for name, (why,) in _table("disputed.tsv").items():
        wanted = "refused" if "/invalid/" in name else "accepted"
        yield code(name), wanted, _escaped(why)


def _reasons(suite: str) -> list[tuple[str, Fault]]:
    """The files of a suite, each with the fault that it is made for."""
    found = []
    for name, (line, rule) in _table("xliff-2-suite.tsv").items():
        if name.startswith(suite):
            faults = _faults(_SUITE / name, xliff.FORMAT)
            key = (int(line), rule)
            fault = next(each for each in faults if (each.line, _place(each)) == key)
            found.append((name.removeprefix(f"{suite}/").replace("/invalid", ""), fault))
    return found


def _row(reason: tuple[str, Fault]) -> tuple[str, ...]:
    name, fault = reason
    return code(name), str(fault.line), _escaped(fault.message), code(_place(fault))


def _differences() -> Iterator[tuple[str, ...]]:
    known = {row[0]: row for row in map(_row, _reasons(_OLD))}
    return (row for row in map(_row, _reasons(_NEW)) if row != known.get(row[0]))


def _told(path: Path) -> tuple[str, str]:
    faults = _faults(path, tmx.FORMAT)
    said = (
        f"{'warning, ' if each.is_warning else ''}line {each.line}: {_escaped(each.message)}"
        for each in faults[:1]
    )
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return code(path.name), f"{next(said, 'nothing')}{more}"


def _is_accepted(path: Path, format: Format) -> bool:
    return all(fault.is_warning for fault in _faults(path, format))


@cache
def _faults(path: Path, format: Format) -> tuple[Fault, ...]:
    assert format.validate is not None
    return tuple(format.validate(path))


@cache
def _table(name: str) -> dict[str, list[str]]:
    return {file: rest for file, *rest in _rows(name)}


def _rows(name: str) -> list[list[str]]:
    with (DATA / "validity" / name).open(encoding="utf-8") as stream:
        _, *rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return rows


def _name(path: Path) -> str:
    return path.relative_to(_SUITE).as_posix() if path.is_relative_to(_SUITE) else path.name


def _place(fault: Fault) -> str:
    """Where the standard says so, without the name of the standard."""
    return fault.rule.partition(", ")[2]


def _escaped(text: str) -> str:
    """A message whose signs are no Markdown."""
    for sign in "\\*_[<":
        text = text.replace(sign, f"\\{sign}")
    return text
