import csv
import unicodedata
from pathlib import Path

import pytest

from workbench.text.names.established import all_established
from workbench.text.names.given import read_given
from workbench.text.names.spelling import in_passport, without_tones, word
from workbench.text.names.surnames import all_surnames, find_surname
from workbench.text.names.tables import read_table
from workbench.text.romanising import Origin, Romanised, romanise_person, romanise_place

with (Path(__file__).parent / "people.csv").open(encoding="utf-8") as people:
    PEOPLE = [(row["han"], row["latin"]) for row in csv.DictReader(people)]


@pytest.mark.parametrize(("han", "latin"), PEOPLE)
def test_a_person_in_latin_letters(han: str, latin: str) -> None:
    assert romanise_person(han).text == latin


def test_the_list_of_people_is_long_and_has_nobody_twice() -> None:
    assert len({han for han, _ in PEOPLE}) == len(PEOPLE) > 150


def test_all_that_is_known_of_a_name() -> None:
    assert romanise_person("覃志刚") == Romanised(
        han="覃志刚",
        text="Qin Zhigang",
        reading="Qín Zhìgāng",
        origin=Origin.PINYIN,
        alternatives=("Tan Zhigang",),
        doubts=("The surname 覃 is usually Qín, also Tán.",),
        source="GB/T 28039-2011",
    )
    assert romanise_person("热依汗古丽·依布拉音") == Romanised(
        han="热依汗古丽·依布拉音",
        text="",
        origin=Origin.MINORITY,
        doubts=(
            "热依汗古丽·依布拉音 is of a minority of China, spelled by its own language: "
            "its Latin spelling must be looked up.",
        ),
    )
    assert romanise_person("林郑月娥") == Romanised(
        han="林郑月娥",
        text="Carrie Lam",
        origin=Origin.ESTABLISHED,
        alternatives=("Carrie Lam Cheng Yuet-ngor", "Lam Cheng Yuet-ngor"),
        source="Government of the Hong Kong SAR",
    )


@pytest.mark.parametrize(
    ("han", "alternatives"),
    [
        ("盖如垠", ("Gai Ruyin",)),
        ("乐黛云", ("Le Daiyun",)),
        ("柏苏宁", ("Bo Suning",)),
        ("隗福临", ("Kui Fulin",)),
        ("谌贻琴", ("Shen Yiqin",)),
        ("郗杰英", ("Chi Jieying",)),
        ("莘松", ("Xin Song",)),
        ("尉健行", ("Yu Jianxing", "Wei Jianhang", "Wei Jianheng")),
        ("张茜", ("Zhang Xi",)),
        ("张朝阳", ("Zhang Zhaoyang",)),
        ("仇和", ()),
        ("王曾", ("Wang Ceng",)),
        ("吕晟", ("Lü Cheng",)),
    ],
)
def test_another_reading_is_told_as_a_doubt(han: str, alternatives: tuple[str, ...]) -> None:
    romanised = romanise_person(han)

    assert romanised.alternatives == alternatives
    assert bool(romanised.doubts) is bool(alternatives)


@pytest.mark.parametrize(
    ("han", "reading"),
    [
        ("仇和", "Qiú Hé"),
        ("令狐安", "Línghú Ān"),
        ("王天安", "Wáng Tiān'ān"),
        ("吕锡文", "Lǚ Xīwén"),
        ("张乾", "Zhāng Qián"),
        ("張乾", "Zhāng Qián"),
        ("於東輝", "Yū Dōnghuī"),
        ("于東輝", "Yú Dōnghuī"),
        ("范徐小明", "Fàn-Xú Xiǎomíng"),
        ("任 志 远", "Rén Zhìyuǎn"),
    ],
)
def test_the_reading_has_its_tones(han: str, reading: str) -> None:
    assert romanise_person(han).reading == reading


@pytest.mark.parametrize(
    ("han", "origin"),
    [
        ("弗拉基米尔·普京", Origin.FOREIGN),
        ("弗拉基米尔•普京", Origin.FOREIGN),
        ("施瓦辛格", Origin.FOREIGN),
        ("特朗普", Origin.FOREIGN),
        ("扎西次仁", Origin.MINORITY),
        ("买买提·艾山", Origin.MINORITY),
        ("的了", Origin.UNKNOWN),
        ("王", Origin.UNKNOWN),
        ("", Origin.UNKNOWN),
        ("John", Origin.UNKNOWN),
    ],
)
def test_what_is_no_chinese_name_gets_no_pinyin(han: str, origin: Origin) -> None:
    romanised = romanise_person(han)

    assert (romanised.text, romanised.origin, len(romanised.doubts)) == ("", origin, 1)


def test_the_pinyin_of_a_pen_name_is_an_alternative() -> None:
    romanised = romanise_person("冰心")

    assert (romanised.text, romanised.reading) == ("", "Bīngxīn")
    assert romanised.alternatives == ("Bingxin",)


def test_people_of_hong_kong_and_taiwan_are_looked_up() -> None:
    romanised = romanise_person("黃國昌", region="TW")

    assert (romanised.text, romanised.alternatives) == ("", ("Huang Guochang",))


