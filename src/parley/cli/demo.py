"""`parley demo`: the desk over a small casebook of shipped reports."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp

import click

from parley.cli.add import show_added
from parley.cli.desk import LOCAL, browser_option, open_desk, port_option
from parley.cli.terminal import put, safe_stdout


@click.command("demo")
@click.option("--casebook", metavar="FILE", help="Keep the casebook here; one that is there is used again.")
@click.option("--build-only", is_flag=True, help="Make the casebook and serve nothing.")
@port_option
@browser_option
def demo_command(casebook: str | None, build_only: bool, port: int, no_browser: bool) -> int:
    """See it: a casebook of shipped reports, on the desk.

    Makes a small casebook and serves it until Ctrl-C. The reports tell of talks on Yemen; outlets, persons, quotations,
    sizes and secret meetings are invented. Two invented coders judged some of what is read. Without --casebook the file
    lies in a temporary folder, which is told.

    \b
    Examples:
      parley demo
      parley demo --casebook demo.casebook --no-browser
      parley demo --casebook demo.casebook --build-only
    """
    from parley.run.demo import NAME, REPORTS, build_demo
    from parley.run.tasks import known_number
    from parley.web.desk import Desk

    with safe_stdout():
        path = casebook or str(Path(mkdtemp(prefix="parley-demo-")) / NAME)
        total = known_number([str(REPORTS)]) if sys.stderr.isatty() else None
        status = show_added(build_demo(path), as_json=False, quiet=False, total=total)
        put(path)
        if not build_only:
            open_desk(Desk(path), host=LOCAL, port=port, no_browser=no_browser)
        return status
