from dataclasses import replace

from hypothesis import given
from lxml import html

from tests.builders import newspaper, pair, parallel
from tests.formats.round_trips import assert_survives, hard_pairs, parallel_texts, whole, written
from workbench.formats.html import FORMAT
from workbench.model.exchange import ParallelText


def page(text: ParallelText) -> html.HtmlElement:
    return html.document_fromstring(written(FORMAT, text).decode())


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


def test_another_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    rows = page(text).xpath("//tr[td]")
    found = [
        ("".join(row.xpath("td[1]/p[1]/text()")), "".join(row.xpath("td[2]/p[1]/text()")))
        for row in rows
    ]
    assert found == whole(text)


def test_the_page_asks_nothing_of_the_network() -> None:
    shown = page(newspaper())
    assert shown.xpath("//script | //link | //img | //iframe | //@src | //@href") == []
    style = shown.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_says_which_language_is_where() -> None:
    shown = page(parallel(pair(), source_language="zh-Hant", target_language="en-GB"))
    assert shown.get("lang") == "en-GB"
    assert [cell.get("lang") for cell in shown.xpath("//td")] == ["zh-Hant", "en-GB"]
    assert shown.xpath("//thead//th/text()") == ["No.", "Chinese", "English"]


def test_kind_state_and_note_are_said_in_words() -> None:
    rows = page(newspaper()).xpath("//tr[td]")
    assert [row.get("class") for row in rows] == [
        "headline",
        "headline",
        "headline",
        "byline",
        "body",
        "body",
        "credit",
    ]
    assert rows[4].xpath("string(th)").split() == ["5", "draft"]
    assert rows[4].xpath("string(td[2]/p[@class='note'])") == (
        "Note: “制度机制” again in 6: keep the wording"
    )
    assert rows[5].xpath("td[2]/p/text()") == ["no English yet"]


def test_no_row_is_torn_in_print() -> None:
    assert "break-inside: avoid" in page(newspaper()).xpath("string(//style)")


def test_a_title_cannot_end_the_head() -> None:
    shown = page(parallel(pair(), title="</title><script>x</script>"))
    assert shown.xpath("string(//title)") == "</title><script>x</script>"
    assert shown.xpath("//script") == []


def test_what_is_not_to_be_translated_says_so_and_is_not_counted() -> None:
    kept = replace(
        pair(2, "表一", ""), segment=replace(pair(2, "表一").segment, is_translatable=False)
    )
    shown = page(parallel(pair(1), kept, pair(3, target="")))
    assert shown.xpath("//p[@class='progress']/text()") == ["1 of 2 paragraphs in English"]
    assert shown.xpath("//p[@class='missing']/text()") == [
        "not to be translated",
        "no English yet",
    ]
