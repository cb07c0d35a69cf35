"""The pages that a reader sees: what each draws, and the addresses they stand at."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from minutecheck.page.views import downloads, drafts, how, redraft, result, saying, sign_in, start, styles, typed


def routes() -> list[BaseRoute]:
    """Return every page and form with its address."""
    draft = "/draft/{draft:str}"
    return [
        Route("/", start.start),
        Route("/check", start.take, methods=["POST"]),
        Route("/sign-in", sign_in.ask),
        Route("/sign-in", sign_in.sign_in, methods=["POST"]),
        Route("/type", typed.ask),
        Route("/type", typed.judge, methods=["POST"]),
        Route("/drafts", drafts.drafts),
        Route("/drafts/workbook", drafts.workbook),
        Route("/finish", drafts.ask_to_finish),
        Route("/finish", drafts.finish, methods=["POST"]),
        Route("/how", how.how),
        Route("/how/{criterion:str}", how.criterion),
        Route(draft, result.result),
        Route(f"{draft}/kind", result.call_it, methods=["POST"]),
        Route(f"{draft}/again", redraft.again, methods=["POST"]),
        Route(f"{draft}/changes", redraft.changes),
        Route(f"{draft}/remove", drafts.remove, methods=["POST"]),
        Route(f"{draft}/verdict/{{kind:str}}/{{finding:int}}", saying.ask),
        Route(f"{draft}/verdict/{{kind:str}}/{{finding:int}}", saying.say, methods=["POST"]),
        Route(f"{draft}/{{number:int}}", result.result),
        Route(f"{draft}/{{number:int}}/marked-up", downloads.marked_up),
        Route(f"{draft}/{{number:int}}/page", downloads.page),
        Route(f"{draft}/{{number:int}}/json", downloads.as_json),
        Route(f"{draft}/{{number:int}}/check-sheet", downloads.check_sheet),
        Route(f"{draft}/{{number:int}}/verdicts", downloads.verdicts),
        Route("/parts.css", styles.parts),
    ]
