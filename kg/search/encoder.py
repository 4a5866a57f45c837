"""Sentence encoders: texts to unit vectors."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import EncoderError
from kg.search.encoder_files import EncoderFiles, EncoderSettings, encoder_files, encoder_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH_TEXTS = 32
_BATCH_TOKENS = 4096


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near they are in meaning."""

    @property
    def name(self) -> str:
        """Changes whenever the same text may get another vector.

        Raises:
            EncoderError: the encoder cannot be had.
        """

    @property
    def dim(self) -> int:
        """Length of a vector; a multiple of 8.

        Raises:
            EncoderError: the encoder cannot be had.
        """

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One L2-normalised row for each text, shape (len(texts), dim).

        Raises:
            EncoderError: the encoder cannot be had.
        """


class OnnxEncoder:
    """A sentence-transformers model run by ONNX Runtime; nothing is loaded before it is needed.

    The first use on a machine exports the model (about ten seconds, in a process of its own); after
    that neither torch nor sentence-transformers is imported.

    Args:
        settings: which model; by default what the environment says, else the packaged MiniLM.
    """

    def __init__(self, settings: EncoderSettings | None = None) -> None:
        self._settings = settings or EncoderSettings.from_environment()
        self._lock = threading.Lock()
        self._files: EncoderFiles | None = None
        self._name = ""
        self._session: Any = None
        self._tokenizer: Any = None

    @property
    def name(self) -> str:
        """The model's name with a digest of its weights; see `Encoder.name`."""
        if not self._name:
            self._name = encoder_name(self._settings)
        return self._name

    @property
    def dim(self) -> int:
        """Length of a vector; exports the model if that has not been done yet."""
        return self._known_files().dim

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One L2-normalised row for each text, in the order given.

        Texts are cut at the model's longest input. Batches are sorted by length; what else is in a
        batch moves a component by less than 1e-6.

        Raises:
            EncoderError: the model is missing, altered, or fails to export or load.
        """
        import numpy as np

        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        if not texts:
            return rows
        self._load()
        encoded = [item.ids for item in self._tokenizer.encode_batch([_clean(t) for t in texts])]
        for batch in _batches([len(ids) for ids in encoded]):
            rows[batch] = self._run([encoded[place] for place in batch])
        return rows

    def _run(self, batch: list[list[int]]) -> NDArray[np.float32]:
        import numpy as np

        width = max(map(len, batch))
        ids = np.zeros((len(batch), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        found = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return np.asarray(found, dtype=np.float32)

    def _known_files(self) -> EncoderFiles:
        with self._lock:
            if self._files is None:
                self._files = encoder_files(self._settings)
            return self._files

    def _load(self) -> None:
        files = self._known_files()
        with self._lock:
            if self._session is not None:
                return
            try:
                self._open(files)
            except Exception:  # noqa: BLE001 - ONNX Runtime and tokenizers have no common base error
                # A damaged export is made anew once; the weights it came from are checked then.
                self._files = encoder_files(self._settings, renew=True)
                self._open_or_say(self._files)

    def _open_or_say(self, files: EncoderFiles) -> None:
        try:
            self._open(files)
        except Exception as err:
            msg = f"the encoder in {files.graph.parent} does not load: {str(err).splitlines()[0][:200]}"
            raise EncoderError(msg) from err

    def _open(self, files: EncoderFiles) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(files.tokenizer))
        tokenizer.no_padding()
        tokenizer.enable_truncation(files.max_tokens)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._settings.threads
        options.inter_op_num_threads = 1
        # A spinning thread takes a core from whoever else works on the machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(files.graph), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = tokenizer


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts of like length: at most 32, and few enough tokens to stay in the caches."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        widest = lengths[batch[0]] if batch else 0
        if batch and (len(batch) == _BATCH_TEXTS or widest * (len(batch) + 1) > _BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _clean(text: str) -> str:
    """The text with lone surrogates replaced; they have no UTF-8 form."""
    return text.encode("utf-8", "replace").decode("utf-8")
