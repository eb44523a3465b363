"""A folder with a static model as model2vec and sentence-transformers write it. Read from the disk alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.errors import PairsmithError
from tui.core.text import one_line
from tui.semantic.options import SemanticOptions
from tui.semantic.source import INSTALL, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WEIGHTS = "model.safetensors"
_TOKENIZER = "tokenizer.json"
_STATIC = "0_StaticEmbedding"
"""Folder inside a sentence-transformers model that holds both."""

_CONFIGS = ("config.json", "config_sentence_transformers.json")


class _Folder:
    def __init__(self, model: Any) -> None:
        self._model = model

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The whole of each text: how much of a prompt counts is said by the options."""
        import numpy as np

        vectors = self._model.encode(list(texts), max_length=None, use_multiprocessing=False)
        return np.asarray(vectors, dtype=np.float32)


def _files(path: Path) -> list[Path]:
    """What the model is made of.

    Raises:
        PairsmithError: the folder is not there, or holds no static model.
    """
    if not path.is_dir():
        raise PairsmithError(f"{path} is no folder", "semantic.path names the folder of a model")
    for place in (path, path / _STATIC):
        files = [place / _WEIGHTS, place / _TOKENIZER]
        configs = [path / name for name in _CONFIGS if (path / name).is_file()]
        if configs and all(file.is_file() for file in files):
            return [*configs, *files]
    hint = f"it needs {_WEIGHTS}, {_TOKENIZER} and config.json, as model2vec saves them"
    raise PairsmithError(f"{path} holds no static model", hint)


def _identify(options: SemanticOptions) -> str:
    """By what is in the files: a model that is trained anew or moved is told apart from another one."""
    path = Path(options.path)
    digest = hashlib.blake2b(digest_size=8)
    for file in _files(path):
        try:
            with file.open("rb") as stream:
                while piece := stream.read(1 << 20):
                    digest.update(piece)
        except OSError as error:
            raise PairsmithError(f"{file} can't be read", error.strerror or str(error)) from None
    if find_spec("model2vec") is None:
        raise PairsmithError("model2vec is not installed", INSTALL)
    return f"folder {path.name} {digest.hexdigest()}"


def _load(options: SemanticOptions) -> _Folder:
    path = Path(options.path)
    _files(path)
    # A name that is no folder would be looked up on a model hub; this one is a folder, and this makes sure.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from model2vec import StaticModel

    try:
        return _Folder(StaticModel.from_pretrained(path))
    except Exception as error:  # Whatever the package and its file formats raise: the folder is the user's.
        raise PairsmithError(f"the model in {path} can't be loaded", one_line(str(error), 120)) from None


KIND = Kind("folder", ("path",), 128, _identify, _load)
