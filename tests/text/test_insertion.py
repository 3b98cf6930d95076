import pytest

from workbench.text.insertion import Insertion, insertion, starts_sentence


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("the", "", " rule of law"),
        ("the ", "", "rule of law"),
        ("the\u00a0", "", "rule of law"),
        ("the (", "", "rule of law"),
        ("the “", "", "rule of law"),
        ("the ‘", "", "rule of law"),
        ("the “rule”", "", " rule of law"),
        ("the courts’", "", " rule of law"),
        ("socialist-", "", "rule of law"),
        ("party—", "", "rule of law"),
        ("party –", "", " rule of law"),
        ("party – ", "", "rule of law"),
        ("2016–", "", "rule of law"),
        ("and/", "", "rule of law"),
        ("law,", "", " rule of law"),
        ("law:", "", " rule of law"),
        ("law;", "", " rule of law"),
        ("(law)", "", " rule of law"),
        ("50%", "", " rule of law"),
        ('the "', "", "rule of law"),
        ('the "six"', "", " rule of law"),
        ("the '", "", "rule of law"),
        ("the courts'", "", " rule of law"),
        ("法治（", "", "rule of law"),
        ("法治", "", " rule of law"),
        ("the ", "and", "rule of law "),
        ("the ", " and", "rule of law"),
        ("the ", ", and", "rule of law"),
        ("the ", ".", "rule of law"),
        ("the ", "2020", "rule of law "),
        ("the ", "(2020)", "rule of law "),
        ("the ", "“six", "rule of law "),
        ("the “", "” of", "rule of law"),
        ("the ", "’s", "rule of law"),
        ("the ", "—and", "rule of law"),
        ("the ", ")", "rule of law"),
        ("the ", "¥5", "rule of law "),
        ("the ", "\nand", "rule of law"),
        ('the "', '" of', "rule of law"),
        ("the ", '"six"', "rule of law "),
        ("the", "and", " rule of law "),
        ("the ", "法治", "rule of law "),
    ],
)
def test_spaces(before: str, after: str, text: str) -> None:
    assert insertion(before, after, "rule of law").text == text


@pytest.mark.parametrize(
    "before",
    [
        "",
        "  ",
        "“",
        "(“",
        "Done. ",
        "Done.",
        "Done.\n",
        "a headline\n",
        "a headline\n“",
        "Why? ",
        "Stop! ",
        "and so on… ",
        "He said “yes.” ",
        "He said “yes.” “",
        "(It did.) ",
        "It did. (",
        "In 2020. ",
        "the “1+5+N.” ",
        "1. ",
        "(1) ",
        "• ",
        "- ",
        "The answer is no. ",
        "So do I. ",
        "好。",
    ],
)
def test_a_sentence_starts(before: str) -> None:
    assert starts_sentence(before)


@pytest.mark.parametrize(
    "before",
    [
        "the ",
        "law, ",
        "law: ",
        "law; ",
        "law — ",
        "the (",
        "the “",
        "the U.S. ",
        "No. ",
        "Case No. ",
        "e.g. ",
        "(e.g. ",
        "i.e. ",
        "Mr. ",
        "Dr. ",
        "J. ",
        "I.M. ",
        "H.I. ",
        "Art. ",
        "etc. ",
        "vs. ",
        "at 9 a.m. ",
        "Ph.D. ",
        "28 Sept. ",
        "(1) the ",
        "1.5 ",
        "(“Yes.) no ",
    ],
)
def test_no_sentence_starts(before: str) -> None:
    assert not starts_sentence(before)


@pytest.mark.parametrize(
    ("term", "capitalised"),
    [
        ("rule of law", "Rule of law"),
        ("the Party", "The Party"),
        ("“six builds” initiative", "“Six builds” initiative"),
        ("pre-WTO rules", "Pre-WTO rules"),
        ("e-government", "E-government"),
        ("état", "État"),
        ("iPhone", "iPhone"),
        ("eBay shop", "eBay shop"),
        ("mRNA vaccine", "mRNA vaccine"),
        ("WTO", "WTO"),
        ("1+5+N model", "1+5+N model"),
        ("12345 hotline", "12345 hotline"),
        ("Supreme People’s Court", "Supreme People’s Court"),
    ],
)
def test_capital(term: str, capitalised: str) -> None:
    assert insertion("It did. ", "", term) == Insertion(term=capitalised)


@pytest.mark.parametrize(
    ("before", "after", "term", "expected"),
    [
        ("It did.", "and", "rule", Insertion(before=" ", term="Rule", after=" ")),
        ("It did", "", ", too", Insertion(term=", too")),
        ("the", "", " rule ", Insertion(before=" ", term="rule")),
        ("the", "and", " ", Insertion(term="")),
    ],
)
def test_the_whole_value(before: str, after: str, term: str, expected: Insertion) -> None:
    assert insertion(before, after, term) == expected


def test_the_capital_can_be_declined() -> None:
    assert insertion("", "", "rule", capital_at_sentence_start=False) == Insertion(term="rule")


def test_terms_one_after_another_stand_apart() -> None:
    text = ""
    for term in ("public security organs", "procuratorates", "courts"):
        text += insertion(text, "", term).text
    assert text == "Public security organs procuratorates courts"


@pytest.mark.parametrize(
    ("before", "term", "text"),
    [
        ("under the ", "the rule of law", "rule of law"),
        ("The ", "the Party school", "Party school"),
        ("a ", "a crackdown", "crackdown"),
        ("A ", "a crackdown", "crackdown"),
        ("an ", "The Party school", "Party school"),
        ("the", "the Party school", " Party school"),
        ("the “", "the Party school", "Party school"),
        ("its ", "the Party school", "Party school"),
        ("Their ", "the Party school", "Party school"),
        ("China’s ", "the Party school", "Party school"),
        ("Zhengzhou's ", "the Party school", "Party school"),
        ("the courts’ ", "the workload", "workload"),
        ("this ", "a campaign", "campaign"),
        ("these ", "the organs", "organs"),
        ("the ", "theory", "theory"),
        ("the ", "An Yang", "An Yang"),
        ("the ", "the", "the"),
        ("of ", "the Party school", "the Party school"),
        ("Annex A ", "the Party school", "the Party school"),
        ("stressed that ", "the Party", "the Party"),
        ("It’s ", "the Party", "the Party"),
        ("let's ", "the Party", "the Party"),
        ("the ‘courts’ ", "the Party", "the Party"),
        ("bathe ", "the Party", "the Party"),
        ("the law, ", "the Party", "the Party"),
        ("", "the Party", "The Party"),
    ],
)
def test_two_articles_are_one(before: str, term: str, text: str) -> None:
    assert insertion(before, "", term).text == text