@pytest.mark.parametrize(
    ("han", "passport"), [("吕小路", "LYU XIAOLU"), ("李延安", "LI YANAN"), ("特朗普", "")]
)
def test_a_passport_has_capitals_and_no_dots(han: str, passport: str) -> None:
    assert romanise_person(han).passport == passport


@pytest.mark.parametrize(
    ("han", "latin", "alternatives"),
    [
        ("浚县", "Xunxian County", ("Xun County", "Xun Xian")),
        ("单县", "Shanxian County", ("Shan County", "Shan Xian")),
        ("兰考县", "Lankao County", ()),
        ("陕西省", "Shaanxi Province", ("Shaanxi",)),
        ("山西省", "Shanxi Province", ("Shanxi",)),
        ("西藏自治区", "Xizang Autonomous Region", ("Xizang", "Tibet Autonomous Region")),
        ("新疆维吾尔自治区", "Xinjiang Uygur Autonomous Region", ("Xinjiang",)),
        ("内蒙古", "Inner Mongolia", ("Nei Mongol", "Neimenggu")),
        ("哈尔滨", "Harbin", ()),
        ("乌鲁木齐", "Urumqi", ("Ürümqi",)),
        ("呼和浩特市", "Hohhot City", ("Hohhot",)),
        ("拉萨", "Lhasa", ()),
        ("北京市", "Beijing Municipality", ("Beijing",)),
        ("鄭州市", "Zhengzhou City", ("Zhengzhou",)),
        ("河南郑州", "Zhengzhou, Henan", ()),
        ("河南省郑州市金水区", "Jinshui District, Zhengzhou City, Henan Province", ()),
        (
            "阿坝藏族羌族自治州",
            "Aba Tibetan and Qiang Autonomous Prefecture",
            ("Ngawa Tibetan and Qiang Autonomous Prefecture",),
        ),
        ("延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture", ()),
        ("中原东路", "Zhongyuan East Road", ()),
        ("沙市区", "Shashi District", ()),
        ("市中区", "Shizhong District", ()),
        ("镇江市", "Zhenjiang City", ("Zhenjiang",)),
        ("黎城县黎侯镇", "Lihou Town, Licheng County", ()),
        ("建业路街道", "Jianyelu Subdistrict", ()),
        ("东阿县", "Dong'e County", ()),
        ("龙潭村", "Longtan Village", ()),
        ("黄河", "Yellow River", ("Huanghe River",)),
        ("", "", ()),
        ("N/A", "", ()),
    ],
)
def test_a_place_in_english(han: str, latin: str, alternatives: tuple[str, ...]) -> None:
    romanised = romanise_place(han)

    assert (romanised.text, romanised.alternatives) == (latin, alternatives)


def test_a_local_reading_that_no_table_has_is_a_doubt() -> None:
    assert romanise_place("瓦埔镇").doubts == ("埔 in 瓦埔 may have a local reading.",)
    assert romanise_place("郑州市").doubts == ()


@pytest.mark.parametrize(
    ("syllables", "expected"),
    [(["xī", "ān"], "Xī'ān"), (["fāng", "àn"], "Fāng'àn"), (["lǜ"], "Lǜ"), ([], "")],
)
def test_syllables_become_a_word(syllables: list[str], expected: str) -> None:
    assert word(syllables) == expected


def test_tones_go_and_dots_stay() -> None:
    assert without_tones("Lǚ Cháng'ān ǜ") == "Lü Chang'an ü"
    assert in_passport("Lǚ Cháng'ān") == "LYU CHANGAN"


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("司马", "司马"),
        ("司马光", "司马"),
        ("爱新觉罗溥仪", "爱新觉罗"),
        ("司平", "司"),
        ("的", None),
    ],
)
def test_where_a_name_divides(name: str, surname: str | None) -> None:
    found = find_surname(name)

    assert (found.han if found else None) == surname


@pytest.mark.parametrize("name", ["surnames", "given", "people", "places"])
def test_tables_have_nothing_twice_and_no_empty_name(name: str) -> None:
    names = [row["han"] for row in read_table(name)]

    assert len(set(names)) == len(names)
    assert all(names)


def test_readings_are_composed_pinyin() -> None:
    readings = [
        *(reading for each in all_surnames().values() for reading in (each.reading, *each.others)),
        *(row["reading"] for row in read_table("given")),
    ]

    assert all(unicodedata.is_normalized("NFC", reading) for reading in readings)
    assert all(without_tones(reading).replace(" ", "").isalpha() for reading in readings)
    assert all(
        without_tones(reading).replace("ü", "u").isascii() and without_tones(reading).islower()
        for reading in readings
    )
    assert all(
        len(read_given(row["han"]).syllables) == len(row["han"]) for row in read_table("given")
    )


def test_every_established_name_says_who_spells_it_so() -> None:
    for entry in all_established().values():
        assert entry.latin
        assert entry.source
        assert Origin(entry.kind)
