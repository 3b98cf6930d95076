from dataclasses import replace
from pathlib import Path

import pytest

from workbench.errors import ExportFailed, NotFound, Refused
from workbench.model.codes import Code
from workbench.model.exchange import Arrangement, Choices, Exported, Layout, Level, NotesFor
from workbench.model.segments import State
from workbench.model.sources import Filling
from workbench.plugins import FORMATS, Format, Registry
from workbench.services import (
    importing,
    layouts,
    segmenting,
    translating,
    writing_back,
    written_folder,
)
from workbench.services.importing import Repair
from workbench.store.project import Store

ME = "李译"
PAGE = """\
---
title: 通知
---

# 关于**扫黑除恶**工作的通知

各地要坚持党的领导,深化改革[^1]。各部门要压实责任。

- 加强*组织*领导；
- 建立台账。

```
原样保留
```

[^1]: 见附件。
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A project with a Markdown document."""
    return with_files(tmp_path, {"通知.md": PAGE})


def with_files(folder: Path, files: dict[str, str]) -> Store:
    """A project with some files, by name."""
    store = Store.memory()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        proposal = importing.propose(folder / name, Repair.AUTO)
        importing.add(store, [proposal], ME)
    return store


def translate(store: Store, number: int, text: str, codes: tuple[Code, ...] = ()) -> None:
    """Sets the target of a segment of the first document."""
    row = store.segments.row_of_number(1, number)
    assert row is not None
    pair = store.segments.pair(row)
    translating.set_target(store, row, pair, text, State.TRANSLATED, ME, codes)


def row_of(store: Store, number: int) -> int:
    """The row of a segment of the first document."""
    row = store.segments.row_of_number(1, number)
    assert row is not None
    return row


def test_only_words_are_changed_and_what_has_no_english_stays(store: Store, tmp_path: Path) -> None:
    codes = store.segments.pair(row_of(store, 2)).segment.codes
    moved = tuple(replace(code, offset=at) for code, at in zip(codes, (10, 15), strict=True))
    translate(store, 2, "Notice on Crime", moved)
    translate(store, 4, "Strengthen *leadership*;", ())
    out = tmp_path / "notice.md"
    assert writing_back.write_back(store, "通知", out) == Exported(
        written=2, skipped=4, warnings=()
    )
    assert out.read_text(encoding="utf-8") == PAGE.replace(
        "关于**扫黑除恶**工作的通知", "Notice on **Crime**"
    ).replace("加强*组织*领导；", "Strengthen \\*leadership\\*;")


def test_split_and_joined_segments_go_to_their_places(store: Store, tmp_path: Path) -> None:
    body = row_of(store, 3)
    pair = store.segments.pair(body)
    segmenting.split(store, body, pair, pair.segment.source.index("各部门"), ME)
    translate(store, 3, "Deepen reform.")
    translate(store, 4, "Take responsibility.")
    first, second = row_of(store, 5), row_of(store, 6)
    segmenting.join_next(store, first, store.segments.pair(first), store.segments.pair(second), ME)
    translate(store, 5, "Lead and keep a ledger.")
    out = tmp_path / "notice.md"
    writing_back.write_back(store, "通知", out)
    text = out.read_text(encoding="utf-8")
    assert "Deepen reform.[^1] Take responsibility." in text
    assert "- Lead and keep a ledger." in text
    assert "建立台账" not in text


def test_what_is_not_to_be_translated_stays_and_is_not_missed(store: Store, tmp_path: Path) -> None:
    with store.journal.change("skip", ME) as change:
        change.update("segments", row_of(store, 5), {"translatable": 0})
    exported = writing_back.write_back(store, "通知", tmp_path / "notice.md")
    assert (exported.written, exported.skipped) == (0, 5)


def test_strict_names_what_is_missing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"6 paragraphs have no English yet: 1, 2, 3, 4, 5, ..."):
        writing_back.write_back(store, "通知", tmp_path / "notice.md", strict=True)
    assert not (tmp_path / "notice.md").exists()


def test_a_document_that_cannot_be_written_back(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"通知.md": PAGE})
    registry = Registry(package="tests.formats", group="none")
    with pytest.raises(Refused, match="通知 came from markdown, which is not written back"):
        writing_back.write_back(store, "通知", tmp_path / "notice.md", registry=registry)


