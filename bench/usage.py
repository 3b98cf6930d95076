"""Where a term is used in a project of 100,000 translated pairs, and replacing what drifted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from bench.projects import make_project
from workbench.model.segments import Side, State
from workbench.model.wordings import NewWording
from workbench.services import glossary, projects, term_files, undoing
from workbench.services.replacing_renderings import preview, replace_renderings
from workbench.services.usage import usage
from workbench.store.project import Store

T = TypeVar("T")

PAIRS = 100_000
TERM = "扫黑除恶"
PREFERRED = "combating and rooting out organized crime"
DRIFTED = "the campaign to sweep away gangs and root out evil"
_SENTENCE = (
    "Political and legal organs at all levels upheld the rule of law, put {} first, and improved"
    " social governance in towns and townships under the leadership of Party committees."
)
_OTHER = "law enforcement and the administration of justice"


def main() -> None:
    """Prints the time to find all places, to preview, to replace, and to take it back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.db")
        make_project(path, PAIRS)
        with projects.open_for_writing(path) as store:
            _translate(store)
            row = glossary.find_concept(store, TERM)
            seconds, used = _timed(lambda: usage(store, row))
            groups = ", ".join(f"{len(group.places):,} {group.kind}" for group in used.groups)
            print(f"{TERM} in {PAIRS:,} pairs: {seconds:.2f} s ({groups})")
            seconds, changes = _timed(lambda: preview(store, used.places, DRIFTED, PREFERRED))
            print(f"a preview of {len(changes):,} replacements: {seconds:.2f} s")
            seconds, _ = _timed(lambda: replace_renderings(store, changes, "bench"))
            print(f"replaced in {seconds:.2f} s", end=", ")
            print(f"taken back in {_timed(lambda: undoing.undo(store, 'bench'))[0]:.2f} s")


def _translate(store: Store) -> None:
    for terms in sorted(projects.packaged("glossary").glob("*.csv")):
        term_files.import_terms(store, terms, "bench")
    renderings = cycle([PREFERRED, PREFERRED, DRIFTED, "crackdowns on organised crime", "work"])
    with store.journal.change("translate", "translator") as change:
        for row, source, _ in list(store.segments.texts(None)):
            text = _SENTENCE.format(next(renderings) if TERM in source else _OTHER)
            wording = NewWording(text=text, state=State.TRANSLATED, author="translator")
            store.wordings.stand(change, row, Side.TARGET, wording, "")


def _timed(job: Callable[[], T]) -> tuple[float, T]:
    start = perf_counter()
    result = job()
    return perf_counter() - start, result


if __name__ == "__main__":
    main()
