"""A program that types into a project until it is killed: `python autosaving.py PROJECT SEED`.

It says on a line what it is about to hand over, and on another that it is in the file.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from workbench.services import translating
from workbench.services.stays import Visit, visit
from workbench.services.writing import Writer
from workbench.store.project import Store

TYPED = "Advance the high-quality development of political and legal work (“政法工作”). " * 50


def drafts() -> list[str]:
    """What stands in the editor at each autosave."""
    return [TYPED[:length] for length in range(1, len(TYPED), 7)]


def main(path: Path, seed: int) -> None:
    """Saves a draft ten times a second and more, in the first two segments by turns."""
    with Store.open(path, writable=False) as store:
        stays = [visit(row, store.segments.pair(row), "李译") for row in (1, 2)]
    writer = Writer(path)
    writer.start()
    pause = random.Random(seed)
    for count, text in enumerate(drafts()):
        stay: Visit = stays[count % 2]
        print(f"begin {stay.row} {len(text)}", flush=True)
        writer.submit(translating.save_draft, stay, text).result()
        print(f"done {stay.row} {len(text)}", flush=True)
        time.sleep(pause.uniform(0, 0.02))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