def test_a_file_that_does_not_read_back_is_not_written(store: Store, tmp_path: Path) -> None:
    translate(store, 1, "Notice")

    class Broken(Registry):
        def get(self, name: str) -> Format:
            format = super().get(name)
            assert format.write_filled is not None
            write = format.write_filled

            def without_the_first(
                original: bytes, fillings: list[Filling], out: object
            ) -> list[str]:
                first = replace(fillings[0], text="Note")
                return list(write(original, [first, *fillings[1:]], out))  # type: ignore[arg-type]

            return replace(format, write_filled=without_the_first)  # type: ignore[arg-type]

    out = tmp_path / "notice.md"
    with pytest.raises(ExportFailed, match="block 1 reads back as 'Note', not 'Notice'"):
        writing_back.write_back(store, "通知", out, registry=Broken())
    assert not out.exists()


def test_a_folder_takes_every_document(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"通知.md": PAGE, "附件.md": "附件内容。\n"})
    folder = tmp_path / "out"
    folder.mkdir()
    assert layouts.fills_folder(store, (), folder, Layout.AUTO)
    exported = written_folder.write_all(store, folder)
    assert (exported.written, exported.skipped) == (0, 7)
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {
        "通知.md": PAGE,
        "附件.md": "附件内容。\n",
    }
    with pytest.raises(Refused, match="there is no folder"):
        written_folder.write_all(store, tmp_path / "nowhere")


def test_documents_of_like_names_have_files_of_their_own(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"甲.md": "甲文。\n"})
    proposal = importing.propose(tmp_path / "甲.md", Repair.AUTO)
    names = ("a?b", "a*b", "A_B", "../../etc", "文" * 200)
    importing.add(store, [replace(proposal, name=name) for name in names], ME)
    folder = tmp_path / "out"
    folder.mkdir()
    written_folder.write_all(store, folder)
    assert {path.name for path in folder.iterdir()} == {
        "甲.md",
        "a_b.md",
        "a_b (2).md",
        "A_B (3).md",
        "_.._etc.md",
        f"{'文' * 66}.md",
    }


def test_strict_writes_no_document_while_one_is_not_whole(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"甲.md": "甲文。\n", "乙.md": "乙文。\n"})
    translate(store, 1, "Text A.")
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Refused, match="1 paragraph has no English yet: 乙 1"):
        written_folder.write_all(store, folder, strict=True)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        (
            NotesFor.CLIENT,
            "the layout of the original has no place for notes, left out of 1 segment",
        ),
        (NotesFor.NONE, None),
    ],
)
def test_notes_that_have_no_place_are_told(
    store: Store, tmp_path: Path, notes: NotesFor, said: str | None
) -> None:
    translating.write_note(store, row_of(store, 2), 2, "看标题", ME)
    done = writing_back.write_back(store, "通知", tmp_path / "out.md", notes=notes)
    assert done.warnings == (() if said is None else (said,))


def test_what_the_layout_cannot_have_is_refused() -> None:
    layouts.refuse_unfit(Choices(notes=NotesFor.ALL))
    choices = Choices(level=Level.SENTENCE, matches=2, arrangement=Arrangement.ABOVE)
    fault = "cannot have --matches, --level sentence, --arrange above; leave that out"
    with pytest.raises(Refused, match=fault):
        layouts.refuse_unfit(choices)


@pytest.mark.parametrize(
    ("names", "out", "layout", "to", "is_found"),
    [
        ((), "notice.md", Layout.AUTO, None, True),
        ((), "notice.md", Layout.PLAIN, None, False),
        ((), "notice.docx", Layout.AUTO, None, False),
        ((), "notice.tmx", Layout.AUTO, None, False),
        ((), "notice.parallel.md", Layout.AUTO, None, False),
        ((), "notice", Layout.AUTO, "markdown", True),
        (("通知",), "notice.md", Layout.ORIGINAL, None, True),
    ],
)
def test_which_layout_a_file_has(
    store: Store, names: tuple[str, ...], out: str, layout: Layout, to: str | None, is_found: bool
) -> None:
    found = layouts.find_document(store, names, Path(out), layout, to=to)
    assert (found is not None and found.name == "通知") == is_found


