"""How records are judged: every criterion with its question, its values and where it comes from."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from minutecheck.outputs import wording
from minutecheck.outputs.html.findings import SOURCES
from minutecheck.page.views.at_hand import NOT_HERE
from minutecheck.page.views.drawing import draw
from minutecheck.page.views.titles import pack_of
from minutecheck.report import Outcome
from minutecheck.rulebook import Criterion, criteria_catalogue, load_rules
from minutecheck.rulebook.checks import load_checks

_EXAMPLES = 4


async def how(request: Request) -> Response:
    """Return the list of criteria and checks."""
    pack = pack_of(request)
    catalogue = criteria_catalogue(pack)
    return draw(
        request,
        "how.html.j2",
        title="How it judges",
        core=[one for one in catalogue.values() if one.core],
        further=[one for one in catalogue.values() if not one.core],
        checks=sorted({(one.file.title, one.file.question) for one in load_checks(pack)}),
        sources=SOURCES,
    )


async def criterion(request: Request) -> Response:
    """Return one criterion: what counts, what does not, and what to write."""
    pack = pack_of(request)
    found = criteria_catalogue(pack).get(request.path_params["criterion"])
    if found is None:
        raise NOT_HERE
    counts, close = examples_of(found, pack)
    named = {source.split()[0] for source in found.sources if source.split()}
    return draw(
        request,
        "criterion.html.j2",
        title="How it judges",
        criterion=found,
        values=[
            (wording.OUTCOMES[value.outcome], value.outcome.value, wording.MARKS[value.outcome], value)
            for value in found.values.values()
            if value.outcome is not Outcome.NOT_APPLICABLE
        ],
        counts=counts,
        close=close,
        sources=[(short, full) for short, full in SOURCES.items() if short in named],
    )


def examples_of(criterion: Criterion, pack: str) -> tuple[list[str], list[str]]:
    """Return invented sentences that count for a criterion, and sentences that are close and do not, from its rules."""
    met = {name for name, value in criterion.values.items() if value.outcome is Outcome.MET}
    rules = [one for one in load_rules(pack) if one.criterion == criterion.id and one.value in met]
    counts = [one.fires[0].text for one in rules if one.fires]
    close = [one.silent[0].text for one in rules if one.silent]
    return list(dict.fromkeys(counts))[:_EXAMPLES], [one for one in dict.fromkeys(close) if one not in counts][
        :_EXAMPLES
    ]
