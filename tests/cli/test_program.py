"""The program as a whole: its start, streams and faults, in processes of their own. All names are fictional."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import SECRET

SOURCE = Path(__file__).parent.parent.parent / "src"
START = "from minutecheck.cli import main; main()"
HEAVY = ("spacy", "sklearn", "lxml", "pydantic", "rich", "jinja2", "numpy", "pypdfium2", "docx", "yaml")


def program(*arguments: str, code: str = START, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
    surroundings = {**os.environ, "PYTHONPATH": str(SOURCE), **environment}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=surroundings, timeout=60, check=False)


def test_help_names_every_command_and_loads_nothing_heavy():
    code = f"""
import sys
try:
    {START}
finally:
    print([name for name in {HEAVY!r} if name in sys.modules])
"""
    result = program("--help", code=code)
    out = result.stdout.decode()
    assert result.returncode == 0
    assert out.splitlines()[-1] == "[]"
    for command in ("check", "text", "schema"):
        assert f"  {command} " in out


def test_the_version_is_printed():
    from minutecheck import __version__

    result = program("--version")
    assert (result.returncode, result.stdout) == (0, f"minutecheck {__version__}\n".encode())


def test_the_schema_is_json_on_standard_output():
    result = program("schema")
    assert result.returncode == 0
    assert json.loads(result.stdout)["$id"] == "minutecheck.report/1"


def test_results_are_utf_8_whatever_the_computer_speaks():
    result = program("schema", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert result.returncode == 0
    result.stdout.decode("utf-8")


def test_wrong_usage_ends_with_2_and_prints_no_result():
    result = program("check", "x.txt", "--fail-on", "sometimes")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"sometimes" in result.stderr


def test_no_command_at_all_shows_the_help():
    assert b"Usage: minutecheck" in program().stdout + program().stderr


def test_a_closed_pipe_is_no_crash():
    code = f"import os; r, w = os.pipe(); os.close(r); os.dup2(w, 1)\n{START}"
    result = program("schema", code=code)
    assert result.returncode == 141
    assert result.stderr == b""


CRASH = f"""
import minutecheck.outputs.schema as schema
def broken():
    raise KeyError({SECRET!r})
schema.schema_text = broken
{START}
"""


def test_a_fault_of_ours_is_one_sentence_without_the_record():
    result = program("schema", code=CRASH)
    said = result.stderr.decode()
    assert result.returncode == 3
    assert said.count("\n") == 1
    assert "KeyError at minutecheck/cli/schema.py line" in said
    assert "Traceback" not in said
    assert SECRET not in said


def test_a_developer_can_ask_for_the_traceback():
    result = program("schema", code=CRASH, MINUTECHECK_DEBUG="1")
    assert "Traceback" in result.stderr.decode()


def test_a_log_line_of_a_library_never_reaches_the_screen():
    code = f"""
import logging, warnings
import minutecheck.outputs.schema as schema
def talking():
    logging.getLogger("pdfminer").error({SECRET!r})
    warnings.warn({SECRET!r})
    return "{{}}"
schema.schema_text = talking
{START}
"""
    result = program("schema", code=code)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"{}", b"")
