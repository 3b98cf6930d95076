"""Elements of XML files that are read one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import UnreadableFile
from workbench.formats import _xml_elements
from workbench.formats._xml_elements import elements


def test_a_tag_without_end_is_not_looked_at_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_elements, "LARGEST_TAG", 1 << 10)
    monkeypatch.setattr(_xml_elements, "_SLACK", 0)
    monkeypatch.setattr(_xml_elements, "_CHUNK", 1 << 8)
    path = tmp_path / "术语.tbx"
    for unclosed in ('<a b="', "<!--", "<?a "):
        path.write_text(f"<martif>{unclosed}{'甲' * 2000}", encoding="utf-8")
        with pytest.raises(UnreadableFile, match="line 1: one tag or comment is larger"):
            list(elements(path, ["termEntry"], ["martif"]))


def test_elements_count_for_the_memory_that_they_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_xml_elements, "_LARGEST", 1 << 12)
    path = tmp_path / "术语.tbx"
    path.write_text(f"<martif><termEntry>{'<a/>' * 100}</termEntry></martif>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="one entry is larger"):
        list(elements(path, ["termEntry"], ["martif"]))
