"""Makes the sample records in ``corpora/samples``. Every person, place and event in them is invented.

Run from the top of the checkout: ``python corpora/make_samples.py``. The PDF needs LibreOffice.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

SAMPLES = Path(__file__).parent / "samples"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def tick(ticked: bool) -> str:
    """Return a Word tick box as XML."""
    mark = "☒" if ticked else "☐"
    return (
        f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def field(text: str) -> str:
    """Return a filled text field of a form as XML."""
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r>"
        f"<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def prompt(text: str) -> str:
    """Return an empty text field of a form, which shows its prompt, as XML."""
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r>"
        f"<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def table(document: WordDocument, rows: list[tuple[str, ...]], header: bool) -> None:
    """Add a ruled table."""
    made = document.add_table(rows=0, cols=len(rows[0]))
    made.style = "Table Grid"
    for number, row in enumerate(rows):
        for cell, words in zip(made.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(words)
            run.bold = header and number == 0
    document.add_paragraph()


def draft_form() -> WordDocument:
    """Return a council's form, filled in as a draft with gaps."""
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10.5)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
        section.header.paragraphs[0].text = "OFFICIAL-SENSITIVE. Fictional sample record."
    document.add_heading("Strategy Discussion Record", level=1)
    table(
        document,
        [
            ("Child", "Ivy Marlow, aged 4"),
            ("Date and time", "Tuesday 12 March 2024, 2pm, by video"),
            ("Chair", "Nadia Shah, Team Manager, Children's Services"),
        ],
        header=False,
    )
    document.add_heading("Who took part", level=2)
    table(
        document,
        [
            ("Name", "Role", "Agency", "Attended"),
            ("Nadia Shah", "Team Manager", "Children's Services", "Yes"),
            ("Jess Byrne", "Social Worker", "Children's Services", "Yes"),
            ("DC Tom Amos", "Detective Constable", "Child Abuse Investigation Unit, Police", "Yes"),
            ("Carole Finch", "Health Visitor", "0-19 Service, NHS Trust", "Yes"),
            ("Mrs Rowe", "Designated Safeguarding Lead", "Little Acorns Nursery", "Apologies"),
        ],
        header=True,
    )
    document.add_heading("Purpose", level=2)
    document.add_paragraph("To share information and decide whether section 47 enquiries should be initiated.")
    document.add_heading("Information shared", level=2)
    document.add_paragraph(
        "Nursery saw a bruise on Ivy's upper arm yesterday, the shape of a grip. Ivy said “Mummy's friend was cross”. "
        "Ivy was bright and talkative with her key worker this morning."
    )
    document.add_paragraph(
        "Police: two calls to the address since Christmas, both for shouting. A DASH was completed for Ivy's mother in "
        "January and scored high. Section 47 enquiries in 2021 about a fall ended with no further action."
    )
    document.add_paragraph("Health: Ivy's weight and development are as expected. Immunisations are up to date.")
    document.add_paragraph(
        "DC Amos thought that a fall at soft play could explain the mark. The health visitor did not agree and asked him "
        "not to settle on that before a doctor has seen Ivy. He accepted this."
    )
    document.add_heading("Outcome", level=2)
    decided = document.add_paragraph("Section 47 enquiries: ")
    for words, ticked in ((" Joint   ", True), (" Single agency   ", False), (" Not required", False)):
        decided._p.append(parse_xml(tick(ticked)))
        decided.add_run(words)
    risk = document.add_paragraph("Level of risk to the child: ")
    risk._p.append(parse_xml(prompt("Low / medium / high")))
    reasons = document.add_paragraph("Reasons for decision: ")
    reasons._p.append(parse_xml(field("In view of the information shared by all agencies.")))
    document.add_heading("Actions", level=2)
    table(
        document,
        [
            ("Action", "By whom", "By when"),
            ("Visit Ivy at nursery with DC Amos and hear her account", "Jess Byrne", "Today"),
            ("Child protection medical to be booked", "", "13/03/2024"),
            ("Share growth chart and contacts", "Carole Finch", "Thursday 14 March"),
            ("Checks on mother's friend", "Police", "ASAP"),
        ],
        header=True,
    )
    document.add_heading("Contingency", level=2)
    document.add_paragraph("If Ivy's mother does not agree to the medical, legal advice will be sought the same day.")
    return document


