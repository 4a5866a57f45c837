"""Put a trained pipeline into the product: `python training/syntax/pack.py MODEL --version 1.0.0`.

Keeps what reading needs, drops what only training needed (paths, corpora, the words of the training
texts), and writes the manifest that loading checks.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.util import load_config

from extractors.language.model_files import LICENCE, write_manifest

TARGET = Path(__file__).parents[2] / "extractors" / "weights" / "syntax"
NAME = "claimtrail_syntax"
_KEPT = ("LICENSE", "MODEL_CARD.md")
_READING = ("nlp", "components")


def pack(model: Path, target: Path, version: str) -> None:
    """Write the pipeline ``model`` into the folder ``target``; licence and card there stay.

    Args:
        model: a folder that spaCy saved.
        target: made if it is not there; other files in it are removed.
        version: of the weights.
    """
    nlp = spacy.load(model)
    nlp.meta.update({"name": NAME, "version": version, "license": LICENCE})
    nlp.meta["description"] = "Universal Dependencies syntax of English, for Claimtrail"
    nlp.meta["spacy_version"] = ">=3.8.0,<3.9.0"
    for key in ("performance", "spacy_git_version"):
        nlp.meta.pop(key, None)
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "pipeline"
        nlp.to_disk(made)
        _keep_reading_settings(made)
        _drop_training_words(nlp, made)
        target.mkdir(parents=True, exist_ok=True)
        for old in target.iterdir():
            if old.name not in _KEPT:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(made, target, dirs_exist_ok=True)
    write_manifest(target, f"{nlp.lang}_{NAME}", version, besides=_KEPT)


def _keep_reading_settings(folder: Path) -> None:
    config = load_config(folder / "config.cfg")
    for section in list(config):
        if section not in _READING:
            del config[section]
    config.to_disk(folder / "config.cfg")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    for key in ("performance", "spacy_git_version", "author", "email", "url"):
        meta.pop(key, None)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", "utf-8")


def _drop_training_words(nlp: Language, folder: Path) -> None:
    """Keep the strings that labels, features and lemma rules are made of."""
    trees = srsly.read_msgpack(folder / "trainable_lemmatizer" / "trees")
    needed = {nlp.vocab.strings[hash_] for hash_ in _hashes(trees) if hash_ in nlp.vocab.strings}
    for labels in nlp.pipe_labels.values():
        needed.update(str(label) for label in labels)
    for analysis in nlp.get_pipe("morphologizer").labels:
        needed.add(analysis)
        for feature in analysis.split("|"):
            needed |= {feature, *feature.split("=")}
    kept = sorted(word for word in nlp.vocab.strings if word in needed)
    (folder / "vocab" / "strings.json").write_text(
        json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8"
    )


def _hashes(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _hashes(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _hashes(inner)
    elif isinstance(value, int):
        yield value


def main() -> None:
    """Pack, and say where and how large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--target", type=Path, default=TARGET)
    asked = parser.parse_args()
    pack(asked.model, asked.target, asked.version)
    size = sum(path.stat().st_size for path in asked.target.rglob("*") if path.is_file())
    print(f"{asked.target}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
