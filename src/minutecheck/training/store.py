"""Writes a model as arrays and JSON, small and the same bytes every time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from minutecheck.analysis.scoring.features import FAMILIES
from minutecheck.analysis.scoring.model import MODEL, Floats, Model, digest

_EPOCH = (1980, 1, 1, 0, 0, 0)
SMALLEST = 0.012
"""Share of a column's largest weight below which a weight is left out; measured to leave every value as it was."""


def write_model(model: Model, folder: Path, name: str = MODEL, local: Mapping[str, object] | None = None) -> None:
    """Write ``NAME.npz``, ``NAME.json`` and ``digests.json`` into a folder; ``local`` is what to know of a local one."""
    folder.mkdir(parents=True, exist_ok=True)
    words: dict[str, object] = {
        "heads": {head: list(found.classes) for head, found in model.heads.items()},
        "family_weights": dict(model.family_weights),
        "combiners": model.combiners,
        "lexicon": "\n".join(sorted(model.lexicon)),
        "vocabulary": {family: "\n".join(model.vocabulary[family]) for family in FAMILIES},
    }
    if local is not None:
        words["local"] = dict(local)
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    arrays: dict[str, np.ndarray] = {"rarity": model.rarity.astype(np.float16), "bias": model.bias}
    arrays |= _packed(model.weights)
    (folder / f"{name}.npz").write_bytes(_archive(arrays))
    digests = json.dumps({name: digest(folder, name)}, indent=2)
    (folder / "digests.json").write_text(digests + "\n", encoding="utf-8")


def _packed(weights: Floats) -> dict[str, np.ndarray]:
    """Keep the weights that matter, as whole numbers of each column's largest, with the steps from one to the next."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 32767
    scaled = np.round(weights / scales).astype(np.int16)
    flat = scaled.ravel()
    kept = np.flatnonzero(np.abs(flat) >= SMALLEST * 32767)
    return {
        "steps": np.diff(kept, prepend=0).astype(np.uint32),
        "weights": flat[kept],
        "scales": scales.astype(np.float32),
    }


def _archive(arrays: dict[str, np.ndarray]) -> bytes:
    """Return an .npz archive with fixed times, so that the same model gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            entry = io.BytesIO()
            np.lib.format.write_array(entry, np.asanyarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), entry.getvalue(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
