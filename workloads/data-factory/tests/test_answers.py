"""Answers of a REST API: pages become lines of one file."""

from itertools import count

import pytest
from factory.files import FileFactory, items_of
from factory.servers import RestApi

FEEDS = [{"name": "orders", "mode": "full", "relativeUrl": "v1/orders"}]
BY_BODY = {"AbsoluteUrl": "$.paging.next"}


@pytest.fixture
def make_factory(tmp_path):
    numbers = count()

    def make(link="header"):
        source = {"name": "shop", "type": "RestService"} | ({"paginationRules": BY_BODY} if link == "body" else {})
        factory = FileFactory(tmp_path / str(next(numbers)), RestApi(), source, FEEDS)
        factory.server.write("v1/orders", [[1, 2], [3, 4], [5]], link)
        return factory

    return make


@pytest.mark.parametrize("link", ["header", "body"])
def test_all_pages_are_copied_in_every_run(make_factory, link):
    factory = make_factory(link)
    for items in ([[1, 2], [3, 4], [5]], [[6]], [[]]):
        factory.server.write("v1/orders", items, link)
        assert factory.run("orders").to_end() is None
        assert items_of(factory, "orders") == [item for page in items for item in page]


def test_a_page_that_fails_leaves_the_load_before(make_factory):
    factory = make_factory()
    assert factory.run("orders").to_end() is None
    factory.server.write("v1/orders", [[7], [8]])
    del factory.server.answers["v1/orders?page=1"]
    assert "404" in factory.run("orders").to_end()
    assert items_of(factory, "orders") == [1, 2, 3, 4, 5]


def test_a_run_that_ends_before_any_step_is_done_again(make_factory):
    for number in count():
        factory = make_factory()
        assert factory.run("orders").to_end() is None
        factory.server.write("v1/orders", [[8], [9]])
        steps = factory.run("orders").steps()
        ended = False
        for _ in range(number + 1):
            ended = next(steps, None) is None
        steps.close()
        factory.server.write("v1/orders", [[8], [9], [10]])
        factory.control.clock += factory.held
        assert factory.run("orders").to_end() is None
        assert items_of(factory, "orders") == [8, 9, 10], number
        if ended:
            break
    assert number >= 8
