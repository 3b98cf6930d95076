"""The Schematron rules of the public dialects of TBX 3, and where one contradicts its modules."""

from __future__ import annotations

from tests.formats.schematron import Refusal, schematron
from tests.formats.tbx_schemas import SCHEMAS

DIALECTS = ("TBX-Core", "TBX-Min", "TBX-Basic", "TBX-Linguist")
MODULES = {
    "TBX-Core": (),
    "TBX-Min": ("min",),
    "TBX-Basic": ("min", "basic"),
    "TBX-Linguist": ("min", "basic", "linguist"),
}
_ANY_GROUP = (
    "(parent::tbx:*[contains(local-name(), 'Grp')] | parent::tbx:adminGrp/parent::tbx:descripGrp)"
)
_LEVELS = "(parent::tbx:conceptEntry or parent::tbx:langSec or parent::tbx:termSec)"
_UNION = _LEVELS.replace(" or ", " | ")

MENDS: dict[str, tuple[tuple[str, str], ...]] = {
    # <adminGrp> is one of TBX, and what may stand at a level may stand in a group of it, as the
    # newer rules of TBX-Basic have it, which is a part of this dialect; also in one of its groups.
    "TBX-Linguist_DCA": (
        (f"parent::tbx:descripGrp/{_LEVELS}", f"{_ANY_GROUP}/{_UNION}"),
        (
            "parent::adminGrp/(parent::tbx:conceptEntry or",
            "parent::adminGrp/(parent::tbx:conceptEntry |",
        ),
        ("parent::tbx:termSec or parent::tbx:adminGrp/", f"parent::tbx:termSec or {_ANY_GROUP}/"),
        ("parent::adminGrp/", f"{_ANY_GROUP}/"),
    ),
}


def refusals(data: bytes, dialect: str, style: str, *, mended: bool = False) -> list[Refusal]:
    """What the rules have against a file; skips the test where they or the processor are absent."""
    folder = SCHEMAS / "tbx-dialects"
    if dialect == "TBX-Core":
        paths = [folder / "TBX-Core_dialect" / "Schemas" / "TBX-Core.sch"]
    else:
        name = f"{dialect}_{style.upper()}.sch"
        paths = [folder / f"{dialect}_dialect" / style.upper() / name]
    if style == "dct":
        paths += [
            folder / f"TBX_{module}_module" / f"{module.title()}.sch" for module in MODULES[dialect]
        ]
    return [
        refusal
        for path in paths
        for refusal in schematron(path, *(MENDS.get(path.stem, ()) if mended else ())).refusals(
            data
        )
        if not refusal.is_warning
    ]
