"""Pages take turns: no more than some are worked on at once, who has left is not answered, nobody waits for ever."""

import asyncio

import pytest

from parley.web.guard import TURNS, Turns
from tests.web.loops import run_apart

PAGE = {"type": "http", "method": "GET", "path": "/timeline", "headers": []}
READY = {"type": "http.request", "body": b"", "more_body": False}
LEFT = {"type": "http.disconnect"}


class App:
    """Notes who came in, and what they brought; answers once it is let."""

    def __init__(self):
        self.came, self.free = [], asyncio.Event()

    async def __call__(self, scope, receive, send):
        self.came.append(await receive())
        await self.free.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def visit(turns, app, number, *, first=READY, scope=PAGE):
    """The status of each of so many requests at once, None without an answer, and how many were worked on at first."""

    async def ask():
        sent = []

        async def receive():
            return first

        async def send(message):
            sent.append(message)

        await turns(scope, receive, send)
        return sent[0]["status"] if sent else None

    async def all_of_them():
        asked = [asyncio.create_task(ask()) for _ in range(number)]
        await asyncio.sleep(0.05)
        at_first = len(app.came)
        app.free.set()
        return await asyncio.gather(*asked), at_first

    return run_apart(all_of_them())


def test_as_many_pages_are_worked_on_at_once_as_have_turns_then_the_others():
    app = App()
    assert visit(Turns(app), app, TURNS + 2) == ([200] * (TURNS + 2), TURNS)


def test_who_has_left_is_not_worked_for():
    app = App()
    assert visit(Turns(app), app, 3, first=LEFT) == ([None] * 3, 0)


def test_a_page_gets_what_its_request_brought():
    app = App()
    visit(Turns(app), app, 1)
    assert app.came == [READY]


def test_who_waits_too_long_for_a_turn_is_told():
    app = App()
    statuses, _ = visit(Turns(app, seconds=0.01), app, TURNS + 1)
    assert sorted(statuses) == [200] * TURNS + [503]


@pytest.mark.parametrize("other", [{"method": "POST"}, {"path": "/static/desk.css"}])
def test_forms_and_files_wait_for_no_turn(other):
    app = App()
    assert visit(Turns(app), app, TURNS + 2, scope=PAGE | other)[1] == TURNS + 2


def test_a_request_that_tells_a_body_and_never_sends_it_holds_up_nobody():
    told = PAGE | {"headers": [(b"content-length", b"9")]}

    async def never():
        await asyncio.Event().wait()

    async def answer(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        assert message["status"] == 200

    run_apart(asyncio.wait_for(Turns(answer)(told, never, send), 1))
