"""A pool that is paused and resumed: whatever state it is in, and never while a load runs."""

import pytest
from factory.pool import CHANGE_SECONDS, Pool


@pytest.mark.parametrize(("name", "before", "after"), [("pause", "Online", "Paused"), ("resume", "Paused", "Online")])
def test_it_acts_once_and_ends_when_the_pool_has_changed(name, before, after):
    pool = Pool(before)
    assert pool.run(name).to_end() is None
    assert (pool.status, pool.calls) == (after, [name])
    assert pool.seconds() >= CHANGE_SECONDS


@pytest.mark.parametrize(("name", "state"), [("pause", "Paused"), ("resume", "Online")])
def test_what_is_done_already_is_no_error(name, state):
    pool = Pool(state)
    assert pool.run(name).to_end() is None
    assert (pool.status, pool.calls) == (state, [])


@pytest.mark.parametrize(
    ("name", "change", "after", "calls"),
    [
        ("pause", "Resuming", "Paused", ["pause"]),
        ("pause", "Pausing", "Paused", []),
        ("resume", "Pausing", "Online", ["resume"]),
        ("resume", "Resuming", "Online", []),
    ],
)
def test_a_change_that_is_under_way_is_waited_for(name, change, after, calls):
    pool = Pool("Online")
    pool.begin(change)
    assert pool.run(name).to_end() is None
    assert (pool.status, pool.calls) == (after, calls)


def test_a_pause_waits_until_the_load_has_ended():
    pool = Pool("Online")
    pool.load_ends = 900
    run = pool.run("pause")
    for _ in run.steps():
        if pool.seconds() < pool.load_ends:
            assert pool.status == "Online"
    assert run.error is None
    assert (pool.status, pool.calls) == ("Paused", ["pause"])
    assert pool.seconds() >= pool.load_ends + CHANGE_SECONDS


def test_a_load_that_never_ends_fails_the_run_and_pauses_nothing():
    pool = Pool("Online")
    pool.load_ends = 1_000_000
    assert "UntilNoLoad" in pool.run("pause").to_end()
    assert (pool.status, pool.calls) == ("Online", [])
    assert 30 * 60 < pool.seconds() < 32 * 60


def test_a_resumption_waits_for_no_load():
    pool = Pool("Paused")
    pool.load_ends = 1_000_000
    assert pool.run("resume").to_end() is None
    assert pool.status == "Online"


def test_an_action_that_azure_refuses_is_tried_again():
    pool = Pool("Online")
    pool.refusals = ["409: the pool is changing"] * 3
    assert pool.run("pause").to_end() is None
    assert pool.calls == ["pause"]


def test_an_action_that_azure_refuses_for_good_fails_the_run():
    pool = Pool("Online")
    pool.refusals = ["403: no right to pause"] * 4
    assert "403: no right to pause" in pool.run("pause").to_end()
    assert (pool.status, pool.calls) == ("Online", [])


def test_a_state_that_is_none_of_both_for_an_hour_fails_the_run():
    pool = Pool("Scaling")
    assert "UntilSettled" in pool.run("resume").to_end()
    assert pool.calls == []
