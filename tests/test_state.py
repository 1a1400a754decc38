"""States: what they know of the modes of modules inside modules, of names and attributes, and of conditions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flake8_nograd.flow.state import Choice, Key, State, join_all
from flake8_nograd.flow.switch import ENTRY, UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import NOTHING, Obj, Value, constant, of

NET = Obj(("new", 1))
ROOTS = [NET, Obj(("new", 2))]
STEPS = ["encoder", "head", "[0]"]
EMPTY = State({}, {}, {})

switches = st.sampled_from([on_at(3), off_at(5), on_at(7), UNKNOWN, ENTRY])
objects = st.builds(lambda root, path: Obj(root.root, tuple(path)), st.sampled_from(ROOTS), st.lists(
    st.sampled_from(STEPS), max_size=3))  # fmt: skip
keys: st.SearchStrategy[Key] = st.sampled_from(
    [("flag",), ("self.flag",), ("phase", "==", "str:train"), ("phase", "==", "str:val"), ("phase", "in", "names")]
)
values = st.sampled_from([NOTHING, constant(1), constant("a"), *(of(root) for root in ROOTS)])
names = st.sampled_from(["flag", "phase", "self", "names", "net"])
attributes = st.tuples(objects, st.sampled_from(STEPS))


def with_made(state: State) -> State:
    """The state of a path that has made what it knows of the first root; the other was there before."""
    return state._replace(made=frozenset(obj.root for obj in state.modes if obj.root == NET.root))


states = st.builds(
    State,
    st.dictionaries(names, values, max_size=3),
    st.dictionaries(attributes, values, max_size=3),
    st.dictionaries(objects, switches, max_size=4),
    switches,
    st.dictionaries(keys, st.booleans(), max_size=3),
    st.just({}),
    st.just(frozenset()),
    st.dictionaries(names, st.builds(Choice, st.frozensets(objects, max_size=2), switches), max_size=2),
).map(with_made)


def is_inside(obj: Obj, other: Obj) -> bool:
    """Whether the object is the other, or a part of it."""
    return obj.root == other.root and obj.path[: len(other.path)] == other.path


def members(value: Value) -> tuple[set[object], bool]:
    """What a value may be, in no particular order, and whether it may be anything else."""
    return set(value.refs), value.open


# --- modes ------------------------------------------------------------------------------------------------------------


@given(states, objects, switches, objects)
def test_a_switch_reaches_the_parts_and_nothing_else(state: State, obj: Obj, switch: Switch, asked: Obj) -> None:
    after = state.set_mode(obj, switch)
    assert after.mode(asked) == (switch if is_inside(asked, obj) else state.mode(asked))


def test_a_switch_reaches_the_parts_that_have_another_identity() -> None:
    part, below = Obj(("new", 9)), Obj(("new", 9), ("head",))
    state = EMPTY.set_mode(part, on_at(3)).set_mode(NET, off_at(5), [part])
    assert state.mode(part) == state.mode(below) == state.mode(NET.attr("encoder")) == off_at(5)


def test_a_part_follows_the_module_around_it() -> None:
    state = EMPTY.set_mode(NET, off_at(5)).set_mode(NET.attr("encoder"), on_at(7))
    assert state.mode(NET.attr("head").attr("[0]")) == off_at(5)
    assert state.mode(NET.attr("encoder").attr("[0]")) == on_at(7)
    assert state.mode(ROOTS[1]) == ENTRY


# --- joins ------------------------------------------------------------------------------------------------------------


@given(states, states, objects)
def test_the_mode_after_a_join_is_the_join_of_the_modes(one: State, two: State, obj: Obj) -> None:
    there = [state.mode(obj) for state in (one, two) if obj.root not in one.made ^ two.made or obj.root in state.made]
    assert one.join(two).mode(obj) == there[0].join(there[-1])


def test_what_one_path_has_made_is_in_the_mode_that_it_has_there() -> None:
    made = EMPTY._replace(made=frozenset([NET.root])).set_mode(NET, off_at(5))
    assert made.join(EMPTY).mode(NET) == EMPTY.join(made).mode(NET) == off_at(5)
    assert EMPTY.set_mode(NET, off_at(5)).join(EMPTY).mode(NET).entry


@given(states, states)
def test_a_join_has_no_order(one: State, two: State) -> None:
    left, right = one.join(two), two.join(one)
    assert (left.modes, left.grad, left.assumed) == (right.modes, right.grad, right.assumed)
    assert left.env.keys() == right.env.keys()
    assert left.attrs.keys() == right.attrs.keys()
    assert all(members(left.env[name]) == members(right.env[name]) for name in left.env)
    assert all(members(left.attrs[key]) == members(right.attrs[key]) for key in left.attrs)


@given(states, states, states)
def test_a_join_of_three_is_the_same_in_any_order(one: State, two: State, three: State) -> None:
    left, right = one.join(two).join(three), one.join(two.join(three))
    assert (left.modes, left.grad, left.assumed) == (right.modes, right.grad, right.assumed)
    assert join_all([one, two, three]) == left


@given(states)
def test_a_join_with_itself_changes_nothing(state: State) -> None:
    assert state.join(state) == state.join(State(*state)) == state
    assert join_all([state]) == state


def test_no_states_have_no_join() -> None:
    assert join_all([]) is None


@given(states, states)
def test_a_join_may_be_joined_again(one: State, two: State) -> None:
    joined = one.join(two)
    assert joined.join(one) == joined
    assert members_of(joined.join(two)) == members_of(joined)


def members_of(state: State) -> object:
    """The state, with values in no particular order."""
    return (
        {name: members(value) for name, value in state.env.items()},
        {key: members(value) for key, value in state.attrs.items()},
        (state.modes, state.grad, state.assumed),
    )


def test_an_attribute_that_one_path_sets_is_what_it_was_on_the_other() -> None:
    holder, net = ROOTS
    joined = EMPTY.set_attr(holder, "model", of(net)).join(EMPTY)
    assert members(joined.attrs[holder, "model"]) == ({net, holder.attr("model")}, False)


def test_a_name_that_one_path_binds_has_one_value() -> None:
    assert EMPTY.bind("net", of(NET)).join(EMPTY).env["net"] == of(NET)


@given(states, states)
def test_the_same_switches_are_lost_in_no_join(one: State, two: State) -> None:
    if one.same_switches(two):
        joined = one.join(two)
        assert (joined.modes, joined.grad) == (one.modes, one.grad)


# --- conditions -------------------------------------------------------------------------------------------------------


@given(states, keys, st.booleans())
def test_what_is_assumed_holds_until_it_is_assumed_anew(state: State, key: Key, outcome: bool) -> None:
    after = state.assume(key, outcome)
    assert after.assumed == {**state.assumed, key: outcome}
    assert after.assume(key, not outcome).contradictions(after) == 1
    assert after._replace(assumed=state.assumed) == state


@given(states, states)
def test_a_contradiction_has_no_side(one: State, two: State) -> None:
    assert one.contradictions(two) == two.contradictions(one)
    assert not one.contradictions(one)
    assert not one.join(two).contradictions(one)


@given(states, states)
def test_a_join_assumes_what_both_assume(one: State, two: State) -> None:
    assert one.join(two).assumed.items() == one.assumed.items() & two.assumed.items()


@given(states, names, values)
def test_a_name_that_is_bound_anew_is_forgotten(state: State, name: str, value: Value) -> None:
    after = state.bind(name, value)
    about = {key for key in state.assumed if name in f"{key[0]}.{key[-1]}".split(".")}
    assert after.assumed == {key: outcome for key, outcome in state.assumed.items() if key not in about}
    assert after.env == {**state.env, name: value}


@given(states, values)
def test_an_attribute_that_is_set_anew_is_forgotten(state: State, value: Value) -> None:
    after = state.set_attr(NET, "flag", value)
    assert after.assumed == {key: outcome for key, outcome in state.assumed.items() if "flag" not in key[0]}
    assert after.attrs == {**state.attrs, (NET, "flag"): value}


@given(states, names)
def test_a_deleted_name_is_gone(state: State, name: str) -> None:
    after = state.bind(name, NOTHING).unbind(name)
    assert after.env == {other: value for other, value in state.env.items() if other != name}


@given(states, objects, switches, names, values)
def test_a_state_is_never_changed(state: State, obj: Obj, switch: Switch, name: str, value: Value) -> None:
    before = State(
        dict(state.env),
        dict(state.attrs),
        dict(state.modes),
        state.grad,
        dict(state.assumed),
        dict(state.meanings),
        state.made,
        dict(state.choices),
    )
    state.set_mode(obj, switch).set_attr(obj, name, value).bind(name, value).assume(("flag",), True).unbind(name)
    state.join(before.set_mode(obj, switch))
    assert state == before
