"""translate-toolkit changes our memory and saves it, and it comes back with its ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.round_trips import written
from tests.formats.test_tmx import sentences
from workbench.formats.tmx import FORMAT
from workbench.model.returned import ReturnedRow

tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")


def test_a_target_that_it_changes_comes_back(tmp_path: Path) -> None:
    text = sentences()
    path = tmp_path / "ours.tmx"
    path.write_bytes(written(FORMAT, text))
    file = tmx.tmxfile.parsefile(str(path))
    _, second = file.units
    second.target = "The rule of law & order."
    file.savefile(str(path))
    assert FORMAT.read_returned is not None
    returned = FORMAT.read_returned(path)
    rows = [row for row in returned.rows if isinstance(row, ReturnedRow)]
    pairs = list(text.pairs)
    assert returned.project == text.project
    assert [(row.id, row.fingerprint, row.target, row.state) for row in rows] == [
        (pairs[0].segment.id, pairs[0].fingerprint, "Rule of law.", pairs[0].target.state),
        (pairs[1].segment.id, pairs[1].fingerprint, "The rule of law & order.",
         pairs[1].target.state),
    ]  # fmt: skip
    assert [code.number for code in rows[0].wordings[0].codes] == [2, 1, 1]
