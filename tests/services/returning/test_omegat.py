"""A project of OmegaT with our file, translated and saved by its own code, and taken back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import add_coded, pair_of, project, texts, told, visit_of
from workbench.model.returned import RowFate, RowResult
from workbench.model.segments import State
from workbench.plugins import FORMATS
from workbench.services import exporting, parallel_texts, returning, translating, undoing
from workbench.store.project import Store

JAR = Path("/usr/share/omegat/OmegaT.jar")
pytestmark = pytest.mark.skipif(
    not JAR.exists() or shutil.which("java") is None, reason="OmegaT is not installed"
)
WORK = Path(__file__).with_name("OmegatWork.java")
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
"""What it runs for is over before a thorough compilation would pay."""
PROJECT = """<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
<target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang>
<target_lang>EN</target_lang><sentence_seg>{}</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
PARAGRAPHS = (
    "推动政法工作高质量发展",
    "依法治国是基本方略。必须坚持以案释法！扫黑除恶不能停。",
    "依法治国。",
    "一审判决",
    "依法治国。",
    "谁主管？谁负责。\n谁主管？",
)
SENTENCES = (
    ("依法治国是基本方略。", "Law is basic.", "default", ""),
    ("必须坚持以案释法！", "Teach by cases!", "default", "谁说的？"),
    ("扫黑除恶不能停。", "Never stop.", "default", ""),
    ("依法治国。", "Rule of law.", "default", ""),
    ("依法治国。", "Law rules.", "7", ""),
    ("一审判决", "First judgment", "default", ""),
    ("谁主管？", "Who is in charge?", "default", ""),
    ("谁负责。", "Who answers.", "default", ""),
)
WHOLE = (
    (PARAGRAPHS[1], "Law is basic. Teach by cases! Never stop.", "default", "谁说的？"),
    *SENTENCES[3:4],
    ("依法治国。", "Law rules.", "5", ""),
    *SENTENCES[5:6],
    (PARAGRAPHS[5], "Who is in charge? Who answers.\nWho is in charge?", "default", ""),
)
TRANSLATED = [
    "High-quality work",
    "Law is basic. Teach by cases! Never stop.",
    "Rule of law.",
    "First judgment",
    "Law rules.",
    "Who is in charge? Who answers.\nWho is in charge?",
]

COLOURED = ("Rule ‹1by1› law. Teach by ‹2›cases!", "First ‹1›judgment")
BACK = {
    "omegat/project_save.tmx": ([], COLOURED),  # its tags are words there
    "job-omegat.tmx": ([], COLOURED),
    "job-level1.tmx": (  # it has none
        [
            "inline markup of its English: missing: ‹1›",
            "it has inline markup, which goes astray where sentences are put together",
        ],
        ("", ""),
    ),
    "job-level2.tmx": ([], COLOURED),
}


@pytest.fixture
def store() -> Iterator[Store]:
    with project(*PARAGRAPHS) as opened:
        translating.confirm(opened, visit_of(opened, 1), TRANSLATED[0])
        yield opened


def worked(
    store: Store, folder: Path, lines: tuple[tuple[str, ...], ...], *, sentences: bool
) -> Path:
    """The project of OmegaT, once somebody has worked in it."""
    made = folder / "job"
    for name in ("source", "target", "tm", "omegat", "glossary", "dictionary"):
        (made / name).mkdir(parents=True)
    (made / "omegat.project").write_text(PROJECT.format(str(sentences).lower()), "utf-8")
    text = parallel_texts.parallel_text(store, "page")
    exporting.write_export(text, made / "source/page.omegat.xlf", FORMATS.get("xliff-omegat"))
    rows = ("\t".join(each).replace("\n", "\\n") for each in lines)
    (folder / "lines.tsv").write_text("\n".join(rows), "utf-8")
    done = subprocess.run(
        [*JAVA, "-cp", JAR, WORK, made, folder / "lines.tsv", folder],
        check=False,
        capture_output=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return made


def taken(store: Store, path: Path) -> list[RowResult]:
    told: list[RowResult] = []
    returning.take_back(store, path, "王审", tell=told.append)
    assert list(store.faults()) == []
    return told


@pytest.mark.parametrize("sentences", [True, False], ids=["sentences", "paragraphs"])
def test_all_that_omegat_saves_comes_back(store: Store, tmp_path: Path, *, sentences: bool) -> None:
    made = worked(store, tmp_path, SENTENCES if sentences else WHOLE, sentences=sentences)
    for name in (
        "target/page.omegat.xlf", "omegat/project_save.tmx", "job-omegat.tmx", "job-level1.tmx",
        "job-level2.tmx",
    ):  # fmt: skip
        told = taken(store, made / name)
        assert [(each.where, each.reason) for each in told if each.reason] == [], name
        assert [target for _, target in texts(store)] == TRANSLATED, name
        is_xliff = name.endswith(".xlf")
        assert pair_of(store, 2).target.state is (State.DRAFT if is_xliff else State.TRANSLATED)
        notes = [] if is_xliff else ["谁说的？"]
        assert [each.body for each in pair_of(store, 2).annotations] == notes
        assert {each.fate for each in taken(store, made / name)} == {RowFate.SAME}, name
        undoing.undo(store, "王审")


def test_what_was_translated_in_part_stays_open(store: Store, tmp_path: Path) -> None:
    made = worked(store, tmp_path, SENTENCES[:2], sentences=True)
    told = taken(store, made / "omegat" / "project_save.tmx")
    assert [each.fate for each in told] == [RowFate.REFUSED] * 2
    assert [target for _, target in texts(store)] == [TRANSLATED[0], *[""] * 5]
    (row,) = [
        each for each in taken(store, made / "target/page.omegat.xlf") if each.after != each.before
    ]
    assert (row.number, row.state, row.after) == (
        2, State.DRAFT, "Law is basic. Teach by cases! 扫黑除恶不能停。",
    )  # fmt: skip


def test_markup_comes_back_and_never_astray(tmp_path: Path) -> None:
    with Store.memory() as store:
        add_coded(store, "依法{1>治国<1}。必须{2}以案释法！", "一审{1}判决")
        given = (
            ("依法<o0>治国</o0>。", "Rule <o0>by</o0> law.", "default", ""),
            ("必须<a1/>以案释法！", "Teach by <a1/>cases!", "default", ""),
            ("一审<a0/>判决", "First <a0/>judgment", "default", ""),
        )
        made = worked(store, tmp_path, given, sentences=True)
        for name, (reasons, targets) in BACK.items():
            rows = taken(store, made / name)
            assert [each.reason for each in rows if each.reason] == reasons, name
            assert coded_targets(store) == targets, name
            if not reasons:
                assert {each.fate for each in taken(store, made / name)} == {RowFate.SAME}, name
                undoing.undo(store, "王审")
        taken(store, made / "target/page.omegat.xlf")
        assert coded_targets(store) == COLOURED


def coded_targets(store: Store) -> tuple[str, ...]:
    targets = [pair_of(store, number).target for number in (1, 2)]
    return tuple(told(each.text, each.codes) for each in targets)
