"""One record of invented people that passes every check, and a way to change its lines."""

from __future__ import annotations

from minutecheck.report import Check, Kind
from minutecheck.review import review_bytes

LINES = {
    "title": "Strategy discussion",
    "date": "Date: Tuesday 7 May 2024",
    "child": "Child: Orla Finch, aged 6",
    "referral": "Date of referral: 7 May 2024",
    "chair": "Ines Vale, Team Manager, Children's Services (chair)",
    "worker": "Jo Pell, Social Worker, Children's Services",
    "police": "DC Sam Amory, Detective Constable, Elmshire Police",
    "nurse": "Una Brand, School Nurse, Elmshire NHS Trust",
    "doctor": "Dr Amal Roy, Consultant Paediatrician, Elmshire NHS Trust",
    "teacher": "Bea Hale, Designated Safeguarding Lead, Elm Primary School",
    "information": "School saw a bruise on Orla's back. She said that it hurt when she sat.",
    "decision": "The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.",
    "risk": "The risk to Orla is high.",
    "medical": "A child protection medical will take place today at 4pm.",
    "conference": "If needed, the initial child protection conference will be on Tuesday 21 May 2024.",
    "circulation": "These minutes will be sent to everybody by Wednesday 8 May 2024.",
    "action": "Jo Pell to visit Orla at school by 8 May 2024.",
}


def checks_of(**changes: str | None) -> dict[str, Check]:
    """Return the checks of the record by their ids (the last of an id), with lines changed, or left out where ``None``."""
    line = {**LINES, **changes}
    people = [line[name] for name in ("chair", "worker", "police", "nurse", "doctor", "teacher")]
    parts = [
        [line["title"], line["date"], line["child"], line["referral"]],
        ["Present:", *people],
        ["Information shared", line["information"]],
        ["Outcome", line["decision"], line["risk"], line["medical"], line["conference"], line["circulation"]],
        ["Actions", f"- {line['action']}"],
    ]
    text = "\n\n".join("\n".join(words for words in part if words is not None) for part in parts)
    report = review_bytes(text.encode(), "minutes.txt", kind=Kind.MINUTES).report
    return {check.id: check for check in report.checks}
