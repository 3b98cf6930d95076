"""The page of the project file, made from the tables of a fresh project and what is said of them.

A column without a sentence there, or a sentence without a column, is an error, so that the page
cannot fall behind the schema.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from docs._markdown import code, page, table
from docs._table_sentences import SHARED, TABLES
from workbench.services import projects
from workbench.store.schema import APPLICATION_ID, LATEST

_INTRODUCTION = f"""
A project is one SQLite 3 file, and any tool that reads SQLite reads it: the `sqlite3` shell,
`sqlite-utils`, Datasette, DB Browser. Its header carries the application id {APPLICATION_ID}
(`{APPLICATION_ID:#x}`, "bwb1") and its `user_version` the schema version, now {LATEST}; a file of
another program or of a newer workbench is refused and never touched. While a program has the
project open two files stand beside it, `-wal` and `-shm`: copy a project with `workbench backup`,
which is right at any moment, or copy it when nobody has it open.

Read as much as you like with other tools, but write with `workbench`: a row that another tool
changes is in no history and cannot be undone.

## What holds for all tables

- `uuid` is the identity of a row in every copy of the project; `id` only joins rows in this file.
- `version` counts the changes of a row.
- Nothing is deleted. A row that was taken away has a time in `retired` and why in
  `retired_reason`; live rows have `retired IS NULL`.
- Times are ISO 8601 in UTC. Offsets count Unicode code points of the text. `position` orders rows
  with gaps between the numbers; the number of a segment is counted, not stored.
- Texts stand as they were read or typed; only line ends became `\\n`.
"""
_EXAMPLES = """
## Reading it yourself

Source and target of every segment in order:

```sql
SELECT documents.name, source.text AS source, target.text AS target, segments.state
FROM segments
JOIN documents ON documents.id = segments.document_id
JOIN revisions AS source ON source.id = segments.source_head
LEFT JOIN revisions AS target ON target.id = segments.target_head
WHERE segments.retired IS NULL AND documents.retired IS NULL
ORDER BY documents.position, segments.position;
```

Every place where repair joined two blocks, with the reason:

```sql
SELECT to_segment_id, to_offset, reason, confidence FROM lineages WHERE reason <> '';
```

## How a change is kept

A wording is a row of `revisions` and stays for ever; a segment points at the one that stands on
each side. What you do at once (confirm a pair, split a paragraph, import a list) is one row of
`change_sets` with a row of `changes` for every value that became another. Undo writes the values of
`before` back as a change set of its own that names the one it reverts; redo reverts that one. An
undo that would take away what somebody built on later is refused.
"""


def project_file_page() -> str:
    """docs/project-file.md. Raises LookupError where the words and the tables differ."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.db"
        projects.new(path)
        with closing(sqlite3.connect(path)) as connection:
            found = _columns(connection)
    _refuse_difference(set(_ours(found)), set(TABLES), "tables")
    sections = [_section(name, found[name]) for name in TABLES]
    return page("The project file", _INTRODUCTION, "## Tables", *sections, _EXAMPLES)


def _columns(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str, str]]]:
    """(column, type, table it points at) of every table."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name in names:
        keys = connection.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (name,))
        targets = dict(keys.fetchall())
        columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (name,))
        found[name] = [(column, kind, targets.get(column, "")) for column, kind in columns]
    return found


def _ours(found: dict[str, list[tuple[str, str, str]]]) -> list[str]:
    """The tables of the schema, without what sqlite-utils keeps of its migrations."""
    return [name for name in found if not name.startswith(("_", "sqlite_"))]


def _section(name: str, columns: list[tuple[str, str, str]]) -> str:
    summary, own = TABLES[name]
    said = {column: own.get(column) or SHARED.get(column) for column, _, _ in columns}
    _refuse_difference(
        {column for column, _, _ in columns}, {c for c in said if said[c]} | set(own), name
    )
    rows = [
        (code(column), kind, code(target), said[column] or "") for column, kind, target in columns
    ]
    return f"### {name}\n\n{summary}\n\n" + table(("column", "type", "points at", "holds"), rows)


def _refuse_difference(there: set[str], said: set[str], where: str) -> None:
    if there != said:
        raise LookupError(
            f"docs/_table_sentences.py and the schema differ in {where}: {there ^ said}"
        )
