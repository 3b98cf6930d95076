"""Looking through the glossary: by words, and by what concepts have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.services.recognising import Recogniser

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.store.project import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which concepts of the glossary are looked at; what is empty or None counts for nothing."""

    text: str = ""
    """Stands in a term, a reading, the definition or the note, whatever the case."""
    kind: str = ""
    domain: str | None = None
    client: str | None = None
    status: str = ""
    """Of the first English."""
    has_english: bool | None = None
    is_used: bool | None = None
    """Whether it stands in a document of the project."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == View()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What concepts have in common, each value with the number of concepts, most first."""

    kinds: tuple[tuple[str, int], ...]
    domains: tuple[tuple[str, int], ...]
    clients: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]


def find_concepts(store: Store, view: View, used: Collection[int] = ()) -> list[int]:
    """The rows of the concepts in a view, by the pinyin of their Chinese.

    `used` are the rows of those that stand in documents (`used_concepts`).
    """
    rows = store.glossary_views.matching(
        text=view.text,
        kind=view.kind,
        domain=view.domain,
        client=view.client,
        status=view.status,
        has_english=view.has_english,
    )
    if view.is_used is None:
        return rows
    known = set(used)
    return [row for row in rows if (row in known) is view.is_used]


def facets(store: Store) -> Facet:
    """What the concepts of the glossary have in common."""
    kinds, domains, clients = (
        tuple(store.glossary_views.counts(column)) for column in ("kind", "domain", "client")
    )
    return Facet(
        kinds=kinds,
        domains=domains,
        clients=clients,
        statuses=tuple(store.glossary_views.statuses()),
    )


def used_concepts(store: Store, recogniser: Recogniser | None = None) -> set[int]:
    """The rows of the concepts that stand in a document of the project, nested ones too."""
    if recogniser is None:
        recogniser = Recogniser()
        recogniser.read(store)
    used: set[int] = set()
    for _, source, _ in store.segments.texts(None):
        used |= recogniser.rows(source)
    return used
