"""How far a pair has come, as the foot says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.segments import Origin

if TYPE_CHECKING:
    from workbench.model.segments import Pair


def told_state(pair: Pair) -> str:
    """The state of the English, and what else is to be known before it is left."""
    facts = [str(pair.target.state) if pair.segment.is_translatable else "not to be translated"]
    if pair.target.text and pair.target.origin is not Origin.TYPED:
        from workbench.text.suggestion_details import told_origin  # late: most texts are typed

        facts += filter(None, [told_origin(pair.target.origin, pair.target.detail)])
    if pair.segment.is_locked:
        facts.append("locked")
    if pair.segment.needs_work:
        facts.append("needs work")
    if pair.target.text and (pair.segment.codes or pair.target.codes):
        from workbench.text.code_faults import told_faults  # late: most texts have no codes

        if told_faults(pair.segment.codes, pair.target.codes):
            facts.append("codes differ")
    return ", ".join(facts)
