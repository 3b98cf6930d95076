"""Which of the properties in a TMX file say what the model has a word for.

Keys are `PART.NAME` for an attribute of the unit (`tu`) or of one of its variants (`source`,
`target`), `PART.prop:TYPE` and `PART.note` for an element, with `#2` for the second of a kind and
`@NAME` for an attribute of one. A type that has such a sign itself gets a number in any case.
"""

from __future__ import annotations

import re
from functools import lru_cache

DOCUMENT, BEFORE, AFTER, ORIGIN, OWN = "document", "before", "after", "origin", "own"
"""What a property can say; the last is a property that is none of TMX."""
PARTS = ("tu", "source", "target")
PLACES = {
    DOCUMENT: "tu.prop:x-document",
    BEFORE: "source.prop:x-context-pre",
    AFTER: "source.prop:x-context-post",
}
"""Where our own files say it: as memoQ does, which most others read."""
ELSEWHERE = {role: f"{role} in" for role in PLACES}
"""The property that says in which other property a file had it."""
MACHINE = "tu.prop:x-origin"
IS_MACHINE = "machine"
"""What our own files say of a unit that no person wrote."""
OWN_TYPE = "x-workbench:"
OWN_KEY = f"tu.prop:{OWN_TYPE}"
"""Begins the type, and the key, of a property that TMX has no place for."""
SHORT = 1000
"""Characters of what may be remembered of a file, for the sake of memory."""
_MACHINES = frozenset({"mt", "mt!", "amt", "nmt", "machine", "machine translation"})
_TYPED = re.compile(r":(?:single|multiple)(?:string|picklist)$")
_ROLES = {
    "document": DOCUMENT,
    "documentname": DOCUMENT,
    "document-name": DOCUMENT,
    "file": DOCUMENT,
    "filename": DOCUMENT,
    "file-name": DOCUMENT,
    "context-pre": BEFORE,
    "context_prev": BEFORE,
    "prev": BEFORE,
    "context-post": AFTER,
    "context_next": AFTER,
    "next": AFTER,
    "origin": ORIGIN,
    "suggestion-origin": ORIGIN,
}
"""By the type of a property (memoQ, Trados, OmegaT, Phrase, MateCat) without what surrounds it."""


def role_of(key: str) -> str:
    """What the property of that key says; empty where it is something else."""
    return _role_of(key) if len(key) < SHORT else _role_of.__wrapped__(key)


@lru_cache(maxsize=4096)
def _role_of(key: str) -> str:
    if key.startswith(OWN_KEY):
        return OWN
    part, _, name = key.partition(".")
    if not name.startswith("prop:"):
        return ""
    kind = _TYPED.sub("", name.removeprefix("prop:").lower())
    role = _ROLES.get(kind.removeprefix("x-").removeprefix("matecat-"), "")
    # What stands beside a target is of the other language.
    return "" if part == "target" and role in (BEFORE, AFTER) else role


def is_machine(text: str) -> bool:
    """Whether an origin, or an author, is a machine."""
    return text.strip().lower() in _MACHINES
