"""How often one visitor may ask."""

from __future__ import annotations

from starlette.requests import Request

from assistant.page.limiter import USER, Limiter, visitor


def test_a_visitor_may_ask_so_often_a_minute_and_is_told_how_long_to_wait() -> None:
    now = 0.0
    limiter = Limiter(2, clock=lambda: now)
    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("a"), limiter.wait("b")] == [0, 0, 60, 0]
    now = 58.5
    assert limiter.wait("a") == 2
    now = 61.0
    assert limiter.wait("a") == 0


def test_an_export_counts_each_of_its_questions_and_none_if_it_is_refused() -> None:
    limiter = Limiter(5, clock=lambda: 0.0)
    assert [limiter.wait("a", 4), limiter.wait("a", 2), limiter.wait("a", 1), limiter.wait("a", 1), limiter.wait("b", 6)] == [0, 60, 0, 60, 60]


def test_a_visitor_may_have_a_number_of_his_own() -> None:
    now = 0.0
    limiter = Limiter(5, clock=lambda: now)
    assert limiter.wait("a", most=1) == 0
    now = 10.0
    assert [limiter.wait("a", most=1), limiter.wait("a", most=2), limiter.wait("a", most=2), limiter.wait("a", most=0)] == [50, 0, 50, 60]


def test_users_are_told_apart_by_name_others_by_address() -> None:
    scope = {"type": "http", "headers": [], "client": ("10.0.0.7", 1)}
    assert visitor(Request(scope)) == "10.0.0.7" and visitor(Request({**scope, USER: "li"})) == "li"
    assert visitor(Request({**scope, "client": None})) == ""
