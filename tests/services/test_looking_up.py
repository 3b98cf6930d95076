"""Importing dictionaries, and looking words up in them."""

from __future__ import annotations

import gzip
import zipfile
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.test_dictionary_senses import entry
from workbench.errors import NotFound, UnreadableFile
from workbench.services import looking_up
from workbench.store.project import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.model.dictionaries import DictionaryHit

LINES = """\
# CC-CEDICT
#! date=2026-06-12T07:40:30Z
人 人 [ren2] /person/
人民 人民 [ren2 min2] /the people/
人民法院 人民法院 [ren2 min2 fa3 yuan4] /people's court/
民法 民法 [min2 fa3] /civil law/
法 法 [fa3] /law/
法院 法院 [fa3 yuan4] /court of law/CL:所[suo3]/
院 院 [yuan4] /courtyard; institution/
頭髮 头发 [tou2 fa5] /hair (on the head)/
王 王 [Wang2] /surname Wang/
王 王 [wang2] /king or monarch/
裏 里 [li3] /variant of 裡|里[li3]/
裡 里 [li3] /inside/
AA制 AA制 [A A zhi4] /to split the bill/
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "词典.u8"
    path.write_text(LINES, encoding="utf-8")
    with Store.memory() as store:
        looking_up.import_dictionary(store, path, "李译")
        yield store


def shown(hits: list[DictionaryHit], text: str) -> list[str]:
    return [hit.span.of(text) for hit in hits]


def facts(store: Store) -> list[tuple[str, str, int, str]]:
    return [(each.name, each.date, each.entries, each.author) for each in store.dictionaries.all()]


def test_longest_first_then_shorter_then_across_then_parts(store: Store) -> None:
    text = "在人民法院"
    hits = looking_up.look_up(store, text, 1)
    assert shown(hits, text) == ["人民法院", "人民", "人", "法院", "法", "院"]
    assert hits[0].span.start == 1
    assert shown(looking_up.look_up(store, text, 3), text) == [
        "法院", "法", "人民法院", "民法", "院",
    ]  # fmt: skip
    assert looking_up.longest(store, text, 1).of(text) == "人民法院"
    assert not len(looking_up.longest(store, text, 0))


@pytest.mark.parametrize("text", ["头发", "頭髮", "頭发", "头髮"])
def test_either_script_and_a_mixture(store: Store, text: str) -> None:
    (hit,) = looking_up.look_up(store, text)
    assert [(word.simplified, word.traditional, word.pinyin) for word in hit.words] == [
        ("头发", "頭髮", "tóu fa")
    ]


@pytest.mark.parametrize("text", ["AA制", "aa制", "ＡＡ制"])
def test_width_and_case_do_not_matter(store: Store, text: str) -> None:
    assert shown(looking_up.look_up(store, text), text) == [text]


def test_a_word_comes_before_the_surname(store: Store) -> None:
    (hit,) = looking_up.look_up(store, "王")
    assert [word.senses for word in hit.words] == [("king or monarch",), ("surname Wang",)]


def test_a_variant_is_followed_one_step(store: Store) -> None:
    (hit,) = looking_up.look_up(store, "裏")
    (word,) = hit.words
    assert [(each.traditional, each.senses) for each in word.variant_of] == [("裡", ("inside",))]
    assert looking_up.told(word) == ["variant of 裡|里[lǐ]", "里 裡 lǐ: inside"]


@pytest.mark.parametrize(("text", "at"), [("", 0), ("人", 1), ("人", -1), (" 人", 0), ("猫", 0)])
def test_nothing_is_found(store: Store, text: str, at: int) -> None:
    assert looking_up.look_up(store, text, at) == []


@given(text=st.text("人民法院头髮 王裏A制。", max_size=12), at=st.integers(0, 12))
def test_every_hit_is_a_word_of_the_place_or_of_the_longest_one(text: str, at: int) -> None:
    store = _shared()
    hits = looking_up.look_up(store, text, at)
    longest = looking_up.longest(store, text, at)
    spans = [hit.span for hit in hits]
    assert len(spans) == len(set(spans))
    assert not len(longest) or spans[0] == longest
    for hit in hits:
        assert hit.words
        assert hit.span.start <= at < hit.span.end or longest.holds(hit.span)


@cache
def _shared() -> Store:
    store = Store.memory()
    lines = (line for line in LINES.splitlines() if not line.startswith("#"))
    store.dictionaries.replace("词典", [entry(line.rstrip("/")) for line in lines], "李译")
    return store


def test_another_edition_takes_the_place_of_the_one_before(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "词典.u8"
    path.write_text("猫 猫 [mao1] /cat/\n", encoding="utf-8")
    imported = looking_up.import_dictionary(store, path, "王编")
    assert imported.is_renewed
    assert facts(store) == [("词典.u8", "", 1, "王编")]
    assert looking_up.look_up(store, "人") == []


def test_packed_files(tmp_path: Path) -> None:
    packed, archive = tmp_path / "a.txt.gz", tmp_path / "a.zip"
    packed.write_bytes(gzip.compress(LINES.encode(), mtime=0))
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("readme.md", "no dictionary")
        out.writestr("cedict_ts.u8", LINES)
    with Store.memory() as store:
        for path in (packed, archive):
            looking_up.import_dictionary(store, path, "李译")
        assert facts(store) == [
            ("a.txt.gz", "2026-06-12", 13, "李译"),
            ("a.zip", "2026-06-12", 13, "李译"),
        ]
        looking_up.remove_dictionary(store, "a.zip")
        assert [each[0] for each in facts(store)] == ["a.txt.gz"]
        with pytest.raises(NotFound, match=r"there is no dictionary 'a.zip'; there are a.txt.gz"):
            looking_up.remove_dictionary(store, "a.zip")


def test_bad_lines_are_left_out_and_named(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "词典.u8"
    path.write_bytes(LINES.encode() + "没有英文 没有英文 [x] //\n".encode() + b"\xff\n")
    imported = looking_up.import_dictionary(store, path, "李译")
    assert (imported.dictionary.entries, imported.skipped) == (13, 2)
    assert imported.warnings == ("词典.u8: 2 lines are no entries and were left out: line 16, 17",)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "it has no entries"),
        (b"# CC-CEDICT\n", "it has no entries"),
        ("法治\tlaw\n".encode() * 500, "no line has the form"),
        (b"\x00\xff\xfe" * 5_000, "no line has the form"),
        (LINES.encode() + b"x\n" * 20, "less than half of its lines"),
        (b"\x1f\x8bxx", "line 1"),
        (b"PK\x03\x04xx", "line 1"),
        (b"x" * 70_000, "larger than any entry"),
        (gzip.compress(b"\0" * (1 << 20), mtime=0), "larger than any entry"),
    ],
)
def test_what_is_no_dictionary_is_refused(
    store: Store, tmp_path: Path, data: bytes, fault: str
) -> None:
    path = tmp_path / "词典.u8"
    path.write_bytes(data)
    before = facts(store)
    with pytest.raises(UnreadableFile, match=fault):
        looking_up.import_dictionary(store, path, "李译")
    assert facts(store) == before
    assert len(looking_up.look_up(store, "人民")) == 2


def test_an_import_that_is_broken_off_leaves_all_as_it_was(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "词典.u8"
    path.write_text("猫 猫 [mao1] /cat/\n", encoding="utf-8")

    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    before = store.dictionaries.all()
    with pytest.raises(KeyboardInterrupt):
        looking_up.import_dictionary(store, path, "李译", report=stop)
    assert store.dictionaries.all() == before
    assert len(looking_up.look_up(store, "人民")) == 2
