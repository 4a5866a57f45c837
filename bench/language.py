"""The language layer: sentences, syntax and names, per CPU second, beside the same encoder run by torch.

    python bench/language.py [FILE...]

The peer is one pass of MiniLM over the same sentences with sentence-transformers, which is what any
tool pays that reads each sentence with such a model and knows no other engine. One thread each. Peak memory
is the whole process's, measured before the peer is loaded.
"""

import resource
import sys
import time
from pathlib import Path

from extractors.draft import Draft, Layer
from extractors.registry import STEPS

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "sentences and syntax": Layer.SENTENCES,
    "names": Layer.ENTITIES,
    "references": Layer.REFERENCES,
}
TIMES = 3


def upto(draft: Draft, layer: Layer) -> Draft:
    """The draft before the step that gives this layer."""
    for step in STEPS:
        if layer in step.provides:
            return draft
        draft = step(draft)
    raise LookupError(layer)


def main(files: list[Path]) -> None:
    texts = [file.read_text(encoding="utf-8") for file in files]
    steps = {
        name: next(step for step in STEPS if layer in step.provides)
        for name, layer in LAYERS.items()
    }
    spent = dict.fromkeys(LAYERS, 0.0)
    sentences: list[str] = []
    words = 0
    for warm in (True, *[False] * TIMES):
        for text in texts:
            for name, layer in LAYERS.items():
                draft = upto(Draft(text=text, source="s"), layer)
                start = time.process_time()
                draft = steps[name](draft)
                if not warm:
                    spent[name] += time.process_time() - start
                elif layer is Layer.SENTENCES:
                    sentences += [sentence.span.quote for sentence in draft.sentences]
                    words += sum(len(parse.tokens) for parse in draft.parses)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, seconds in spent.items():
        print(f"{name:22} {TIMES * len(sentences) / seconds:8,.0f} sentences per CPU s")
    layer = TIMES * len(sentences) / sum(spent.values())
    parsed = TIMES * words / spent["sentences and syntax"]
    print(f"whole layer            {layer:8,.0f} sentences per CPU s, peak {memory:,.0f} MB")
    print(f"syntax                 {parsed:8,.0f} words per CPU s")

    import torch
    from sentence_transformers import SentenceTransformer

    from kg.search.encoder_files import EncoderSettings, model_folder

    torch.set_num_threads(1)
    model = SentenceTransformer(str(model_folder(EncoderSettings())), device="cpu")
    model.encode(sentences[:32])
    start = time.process_time()
    model.encode(sentences)
    peer = len(sentences) / (time.process_time() - start)
    print(f"torch MiniLM alone     {peer:8,.0f} sentences per CPU s")
    print(f"ratio {layer / peer:.2f}")


if __name__ == "__main__":
    shared = sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))
    ours = sorted((ROOT / "corpus").glob("*.txt"))
    main([Path(name).resolve() for name in sys.argv[1:]] or shared or ours)