def complete_minutes() -> WordDocument:
    """Return minutes that show everything."""
    document = Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(10.5)
    document.add_heading("Strategy meeting: Reuben Tate, aged 13", level=1)
    document.add_paragraph("Monday 7 October 2024, 10am, Harbour House and on Teams. Fictional sample record.")
    document.add_heading("Present", level=2)
    for words in (
        "Ade Okafor, Team Manager, Children's Services (chair)",
        "Lena Frost, Social Worker, Children's Services",
        "DS Mark Vance, Detective Sergeant, Exploitation Team, Police",
        "Sunita Rai, School Nurse, Community Health Trust",
        "Paul Drew, Designated Safeguarding Lead, Quayside Academy",
    ):
        document.add_paragraph(words, style="List Bullet")
    document.add_heading("Information", level=2)
    document.add_paragraph(
        "Reuben has been missing four times since August and came back with a second phone and £180. In 2022 a child in "
        "need plan ended after six months. His sister Anya, 9, lives in the same home and was considered. His father lives "
        "in Leeds and was telephoned on Friday."
    )
    document.add_paragraph("Reuben told Mr Drew that he “can't just stop going, they know where Nan lives”.")
    document.add_heading("Professional challenge", level=2)
    document.add_paragraph(
        "DS Vance described the trips as Reuben's choice. Ms Rai did not accept this and asked him to reconsider, given the "
        "debt and the threats. The wording was changed."
    )
    document.add_heading("Decision", level=2)
    document.add_paragraph(
        "The threshold is met and section 47 enquiries will start today, jointly with police, because Reuben is being "
        "threatened over a debt and adults are moving him between towns."
    )
    document.add_paragraph("The meeting agreed that the risk to Reuben is high and the risk to Anya is low.")
    document.add_heading("Actions", level=2)
    for words in (
        "Lena Frost to see Reuben at school with DS Vance by 4pm today.",
        "DS Vance to apply for the phone download by Wednesday 9 October.",
        "Sunita Rai to send the health chronology to Lena Frost within two working days.",
        "Paul Drew to put a meet-and-greet plan in place by 8 October.",
    ):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph(
        "Reviewed at a second strategy meeting on Monday 14 October at 10am. Minutes to all present within one working day."
    )
    return document


PHONE_NOTE = """\
File note: telephone call about Mason K (9)
Fictional sample record

Call on Thursday 6 June 2024 at 4.15pm between Priya Nair (duty social worker), Alan Webb (team manager, who led),
PC Dale and the school nurse, Beth Orr.

School rang at 2pm: Mason had come in with a burn to the back of his hand and would not say how. Beth said that he
was seen at A&E for a scald in April. PC Dale asked which hospital. Mum is on her own with Mason and his baby brother.

There was a lot of worry on the call. Alan felt that this should go to an initial conference and everyone was happy with
that. We talked about whether this would meet S47 and Priya will look at it again when the doctor has seen him.

Priya to ring the ward. Someone to speak to mum's sister. Beth is going to send over what health have by tomorrow noon.
"""

SCHOOL_LOG = """\
Safeguarding log, Year 4, T.B. Fictional sample record

05/02/2024 08:50 T. came in without a coat again. Spare coat given. Told class teacher that his uncle "shouts in his ear".
DSL informed.

06/02/2024 11:30 Behaviour strategy meeting with mum and SENCo. Sticker chart to carry on.

07/02/2024 14:00 Meeting with social care. On the call: social worker, her team manager, DC Price from the child abuse
team, school nurse and me. All agreed that the threshold for section 47 is met. Joint visit by the social worker and DC
Price after school today, medical tomorrow morning. I am to keep T. in the library until they come.

12/02/2024 09:10 Core group letter received and filed.
"""


def main() -> None:
    """Write the samples."""
    SAMPLES.mkdir(exist_ok=True)
    draft_form().save(str(SAMPLES / "draft-form.docx"))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "complete-minutes.docx"
        complete_minutes().save(str(made))
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(SAMPLES),
                str(made),
            ],
            check=True,
            capture_output=True,
        )
    (SAMPLES / "phone-note.txt").write_text(PHONE_NOTE, encoding="utf-8")
    (SAMPLES / "school-log.txt").write_text(SCHOOL_LOG, encoding="utf-8")


if __name__ == "__main__":
    main()
