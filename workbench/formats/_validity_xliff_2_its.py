"""What XLIFF 2.1 says of its module for the Internationalization Tag Set (its, itsm)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.formats._validity_grammar import shown
from workbench.formats._validity_watch import Watch

if TYPE_CHECKING:
    from workbench.formats._validity_watch import Node, Place, Tell

_BEARERS = ("xliff", "file", "group", "unit", "note", "mrk", "sm", "mtc:match")
_VERSIONED = (
    *_BEARERS,
    "its:locQualityIssues",
    "its:provenanceRecord",
    "its:provenanceRecords",
)
_GENERIC = (
    "its:locQualityIssuesRef",
    "its:locQualityRatingScore",
    "its:locQualityRatingVote",
    "its:taIdentRef",
    "its:taSource",
    "its:taIdent",
    "its:taClassRef",
    "its:mtConfidence",
    "its:provenanceRecordsRef",
    "its:allowedCharacters",
    "its:localeFilterList",
    "itsm:domains",
    "itsm:lang",
)
"""What makes a marker an annotation of this module."""
_RECORD = tuple(
    f"{each}{end}"
    for each in ("org", "person", "revOrg", "revPerson", "revTool", "tool")
    for end in ("", "Ref")
)
_ISSUE = ("Type", "Comment", "Severity", "ProfileRef", "Enabled")
_EXCLUDED = {
    "its:locQualityIssuesRef": tuple(f"its:locQualityIssue{end}" for end in _ISSUE),
    "its:locQualityRatingScore": ("its:locQualityRatingVote",),
    "its:taIdentRef": ("its:taSource", "its:taIdent"),
    "its:provenanceRecordsRef": tuple(f"its:{each}" for each in _RECORD),
}
"""What an attribute may not stand beside."""
_NEEDED = {
    "its:locQualityRatingScoreThreshold": "its:locQualityRatingScore",
    "its:locQualityRatingVoteThreshold": "its:locQualityRatingVote",
}
"""What an attribute needs, on its element or one around it."""
_STANDOFF = {
    "its:locQualityIssuesRef": "its:locQualityIssues",
    "its:provenanceRecordsRef": "its:provenanceRecords",
}
"""What an attribute refers to."""
_CATEGORIES = (
    "allowed-characters",
    "directionality",
    "domain",
    "elements-within-text",
    "external-resource",
    "id-value",
    "language-information",
    "locale-filter",
    "localization-note",
    "localization-quality-issue",
    "localization-quality-rating",
    "mt-confidence",
    "preserve-space",
    "provenance",
    "storage-size",
    "target-pointer",
    "terminology",
    "text-analysis",
    "translate",
)
_REFERENCE = "#its="


class Tags(Watch):
    """The attributes of the module go together, and what they refer to is there."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self.opened = {
            **dict.fromkeys(_BEARERS, self._bear),
            "its:locQualityIssues": self._standoff,
            "its:provenanceRecords": self._standoff,
            "its:locQualityIssue": self._issue,
            "its:provenanceRecord": self._record,
        }
        self.closed = {"unit": self._end, "file": self._end_file}
        self._known: dict[str, set[str]] = {name: set() for name in _STANDOFF.values()}
        self._of_unit: dict[str, set[str]] = {name: set() for name in _STANDOFF.values()}
        self._wanted: list[tuple[Place, str, str]] = []

    def _bear(self, node: Node) -> None:
        given = [key for key in node.attributes if key.startswith(("its:", "itsm:"))]
        if not given:
            return
        if not _is_versioned(node):
            what = f"{shown(node.name)} has {given[0]}, but nothing says the its:version around it"
            self.tell(node.at, what, "its:version")
        for key in given:
            self._check(node, key)
        if ("its:taSource" in given) != ("its:taIdent" in given):
            what = f"{shown(node.name)} must have its:taSource and its:taIdent together"
            self.tell(node.at, what, "its:taIdent")
        if node.name in ("mrk", "sm") and node.get("type") not in ("", "its:generic"):
            for key in _GENERIC:
                if key in given:
                    what = f'{shown(node.name)} with {key} must be of type="its:generic"'
                    self.tell(node.at, what, key)

    def _check(self, node: Node, key: str) -> None:
        value = node.attributes[key]
        for other in _EXCLUDED.get(key, ()):
            if other in node.attributes:
                what = f"{shown(node.name)} may not have both {key} and {other}"
                self.tell(node.at, what, key)
        if key in _NEEDED and not _has(node, _NEEDED[key]):
            what = f"{shown(node.name)} has {key} without {_NEEDED[key]}"
            self.tell(node.at, what, key)
        if key in _STANDOFF:
            self._wanted.append((node.at, key, value))
        if key == "its:annotatorsRef" and (fault := _annotators(value)):
            self.tell(node.at, f'{key}="{value[:60]}" is {fault}', key)

    def _standoff(self, node: Node) -> None:
        known = self._known if node.within("unit") is None else self._of_unit
        known[node.name].add(node.get("xml:id"))

    def _issue(self, node: Node) -> None:
        if not {"locQualityIssueType", "locQualityIssueComment"} & set(node.attributes):
            what = "<its:locQualityIssue> has neither locQualityIssueType nor"
            self.tell(node.at, f"{what} locQualityIssueComment", node.name)

    def _record(self, node: Node) -> None:
        if not set(_RECORD) & set(node.attributes):
            what = "<its:provenanceRecord> names no person, organization or tool"
            self.tell(node.at, what, node.name)

    def _end(self, node: Node) -> None:
        for at, key, value in self._wanted:
            name, id = _STANDOFF[key], value.removeprefix(_REFERENCE)
            is_known = id in self._of_unit[name] or id in self._known[name]
            if not value.startswith(_REFERENCE):
                what = f'{key}="{value[:60]}" must begin with {_REFERENCE}'
                self.tell(at, what, key)
            elif not is_known:
                what = f'{key}="{value[:60]}" names no <{name}> in the unit'
                self.tell(at, what, key)
        if self._wanted:
            self._wanted = []
        for ids in self._of_unit.values():
            ids.clear()

    def _end_file(self, node: Node) -> None:
        self._end(node)
        for ids in self._known.values():
            ids.clear()


def _is_versioned(node: Node) -> bool:
    now: Node | None = node
    while now is not None:
        if now.name in _VERSIONED and "its:version" in now.attributes:
            return True
        now = now.parent
    return False


def _has(node: Node, key: str) -> bool:
    """Whether an element or one around it has an attribute."""
    now: Node | None = node
    while now is not None and key not in now.attributes:
        now = now.parent
    return now is not None


def _annotators(value: str) -> str:
    """What is wrong with a list of `data category|address`."""
    met: set[str] = set()
    for word in value.split():
        category, bar, address = word.partition("|")
        if not bar or not address:
            return "not like terminology|http://example.com/tool, without spaces around the bar"
        if category not in _CATEGORIES:
            return f"of a data category that there is not: {category[:60]}"
        if category in met:
            return f"of one data category twice: {category}"
        met.add(category)
    return ""
