from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.terms.shared_terms import SharedTerm, TermChange, after_changes, joined
from alignwb.core.terms.termbase import Term, TermStatus

TERMS = st.builds(
    Term,
    st.sampled_from(["huis", "tuin", "hek"]),
    st.sampled_from(["house", "garden", "fence"]),
    st.sampled_from(TermStatus),
    variants=st.sampled_from([(), ("tuin",), ("woning",)]),
)
AUTHORS = st.sampled_from(["anna", "berend", "carla"])
CHANGES = st.builds(
    TermChange, st.uuids().map(str), st.just("boek"), TERMS, st.booleans(), st.just(""), AUTHORS
)


def shared(term: Term, author: str) -> SharedTerm:
    return SharedTerm("boek", replace(term, author=author))


@given(st.lists(CHANGES, max_size=12), st.integers(0, 12))
def test_changes_in_two_portions_do_what_they_do_in_one(
    changes: list[TermChange], cut: int
) -> None:
    assert after_changes(after_changes((), changes[:cut]), changes[cut:]) == after_changes(
        (), changes
    )


@given(st.lists(CHANGES, max_size=12))
def test_of_each_row_of_a_member_the_last_change_counts(changes: list[TermChange]) -> None:
    last = {(each.author, each.term): each.is_there for each in changes}
    there = {(each.term.author, each.term) for each in after_changes((), changes)}
    assert there == {key for key, is_there in last.items() if is_there}


@given(st.lists(TERMS, max_size=4), st.lists(st.tuples(TERMS, AUTHORS), max_size=8))
def test_no_row_of_a_member_is_left_out_in_silence(
    own: list[Term], others: list[tuple[Term, str]]
) -> None:
    result = joined(own, [shared(*each) for each in others])
    said = {(each.source, each.target, each.status) for each in (*own, *result.added)}
    apart = {each.apart for each in result.conflicts}
    for term, _ in others:
        assert (
            (term.source, term.target, term.status) in said
            or term in apart
            or any(
                term.source in each.variants
                and term.target == each.target
                and term.status is each.status
                for each in (*own, *result.added)
            )
        )
    for conflict in result.conflicts:
        assert conflict.used in own or conflict.used in result.added
        assert conflict.apart.author in conflict.in_words


def test_a_term_that_goes_and_comes_again_is_the_last_in_order() -> None:
    first, second = Term("hek", "fence"), Term("hek", "gate")
    changes = [
        TermChange("1", "boek", first, is_there=True, changed_at="", author="anna"),
        TermChange("2", "boek", second, is_there=True, changed_at="", author="carla"),
        TermChange("3", "boek", first, is_there=False, changed_at="", author="anna"),
        TermChange("4", "boek", first, is_there=True, changed_at="", author="anna"),
    ]
    result = joined((), after_changes((), changes))
    assert [each.target for each in result.added] == ["gate"]
    assert [each.apart.author for each in result.conflicts] == ["anna"]
