import pytest

from workbench.match.drift import Undecided, likelihood_ratio, propose
from workbench.match.renderings import (
    ConceptPair,
    RenderedPlace,
    RenderingGroup,
    RenderingKind,
    renderings,
)
from workbench.model.spans import Span
from workbench.model.terms import TermStatus

GOVERNANCE = (
    ("municipal social governance", TermStatus.PREFERRED),
    ("city-level social governance", TermStatus.ADMITTED),
    ("city social management", TermStatus.DEPRECATED),
    ("urban domain social rule", TermStatus.FORBIDDEN),
)
PAIRS = [
    (
        "加快推进市域社会治理现代化。",
        "Modernization of municipal social governance is to be accelerated.",
    ),
    ("市域社会治理试点", "Pilot Programs of Municipal Social Governance"),
    ("市域社会治理是国家治理的重要一环。", "City level social governance matters to the nation."),
    ("以市域社会治理为抓手", "with urban social governance as the starting point"),
    ("完善市域社会治理体系", "improve the system of urban social governance"),
    ("全国市域社会治理现代化工作会议", "National Conference on Urban Social Governance"),
    (
        "坚持党建引领,创新市域社会治理。",
        "Led by Party building, new approaches to municipal social governance were developed.",
    ),
    ("提升市域社会治理水平", "raise city social management to a higher level"),
    ("市域社会治理工作推进会", "a meeting on urban-domain social rule"),
    ("市域社会治理现代化的郑州样板", "a model that other cities can learn from"),
    ("市域社会治理要抓基层。", ""),
    (
        "市域社会治理的重心在市,市域社会治理的根基在基层。",
        "The focus of municipal social governance is the city; its roots are at the grassroots.",
    ),
    (
        "市域社会治理和平安建设:市域社会治理先行",
        "Municipal social governance and the Peaceful China initiative: urban social governance "
        "comes first",
    ),
    ("市域社会治理", "Governing society in the municipality"),
]


def grouped(
    pairs: list[tuple[str, str]],
    terms: tuple[tuple[str, TermStatus], ...],
    chinese: str,
    elsewhere: tuple[str, ...] = (),
) -> dict[tuple[str, str], list[tuple[int, list[str]]]]:
    """Numbers (from 1) with what stands there, by kind and rendering."""
    given = [
        ConceptPair(
            source=source,
            target=target,
            hits=tuple(
                Span(at, at + len(chinese))
                for at in range(len(source))
                if source.startswith(chinese, at)
            ),
        )
        for source, target in pairs
    ]
    return {
        (group.kind.value, group.text): [
            (place.pair + 1, [span.of(pairs[place.pair][1]) for span in place.spans])
            for place in group.places
        ]
        for group in renderings(given, terms, elsewhere=elsewhere)
    }


def test_every_pair_is_in_the_group_of_what_stands_there() -> None:
    preferred = "municipal social governance"
    urban = "urban social governance"
    assert grouped(PAIRS, GOVERNANCE, "市域社会治理") == {
        ("preferred", preferred): [
            (1, [preferred]),
            (2, ["Municipal Social Governance"]),
            (7, [preferred]),
            (12, [preferred]),
            (13, ["Municipal social governance"]),
        ],
        ("admitted", "city-level social governance"): [(3, ["City level social governance"])],
        ("drifted", urban): [
            (4, [urban]),
            (5, [urban]),
            (6, ["Urban Social Governance"]),
            (13, [urban]),
        ],
        ("deprecated", "city social management"): [(8, ["city social management"])],
        ("forbidden", "urban domain social rule"): [(9, ["urban-domain social rule"])],
        ("not found", ""): [(10, []), (14, [])],
        ("untranslated", ""): [(11, [])],
    }


@pytest.mark.parametrize(
    ("known", "target", "expected"),
    [
        (
            "combating and rooting out organized crime",
            "A special campaign against organized crime was launched in the province.",
            "special campaign against organized crime",
        ),
        (
            "political and legal affairs commission",
            "He is secretary of the Commission for Political and Legal Affairs.",
            "Commission for Political and Legal Affairs",
        ),
        ("political and legal affairs commission", "the Party school met", None),
        (
            "protective umbrella",
            "Officials acting as protection umbrellas were punished.",
            "protection umbrellas",
        ),
        ("protective umbrella", "Nobody who shelters gangs will be spared.", None),
        ("social governance", "Social management must be strengthened.", "social management"),
        ("social governance", "Community-level governance was poor.", "community-level governance"),
        ("comprehensive governance center", "integrated governance centers", "integrated govern"),
        ("grid worker", "Grid attendants visit every household.", "grid attendants"),
        ("grid worker", "the grid is divided", None),
        (
            "uphold the rule of law",
            "We must safeguard the rule of law in all work.",
            "safeguard the rule of law",
        ),
        ("Party building", "The construction of the Party is stressed.", "construction of the Pa"),
        ("leading group", "The leadership met.", None),
        ("judicial reform", "reform of the judiciary is under way", "reform of the judiciary"),
    ],
)
def test_english_that_drifted_is_proposed_by_the_words_it_shares(
    known: str, target: str, expected: str | None
) -> None:
    (proposed,) = propose([Undecided(text=target)], [known], ())
    assert (proposed or "").startswith(expected or "")
    assert (proposed is None) == (expected is None)