def test_layouts_refused(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"通知.md": PAGE, "附件.md": "附件内容。\n"})
    with pytest.raises(Refused, match="a file in the layout of the original holds one document"):
        layouts.find_document(store, (), Path("all.md"), Layout.ORIGINAL)
    with pytest.raises(Refused, match=r"通知 came from markdown, all.tmx is none"):
        layouts.find_document(store, ("通知",), Path("all.tmx"), Layout.ORIGINAL)
    with pytest.raises(NotFound):
        layouts.find_document(store, ("别的",), Path("all.md"), Layout.AUTO)


def test_every_format_that_writes_back_also_reads() -> None:
    found = {each.name for each in FORMATS.all()[0] if each.write_filled is not None}
    assert {"markdown", "text"} <= found


@pytest.mark.parametrize(
    ("text", "english", "expected", "moved"),
    [
        ("[各市要](x)落实[^1]责任。[^2]", {}, "[各](x)[市要](x)落实[^1]责任。[^2]", ()),
        ("各市**要**落实[^1]责任。", {1: "All", 2: "must."}, "All must.[^1]", (2,)),
    ],
)
def test_marks_of_a_split_paragraph_stand_once(
    text: str, english: dict[int, str], expected: str, moved: tuple[int, ...], tmp_path: Path
) -> None:
    notes = "".join(f"\n\n[^{each}]: 注。" for each in (1, 2) if f"[^{each}]" in text)
    store = with_files(tmp_path, {"文.md": f"{text}{notes}\n"})
    row = row_of(store, 1)
    segmenting.split(store, row, store.segments.pair(row), 1, ME)
    for number, words in english.items():
        translate(store, number, words)
    done = writing_back.write_back(store, "文", tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == f"{expected}{notes}\n"
    assert [each for each in done.warnings if "lacks" in each] == [
        "inline markup that the translation lacks was put at the end of 1 of the segments; "
        f"the first is {number}"
        for number in moved
    ]


def test_a_mark_goes_with_what_was_split_off_though_the_draft_has_it(tmp_path: Path) -> None:
    store = with_files(tmp_path, {"文.md": "各市落实责任。[^1]\n\n[^1]: 注。\n"})
    row = row_of(store, 1)
    translate(store, 1, "All cities must.", store.segments.pair(row).segment.codes)
    segmenting.split(store, row, store.segments.pair(row), 2, ME)
    writing_back.write_back(store, "文", tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == (
        "All cities must. 落实责任。[^1]\n\n[^1]: 注。\n"
    )


def test_pictures_may_change_places(tmp_path: Path) -> None:
    page = "<meta charset=utf-8><p>甲<img src=a alt=图一>乙<img src=b alt=图二>丙</p>"
    store = with_files(tmp_path, {"页.html": page})
    first, second = store.segments.pair(row_of(store, 1)).segment.codes
    translate(store, 1, "One", (replace(second, offset=0), replace(first, offset=3)))
    translate(store, 2, "Hall")
    translate(store, 3, "Gate")
    writing_back.write_back(store, "页", tmp_path / "out.html")
    assert '<p><img src=b alt="Gate">One<img src=a alt="Hall"></p>' in (
        tmp_path / "out.html"
    ).read_text(encoding="utf-8")


def test_an_element_with_words_of_its_own_stays_in_the_translation(tmp_path: Path) -> None:
    page = "<meta charset=utf-8><p>甲<abbr title=说明>乙</abbr>丙</p>"
    store = with_files(tmp_path, {"页.html": page})
    translate(store, 1, "One")
    translate(store, 2, "Note")
    done = writing_back.write_back(store, "页", tmp_path / "out.html")
    assert '<p>One<abbr title="Note"></abbr></p>' in (tmp_path / "out.html").read_text(
        encoding="utf-8"
    )
    assert done.warnings == (
        "inline markup that the translation lacks was put at the end of 1 of the segments; "
        "the first is 1",
    )


def test_line_breaks_between_han_characters_read_back(tmp_path: Path) -> None:
    store = with_files(
        tmp_path, {"页.html": "<meta charset=utf-8><p>术语</p><pre>预排\n文本</pre>"}
    )
    first, second = row_of(store, 1), row_of(store, 2)
    segmenting.join_next(store, first, store.segments.pair(first), store.segments.pair(second), ME)
    writing_back.write_back(store, "页", tmp_path / "out.html")
    assert "<p>术语预排<br>\n文本</p>" in (tmp_path / "out.html").read_text(encoding="utf-8")
