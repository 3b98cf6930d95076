import itertools
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from tests.builders import newspaper, pair, parallel
from tests.examples import examples
from tests.formats.full_choices import asked_texts
from tests.formats.round_trips import (
    assert_survives,
    hard_pairs,
    pairs_back,
    parallel_texts,
    read_back,
    whole,
    written,
)
from tests.formats.test_markdown import plain
from tests.formats.test_pair_tables import beside
from workbench.formats.parallel_markdown import FORMAT
from workbench.model.exchange import Around, Carried, ParallelText


def seen(markdown: str) -> list[tuple[str, str]]:
    """Each quotation without its label, with the paragraph below it, as a foreign reader has it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    blocks = [
        (token.level, token.children[0].content if token.children else "", plain(token))
        for token in tokens
        if token.type == "inline"
    ]
    pairs = []
    for (level, _, source), (_, _, target) in itertools.pairwise(blocks):
        if level == 2:
            _, _, rest = source.partition("\n")
            pairs.append((rest, target))
    return pairs


@given(parallel_texts)
def test_what_is_written_is_read_back(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


def test_another_reader_finds_the_same_pairs_in_order() -> None:
    text = hard_pairs()
    assert seen(written(FORMAT, text).decode()) == whole(text)


def test_a_page_reads_pair_by_pair() -> None:
    text = written(FORMAT, newspaper()).decode()
    assert text.startswith(
        "# 河南法制报\n"
        "\n"
        "## henan-legal-daily.txt\n"
        "\n"
        "> **1** *headline*\\\n"
        "> 庆祝建党百年\n"
        "\n"
        "Celebrating the Party’s Centenary\n"
        "\n"
    )
    assert (
        "> **5** *body, draft*\\\n"
        "> 突出抓好制度机制建设,坚决维护国家政治安全。\n"
        "\n"
        "Build institutions & mechanisms.\\\n"
        "Safeguard national political security.\n"
        "\n"
        "*Note:* “制度机制” again in 6: keep the wording\n"
        "\n"
        "> **6** *body*\\\n"
        "> 深入贯彻《中国共产党政法工作条例》,持续深化政治督察和纪律作风督查巡查制度。\n"
        "\n"
        "*[no English yet]*\n"
    ) in text


def test_what_is_not_to_be_translated_says_so_and_reads_back_as_empty() -> None:
    kept = replace(
        pair(1, "表一", ""), segment=replace(pair(1, "表一").segment, is_translatable=False)
    )
    text = parallel(kept, pair(2, target=""))
    assert [target for _, target in seen(written(FORMAT, text).decode())] == [
        "[not to be translated]",
        "[no English yet]",
    ]
    assert_survives(FORMAT, text)


@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(asked_texts)
def test_what_was_asked_for_is_read_back_too(text: ParallelText) -> None:
    assert_survives(FORMAT, text)


def test_sentences_earlier_wordings_and_terms() -> None:
    text = written(FORMAT, beside()).decode()
    assert text.endswith(
        "> **3.2** *body, two sentences as one, unsure*\\\n"
        "> 法治。\n"
        "\n"
        "Rule of law.\n"
        "\n"
        "*Note:* a \\| b\n"
        "\n"
        "*Note:* \\[query\\] which law?\n"
        "\n"
        "*Earlier, 2026-03-01 08:30, 李译, draft:* Law.\n"
        "\n"
        "## Terms\n"
        "\n"
        "- 法治: rule of law\n"
    )
    (found,) = pairs_back(FORMAT, text.encode())
    assert found == Carried(
        "法治。",
        "Rule of law.",
        (
            ("label", "**3.2** *body, two sentences as one, unsure*"),
            ("beside", "*Note:* a \\| b"),
            ("beside", "*Note:* \\[query\\] which law?"),
            ("beside", "*Earlier, 2026-03-01 08:30, 李译, draft:* Law."),
        ),
    )
    assert read_back(FORMAT, text.encode())[-1] == Around("term", "法治: rule of law")
