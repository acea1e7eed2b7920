"""`parley desk CASEBOOK`: the casebook in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import codebook_option, model_option
from parley.cli.terminal import put, safe_stdout, say

if TYPE_CHECKING:
    from parley.web.desk import Desk

LOCAL = "127.0.0.1"
PORT = 8600

port_option = click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one."
)
browser_option = click.option("--no-browser", is_flag=True, help="Open no browser; print the address alone.")


def some_word(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A password that is one: an empty one, as of a variable that is not set, would let everybody in."""
    if value is not None and not value.strip():
        raise click.BadParameter("it is empty")
    return value


@click.command("desk", short_help="Open a casebook in the browser.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.option("--host", default=LOCAL, show_default=True, metavar="NAME", help="Address to serve on.")
@port_option
@click.option("--read-only", is_flag=True, help="Nobody judges or adds anything.")
@click.option(
    "--password",
    metavar="WORD",
    envvar="PARLEY_PASSWORD",
    callback=some_word,
    help="Asked for before anything is shown.",
)
@click.option("--coder", default="desk", show_default=True, metavar="NAME", help="Who judges, unless a form says so.")
@browser_option
@model_option
@codebook_option
def desk_command(
    casebook: str,
    host: str,
    port: int,
    read_only: bool,
    password: str | None,
    coder: str,
    no_browser: bool,
    model: str | None,
    codebook: Path | None,
) -> int:
    """Serve a casebook to the browser on this machine, and open it, until Ctrl-C.

    The address that is printed lets its holder judge and add; others who reach the desk read. With --host, others on
    the network reach it: think of --password, which may stand in PARLEY_PASSWORD too.

    \b
    Examples:
      parley desk geneva.casebook
      parley desk geneva.casebook --read-only --host 0.0.0.0 --password "…"
    """
    from parley.store.book import open_to_read
    from parley.web.desk import Desk, hosts_for, is_local

    with safe_stdout():
        open_to_read(casebook).close()
        desk = Desk(
            casebook,
            is_read_only=read_only,
            password=password,
            hosts=hosts_for(host),
            coder=coder,
            model=model,
            codebook=codebook,
        )
        if not is_local(host):
            say(warning(host, password))
        open_desk(desk, host=host, port=port, no_browser=no_browser)
    return 0


def open_desk(desk: Desk, *, host: str, port: int, no_browser: bool) -> None:
    """Serve a desk and show it, until Ctrl-C."""
    from parley.web.serving import serve

    serve(desk, host=host, port=port, ready=lambda address: tell(desk.entry(address), opens=not no_browser))


def warning(host: str, password: str | None) -> str:
    """What somebody should know who opens the desk to others."""
    who = "everybody who knows the password" if password else "everybody"
    safe = "the connection is not encrypted" if password else "--password asks for one first"
    return f"{host}: {who} on the network can read this casebook; {safe}"


def tell(address: str, *, opens: bool) -> None:
    """Print the address, and open it in a browser where there is one."""
    put(f"{address}\nCtrl-C ends")
    if opens:
        webbrowser.open(address)
