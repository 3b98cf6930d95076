"""Which tables the journal notes, and what their columns mean to it."""

from __future__ import annotations

from workbench.errors import DamagedProject

GLOSSARY = frozenset({"concepts", "terms", "member_lists", "members", "properties"})
_REMARKS = frozenset({"annotations", "anchors", "replies", "relations", "labels"})
TABLES = (
    GLOSSARY
    | _REMARKS
    | {
        "segments",
        "lineages",
        "documents",
        "refusals",
        "conflicts",
        "segmentation_rules",
        "memories",
        "units",
        "beads",
        "libraries",
    }
)
"""The tables whose changes are noted."""
TEXTS = {("segments", column) for column in ("source_head", "target_head", "retired")}
"""What a change of a segment's texts is noted in."""
LOCK = ("segments", "locked")
"""What says that a segment is final."""
FOLLOWED_BY_MEMORY = {*TEXTS, ("segments", "translatable")}
"""What decides about the unit of a segment."""
WHOLE_DOCUMENT = ("documents", "retired")
"""What says that a document came or went, with all of its pairs."""
GONE = {"conflicts": "resolved"}
"""What says that a row is gone, where it is not `retired`."""


def strange_name(table: str, column: str) -> DamagedProject:
    """What is said of a journal that names what no program of ours notes."""
    return DamagedProject(
        f"the journal names a column {table}.{column}, which is none",
        hint="ask whoever sent the file",
    )


def strange_row(table: str, row: int) -> DamagedProject:
    """What is said of a journal that names a row that is not there."""
    return DamagedProject(
        f"the journal names row {row} of {table}, which is not there",
        hint="ask whoever sent the file",
    )
