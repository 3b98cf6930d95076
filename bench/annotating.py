"""The editor on a document with 10,000 annotations, through a real pseudo-terminal.

The peer is the same document without any, in the same run: first page, and a key to the last byte
of its last frame, while translating and while annotating.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench.projects import make_project
from bench.terminal import Terminal
from workbench.model.annotations import NewAnnotation
from workbench.model.segments import Side
from workbench.model.spans import Span
from workbench.services import annotating
from workbench.store.project import Store

PAIRS = 2_000
ANNOTATIONS = 10_000
_ROUNDS = 5
_KEYS = 40
_SHOWN = "confirmed"
"""Stands in the foot of the first page."""
_LABELS = ("person", "organ", "date", "number", "query")


def main() -> None:
    """Prints a row for each way of use."""
    with tempfile.TemporaryDirectory() as folder:
        plain, full = Path(folder, "plain.db"), Path(folder, "full.db")
        make_project(plain, PAIRS)
        make_project(full, PAIRS)
        annotate(full)
        firsts: dict[Path, list[float]] = {plain: [], full: []}
        for _ in range(_ROUNDS):
            for path, taken in firsts.items():
                terminal = Terminal("-m", "workbench", "open", str(path), home=folder)
                taken.append(terminal.wait_for(_SHOWN))
                terminal.end()
        for path, taken in firsts.items():
            print(f"  {path.stem:6} first page  median {statistics.median(taken) * 1e3:6.0f} ms")
        for path in firsts:
            _keys(path, folder)


def annotate(path: Path) -> None:
    """Puts 10,000 annotations on the Chinese, five a pair, some of them overlapping."""
    with Store.open(path) as store:
        ((document, _),) = store.documents.all()
        rows = list(store.segments.outline(document).rows)
        texts = {row: source for row, source, _ in store.segments.texts(document)}
        found: list[tuple[int, NewAnnotation]] = []
        for at in range(ANNOTATIONS):
            row = rows[at % PAIRS]
            length = len(texts[row])
            start = (at * 7) % max(1, length - 3)
            span = Span(start, min(length, start + 4))
            label = _LABELS[at % len(_LABELS)]
            found.append(
                (row, NewAnnotation(label=label, side=Side.SOURCE, span=span, author="bench"))
            )
        annotating.annotate_all(store, found, "bench", "bench")


def _keys(path: Path, folder: str) -> None:
    terminal = Terminal("-m", "workbench", "open", str(path), home=folder)
    terminal.wait_for(_SHOWN)
    terminal.settle()
    ways = {
        "typing": [b"a"],
        "next pair": [b"\x1b[1;5B"],
        "page down": [b"\x1b[6~"],
    }
    for name, keys in ways.items():
        _say(path, name, [terminal.press(key) for _ in range(_KEYS) for key in keys])
    terminal.press(b"\x1ba")  # annotating, in the English
    terminal.press(b"\t")
    terminal.settle()
    for name, key in {"right": b"\x1b[C", "next pair": b"\x1b[1;5B", "next note": b"]"}.items():
        _say(path, f"annotating, {name}", [terminal.press(key) for _ in range(_KEYS)])
    labels: list[float] = []
    for _ in range(_KEYS // 2):
        for key in (b"v", b"\x1b[C", b"\x1b[C"):
            terminal.press(key)
        labels.append(terminal.press(b"o"))
    _say(path, "annotating, a label", labels)
    terminal.end()


def _say(path: Path, name: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    worst = ordered[int(len(ordered) * 0.95)]
    median = statistics.median(ordered)
    print(f"  {path.stem:6} {name:22} {median * 1e3:6.1f} ms  p95 {worst * 1e3:6.1f} ms")


if __name__ == "__main__":
    main()
