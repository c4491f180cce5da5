from hypothesis import given
from hypothesis import strategies as st

from analysis.replies.stretches import Taken

STRETCH = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], sum(pair)))


def shares_a_place(one, other):
    return one[0] < other[1] and other[0] < one[1]


@given(st.lists(STRETCH), STRETCH)
def test_a_stretch_overlaps_where_it_shares_a_place_with_one_that_is_taken(taken, asked):
    assert Taken(taken).overlap(*asked) == any(shares_a_place(each, asked) for each in taken)


@given(st.lists(STRETCH))
def test_stretches_that_are_added_are_taken(offered):
    taken, kept = Taken(), []
    for each in offered:
        assert taken.overlap(*each) == any(shares_a_place(each, other) for other in kept)
        if not taken.overlap(*each):
            taken.add(*each)
            kept.append(each)