ELSEWHERE = (
    "The grid worker visits every household.",
    "Party building leads all work.",
    "Reform is strengthened.",
    "The courts hear cases in public.",
    "Social stability comes first.",
    "The police answer at once.",
) * 3


def test_what_recurs_here_and_not_elsewhere_is_proposed_without_a_shared_word() -> None:
    targets = (
        "All work must stick to the rule of law.",
        "Advancing rule of law is a duty.",
        "The rule of law is strengthened.",
        "Cases are heard under the rule of law.",
    )
    undecided = [Undecided(text=target) for target in targets]
    assert propose(undecided, ["law-based governance of the country"], ELSEWHERE) == (
        ["rule of law"] * 4
    )
    assert propose(undecided, ["statecraft"], targets * 5) == [None] * 4
    assert propose(undecided[:1], ["statecraft"], ELSEWHERE) == [None]


def test_english_of_other_terms_is_not_proposed() -> None:
    text = "social order, grid management"
    known = ["social management"]
    assert propose([Undecided(text=text)], known, ()) == ["grid management"]
    assert propose([Undecided(text=text, others=("grid management",))], known, ()) == [
        "social order"
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 10, 0, 10), 0.0), ((5, 10, 5, 10), 0.0), ((10, 10, 0, 10), 27.7), ((1, 2, 0, 8), 3.73)],
)
def test_likelihood_ratio(counts: tuple[int, int, int, int], expected: float) -> None:
    assert likelihood_ratio(*counts) == pytest.approx(expected, abs=0.05)


ORGAN = (
    ("organ", TermStatus.PREFERRED),
    ("agency", TermStatus.ADMITTED),
    ("office", TermStatus.DEPRECATED),
)


def test_english_inside_that_of_a_longer_term_is_not_the_concept_s() -> None:
    target = "Public security organs help other organs’ offices and an agency."
    pair = ConceptPair(
        source="公安机关帮助其他机关和机关。",
        target=target,
        hits=(Span(8, 10), Span(11, 13)),
        others=("public security organ",),
    )
    groups = renderings([pair], ORGAN)
    assert groups == [
        RenderingGroup(
            kind=RenderingKind.PREFERRED,
            text="organ",
            status=TermStatus.PREFERRED,
            places=(RenderedPlace(pair=0, spans=(Span(34, 41),)),),
        ),
        RenderingGroup(
            kind=RenderingKind.ADMITTED,
            text="agency",
            status=TermStatus.ADMITTED,
            places=(RenderedPlace(pair=0, spans=(Span(57, 63),)),),
        ),
        RenderingGroup(
            kind=RenderingKind.DEPRECATED,
            text="office",
            status=TermStatus.DEPRECATED,
            places=(RenderedPlace(pair=0, spans=(Span(42, 49),)),),
        ),
    ]
    assert [group.count for group in groups] == [1, 1, 1]


WORKER = (("grid worker", TermStatus.PREFERRED), ("grid member", TermStatus.ADMITTED))


def test_of_a_kind_the_rendering_with_most_places_comes_first() -> None:
    pairs = [
        ("网格员入户走访。", "Grid attendants visit households."),
        ("网格员上报信息。", "The grid guards report."),
        ("网格员就是哨兵。", "Each grid guard is a sentinel."),
        ("选聘网格员。", "Grid workers are hired."),
        ("表彰优秀网格员。", "Outstanding grid-worker honoured"),
        ("网格员!", "   "),
        ("网格员责任到人。", "Everyone has a duty."),
        ("网格员、网格员", "Grid members"),
    ]
    assert grouped(pairs, WORKER, "网格员") == {
        ("preferred", "grid worker"): [(4, ["Grid workers"]), (5, ["grid-worker"])],
        ("admitted", "grid member"): [(8, ["Grid members"])],
        ("drifted", "grid guard"): [(2, ["grid guards"]), (3, ["grid guard"])],
        ("drifted", "grid attendants"): [(1, ["Grid attendants"])],
        ("not found", ""): [(7, [])],
        ("untranslated", ""): [(6, [])],
    }


def test_nothing_gives_no_group() -> None:
    assert renderings([], WORKER) == []
    assert renderings([], ()) == []


def test_a_concept_without_english_has_no_known_rendering() -> None:
    assert grouped([("哨响人到", "When the whistle blows they come")], (), "哨响人到") == {
        ("not found", ""): [(1, [])]
    }
