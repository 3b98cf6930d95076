"""Files of other programs from `add` to `export`: what is translated goes back into them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import pair_of
from tests.formats.bilingual_files import NAMES, sample
from workbench.errors import ExportFailed, Refused
from workbench.model.exchange import Layout
from workbench.model.segments import State
from workbench.model.sources import SourceStream
from workbench.plugins import Format, Registry
from workbench.services import importing, layouts, reviewing, translating, writing_back
from workbench.services.importing import Repair
from workbench.store.project import Store
from workbench.text.coding import labelled, marked

ME = "李译"


def project(folder: Path, name: str) -> Store:
    store = Store.memory()
    (folder / name).write_bytes(sample(name))
    importing.add(store, [importing.propose(folder / name, Repair.AUTO)], ME)
    return store


def written(store: Store, folder: Path, name: str) -> bytes:
    out = folder / f"out-{name}"
    document = layouts.find_document(store, (), out, Layout.AUTO)
    assert document is not None
    writing_back.write_back(store, document.id, out)
    return out.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_touched_is_written_as_it_was(name: str, tmp_path: Path) -> None:
    store = project(tmp_path, name)
    assert written(store, tmp_path, name) == sample(name)
    assert list(store.faults()) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_segment_can_be_translated_or_has_a_reason(name: str, tmp_path: Path) -> None:
    store = project(tmp_path, name)
    meant = []
    for number, row in enumerate(store.segments.outline(1).rows, 1):
        pair = store.segments.pair(row)
        text, codes = f"Segment {number} of “{name}”", translating.left_codes(pair, "a" * 99)
        codes = tuple(replace(code, offset=len(text)) for code in codes)
        try:
            translating.set_target(store, row, pair, text, State.TRANSLATED, ME, codes)
            meant.append(labelled(marked(text, codes)))
        except Refused:
            meant.append(labelled(marked(pair.target.text, pair.target.codes)))
    (tmp_path / name).write_bytes(written(store, tmp_path, name))
    again = importing.propose(tmp_path / name, Repair.OFF)
    renderings = [paragraph.rendering for paragraph in again.paragraphs]
    assert [labelled(marked(each.target, each.codes)) for each in renderings if each] == meant


def test_a_segment_that_the_file_locks_is_written_when_a_reviewer_opened_it(
    tmp_path: Path,
) -> None:
    store = project(tmp_path, "trados.sdlxliff")
    row = store.segments.outline(1).rows[3]
    pair = pair_of(store, 4)
    with pytest.raises(Refused, match="segment 4 is final"):
        translating.set_target(store, row, pair, "Annex", State.DRAFT, ME, pair.target.codes)
    reviewing.reopen(store, row, pair, ME)
    translating.set_target(
        store, row, pair_of(store, 4), "Annex:List", State.DRAFT, ME, pair.target.codes
    )
    data = written(store, tmp_path, "trados.sdlxliff").decode()
    assert '<mrk mtype="seg" mid="3">Annex:<x id="2"/>List</mrk></target>' in data
    assert '<sdl:seg id="3" conf="Draft" locked="true" origin="interactive" />' in data


def test_codes_that_a_new_target_lacks_are_put_at_its_end(tmp_path: Path) -> None:
    store = project(tmp_path, "memoq.mqxliff")
    row = store.segments.outline(1).rows[1]
    translating.set_target(store, row, pair_of(store, 2), "Under the Law,", State.DRAFT, ME)
    out = tmp_path / "out.mqxliff"
    done = writing_back.write_back(store, "memoq", out)
    assert "Under the Law,<ph id=" in out.read_text("utf-8")
    assert done.warnings == (
        "inline markup that the translation lacks was put at the end of 1 of the segments;"
        " the first is 2",
        "2 texts are drafts",
    )


def test_a_file_of_another_format_is_not_written_into(tmp_path: Path) -> None:
    store = project(tmp_path, "trados.sdlxliff")
    assert layouts.find_document(store, (), tmp_path / "out.xlf", Layout.AUTO) is None
    with pytest.raises(Refused, match=r"name a file that ends in \.sdlxliff"):
        layouts.find_document(store, (), tmp_path / "out.xlf", Layout.ORIGINAL)


@pytest.mark.parametrize("suffix", [".mqxlz", ".sdlppx", ".sdlrpx"])
def test_a_package_says_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"案卷{suffix}"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(importing.UnreadableFile, match="unpack it, and take the XLIFF file in it"):
        importing.propose(path, Repair.AUTO)


def test_whatever_its_reader_raises_a_file_that_cannot_be_read_back_is_not_written(
    tmp_path: Path,
) -> None:
    store = project(tmp_path, NAMES[0])

    class Breaking(Registry):
        def get(self, name: str) -> Format:
            format = super().get(name)

            def stream(path: Path, column: str, report: Callable[[int], None]) -> SourceStream:
                raise KeyError("unit 7")

            return replace(format, stream_source=stream)

    out = tmp_path / f"out-{NAMES[0]}"
    with pytest.raises(ExportFailed, match=r"was not written: it cannot be read back: 'unit 7'"):
        writing_back.write_back(store, Path(NAMES[0]).stem, out, registry=Breaking())
    assert not out.exists()
