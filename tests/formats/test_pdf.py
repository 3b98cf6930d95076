import builtins
import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from tests.formats.filled import read
from workbench.errors import UnreadableFile
from workbench.formats import _pdf_apart
from workbench.formats._pdf_glyphs import _character
from workbench.formats.pdf import FORMAT
from workbench.model.segments import SegmentKind
from workbench.model.sources import Block
from workbench.text.repair import repair

SOURCES = Path(__file__).parents[1] / "data" / "sources"
PAGE = SOURCES / "two-columns.pdf"


def blocks(path: Path) -> Sequence[Block]:
    assert FORMAT.read_source is not None
    return FORMAT.read_source(path).blocks


def document(*pages: int) -> bytes:
    """A PDF of pages of the sample, from 0; -1 is an empty page."""
    made = pypdfium2.PdfDocument.new()
    sample = pypdfium2.PdfDocument(PAGE)
    for page in pages:
        if page < 0:
            made.new_page(300, 300)
        else:
            made.import_pages(sample, [page])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_page_is_read_column_by_column() -> None:
    found = blocks(PAGE)
    assert [(each.locator, each.indent, each.gap, each.text) for each in found[:10]] == [
        ("1:1", 0, 0, "法治文摘　第3版"),
        ("1:2", 5, 0, "国家机构与公民的基本权利"),
        ("1:3", 0, 0, "本版刊载宪法总纲部分条文，供各地学习宣传时使用；条文以全国人民代表"),
        ("1:4", 0, 0, "大会公布的文本为准，引用时请注明出处与修正案的年份，并请核对各条的"),
        ("1:5", 0, 0, "序号。"),
        ("1:6", 0, 0, "本报记者　王　明　整理"),
        ("1:7", 4, 0, "第一条　中华人民共和国是工"),
        ("1:8", 0, 0, "人阶级领导的、以工农联盟为基础"),
        ("1:9", 0, 0, "的人民民主专政的社会主义国家。"),
        ("1:10", 4, 0, "社会主义制度是中华人民共和"),
    ]
    assert [each.text for each in found[16:20]] == [
        "人民行使国家权力的机关是全",
        "国人民代表大会和地方各级人民代",
        "表大会。",
        "人民依照法律规定，通过各种",
    ]


def test_a_new_page_has_a_blank_line_before_it() -> None:
    assert [(each.locator, each.text) for each in blocks(PAGE) if each.gap] == [
        ("1:29", "— 1 —"),
        ("2:1", "法治文摘　第3版"),
        ("2:2", "判机关、检察机关都由人民代表大"),
        ("2:15", "— 2 —"),
        ("3:1", "法治文摘　第3版"),
        ("3:2", "年份\t案数\t主要内容"),
        ("3:8", "— 3 —"),
    ]


def test_larger_lines_are_headlines_and_rows_cells() -> None:
    found = [(each.kind, each.level, each.text) for each in blocks(PAGE) if each.kind]
    assert found[:3] == [
        (SegmentKind.HEADLINE, 1, "国家机构与公民的基本权利"),
        (SegmentKind.TABLE_CELL, 0, "年份\t案数\t主要内容"),
        (SegmentKind.TABLE_CELL, 0, "1988\t2\t私营经济"),
    ]
    assert len(found) == 7


def test_repair_makes_whole_paragraphs_of_two_columns() -> None:
    paragraphs = [each.text for each in repair(blocks(PAGE))]
    assert (
        "第一条　中华人民共和国是工人阶级领导的、以工农联盟为基础的人民民主专政的社会主义国家。"
        in paragraphs
    )
    assert "人民行使国家权力的机关是全国人民代表大会和地方各级人民代表大会。" in paragraphs
    assert (
        "第四条　中华人民共和国各民族一律平等。国家保障各少数民族的合法的权利和利益，"
        "维护和发展各民族的平等团结互助和谐关系。禁止对任何民族的歧视和压迫，"
        "禁止破坏民族团结和制造民族分裂的行为。" in paragraphs
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_does_upright(turn: int) -> None:
    turned = pypdfium2.PdfDocument(document(0))
    turned[0].set_rotation(turn)
    out = io.BytesIO()
    turned.save(out)
    assert read(FORMAT, out.getvalue()).blocks == read(FORMAT, document(0)).blocks


def test_pages_without_text_are_said() -> None:
    source = read(FORMAT, document(-1, 2, -1, -1, 2))
    assert source.warnings == ("pages without text, which OCR may find: 1, 3-4",)
    assert [each.locator for each in source.blocks if each.text == "— 3 —"] == ["2:8", "5:8"]
    assert not source.is_structured


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "源.pdf is empty"),
        (b"%PDF-1.7\nxxxx", "源.pdf is no PDF document, or is damaged"),
        ("法典".encode(), "源.pdf is no PDF document, or is damaged"),
        (PAGE.read_bytes()[:2000], "源.pdf is no PDF document, or is damaged"),
        ((SOURCES / "secret.pdf").read_bytes(), "源.pdf is encrypted and needs a password"),
        (document(-1, -1), "源.pdf has no text layer: its 2 pages are pictures or empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, data, "源.pdf")
    assert caught.value.fault.startswith(fault)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_page_without_end_takes_no_more_than_a_process_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = b"<</Length 11>>stream\n/X Do /X Do\nendstream"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    page = b"<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R/Parent 2 0 R/Resources"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page + b"<</XObject<</X 5 0 R>>>>>>",
        draw,
        form + draw[2:],
    )
    data = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, 1)
    )
    monkeypatch.setattr(_pdf_apart, "_MEMORY", 32 * 2**20)
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, data + b"trailer<</Root 1 0 R>>", "源.pdf")
    assert caught.value.fault == "源.pdf, page 1 takes more memory or time than a page of text"


def test_modules_of_the_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(FORMAT, document(0), "源.pdf").blocks


def test_without_the_library_the_hint_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def lacking(name: str, *rest: object, **more: object) -> object:
        if name == "pypdfium2":
            raise ImportError(name)
        return whole(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(UnreadableFile) as caught:
        read(FORMAT, document(0), "源.pdf")
    assert caught.value.hint == "pip install 'bilingual-workbench[formats]'"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0x2F45, "\u2f45"),
        (0xF92C, "\uf92c"),
        (0xFB01, "fi"),
        (0xFB03, "ffi"),
        (0x02, "-"),
        (0xAD, "-"),
        (0x20, " "),
        (0x3000, "\u3000"),
        (0, ""),
        (0x0D, ""),
        (0x85, ""),
        (0xD800, ""),
        (0x110000, ""),
        (0x20BB7, "𠮷"),
    ],
)
def test_characters_are_kept_but_for_shapes_of_fonts(code: int, text: str) -> None:
    assert _character(code) == text
