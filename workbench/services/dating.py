"""When a text was written, which decides between the wordings that its terms have had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import Refused
from workbench.model.dates import checked_date
from workbench.model.terms import TermSetting

if TYPE_CHECKING:
    from workbench.store.project import Store


def date_of(text: str) -> str:
    """A date as a person writes it, checked. Raises Refused where it is none."""
    try:
        return checked_date(text)
    except ValueError as error:
        raise Refused(str(error), hint="write as much of it as you know") from error


def set_date(store: Store, document: int, date: str, author: str) -> None:
    """Says when a document was written; empty where nobody knows. Raises Refused."""
    checked = date_of(date)
    with store.journal.change(f"date {checked or 'unknown'}", author) as change:
        store.documents.set_date(change, document, checked)


def setting(store: Store, *, document: int | None = None, date: str = "") -> TermSetting:
    """What decides between wordings: of a document, or of a text of a date."""
    region = store.languages[0].rpartition("-")[2]
    known = date if document is None else store.documents.date(document)
    return TermSetting(date=known, region=region if len(region) == 2 and region.isupper() else "")
