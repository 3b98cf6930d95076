"""One project file, open: the door to its table families."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from workbench.store import opening
from workbench.store.damage import explained
from workbench.store.documents import Documents
from workbench.store.families import Late
from workbench.store.places import Places
from workbench.store.rows import new_uuid, now, transaction
from workbench.store.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from workbench.errors import WorkbenchError
    from workbench.model.merged import Merged
    from workbench.store.anchors import Anchors
    from workbench.store.annotation_places import AnnotationPlaces
    from workbench.store.annotations import Annotations
    from workbench.store.beads import Beads
    from workbench.store.concepts import Concepts
    from workbench.store.dictionaries import Dictionaries
    from workbench.store.gaps import Gaps
    from workbench.store.glossary_views import GlossaryViews
    from workbench.store.journal import Journal
    from workbench.store.labels import Labels
    from workbench.store.libraries import Libraries
    from workbench.store.memories import Memories
    from workbench.store.notes import Notes
    from workbench.store.origins import Origins
    from workbench.store.refusals import Refusals
    from workbench.store.relations import Relations
    from workbench.store.remembering import Remembering
    from workbench.store.revising import Revising
    from workbench.store.segmentation_rules import SegmentationRulesTable
    from workbench.store.shards import Shards
    from workbench.store.suggestions import Suggestions
    from workbench.store.term_keys import TermKeys
    from workbench.store.timelines import Timelines
    from workbench.store.unit_changes import UnitChanges
    from workbench.store.unit_groups import UnitGroups
    from workbench.store.unit_search import UnitSearch
    from workbench.store.units import Units
    from workbench.store.wordings import Wordings

_Kept = TypeVar("_Kept")


class Store:
    """An open project. One store belongs to one thread."""

    wordings: Late[Wordings] = Late("workbench.store.wordings.Wordings")
    """Every wording that the segments have had."""
    notes: Late[Notes] = Late("workbench.store.notes.Notes")
    """The notes on segments."""
    annotations: Late[Annotations] = Late("workbench.store.annotations.Annotations")
    """Annotations with their replies."""
    annotation_places: Late[AnnotationPlaces] = Late(
        "workbench.store.annotation_places.AnnotationPlaces"
    )
    """Where annotations stand."""
    relations: Late[Relations] = Late("workbench.store.relations.Relations")
    """What one annotation has to do with another."""
    anchors: Late[Anchors] = Late("workbench.store.anchors.Anchors")
    """Where annotations stand in each wording."""
    labels: Late[Labels] = Late("workbench.store.labels.Labels")
    """The labels that annotations may have."""
    concepts: Late[Concepts] = Late("workbench.store.concepts.Concepts")
    """The glossary."""
    glossary_views: Late[GlossaryViews] = Late("workbench.store.glossary_views.GlossaryViews")
    """Parts of the glossary."""
    refusals: Late[Refusals] = Late("workbench.store.refusals.Refusals")
    """Candidates for the glossary that somebody refused."""
    term_keys: Late[TermKeys] = Late("workbench.store.term_keys.TermKeys")
    """The keys by which the glossary's terms are found."""
    dictionaries: Late[Dictionaries] = Late("workbench.store.dictionaries.Dictionaries")
    """Dictionaries to look words up in."""
    memories: Late[Memories] = Late("workbench.store.memories.Memories")
    """The named sets of translation units."""
    units: Late[Units] = Late("workbench.store.units.Units")
    """The translation units."""
    unit_search: Late[UnitSearch] = Late("workbench.store.unit_search.UnitSearch")
    """Translation units by what they say."""
    unit_changes: Late[UnitChanges] = Late("workbench.store.unit_changes.UnitChanges")
    """Units that come, go and change place."""
    unit_groups: Late[UnitGroups] = Late("workbench.store.unit_groups.UnitGroups")
    """All translation units as a stream."""
    remembering: Late[Remembering] = Late("workbench.store.remembering.Remembering")
    """The units of what is confirmed."""
    beads: Late[Beads] = Late("workbench.store.beads.Beads")
    """Which sentences of a source answer to which of its target."""
    libraries: Late[Libraries] = Late("workbench.store.libraries.Libraries")
    """Other projects whose memories are asked too."""
    shards: Late[Shards] = Late("workbench.store.shards.Shards")
    """The index of the translation units."""
    gaps: Late[Gaps] = Late("workbench.store.gaps.Gaps")
    """The segments that have no English of anybody's."""
    suggestions: Late[Suggestions] = Late("workbench.store.suggestions.Suggestions")
    """The wordings that came out of the memory."""
    origins: Late[Origins] = Late("workbench.store.origins.Origins")
    """Which blocks the segments were read from."""
    revising: Late[Revising] = Late("workbench.store.revising.Revising")
    """The segments in the order of a newer version."""
    segmentation_rules: Late[SegmentationRulesTable] = Late(
        "workbench.store.segmentation_rules.SegmentationRulesTable"
    )
    """The user's own rules for sentences."""
    timelines: Late[Timelines] = Late("workbench.store.timelines.Timelines")
    """What was done, by whom, when and by which way."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path
        self.via = ""
        """By which way changes come that are made here; set before the first of them."""
        self._kept: dict[type, object] = {}
        self.documents = Documents(connection)
        self.segments = Segments(connection)
        self.places = Places(connection, self.segments)

    @cached_property
    def journal(self) -> Journal:
        """The changes that can be undone."""
        from workbench.store.journal import Journal

        return Journal(self._connection, self.via)

    @classmethod
    def open(cls, path: Path, *, writable: bool = True) -> Store:
        """Opens a project file. Raises NoProject, NewerProject, DamagedProject."""
        return cls(opening.connect(path, writable=writable), path)

    @classmethod
    def create(cls, path: Path, *, source_language: str, target_language: str) -> Store:
        """Makes a project file. Raises Refused where something is there already."""
        store = cls(opening.create(path), path)
        with opening.removed_on_failure(path), opening.sqlite_errors(path):
            try:
                store._begin(source_language, target_language)
            except BaseException:
                store.close()
                raise
        return store

    @classmethod
    def memory(cls, *, source_language: str = "zh-Hans", target_language: str = "en") -> Store:
        """An empty project that is gone when it is closed, for tests."""
        store = cls(opening.in_memory(), None)
        store._begin(source_language, target_language)
        return store

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Closes the file; what SQLite said of it becomes an error that says what to do.

        So does what came of damage in the file, such as a state that is none.
        """
        said = None if error is None else self._explained(error)
        self.close()
        if said is not None:
            raise said from error

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """The same for a part of what is done with a file that stays open."""
        try:
            yield
        except Exception as error:
            said = self._explained(error)
            if said is None:
                raise
            raise said from error

    def kept(self, kind: type[_Kept]) -> _Kept | None:
        """What was kept of a kind since the store was opened."""
        found = self._kept.get(kind)
        return found if isinstance(found, kind) else None

    def keep(self, value: _Kept) -> _Kept:
        """Keeps what was worked out of the project until the store is closed, one of a kind."""
        self._kept[type(value)] = value
        return value

    def close(self) -> None:
        """Closes the file."""
        self._kept.clear()
        self._connection.close()

    @property
    def languages(self) -> tuple[str, str]:
        """The BCP 47 tags of source and target."""
        source, target = self._connection.execute(
            "SELECT source_language, target_language FROM projects"
        ).fetchone()
        return source, target

    @property
    def id(self) -> str:
        """The project's UUID."""
        return str(self._connection.execute("SELECT uuid FROM projects").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with transaction(self._connection):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything that is read within sees the project as it stood at one moment."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def data_version(self) -> int:
        """A number that is another one after another program has written."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def backup(self, out: Path) -> None:
        """Copies the project as it stands, also while others write. Overwrites `out`."""
        with opening.sqlite_errors(out), closing(sqlite3.connect(out)) as copy:
            self._connection.backup(copy)

    def merge(self, other: Store, author: str, name: str) -> Merged:
        """Brings everything of another copy of the project in; the caller has begun a transaction.

        `name` is what the history calls the other copy.
        """
        from workbench.store.merging.merge import merge

        return merge(self._connection, other._connection, author=author, name=name)

    @staticmethod
    def is_current(path: Path) -> bool:
        """Whether a project has the tables of this program. Raises NoProject and its kin."""
        from workbench.store.schema import LATEST

        return opening.version(path) == LATEST

    @staticmethod
    def copy(path: Path, out: Path) -> None:
        """Copies a project of whatever version as it stands, and leaves it as it is."""
        opening.copy(path, out)

    def faults(self) -> Iterator[str]:
        """What is wrong inside the file, a sentence each."""
        from workbench.store.integrity import faults

        yield from faults(self._connection)

    def _explained(self, error: BaseException) -> WorkbenchError | None:
        return explained(error, self.path or "the project", self.faults)

    def _begin(self, source_language: str, target_language: str) -> None:
        self._connection.execute(
            "INSERT INTO projects (id, uuid, source_language, target_language, created)"
            " VALUES (1, ?, ?, ?, ?)",
            (new_uuid(), source_language, target_language, now()),
        )
        self._connection.execute(
            "INSERT INTO memories (id, uuid, name, author, time)"
            " SELECT 1, uuid, 'project', '', created FROM projects"
        )
