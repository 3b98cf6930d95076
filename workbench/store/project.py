"""One project file, open: the door to its table families."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import WorkbenchError
from workbench.store import opening
from workbench.store.documents import Documents
from workbench.store.places import Places
from workbench.store.rows import new_uuid, now, transaction
from workbench.store.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from workbench.model.merged import Merged
    from workbench.store.anchors import Anchors
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
    from workbench.store.unit_groups import UnitGroups
    from workbench.store.units import Units
    from workbench.store.wordings import Wordings

_Kept = TypeVar("_Kept")
_SIGNS_OF_DAMAGE = (sqlite3.IntegrityError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a damaged file may raise, and what a defect of ours may: the file is asked."""


class Store:
    """An open project. One store belongs to one thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self.path = path
        self.via = ""
        """By which way changes come that are made here; set before the first of them."""
        self._kept: dict[type, object] = {}
        self.documents = Documents(connection)
        self.segments = Segments(connection)
        self.places = Places(connection, self.segments)

    # The families that the first page does not need are imported when they are asked for.

    @cached_property
    def wordings(self) -> Wordings:
        """Every wording that the segments have had."""
        from workbench.store.wordings import Wordings

        return Wordings(self._connection)

    @cached_property
    def notes(self) -> Notes:
        """The notes on segments."""
        from workbench.store.notes import Notes

        return Notes(self._connection)

    @cached_property
    def annotations(self) -> Annotations:
        """Annotations with their replies."""
        from workbench.store.annotations import Annotations

        return Annotations(self._connection)

    @cached_property
    def relations(self) -> Relations:
        """What one annotation has to do with another."""
        from workbench.store.relations import Relations

        return Relations(self._connection)

    @cached_property
    def anchors(self) -> Anchors:
        """Where annotations stand in each wording."""
        from workbench.store.anchors import Anchors

        return Anchors(self._connection)

    @cached_property
    def labels(self) -> Labels:
        """The labels that annotations may have."""
        from workbench.store.labels import Labels

        return Labels(self._connection)

    @cached_property
    def concepts(self) -> Concepts:
        """The glossary."""
        from workbench.store.concepts import Concepts

        return Concepts(self._connection)

    @cached_property
    def glossary_views(self) -> GlossaryViews:
        """Parts of the glossary."""
        from workbench.store.glossary_views import GlossaryViews

        return GlossaryViews(self._connection)

    @cached_property
    def refusals(self) -> Refusals:
        """Candidates for the glossary that somebody refused."""
        from workbench.store.refusals import Refusals

        return Refusals(self._connection)

    @cached_property
    def term_keys(self) -> TermKeys:
        """The keys by which the glossary's terms are found."""
        from workbench.store.term_keys import TermKeys

        return TermKeys(self._connection)

    @cached_property
    def dictionaries(self) -> Dictionaries:
        """Dictionaries to look words up in."""
        from workbench.store.dictionaries import Dictionaries

        return Dictionaries(self._connection)

    @cached_property
    def memories(self) -> Memories:
        """The named sets of translation units."""
        from workbench.store.memories import Memories

        return Memories(self._connection)

    @cached_property
    def units(self) -> Units:
        """The translation units."""
        from workbench.store.units import Units

        return Units(self._connection)

    @cached_property
    def unit_groups(self) -> UnitGroups:
        """All translation units as a stream."""
        from workbench.store.unit_groups import UnitGroups

        return UnitGroups(self._connection)

    @cached_property
    def remembering(self) -> Remembering:
        """The units of what is confirmed."""
        from workbench.store.remembering import Remembering

        return Remembering(self._connection)

    @cached_property
    def beads(self) -> Beads:
        """Which sentences of a source answer to which of its target."""
        from workbench.store.beads import Beads

        return Beads(self._connection)

    @cached_property
    def libraries(self) -> Libraries:
        """Other projects whose memories are asked too."""
        from workbench.store.libraries import Libraries

        return Libraries(self._connection)

    @cached_property
    def shards(self) -> Shards:
        """The index of the translation units."""
        from workbench.store.shards import Shards

        return Shards(self._connection)

    @cached_property
    def gaps(self) -> Gaps:
        """The segments that have no English of anybody's."""
        from workbench.store.gaps import Gaps

        return Gaps(self._connection)

    @cached_property
    def suggestions(self) -> Suggestions:
        """The wordings that came out of the memory."""
        from workbench.store.suggestions import Suggestions

        return Suggestions(self._connection)

    @cached_property
    def origins(self) -> Origins:
        """Which blocks the segments were read from."""
        from workbench.store.origins import Origins

        return Origins(self._connection)

    @cached_property
    def revising(self) -> Revising:
        """The segments in the order of a newer version."""
        from workbench.store.revising import Revising

        return Revising(self._connection)

    @cached_property
    def segmentation_rules(self) -> SegmentationRulesTable:
        """The user's own rules for sentences."""
        from workbench.store.segmentation_rules import SegmentationRulesTable

        return SegmentationRulesTable(self._connection)

    @cached_property
    def timelines(self) -> Timelines:
        """What was done, by whom, when and by which way."""
        from workbench.store.timelines import Timelines

        return Timelines(self._connection)

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
        explained = None if error is None else self._explained(error)
        self.close()
        if explained is not None:
            raise explained from error

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """The same for a part of what is done with a file that stays open."""
        try:
            yield
        except Exception as error:
            explained = self._explained(error)
            if explained is None:
                raise
            raise explained from error

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
        """What to say of an error that comes of the file; None for any other."""
        path = self.path or "the project"
        if isinstance(error, _SIGNS_OF_DAMAGE):
            damage = next(self.faults(), None)
            if damage is not None:
                return opening.damaged(path, damage)
        if isinstance(error, sqlite3.Error | UnicodeError):
            try:
                with opening.sqlite_errors(path):
                    raise error
            except WorkbenchError as explained:
                return explained
            except (sqlite3.Error, UnicodeError):
                return None  # a defect of ours
        return None

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
