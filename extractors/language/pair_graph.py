"""An ONNX graph that judges pairs of texts: a BERT encoder reads both at once, a head compares them.

Rows of one length need no filling up, so the graph knows no mask and a pair's figures do not depend on
what stands beside it in a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.language.bert_graph import Arrays, Graph, gelu, layer_of, placed

if TYPE_CHECKING:
    pass


def bert_pair_judge(arrays: Arrays, *, layers: int, heads: int) -> bytes:
    """The serialised model.

    Inputs ``input_ids`` and ``sides`` (1 for pieces of the second text), int64, shape (batch, pieces), no
    row filled up; output ``logs``, float32, shape (batch, labels): log probabilities.

    Args:
        arrays: weights under the names that transformers gives a ``BertModel``, with ``mix.weight``
            (width, 5 * width) over the opening mark's vector, the means of both texts, how far these
            differ and their product, then ``head.weight`` (labels, width), each with its ``bias``.
        layers: how many layers the encoder has.
        heads: attention heads of each.
    """
    graph = Graph()
    graph.shapes(heads)
    hidden = _embedded(graph, arrays)
    for layer in range(layers):
        hidden = layer_of(graph, arrays, f"encoder.layer.{layer}", hidden, None, heads)
    mixed = gelu(graph, graph.linear(_compared(graph, hidden), arrays, "mix"), "mix")
    graph.node("LogSoftmax", [graph.linear(mixed, arrays, "head")], "logs", axis=-1)
    return graph.model("pair-judge", ("input_ids", "sides"), ["batch", len(arrays["head.bias"])])


def _embedded(graph: Graph, arrays: Arrays) -> str:
    """Word pieces, places and sides as one vector for each piece."""
    table = graph.constant("words", arrays["embeddings.word_embeddings.weight"])
    words = graph.node("Gather", [table, "input_ids"], "words.of")
    places = placed(graph, arrays["embeddings.position_embeddings.weight"])
    table = graph.constant("segments", arrays["embeddings.token_type_embeddings.weight"])
    sides = graph.node("Gather", [table, "sides"], "sides.of")
    total = graph.node("Add", [graph.node("Add", [words, sides], "words.sides"), places], "sum")
    return graph.norm(total, arrays, "embeddings.LayerNorm")


def _compared(graph: Graph, hidden: str) -> str:
    """What the head sees of a pair, shape (batch, 5 * width)."""
    import numpy as np

    first_place = graph.constant("first.place", np.array(0, dtype=np.int64))
    opening = graph.node("Gather", [hidden, first_place], "opening", axis=1)
    first, second = _means(graph, hidden)
    apart = graph.node("Abs", [graph.node("Sub", [first, second], "less")], "apart")
    product = graph.node("Mul", [first, second], "product")
    return graph.node("Concat", [opening, first, second, apart, product], "compared", axis=1)


def _means(graph: Graph, hidden: str) -> tuple[str, str]:
    """The mean vector of each text's pieces, its marks included."""
    import numpy as np
    from onnx import TensorProto

    axis = graph.constant("pieces.axis", np.array([2], dtype=np.int64))
    over = graph.constant("over.pieces", np.array([1], dtype=np.int64))
    unit = graph.constant("unit", np.array(1, dtype=np.float32))
    real = graph.node("Cast", ["sides"], "sides.real", to=TensorProto.FLOAT)
    shares = {"second": real, "first": graph.node("Sub", [unit, real], "sides.other")}
    found = {}
    for name, share in shares.items():
        weights = graph.node("Unsqueeze", [share, axis], f"{name}.weights")
        own = graph.node("Mul", [hidden, weights], f"{name}.own")
        total = graph.node("ReduceSum", [own, over], f"{name}.total", keepdims=0)
        count = graph.node("ReduceSum", [weights, over], f"{name}.count", keepdims=0)
        found[name] = graph.node("Div", [total, count], f"{name}.mean")
    return found["first"], found["second"]
