"""Train the syntax pipeline: `python training/syntax/train.py DATA OUTPUT`.

DATA is the folder with `ewt_*.conllu.gz` and `gum_open_*.conllu.gz`; OUTPUT is made anew.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import augment  # noqa: F401 (registers the augmenter that the configuration names)
from spacy.lang.en import English
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from tokenizer import use_ud_tokenisation
from treebank import paragraphs, read_sentences, to_doc

TRAIN = ("ewt_train", "gum_open_train")
DEV = ("ewt_dev",)


def write_docs(data: Path, names: tuple[str, ...], target: Path) -> None:
    """Write treebanks as one spaCy corpus."""
    vocab = English().vocab
    docs = DocBin(store_user_data=False)
    for name in names:
        for together in paragraphs(read_sentences(data / f"{name}.conllu.gz")):
            docs.add(to_doc(vocab, together))
    docs.to_disk(target)


def main(data: Path, output: Path) -> None:
    """Train with the configuration beside this file; the seed is in it."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = {"train": Path(scratch) / "train.spacy", "dev": Path(scratch) / "dev.spacy"}
        write_docs(data, TRAIN, paths["train"])
        write_docs(data, DEV, paths["dev"])
        config = load_config(
            Path(__file__).with_name("config.cfg"),
            overrides={f"paths.{name}": str(path) for name, path in paths.items()},
        )
        config["initialize"]["before_init"] = {"@callbacks": "claimtrail.ud_tokenisation.v1"}
        output.mkdir(parents=True, exist_ok=True)
        nlp = init_nlp(config)
        nlp, _ = train(nlp, output, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    import spacy

    @spacy.registry.callbacks("claimtrail.ud_tokenisation.v1")
    def ud_tokenisation():  # noqa: ANN201 (spaCy wants a factory)
        """Hand spaCy the function that changes a new pipeline's tokenisation."""
        return use_ud_tokenisation

    main(Path(sys.argv[1]), Path(sys.argv[2]))
