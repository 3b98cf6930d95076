"""One sign for the standing of a term, apart from the others: the first page needs no terms."""

from __future__ import annotations

from workbench.model.terms import TermStatus

TERM_SIGNS = {
    TermStatus.PREFERRED: "=",
    TermStatus.ADMITTED: "+",
    TermStatus.DEPRECATED: "-",
    TermStatus.FORBIDDEN: "x",
}
