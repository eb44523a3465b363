"""An OpenAI-compatible ``/v1/embeddings`` service that the user names: the one source that sends texts."""

from __future__ import annotations

import http.client
import ipaddress
import json
import os
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tui.core.errors import PairsmithError
from tui.semantic.options import SemanticOptions
from tui.semantic.source import Kind

if TYPE_CHECKING:
    from email.message import Message

    import numpy as np
    from numpy.typing import NDArray

PATIENCE = 30.0
"""Seconds without a byte after which a service counts as silent."""

LARGEST_ANSWER = 64 << 20
"""Bytes; 32 vectors of 4,096 numbers are about 3 MB."""

_HINTS = {
    400: "it may not know the model, or take shorter texts only: semantic.chars",
    401: "it asks for another key: semantic.key_variable",
    403: "it asks for another key: semantic.key_variable",
    404: "semantic.url may lack its /v1, or it does not know the model",
    413: "it takes shorter texts only: semantic.chars",
    429: "it wants to be asked less often; what is computed is kept",
}


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Texts and key go to the address that was named, and nowhere else."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        """Follow none."""


class _Endpoint:
    def __init__(self, options: SemanticOptions) -> None:
        self._url = _address(options)
        self._model = options.model
        self._key = _key(options)
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if not _leaves_for(options):
            # What is meant for this machine does not go by way of a proxy.
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Ask once; whether to ask again is for the caller to say."""
        question = {"model": self._model, "input": list(texts), "encoding_format": "float"}
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        body = json.dumps(question).encode()
        request = urllib.request.Request(self._url, body, headers)  # noqa: S310 - http or https: see _check
        return _vectors(self._answer(request), len(texts), self._url)

    def _answer(self, request: urllib.request.Request) -> bytes:
        try:
            with self._opener.open(request, timeout=PATIENCE) as response:
                answer: bytes = response.read(LARGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            with error:
                hint = _HINTS.get(error.code, "try again later, or ask whoever runs it")
                raise PairsmithError(f"{self._url} answers {error.code}", hint) from None
        except TimeoutError:
            raise PairsmithError(f"{self._url} is silent", f"no answer for {PATIENCE:.0f} seconds") from None
        except (OSError, http.client.HTTPException) as error:
            raise PairsmithError(f"{self._url} can't be reached", _reason(error)) from None
        if len(answer) > LARGEST_ANSWER:
            raise PairsmithError(f"{self._url} answers too much", f"more than {LARGEST_ANSWER >> 20} MB")
        return answer


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return f"no answer for {PATIENCE:.0f} seconds"
    words = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return f"{words[0].lower()}{words[1:]}"


def _vectors(answer: bytes, count: int, url: str) -> NDArray[np.float32]:
    """The vectors of an answer, in the order of the texts."""
    import numpy as np

    try:
        data = json.loads(answer)["data"]
        places = [item.get("index", place) for place, item in enumerate(data)]
        rows = {place: _numbers(item["embedding"]) for place, item in zip(places, data, strict=True)}
        if sorted(rows) != list(range(count)) or len(data) != count:
            raise PairsmithError(f"{url} answers with {len(data)} vectors for {count} texts")
        if len({len(row) for row in rows.values()}) > 1:
            raise PairsmithError(f"{url} answers with vectors of different lengths")
        return np.array([rows[place] for place in range(count)], dtype=np.float32).reshape(count, -1)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        hint = "it should answer as OpenAI's /v1/embeddings does"
        raise PairsmithError(f"{url} answers in another form", hint) from None


def _numbers(embedding: list[Any]) -> list[float]:
    """JSON has no word for what is no number: some services write null."""
    if not isinstance(embedding, list):
        raise TypeError
    return [float("nan") if value is None else float(value) for value in embedding]


def _address(options: SemanticOptions) -> str:
    url = options.url.rstrip("/")
    return url if url.endswith("/embeddings") else f"{url}/embeddings"


def _key(options: SemanticOptions) -> str:
    if not options.key_variable:
        return ""
    key = os.environ.get(options.key_variable, "").strip()
    if not key:
        hint = f"set it before you start Pairsmith, or remove semantic.key_variable for {options.url}"
        raise PairsmithError(f"the environment variable {options.key_variable} is not set", hint)
    if not (key.isascii() and key.isprintable()):
        raise PairsmithError(f"the environment variable {options.key_variable} holds no key", "mend it")
    return key


def _leaves_for(options: SemanticOptions) -> str:
    host = urlsplit(options.url).hostname or ""
    try:
        here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = host == "localhost"
    return "" if here else options.url


def _check(options: SemanticOptions) -> None:
    try:
        parts = urlsplit(options.url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not (usable and options.url.isascii() and options.url.isprintable() and " " not in options.url):
        raise ValueError("url is no address such as http://127.0.0.1:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("url may hold no key or password; name an environment variable in key_variable")


def _identify(options: SemanticOptions) -> str:
    return f"endpoint {_address(options)} {options.model}"


KIND = Kind("endpoint", ("url", "model"), 32, _identify, _Endpoint, _leaves_for, _check)
