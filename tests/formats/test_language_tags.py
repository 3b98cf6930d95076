import pytest

from workbench.formats._language_tags import is_chinese, is_english, language_of


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("ZH_cn", "zh-Hans"),
        ("zho-CN", "zh-Hans"),
        ("cmn-Hans", "zh-Hans"),
        ("chi-TW", "zh-Hant-TW"),
        ("zh-cmn-Hant-TW", "zh-Hant-TW"),
        ("yue-HK", "zh-yue-HK"),
        ("LZH", "zh-lzh"),
        ("zh-yue-Hant-HK", "zh-yue-Hant-HK"),
        ("zh_Hant_HK", "zh-Hant-HK"),
        ("zh-CHT", "zh-Hant"),
        ("zh-Hans-SG", "zh-Hans-SG"),
        ("Chinese", "zh-Hans"),
        ("Chinese (Simplified, PRC)", "zh-Hans"),
        ("Chinese (Traditional)", "zh-Hant"),
        ("Chinese (Taiwan)", "zh-Hant-TW"),
        ("Traditional Chinese (Hong Kong)", "zh-Hant-HK"),
        ("简体中文", "zh-Hans"),
        ("繁體中文", "zh-Hant"),
        ("中文（台灣）", "zh-Hant-TW"),
        ("en", "en"),
        ("eng", "en"),
        ("EN_gb", "en-GB"),
        ("English (United States)", "en"),
        ("英语", "en"),
        ("fr-ca", "fr-CA"),
        ("x-own", "x-own"),
        ("", ""),
    ],
)
def test_tags_by_any_name(tag: str, language: str) -> None:
    assert language_of(tag) == language


@pytest.mark.parametrize("tag", ["zh", "zho", "chi", "cmn", "Chinese", "中文"])
def test_a_text_decides_where_the_tag_has_no_script(tag: str) -> None:
    assert (language_of(tag, "總統"), language_of(tag, "总统")) == ("zh-Hant", "zh-Hans")


@pytest.mark.parametrize(
    ("tag", "languages"),
    [
        ("zh_CN", (True, False)),
        ("Chinese (Taiwan)", (True, False)),
        ("cmn", (True, False)),
        ("nan-Hant", (True, False)),
        ("en_US", (False, True)),
        ("eng", (False, True)),
        ("enm", (False, False)),
        ("ja", (False, False)),
        ("", (False, False)),
    ],
)
def test_what_is_chinese_and_what_is_english(tag: str, languages: tuple[bool, bool]) -> None:
    assert (is_chinese(tag), is_english(tag)) == languages
