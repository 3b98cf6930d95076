"""Files that came back, as a test says them, and what is made of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import pair_of
from workbench.errors import PluginFailed
from workbench.model.exchange import Carries, Choices, Level
from workbench.model.memory import BadUnit
from workbench.model.returned import (
    ReturnedFile,
    ReturnedRow,
    ReturnedWording,
    ReturnOptions,
    RowFate,
    RowResult,
    TakenBack,
)
from workbench.plugins import Format, Registry
from workbench.services import parallel_texts, returning
from workbench.store.project import Store
from workbench.text.fingerprints import fingerprint

PARAGRAPHS = ("依法治国。", "以案释法。扫黑除恶。", "依法治国。")
ENGLISH = ("Rule of law.", "Explain law by cases. Crack down.", "")
ME = "李译"


class Given(Registry):
    """A registry of one format, which reads what a test says."""

    def __init__(self, *rows: ReturnedRow | BadUnit, of_project: str = "", codes: bool = True):
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "of_project", of_project)
        object.__setattr__(self, "codes", codes)

    def all(self) -> tuple[list[Format], list[PluginFailed]]:
        rows, of_project = self.rows, self.of_project  # type: ignore[attr-defined]
        format = Format(
            name="table",
            title="",
            suffixes=(".back.table",),
            holds="",
            carries=frozenset({Carries.CODES} if self.codes else ()),  # type: ignore[attr-defined]
            read_returned=lambda path: ReturnedFile(project=of_project, rows=iter(rows)),
        )
        return [format], []


def row(store: Store, number: int, target: str | None = None, **facts: object) -> ReturnedRow:
    """The row of a paragraph as it went out, with another target."""
    pair = pair_of(store, number)
    text = pair.target.text if target is None else target
    wordings = (ReturnedWording(text=text, codes=pair.target.codes),) if text else ()
    known = {
        "id": pair.segment.id,
        "fingerprint": fingerprint(pair.segment.source),
        "source": pair.segment.source,
        "wordings": wordings,
        "where": f"row {number}",
    }
    return ReturnedRow(**{**known, **facts})  # type: ignore[arg-type]


def take(
    store: Store, *rows: ReturnedRow | BadUnit, path: Path | None = None, of_project: str = "",
    codes: bool = True, **options: bool,
) -> tuple[TakenBack, list[RowResult]]:  # fmt: skip
    """Takes rows back by the hand of another; the project is sound after it."""
    told: list[RowResult] = []
    with TemporaryDirectory() as folder:
        named = Path(folder, "back.table")
        named.write_text("x")
        done = returning.take_back(
            store,
            path or named,
            "王审",
            ReturnOptions(**options),
            tell=told.append,
            registry=Given(*rows, of_project=of_project, codes=codes),
        )
    assert list(store.faults()) == []
    return done, told


def refusals(told: list[RowResult]) -> list[tuple[str, str]]:
    """(where, why) of the rows that were refused."""
    return [(each.where, each.reason) for each in told if each.fate is RowFate.REFUSED]


def sentence_rows(store: Store) -> list[ReturnedRow]:
    """The rows of an export at the level of sentences."""
    text = parallel_texts.parallel_text(store, "x", Choices(level=Level.SENTENCE))
    return [
        ReturnedRow(
            id=each.segment.id,
            fingerprint=each.fingerprint,
            source=each.segment.source,
            wordings=(ReturnedWording(text=each.target.text),) if each.target.text else (),
            where=f"row {at}",
        )
        for at, each in enumerate(text.pairs, 1)
    ]
