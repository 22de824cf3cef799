"""How often one visitor may ask."""

from __future__ import annotations

from starlette.requests import Request

from assistant.page.limiter import USER, Limiter, visitor


def test_a_visitor_may_ask_so_often_a_minute() -> None:
    now = 0.0
    limiter = Limiter(2, clock=lambda: now)
    assert [limiter.allows("a"), limiter.allows("a"), limiter.allows("a"), limiter.allows("b")] == [True, True, False, True]
    now = 59.0
    assert not limiter.allows("a")
    now = 61.0
    assert limiter.allows("a")


def test_an_export_counts_each_of_its_questions_and_none_if_it_is_refused() -> None:
    limiter = Limiter(5, clock=lambda: 0.0)
    assert [limiter.allows("a", 4), limiter.allows("a", 2), limiter.allows("a", 1), limiter.allows("a", 1)] == [True, False, True, False]


def test_users_are_told_apart_by_name_others_by_address() -> None:
    scope = {"type": "http", "headers": [], "client": ("10.0.0.7", 1)}
    assert visitor(Request(scope)) == "10.0.0.7" and visitor(Request({**scope, USER: "li"})) == "li"
    assert visitor(Request({**scope, "client": None})) == ""
