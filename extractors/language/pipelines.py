"""The syntax pipeline's files: which one is used, whether it is whole, and loading it.

Our own stands in ``weights/syntax`` with a manifest; ``CLAIMTRAIL_SYNTAX`` names another: a folder that
spaCy saved, or an installed package. Which one it is can be told without importing spaCy.
"""

from __future__ import annotations

import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.abc import MetaPathFinder
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.language.model_files import ModelFolder
from extractors.settings import SYNTAX_VARIABLE, syntax_setting
from kg.errors import ModelError, SettingsError

if TYPE_CHECKING:
    from spacy.language import Language
    from threadpoolctl import ThreadpoolController

_CURE = f"reinstall Claimtrail, or name another spaCy pipeline in {SYNTAX_VARIABLE}"
OWN = ModelFolder(Path(__file__).parents[1] / "weights" / "syntax", "the syntax model", _CURE)
# Relations that Universal Dependencies has and the older schemes of English pipelines lack.
_UNIVERSAL = frozenset({"obj", "obl", "nsubj", "ccomp", "advcl"})
_PROBE = "The clerk said that the river rises."


@dataclass(frozen=True, slots=True)
class PipelineId:
    """Which pipeline read a text.

    Args:
        name: its name, with the language ("en_claimtrail_syntax").
        version: its version.
        digest: first 12 hexadecimal digits of a SHA-256 over its files.
    """

    name: str
    version: str
    digest: str

    def __str__(self) -> str:
        """As provenance has it."""
        return f"syntax/{self.name}-{self.version}-{self.digest}"


def pipeline_id() -> PipelineId:
    """The pipeline in use; our own by its manifest, another by its files.

    Raises:
        ModelError: our own is missing or its manifest is damaged.
        SettingsError: ``CLAIMTRAIL_SYNTAX`` names nothing that spaCy can load.
    """
    return _id_of(syntax_setting())


def load_pipeline(setting: str) -> Language:
    """The pipeline, checked and ready to read; takes about a second.

    Args:
        setting: a folder, an installed package, or "" for our own.

    Raises:
        ModelError: our own is missing, damaged or does not load.
        SettingsError: the named one cannot be loaded or does not say what is needed.
    """
    if not setting:
        OWN.check()
        return _load_own()
    return _load_foreign(setting)


@lru_cache(maxsize=4)
def _id_of(setting: str) -> PipelineId:
    if not setting:
        own = OWN.manifest()
        return PipelineId(own.name, own.version, own.digest)
    folder = _folder_of(setting)
    meta = _meta(folder, setting)
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}".strip("_")
    return PipelineId(name, str(meta.get("version", "")), digest.hexdigest()[:12])


def _folder_of(setting: str) -> Path:
    """The folder with ``meta.json`` that a setting names."""
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return folder
    try:
        spec = find_spec(setting) if setting.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    for place in (spec and spec.submodule_search_locations) or ():
        for meta in sorted(Path(place).glob("*/meta.json")):
            return meta.parent
    msg = (
        f"{SYNTAX_VARIABLE}={setting}: no such folder or installed spaCy pipeline; "
        "correct it, or unset it to use Claimtrail's own"
    )
    raise SettingsError(msg)


def _meta(folder: Path, setting: str) -> dict[str, Any]:
    try:
        told = json.loads((folder / "meta.json").read_bytes())
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict):
        msg = (
            f"{SYNTAX_VARIABLE}={setting}: not a spaCy pipeline (no readable meta.json); correct it"
        )
        raise SettingsError(msg)
    return told


def _load_own() -> Language:
    with _without_torch():
        import spacy  # noqa: F401 (the first import decides what spaCy takes in)
    try:
        return _load(OWN.path)
    except Exception as err:
        msg = f"the syntax model does not load ({_short(err)}); {_CURE}"
        raise ModelError(msg) from err


def _load_foreign(setting: str) -> Language:
    folder = _folder_of(setting)
    _meta(folder, setting)
    try:
        nlp = _load(folder)
        probe = nlp(_PROBE)
    except Exception as err:
        msg = f"{SYNTAX_VARIABLE}={setting}: spaCy cannot load it ({_short(err)})"
        raise SettingsError(msg) from err
    labels = {label for pipe in nlp.pipe_labels.values() for label in pipe}
    if not probe.has_annotation("DEP") or not probe.has_annotation("POS"):
        lack = "has no parser or no parts of speech"
    elif not labels >= _UNIVERSAL:
        lack = "names relations otherwise than Universal Dependencies 2 (no 'obl')"
    else:
        return nlp
    msg = f"{SYNTAX_VARIABLE}={setting}: the pipeline {lack}; name one trained on a UD treebank"
    raise SettingsError(msg)


def _load(folder: Path) -> Language:
    import spacy
    from thinc.api import use_ops

    # A process that works on a GPU must not change what is read here. NumPy's own matrix product is
    # half as fast again as the one that spaCy brings.
    with use_ops("numpy", use_blis=False):
        return spacy.load(folder)


def _short(err: Exception) -> str:
    return f"{type(err).__name__}: {' '.join(str(err).split())[:200]}"


@cache
def _thread_pools() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold NumPy's matrix product to one thread, and put back what was there.

    Small products gain nothing from more threads, and burn a core for each. Call it once spaCy is loaded.
    """
    with _thread_pools().limit(limits=1, user_api="blas"):
        yield


class _Hidden(MetaPathFinder):
    """Keeps PyTorch out of one thread's imports; others find it."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:  # noqa: ARG002
        """Refuse the module, or leave it to the other finders."""
        if fullname == "torch" and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(fullname)


@contextmanager
def _without_torch() -> Iterator[None]:
    """Import spaCy without PyTorch in Claimtrail's own command, which saves two seconds.

    spaCy takes PyTorch in where it finds it, and our pipeline does not need it. In another program,
    which may need it, nothing is changed.
    """
    if "extractors.cli.frame" not in sys.modules or "torch" in sys.modules:
        yield
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        yield
    finally:
        sys.meta_path.remove(hidden)
