"""``minutecheck rules``: list, explain, test and begin rules."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.exit_status import ExitStatus
from minutecheck.cli.faults import CannotRun
from minutecheck.cli.packs import CORE
from minutecheck.cli.rule_files import checks_in, nearest_name, pack_around, rules_at, rules_in
from minutecheck.cli.streams import emit

if TYPE_CHECKING:
    pass

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Read, try out and write the rules of a pack.")


class FileKind(StrEnum):
    """The kinds of files that an expert writes."""

    RULE = "rule"
    CHECK = "check"
    PACK = "pack"


_Pack = Annotated[str, typer.Option("--pack", help="The rule pack.")]


@app.command("list")
def listrules_in(
    criterion: Annotated[str | None, typer.Option("--criterion", help="Only the rules of this criterion.")] = None,
    pack: _Pack = "core",
) -> None:
    """List the rules of a pack: id, criterion, value and name."""
    for rule in rules_in(pack):
        if criterion in (None, rule.criterion):
            value = "does not count" if rule.value == "none" else rule.value
            emit(f"{rule.id:30} {rule.criterion:18} {value:15} {rule.name}\n")


@app.command()
def explain(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule, as 'rules list' gives it.")],
    pack: _Pack = "core",
) -> None:
    """Explain one rule: what it looks for, why, and where it fires."""
    rules = rules_in(pack)
    rule = next((rule for rule in rules if rule.id == rule_id), None)
    if rule is None:
        raise CannotRun(nearest_name(rule_id, [known.id for known in rules]))
    from minutecheck.rulebook.explain import explained

    emit(explained(rule))


@app.command("test")
def tryrules_in(
    path: Annotated[
        Path | None, typer.Argument(help="A rule file or a folder of them; all rules if not given.")
    ] = None,
    pack: _Pack = "core",
) -> None:
    """Run the examples of rules; the exit status is 1 where one does not do what its rule says."""
    from minutecheck.analysis.matching.examples import surprises
    from minutecheck.analysis.scoring.marks import states_of

    rules, checks = (rules_in(pack), checks_in(pack)) if path is None else rules_at(path, pack)
    worded = [rule for check in checks for rule in check.rules]
    wrong = [surprise for rule in (*rules, *worded) for surprise in surprises(rule, states_of)]
    for surprise in wrong:
        emit(f"{surprise}\n")
    examples = sum(len(rule.fires) + len(rule.silent) + len(rule.known_miss) for rule in (*rules, *worded))
    and_checks = f" and {_counted(len(checks), 'check')}" if checks else ""
    emit(
        f"{_counted(len(rules), 'rule')}{and_checks}, {_counted(examples, 'example')}, {len(wrong)} not as the rule says.\n"
    )
    if wrong:
        raise typer.Exit(ExitStatus.FOUND)


@app.command()
def diff(
    pack: Annotated[str, typer.Argument(help="A pack: its name, or its folder.")],
    other: Annotated[str, typer.Argument(help="The pack to compare it with.")] = "core",
) -> None:
    """Say what a pack adds to (+), leaves out of (-) or changes in (~) another."""
    from minutecheck.rulebook import RuleError
    from minutecheck.rulebook.differences import differences

    try:
        found = differences(pack, other)
    except RuleError as error:
        raise CannotRun(str(error)) from None
    for line in found or ("The packs do the same.",):
        emit(f"{line}\n")


@app.command()
def schema(
    what: Annotated[FileKind, typer.Argument(help="Which kind of file.")] = FileKind.RULE,
) -> None:
    """Print the JSON Schema of a rule, check or pack file, for editors that complete and check YAML."""
    import json

    from minutecheck.rulebook.check import CheckFile
    from minutecheck.rulebook.model import FromYaml, RuleFile
    from minutecheck.rulebook.pack_file import PackFile

    models: dict[FileKind, type[FromYaml]] = {
        FileKind.RULE: RuleFile,
        FileKind.CHECK: CheckFile,
        FileKind.PACK: PackFile,
    }
    emit(json.dumps(models[what].model_json_schema(), indent=2, ensure_ascii=False) + "\n")


@app.command()
def new(
    criterion: Annotated[str, typer.Argument(help="The criterion, for example risk-level.")],
    name: Annotated[str, typer.Argument(help="A short name in small letters and hyphens, for example bail-risk.")],
    folder: Annotated[Path, typer.Option("--folder", help="The folder of your pack.")] = Path(),
) -> None:
    """Write a rule to begin from, into the folder of its criterion."""
    from minutecheck.rulebook import criteria_catalogue
    from minutecheck.rulebook.explain import skeleton

    catalogue = criteria_catalogue(pack_around(folder / "a rule", CORE))
    if criterion not in catalogue:
        raise CannotRun(nearest_name(criterion, list(catalogue)))
    if not name.replace("-", "").isalnum() or name != name.lower() or name.startswith("-"):
        raise CannotRun("Give the name in small letters, figures and hyphens, for example bail-risk.")
    file = folder / criterion / f"{name}.yaml"
    if file.exists():
        raise CannotRun(f"{file} is there already; choose another name.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(skeleton(catalogue[criterion], name), encoding="utf-8")
    emit(f"Wrote {file}. Fill it in, then try it: minutecheck rules test {file}\n")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
