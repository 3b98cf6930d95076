from hypothesis import given
from hypothesis import strategies as st

from workbench.match.families import Families


def test_families_have_the_name_of_their_least_member() -> None:
    families = Families(6)
    families.unite([4, 2])
    families.unite([5, 4])
    families.unite([])
    families.unite([3])
    assert [families.of(member) for member in range(6)] == [0, 1, 2, 3, 2, 2]


@given(st.lists(st.sets(st.integers(0, 9), max_size=4), max_size=8))
def test_as_brute_force_finds_them(unions: list[set[int]]) -> None:
    families = Families(10)
    sets = [{member} for member in range(10)]
    for union in unions:
        families.unite(union)
        met = [each for each in sets if each & union]
        sets = [each for each in sets if not each & union]
        sets += [set().union(*met)] if met else []
    named = {member: min(each) for each in sets for member in each}
    assert [families.of(member) for member in range(10)] == [named[member] for member in range(10)]
