"""Files of other programs that are sources of the project, when they come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import texts
from workbench.services import importing, returning
from workbench.services.importing import Repair
from workbench.store.project import Store

ANNEX = "<source>附件</source>"
BOLD = '<source>第<g id="1" ctype="bold">一</g>条</source>'
LIGHT = '<target>Article <g id="1">1</g></target>'
"""A program may say of the codes of a target less than of those of its source."""


def file_of(path: Path, *bodies: str) -> Path:
    whole = "".join(f'<trans-unit id="{at}">{body}</trans-unit>' for at, body in enumerate(bodies))
    path.write_text(
        '<xliff version="1.2"><file original="合同" source-language="zh" target-language="en"'
        f' datatype="plaintext"><body>{whole}</body></file></xliff>',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def empty() -> Iterator[Store]:
    with Store.memory() as opened:
        yield opened


def test_what_is_repeated_comes_back_to_its_own_place(empty: Store, tmp_path: Path) -> None:
    first = f"{ANNEX}<target>Annex</target>"
    path = file_of(tmp_path / "合同.xlf", first, BOLD + LIGHT, ANNEX)
    importing.add(empty, [importing.propose(path, Repair.AUTO)], "李译")
    assert (returning.take_back(empty, path, "王审").taken, len(texts(empty))) == (0, 3)
    file_of(path, first, BOLD + LIGHT, f"{ANNEX}<target>Annexes</target>")
    done = returning.take_back(empty, path, "王审")
    assert (done.taken, done.refused) == (1, 0)
    assert [target for _, target in texts(empty)] == ["Annex", "Article 1", "Annexes"]
