"""``minutecheck serve``: the upload page, for a chair who checks a draft in a browser."""

from __future__ import annotations

import secrets
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.models import SHIPPED, model_called
from minutecheck.cli.packs import CORE, pack_called
from minutecheck.cli.streams import note

if TYPE_CHECKING:
    from minutecheck.page.settings import TeamServer

_NEEDS = ("starlette", "uvicorn", "python_multipart", "govuk_frontend_jinja")
_SHORTEST = 12


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = 0,
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    idle_minutes: Annotated[
        int, typer.Option(min=1, max=1440, help="End after so many minutes without use; drafts are deleted.")
    ] = 30,
    ocr: Annotated[
        bool, typer.Option("--ocr/--no-ocr", help="Read scanned pages by character recognition (needs tesseract).")
    ] = False,
    pack: Annotated[str, typer.Option(help="The rule pack to go by: core, or the folder of one of your own.")] = CORE,
    model: Annotated[
        str, typer.Option(help="The model to go by: shipped, or the folder of a local one made with train --with.")
    ] = SHIPPED,
    api: Annotated[bool, typer.Option("--api/--no-api", help="Also answer other programs on this computer.")] = False,
    api_token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The API's token; without it a new one is printed.")
    ] = None,
    host: Annotated[
        str, typer.Option(help="Where to listen. Anything but this computer needs the three options below.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="The name that browsers ask a team's server by.")
    ] = None,
    password_file: Annotated[Path | None, typer.Option(metavar="FILE", help="A team server's password.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(metavar="FILE", help="A team server's certificate.")] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="A team server's key.")] = None,
) -> None:
    """Open a page on this computer on which drafts are checked without a terminal.

    Nothing leaves this computer. Drafts are deleted when you finish, and when the program ends. Ctrl-C ends it.
    """
    missing = [one for one in _NEEDS if find_spec(one) is None]
    if missing:
        raise CannotRun('The page needs an extra that is not installed: pip install "minutecheck[page]".')
    from minutecheck.page.serve import CannotServe
    from minutecheck.page.serve import serve as run
    from minutecheck.page.settings import PageSettings

    team = _team(host, name or [], password_file, tls_cert, tls_key)
    token = _token(api, api_token_file)
    settings = PageSettings(
        host=host,
        port=port,
        idle_minutes=idle_minutes,
        pack=pack_called(pack),
        model=model_called(model),
        ocr=ocr,
        api_token=token,
        team=team,
    )

    def ready(address: str) -> None:
        note(f"The page is ready. Open: {address}")
        if team is None:
            note("The address opens it once, in one browser. Ctrl-C ends it, and deletes what was uploaded.")
        if token is not None and api_token_file is None:
            note(f"Token of the API: {token}")
        if open_it and team is None:
            _open(address)

    try:
        unused = run(settings, ready)
    except CannotServe as problem:
        raise CannotRun(str(problem)) from None
    except KeyboardInterrupt:
        unused = False
    why = f"Ended after {idle_minutes} minutes without use" if unused else "Ended"
    note(f"{why}. What was uploaded is deleted.")


def _open(address: str) -> None:
    """Open an address in the browser, which may take its time, or not be there."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _team(
    host: str, names: list[str], password: Path | None, certificate: Path | None, key: Path | None
) -> TeamServer | None:
    """Return what a team's server needs; ``None`` for this computer alone."""
    if _is_this_computer(host):
        if names or password or certificate or key:
            raise CannotRun(
                "--name, --password-file, --tls-cert and --tls-key are for a team's server: give --host too."
            )
        return None
    if password is None or certificate is None or key is None:
        raise CannotRun(
            f"--host {host} would open the page to other computers. That needs a password and TLS: --password-file, "
            "--tls-cert and --tls-key. docs/page.md says how."
        )
    names = names or ([] if host in ("0.0.0.0", "::") else [host])
    if not names:
        raise CannotRun(f"With --host {host}, say with --name by which name browsers ask for this server.")
    for file in (certificate, key):
        if not file.is_file():
            raise CannotRun(f"{file} is not there.")
    from minutecheck.page.settings import TeamServer

    return TeamServer(_secret(password, "password"), certificate, key, tuple(one.lower() for one in names))


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _token(api: bool, file: Path | None) -> str | None:
    if file is not None and not api:
        raise CannotRun("--api-token-file is for the API: give --api too.")
    if not api:
        return None
    return secrets.token_urlsafe(32) if file is None else _secret(file, "token")


def _secret(file: Path, what: str) -> str:
    """Return the first line of a file that holds a password or token."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise CannotRun(f"{file} cannot be read.") from None
    found = lines[0].strip() if lines else ""
    if len(found) < _SHORTEST:
        raise CannotRun(f"The {what} in {file} is too short: use {_SHORTEST} signs or more.")
    return found
