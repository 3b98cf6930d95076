"""The page of file formats, made from their registry and the docstrings of their modules."""

from __future__ import annotations

import importlib
import inspect

from docs._markdown import code, page, table
from workbench.formats import _term_columns
from workbench.plugins import FORMATS, Format

_INTRODUCTION = """
`workbench formats` prints this list. An export is chosen by the suffix of the file that you name,
the longest one that fits (`page.parallel.md` is not `page.md`), or by `--to` and the name of the
format. Whatever is written is read again before it takes the place of an older file; what a format
cannot carry is said in a warning.
"""
_SOURCES = """
## Source texts

Any file that no other format claims is read as text. The encoding is told from the bytes: UTF-8 or
UTF-16 with or without a mark, GB 18030 (with GBK and GB 2312) and Big5; the original bytes are
kept in the project. Every line that is not blank is a block; [repair](guide.md#what-repair-does)
makes paragraphs of the blocks.
"""
_TERMS = """
## Term lists

`workbench terms import` tells the format from the suffix and, where several formats share it, from
the beginning of the file; `--from` names it. `terms export` takes the usual format of the suffix,
or the one that `--to` names. What a format cannot hold is said after an export with its count, and
so is what an import did not take as it stands.
"""
_ANNOTATIONS = """
## Annotations

Texts with what is marked on them, for annotation tools and taggers. Offsets are code points. A file
of another program is read whole or not at all: what is wrong with it is told by line.
"""
_COLUMNS = """
### Columns of tables

The first row of a table names its columns. Case, spaces, hyphens, brackets and underscores in a
name do not count. A list needs a Chinese column and `en`, or a source and a target, whose direction
is told from the cells. A column of another name is kept as a property of the concept under that
name, and so is a second one for domain, client, definition, note, source, url, status or id;
`--map NAME=COLUMN` says what it is, `NAME=-` leaves it aside.
[glossary/README.md](../glossary/README.md) says what belongs into each.
"""
_LABELS = """
## Lists of labels

`workbench labels export` and `labels import` carry a set from project to project.
"""
_RULES = """
## Segmentation rules

`workbench rules export` and `rules import` carry rules that say where sentences end.
"""
_QUERIES = """
## Questions to the client

`workbench queries export` writes them, `queries answers` takes the answers in.
"""
_MEMORY = """
## Translation memories

`workbench memory import` takes units from the formats above that read `memory`, and from what
follows; `memory export` writes them to `tmx` and `tsv`. A unit that cannot be read is told by its
line and left out.
"""
_VALIDITY = """
## Validation

`workbench validate FILE...` holds a file against the standard that it says it is of, and tells by
line what is wrong. Known are TMX 1.1 to 1.4b, XLIFF 1.0, 1.1 and 1.2 (strict where the file names
that schema, else transitional), XLIFF 2.0, 2.1 and 2.2 with their modules, and TBX 2 and 3 with the
public dialects TBX-Core, TBX-Min, TBX-Basic and TBX-Linguist in both styles. Beside what their
schemas say, the rules that no schema can say are looked at: codes that pair, identities,
references, languages, dates, data categories. Of TBX 2, the categories are those of the standard,
or of the XCS file that the termbase names, if it stands beside it; of a private dialect of TBX 3,
those of the descriptions of modules (`*.tbxmd`) beside it. Where these are missing, a warning says
that the structure alone was looked at. A warning is what the standard only advises.
[Conformance](conformance.md) shows what is said of the published test suites. Nothing is loaded
from elsewhere, and a file that declares its own entities is refused. A file of any size is gone
through once, in bounded memory.
"""


def formats_page() -> str:
    """docs/formats.md."""
    formats, _ = FORMATS.all()
    exports = [
        each for each in formats if (each.write or each.write_set) and not each.holds_terms_only
    ]
    return page(
        "File formats",
        _INTRODUCTION,
        table(("format", "suffix", "reads", "writes", "carries"), map(_row, formats)),
        _SOURCES,
        *map(_section, (each for each in formats if each.read_source and not each.write)),
        "## Exports",
        *map(_section, exports),
        _TERMS,
        *map(_section, (each for each in formats if each.read_terms is not None)),
        _COLUMNS,
        table(("column", "also called"), _columns()),
        _ANNOTATIONS,
        *map(_section, (each for each in formats if each.read_annotations is not None)),
        _LABELS,
        *map(_section, (each for each in formats if each.read_labels is not None)),
        _RULES,
        *map(_section, (each for each in formats if each.read_segmentation is not None)),
        _QUERIES,
        *map(_section, (each for each in formats if each.read_queries is not None)),
        _MEMORY,
        *map(_section, (each for each in formats if each.read_units and each not in exports)),
        _VALIDITY,
    )


def _row(format: Format) -> tuple[str, ...]:
    reads = _abilities(
        documents=format.read_source,
        terms=format.read_terms,
        annotations=format.read_annotations,
        labels=format.read_labels,
        rules=format.read_segmentation,
        queries=format.read_queries,
        memory=format.read_units,
        updates=format.read_returned,
    )
    writes = _abilities(
        documents=None if format.holds_terms_only else format.write or format.write_set,
        terms=format.write_terms,
        annotations=format.write_annotations,
        labels=format.write_labels,
        rules=format.write_segmentation,
        queries=format.write_queries,
        memory=format.write_units,
    )
    suffixes = ", ".join(map(code, (*format.suffixes, *format.read_suffixes)))
    holds = "source" if format.read_source and not writes else format.holds
    return code(format.name), suffixes, reads, writes, holds


def _abilities(**parts: object) -> str:
    return ", ".join(name for name, part in parts.items() if part is not None)


def _section(format: Format) -> str:
    module = importlib.import_module(f"workbench.formats.{format.name.replace('-', '_')}")
    suffixes = ", ".join(map(code, (*format.suffixes, *format.read_suffixes)))
    named = f" ({suffixes})" if suffixes else ""
    return f"### {format.name}{named}\n\n{inspect.cleandoc(module.__doc__ or '')}"


def _columns() -> list[tuple[str, str]]:
    return [
        (code(column), _term_columns._ALIASES.get(column, ""))
        for column in (*_term_columns.COLUMNS, *_term_columns.FURTHER_COLUMNS)
    ]
