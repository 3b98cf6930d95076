"""Concepts with their terms, lists and properties, and refused candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.merged import ConflictKind
from workbench.store.concepts import Concepts
from workbench.store.merging.cells import merge_table
from workbench.store.merging.work import derived_uuid

if TYPE_CHECKING:
    from workbench.store.merging.changed import Net
    from workbench.store.merging.copies import Values
    from workbench.store.merging.work import Work

_TABLES = {
    "concepts": "definition",
    "terms": "text",
    "member_lists": "scope",
    "members": "text",
    "properties": "name",
}
"""Parents first; with the column by which people know a row."""
_CAME_BACK = {"retired": None, "retired_reason": None}


def merge_glossary(work: Work) -> None:
    """Takes what theirs changed; what both changed is kept as a property of the concept."""
    if not work.their.rows.keys() & _TABLES.keys():
        merge_table(work, "refusals", lambda *_: None)
        return
    for table, name in _TABLES.items():

        def keep(row: int, mine: int, both: dict[str, Net], table: str = table) -> None:
            for column, net in both.items():
                _keep(work, table, row, mine, column, net)

        merge_table(work, table, keep, name=name)
    _bring_terms_back(work)
    Concepts(work.mine.connection).touch()
    merge_table(work, "refusals", lambda *_: None)


def _keep(work: Work, table: str, row: int, mine: int, column: str, net: Net) -> None:
    theirs, own = work.theirs.cell(table, row, column), work.mine.row(table, mine)
    concept = _concept_of(work, table, mine)
    name = own["text"] if table in ("terms", "members") else _first_term(work, concept)
    values: Values = {
        "uuid": derived_uuid("property", table, own["uuid"], column, theirs),
        "concept_id": concept,
        "term_id": mine if table == "terms" else None,
        "name": f"{column.replace('_', ' ')} ({net.author})",
        "value": "" if theirs is None else str(theirs),
    }
    known = work.mine.find("properties", str(values["uuid"]))
    if known is None:
        work.change.insert("properties", values)
    else:
        work.change.update("properties", known, dict(_CAME_BACK))
    work.conflict(
        ConflictKind.TERM,
        str(own["uuid"]),
        sides=(own[column], theirs),
        column=column.replace("_", " "),
        author=net.author,
        name=str(name),
        kept="as a property of the concept",
    )


def _concept_of(work: Work, table: str, row: int) -> int:
    if table == "concepts":
        return row
    if table == "members":
        row = int(str(work.mine.cell("members", row, "member_list_id")))
        table = "member_lists"
    return int(str(work.mine.cell(table, row, "concept_id")))


def _first_term(work: Work, concept: int) -> str:
    query = "SELECT text FROM terms WHERE concept_id = ? ORDER BY retired IS NOT NULL, id LIMIT 1"
    return str(work.mine.one(query, concept) or "")


def _bring_terms_back(work: Work) -> None:
    """A concept that stands has terms: those that went with it on one side, else those of theirs.

    Where each side took out the terms that the other left, the ones that mine had stand.
    """
    for (concept,) in work.mine.connection.execute(
        "SELECT concepts.id FROM concepts WHERE retired IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM terms WHERE concept_id = concepts.id AND retired IS NULL)"
    ).fetchall():
        theirs = work.theirs.find("concepts", work.mine.uuid("concepts", concept))
        standing = work.theirs.rows("terms", "concept_id = ? AND retired IS NULL", theirs or 0)
        rows = [work.get("terms", int(str(each["id"]))) for each in standing]
        rows = rows or [
            int(str(each["id"])) for each in work.mine.rows("terms", "concept_id = ?", concept)
        ]
        for row in rows:
            work.take("terms", row, dict(_CAME_BACK))
        work.settled.append(
            f"{_first_term(work, concept)}: each side took out the terms that the other left"
        )
