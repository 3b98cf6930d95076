"""Sentences of a project, by our rules and by the user's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import pair
from workbench.errors import ExportFailed, NotFound, Refused, UnreadableFile
from workbench.formats.srx import read_segmentation
from workbench.model.exchange import Exported
from workbench.model.spans import Span
from workbench.plugins import Format, Registry
from workbench.services import sentencing
from workbench.services.sentencing import ImportedRules
from workbench.services.undoing import undo
from workbench.store.project import Store
from workbench.text.sentencing.as_srx import our_rules

SEMICOLONS = """<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="中文">
<rule break="yes"><beforebreak>；</beforebreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="ZH.*" languagerulename="中文"/></maprules>
</body></srx>"""

PAIR = pair(1, "甲来了；乙没来。丙呢？", "Jia came; Yi did not. And Bing?")
OURS = (Span(0, 8), Span(8, 11))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as store:
        yield store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "分号.srx"
    path.write_text(SEMICOLONS, "utf-8")
    return path


def test_ours_are_in_force_until_there_are_others(store: Store) -> None:
    assert sentencing.rules(store) is None
    assert sentencing.of_source(store, PAIR) == OURS
    assert sentencing.of_target(store, PAIR) == (Span(0, 21), Span(22, 31))


def test_imported_rules_win_for_their_language(store: Store, file: Path) -> None:
    imported = sentencing.import_rules(store, file, "李译")
    assert imported == ImportedRules(
        rules=1, replaced="", warnings=("no rules of 分号.srx are for en",)
    )
    assert sentencing.rules(store) == read_segmentation(file)
    assert sentencing.name(store) == "分号.srx"
    assert sentencing.of_source(store, PAIR) == (Span(0, 4), Span(4, 8), Span(8, 11))
    assert sentencing.of_target(store, PAIR) == (Span(0, 21), Span(22, 31))


def test_the_youngest_rules_stand_and_an_undo_brings_the_older_back(
    store: Store, file: Path
) -> None:
    sentencing.import_rules(store, file, "李译")
    second = file.with_name("二.srx")
    second.write_text(SEMICOLONS.replace("；", "没"), "utf-8")
    assert sentencing.import_rules(store, second, "李译").replaced == "分号.srx"
    assert sentencing.of_source(store, PAIR) == (Span(0, 6), Span(6, 8), Span(8, 11))
    undo(store, "李译")
    assert sentencing.name(store) == "分号.srx"


def test_removed_rules_leave_ours(store: Store, file: Path) -> None:
    sentencing.import_rules(store, file, "李译")
    assert sentencing.remove_rules(store, "李译") == "分号.srx"
    assert sentencing.of_source(store, PAIR) == OURS
    with pytest.raises(NotFound, match="no rules of its own"):
        sentencing.remove_rules(store, "李译")


def test_rules_are_exported_as_they_are_and_ours_as_srx_can_say_them(
    store: Store, file: Path
) -> None:
    out = file.with_name("out.srx")
    with pytest.raises(NotFound, match="no rules of its own"):
        sentencing.export_rules(store, out)
    assert not out.exists()
    sentencing.import_rules(store, file, "李译")
    assert sentencing.export_rules(store, out) == Exported(written=1, skipped=0)
    assert read_segmentation(out) == read_segmentation(file)
    sentencing.export_rules(store, out, is_ours=True)
    assert read_segmentation(out) == our_rules()


@pytest.mark.parametrize(
    ("old", "new", "error", "fault"),
    [
        ("；</b", "[；</b", Refused, r"rule 1 of '中文', before: .* \[ is not closed"),
        ("ZH.*", "ZH(", Refused, r"the language map 'ZH\(' of '中文'"),
        ("2.0", "9.0", UnreadableFile, "line 1: SRX '9.0' is not known"),
    ],
)
def test_nothing_is_taken_of_what_cannot_be_used(
    store: Store, file: Path, old: str, new: str, error: type[Exception], fault: str
) -> None:
    file.write_text(SEMICOLONS.replace(f'{old}"', f'{new}"').replace(old, new, 1), "utf-8")
    with pytest.raises(error, match=fault):
        sentencing.import_rules(store, file, "李译")
    assert sentencing.rules(store) is None


def test_a_file_that_is_not_there_or_of_no_format_is_refused(store: Store, file: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no file"):
        sentencing.import_rules(store, file.with_name("三.srx"), "李译")
    other = file.rename(file.with_suffix(".txt"))
    with pytest.raises(NotFound, match="no suffix that is known for segmentation rules"):
        sentencing.import_rules(store, other, "李译")
    assert sentencing.import_rules(store, other, "李译", "srx").rules == 1


def test_what_does_not_read_back_is_not_written(store: Store, file: Path) -> None:
    class Forgetful(Registry):
        def all(self) -> tuple[list[Format], list]:  # type: ignore[type-arg]
            return [
                Format(
                    name="srx",
                    title="",
                    suffixes=(".srx",),
                    holds="",
                    read_segmentation=lambda path: our_rules(),
                    write_segmentation=lambda rules, out: None,
                )
            ], []

    sentencing.import_rules(store, file, "李译")
    out = file.with_name("out.srx")
    with pytest.raises(ExportFailed, match="does not read back"):
        sentencing.export_rules(store, out, registry=Forgetful())
    assert not out.exists()
