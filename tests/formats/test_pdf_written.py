"""The PDF for readers, where Pango and a Chinese font are there to set it."""

import builtins
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import footnoted, pair, parallel
from tests.formats.page_values import everything
from tests.formats.round_trips import assert_footnotes_survive, hard_pairs, written
from workbench.errors import Refused, UnreadableFile
from workbench.formats import _pdf_written
from workbench.formats._pdf_layer import Layer, Place
from workbench.formats.pdf import FORMAT
from workbench.model.exchange import Arrangement, ParallelText
from workbench.model.segments import SegmentKind

needs_pango = pytest.mark.usefixtures("pango")


def in_file(data: bytes, folder: Path) -> Path:
    path = folder / "page.pdf"
    path.write_bytes(data)
    return path


@needs_pango
@pytest.mark.parametrize("arrangement", Arrangement)
def test_all_that_a_pair_can_have_is_read_back(arrangement: Arrangement) -> None:
    assert_footnotes_survive(FORMAT, everything(arrangement))


@needs_pango
@pytest.mark.parametrize(
    "text",
    [
        hard_pairs(),
        parallel(),
        parallel(pair(1, "", "")),
        parallel(pair(1, "没有字形\ue000\U00024ecd", "no glyph \U0010fffd")),
        parallel(pair(1, "阿拉伯", "عربي and English")),
        footnoted(parallel(pair(1, "⼀⾞", "e\u0301")), (1, 1, "注"), (1, 1, "again")),
    ],
    ids=range(6),
)
def test_hard_texts_survive(text: ParallelText) -> None:
    assert_footnotes_survive(FORMAT, text)


@needs_pango
def test_pairs_over_several_pages_are_followed() -> None:
    source = "".join(f"第{number}条法律规定,各级人民政府应当依法行政。" for number in range(400))
    target = " ".join(f"Article {number}: governments administer by law." for number in range(400))
    text = parallel(pair(1, source, target), pair(2), pair(3, source[::-1], target[::-1]), pair(4))
    assert_footnotes_survive(FORMAT, text)


@needs_pango
def test_contents_of_many_pages_are_not_taken_for_the_text() -> None:
    heads = (
        pair(number, f"标题{number}", f"Headline {number}", kind=SegmentKind.HEADLINE)
        for number in range(1, 81)
    )
    assert_footnotes_survive(FORMAT, parallel(*heads, pair(81)))


@needs_pango
def test_characters_beyond_the_basic_plane_are_read_as_a_source_text(tmp_path: Path) -> None:
    path = in_file(written(FORMAT, parallel(pair(1, "𠮷野家", "Yoshinoya"))), tmp_path)
    assert FORMAT.read_source is not None
    assert "𠮷野家" in "".join(block.text for block in FORMAT.read_source(path).blocks)


@needs_pango
def test_what_does_not_stand_on_the_pages_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(parallel: ParallelText, out: io.BytesIO, **options: Any) -> list[str]:
        (document,) = parallel.documents
        first, second = document.pairs
        swapped = (replace(first, target=second.target), replace(second, target=first.target))
        return real(
            replace(parallel, documents=(replace(document, pairs=swapped),)), out, **options
        )

    real: Callable[..., list[str]] = _pdf_written.write_page
    monkeypatch.setattr(_pdf_written, "write_page", other)
    path = in_file(
        written(FORMAT, parallel(pair(1, "一", "One."), pair(2, "二", "Two."))), tmp_path
    )
    assert FORMAT.read_back is not None
    with pytest.raises(UnreadableFile, match="pair 2 does not stand on the pages"):
        list(FORMAT.read_back(path))


@needs_pango
def test_bookmarks_name_documents_and_headlines(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(written(FORMAT, everything()))
    titles = [(each.level, each.get_title()) for each in document.get_toc()]
    assert titles == [
        (0, "henan-legal-daily.txt"),
        (1, "The Centenary"),
        (0, "b.txt"),
        (0, "Translator’s notes"),
        (0, "Notes and queries"),
        (0, "Glossary"),
    ]
    assert document.get_metadata_value("Title") == "河南法制报"


@needs_pango
def test_characters_without_a_glyph_are_told() -> None:
    out = io.BytesIO()
    assert FORMAT.write is not None
    assert FORMAT.write(parallel(pair(1, "法\U00024ecd", "law")), out) == [
        "characters that no font of this system has, shown as boxes: 1; the first is U+24ECD"
    ]


def test_a_long_text_is_refused() -> None:
    with pytest.raises(Refused, match=r"more than the 2,000,000 characters .* export to \.html"):
        written(FORMAT, parallel(pair(1, "法" * 2_000_001, "law")))


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError("cannot load library 'libpango-1.0-0'"), "PDF needs Pango"),
        (ImportError("no module"), "PDF needs the package weasyprint"),
    ],
)
def test_what_is_wanting_is_said_in_one_line(
    error: Exception, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *rest)

    real: Callable[..., Any] = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Refused, match=fault) as refused:
        written(FORMAT, parallel(pair()))
    assert "\n" not in str(refused.value)
    assert "or export to .html and print that" in refused.value.hint


def test_a_chinese_font_is_asked_for() -> None:
    with pytest.raises(Refused, match="Chinese font"):
        _pdf_written._told({"法", "\U00024ecd"})


def test_nothing_is_fetched() -> None:
    with pytest.raises(ValueError, match="nothing is fetched"):
        _pdf_written._refuse_to_fetch("https://x.org/a.png")


PAGES = ["1 第一条 the first arti-\ncle. 2 第二条 the sec", "1 / 2 Title ond one. 2 / 2"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", Place(0, 5), Place(0, 5)),
        ("第一条", Place(0, 0), Place(0, 4)),
        ("the first article.", Place(0, 0), Place(0, 20)),
        ("the second one.", Place(0, 4), Place(1, 15)),
        ("ond one.", Place(0, 0), Place(1, 15)),
        ("the third one.", Place(0, 0), None),
        ("第一条", Place(0, 2), None),
    ],
)
def test_where_a_text_ends(text: str, start: Place, end: Place | None) -> None:
    assert Layer(PAGES).end_of(text, start) == end


def test_a_text_that_is_nowhere_is_soon_known() -> None:
    layer = Layer(["法治" * 200] * 40)
    assert layer.end_of("法治" * 900 + "人", Place(0, 0)) is None
    assert layer.end_of("法人" * 900, Place(0, 0)) is None
