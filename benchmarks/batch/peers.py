"""What minutecheck is measured beside, each in a program of its own: ``python -m benchmarks.batch.peers floor|peer FOLDER``.

The floor reads each file's text with the plainest well-known library and cuts it into words, and does nothing else. The peer
is what somebody would put together from well-known parts: MarkItDown (or the same plain libraries where it is missing) for
the text, spaCy's sentences and Matcher for minutecheck's own rules, as far as spaCy's patterns can say them. Each runs in one
process.
"""

from __future__ import annotations

import email
import email.policy
import importlib
import json
import sys
import time
from itertools import product
from pathlib import Path
from typing import Any

MOST = 60
"""Patterns that one pattern of ours may become; one that would be more is left out."""


def text_of(file: Path) -> str:
    """Return the text of a file by python-docx, pdfplumber or the standard library."""
    ending = file.suffix
    if ending == ".docx":
        import docx

        document = docx.Document(str(file))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if ending == ".pdf":
        import pdfplumber

        with pdfplumber.open(file) as pdf:
            return "\n".join(page.extract_text() or "" for page in pdf.pages)
    if ending == ".eml":
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        return "" if body is None else str(body.get_content())
    if ending == ".odt":
        import zipfile

        from lxml import etree

        with zipfile.ZipFile(file) as parts:
            return "\n".join(etree.fromstring(parts.read("content.xml")).itertext())
    return file.read_text(encoding="utf-8", errors="replace")


def floor(files: list[Path]) -> int:
    """Read and cut into words; return how many there were."""
    import spacy

    cut = spacy.blank("en").tokenizer
    return sum(len(cut(text_of(file))) for file in files)


def peer(files: list[Path]) -> dict[str, int]:
    """Read, cut into sentences, and match the rules; return the counts of rules, patterns and matches."""
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher = Matcher(nlp.vocab)
    rules, patterns = _translated(matcher)
    read = _markitdown() or text_of
    found = 0
    for file in files:
        for sentence in nlp(read(file)).sents:
            found += len(matcher(sentence))
    return {"rules": rules, "patterns": patterns, "matches": found}


def _markitdown() -> Any:  # noqa: ANN401 - a function of another library
    try:
        module = importlib.import_module("markitdown")
    except ImportError:
        return None
    converter = module.MarkItDown(enable_plugins=False)

    def read(file: Path) -> str:
        try:
            return str(converter.convert(str(file)).text_content)
        except Exception:
            return text_of(file)

    return read


def _translated(matcher: Any) -> tuple[int, int]:  # noqa: ANN401
    """Add minutecheck's rules to a matcher; return how many rules and patterns could be carried over."""
    from minutecheck.rulebook import load_rules

    rules = patterns = 0
    for rule in load_rules():
        made = [pattern for tree in rule.trees for pattern in spacy_patterns(tree)]
        if made:
            matcher.add(rule.id, made)
            rules, patterns = rules + 1, patterns + len(made)
    return rules, patterns


def spacy_patterns(tree: Any) -> list[list[dict[str, Any]]]:  # noqa: ANN401 - a node of any kind
    """Return a pattern of ours as patterns of spaCy's Matcher; none where it cannot say it, or only in too many."""
    try:
        found = _node(tree)
    except ValueError:
        return []
    return [pattern for pattern in found if any("OP" not in token for token in pattern)] if len(found) <= MOST else []


def _node(node: Any) -> list[list[dict[str, Any]]]:  # noqa: ANN401
    from minutecheck.rulebook.trees import Choice, Gap, Prefix, Sequence, Word

    match node:
        case Word(key):
            return [[{"LOWER": key}]]
        case Prefix(start):
            return [[{"LOWER": {"REGEX": f"^{start}"}}]]
        case Gap(most):
            return [[{"OP": "?", "IS_PUNCT": False}] * most]
        case Sequence(items):
            return _product([_node(item) for item in items])
        case Choice(options, optional):
            words = [
                option.items[0].key
                for option in options
                if len(option.items) == 1 and isinstance(option.items[0], Word)
            ]
            single = [[{"LOWER": {"IN": sorted(words)}}]] if words else []
            others = [pattern for option in options if not _single(option) for pattern in _node(option)]
            return [*single, *others, *([[]] if optional else [])]
    raise ValueError("spaCy has no such pattern")


def _single(option: Any) -> bool:  # noqa: ANN401
    from minutecheck.rulebook.trees import Word

    return len(option.items) == 1 and isinstance(option.items[0], Word)


def _product(parts: list[list[list[dict[str, Any]]]]) -> list[list[dict[str, Any]]]:
    many = 1
    for part in parts:
        many *= max(1, len(part))
        if many > MOST:
            raise ValueError("too many")
    return [[token for piece in choice for token in piece] for choice in product(*parts)]


def main() -> None:
    """Do one of the two on every file of a folder, and print what it took as JSON, its start left out."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    work = {"floor": floor, "peer": peer}[what]
    work(files[:1])
    began = time.process_time()
    counted = work(files)
    seconds = time.process_time() - began
    print(json.dumps({"records": len(files), "cpu": round(seconds, 3), "counted": counted}))


if __name__ == "__main__":
    main()
