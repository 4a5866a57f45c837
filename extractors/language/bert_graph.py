"""An ONNX graph of a BERT encoder with word shapes and a label head, made from plain weight arrays.

Writing the graph ourselves needs neither torch nor a tracer: a model is built in about a second from
the installed MiniLM weights and the small file that says how ours differ.

The encoder is that of Devlin et al., "BERT" (NAACL 2019): post-norm layers, exact GELU.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPSET = 17
_IR_VERSION = 9
_EPSILON = 1e-12

Arrays = Mapping[str, "NDArray[np.float32]"]


@dataclass(slots=True)
class Graph:
    """Nodes and constants while they are put together."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, name: str, values: Any) -> str:
        """Add a constant; returns its name."""
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, **attributes: Any) -> str:
        """Add an operation with one output; returns the output's name."""
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def linear(self, value: str, arrays: Arrays, name: str) -> str:
        """``value @ W.T + b``."""
        weight = self.constant(f"{name}.weight.t", arrays[f"{name}.weight"].T.copy())
        bias = self.constant(f"{name}.bias", arrays[f"{name}.bias"])
        return self.node("Add", [self.node("MatMul", [value, weight], f"{name}.x"), bias], name)

    def norm(self, value: str, arrays: Arrays, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale = self.constant(f"{name}.weight", arrays[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", arrays[f"{name}.bias"])
        return self.node(
            "LayerNormalization", [value, scale, bias], name, axis=-1, epsilon=_EPSILON
        )

    def shapes(self, heads: int) -> None:
        """The constants that every layer needs to part its vectors among heads."""
        import numpy as np

        self.constant("shape.of.heads", np.array([0, 0, heads, -1], dtype=np.int64))
        self.constant("shape.of.width", np.array([0, 0, -1], dtype=np.int64))

    def model(
        self, name: str, inputs: tuple[str, ...], shape: list[str | int], *, output: str = "logs"
    ) -> bytes:
        """The checked, serialised model.

        Args:
            name: of the graph.
            inputs: names of its inputs, int64, shape (batch, pieces).
            shape: of its output.
            output: name of its output, float32.
        """
        from onnx import TensorProto, checker, helper

        whole = ["batch", "pieces"]
        model = helper.make_model(
            helper.make_graph(
                self.nodes,
                name,
                [helper.make_tensor_value_info(own, TensorProto.INT64, whole) for own in inputs],
                [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)],
                self.constants,
            ),
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=_IR_VERSION,
        )
        checker.check_model(model)
        return bytes(model.SerializeToString(deterministic=True))


def bert_tagger(arrays: Arrays, *, layers: int, heads: int) -> bytes:
    """The serialised model.

    Inputs ``input_ids``, ``attention_mask`` and ``shapes``, int64, shape (batch, pieces); output
    ``logs``, float32, shape (batch, pieces, labels): log probabilities.

    Args:
        arrays: weights under the names that transformers gives a ``BertModel``, with
            ``shape.weight`` (shapes, width), ``head.weight`` (labels, width) and ``head.bias``.
        layers: how many layers the encoder has.
        heads: attention heads of each.
    """
    graph = Graph()
    hidden = _encoded(graph, arrays, layers, heads)
    scores = graph.linear(hidden, arrays, "head")
    graph.node("LogSoftmax", [scores], "logs", axis=-1)
    labels = len(arrays["head.bias"])
    return graph.model(
        "tagger", ("input_ids", "attention_mask", "shapes"), ["batch", "pieces", labels]
    )


def bert_encoder(arrays: Arrays, *, layers: int, heads: int) -> bytes:
    """The serialised encoder alone.

    Inputs as for `bert_tagger`; output ``vectors``, float32, shape (batch, pieces, width).

    Args:
        arrays: weights as for `bert_tagger`, without a head.
        layers: how many layers the encoder has.
        heads: attention heads of each.
    """
    graph = Graph()
    hidden = _encoded(graph, arrays, layers, heads)
    graph.node("Identity", [hidden], "vectors")
    width = arrays["shape.weight"].shape[1]
    inputs = ("input_ids", "attention_mask", "shapes")
    return graph.model("encoder", inputs, ["batch", "pieces", width], output="vectors")


def _encoded(graph: Graph, arrays: Arrays, layers: int, heads: int) -> str:
    """The last layer's vectors."""
    graph.shapes(heads)
    hidden = _embedded(graph, arrays)
    bias = _mask_bias(graph)
    for layer in range(layers):
        hidden = layer_of(graph, arrays, f"encoder.layer.{layer}", hidden, bias, heads)
    return hidden


def _embedded(graph: Graph, arrays: Arrays) -> str:
    """Word pieces, places, segment and shape as one vector for each piece."""
    import numpy as np

    table = graph.constant("words", arrays["embeddings.word_embeddings.weight"])
    words = graph.node("Gather", [table, "input_ids"], "words.of")
    # Every piece is of the first segment, so its vector is part of the places'.
    places = arrays["embeddings.position_embeddings.weight"]
    segment = arrays["embeddings.token_type_embeddings.weight"][0]
    places_of = placed(graph, (places + segment).astype(np.float32))
    table = graph.constant("shape.weight", arrays["shape.weight"])
    kinds = graph.node("Gather", [table, "shapes"], "shapes.of")
    total = graph.node("Add", [graph.node("Add", [words, kinds], "words.kinds"), places_of], "sum")
    return graph.norm(total, arrays, "embeddings.LayerNorm")


def placed(graph: Graph, places: NDArray[np.float32]) -> str:
    """The vector of each place of a row, from the table of places."""
    import numpy as np

    table = graph.constant("places", places)
    sizes = graph.node("Shape", ["input_ids"], "sizes")
    count = graph.node(
        "Gather", [sizes, graph.constant("one", np.array(1, dtype=np.int64))], "count"
    )
    zero = graph.constant("zero", np.array(0, dtype=np.int64))
    numbers = graph.node("Range", [zero, count, "one"], "numbers")
    return graph.node("Gather", [table, numbers], "places.of")


def _mask_bias(graph: Graph) -> str:
    """0 where there is a piece, a very small number where not; shape (batch, 1, 1, pieces)."""
    import numpy as np
    from onnx import TensorProto

    real = graph.node("Cast", ["attention_mask"], "mask.real", to=TensorProto.FLOAT)
    less = graph.node(
        "Sub", [real, graph.constant("unit", np.array(1, dtype=np.float32))], "mask.less"
    )
    far = graph.constant("far", np.array(1e9, dtype=np.float32))
    axes = graph.constant("mask.axes", np.array([1, 2], dtype=np.int64))
    return graph.node("Unsqueeze", [graph.node("Mul", [less, far], "mask.far"), axes], "mask.bias")


def layer_of(
    graph: Graph, arrays: Arrays, name: str, hidden: str, bias: str | None, heads: int
) -> str:
    """One layer: attention, then the feed-forward part, each added to its input and normalised.

    Args:
        graph: to add to.
        arrays: the weights.
        name: the layer's, as their names begin.
        hidden: its input, shape (batch, pieces, width).
        bias: what to add to the scores of attention (see the mask), or None where no row is filled up.
        heads: of attention.
    """
    import numpy as np

    inner = f"{name}.attention.self"
    parts = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        flat = graph.linear(hidden, arrays, f"{inner}.{part}")
        split = graph.node("Reshape", [flat, "shape.of.heads"], f"{inner}.{part}.heads")
        parts[part] = graph.node("Transpose", [split], f"{inner}.{part}.turned", perm=order)
    width = arrays[f"{inner}.query.bias"].shape[0] // heads
    scale = graph.constant(f"{inner}.scale", np.array(width**-0.5, dtype=np.float32))
    raw = graph.node("MatMul", [parts["query"], parts["key"]], f"{inner}.raw")
    scaled = graph.node("Mul", [raw, scale], f"{inner}.scaled")
    masked = scaled if bias is None else graph.node("Add", [scaled, bias], f"{inner}.masked")
    weights = graph.node("Softmax", [masked], f"{inner}.weights", axis=-1)
    mixed = graph.node("MatMul", [weights, parts["value"]], f"{inner}.mixed")
    back = graph.node("Transpose", [mixed], f"{inner}.back", perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", [back, "shape.of.width"], f"{inner}.joined")
    out = graph.linear(joined, arrays, f"{name}.attention.output.dense")
    attended = graph.norm(
        graph.node("Add", [out, hidden], f"{name}.attention.sum"),
        arrays,
        f"{name}.attention.output.LayerNorm",
    )
    wide = gelu(graph, graph.linear(attended, arrays, f"{name}.intermediate.dense"), name)
    out = graph.linear(wide, arrays, f"{name}.output.dense")
    total = graph.node("Add", [out, attended], f"{name}.sum")
    return graph.norm(total, arrays, f"{name}.output.LayerNorm")


def gelu(graph: Graph, value: str, name: str) -> str:
    """The Gaussian error linear unit: ``x * (1 + erf(x / sqrt 2)) / 2``, in the order ONNX Runtime knows to fuse."""
    import numpy as np

    root = graph.constant(f"{name}.root", np.array(2**0.5, dtype=np.float32))
    one = graph.constant(f"{name}.one", np.array(1.0, dtype=np.float32))
    half = graph.constant(f"{name}.half", np.array(0.5, dtype=np.float32))
    curve = graph.node("Erf", [graph.node("Div", [value, root], f"{name}.div")], f"{name}.erf")
    grown = graph.node("Add", [curve, one], f"{name}.grown")
    product = graph.node("Mul", [value, grown], f"{name}.product")
    return graph.node("Mul", [product, half], f"{name}.gelu")
