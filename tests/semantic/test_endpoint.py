"""An OpenAI-compatible service: what it is sent, and one clear line for whatever it answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from tui.core.errors import PairsmithError
from tui.semantic import endpoint
from tui.semantic.options import SemanticOptions
from tui.semantic.source import Source
from tui.semantic.sources import SOURCES, mistake


class Service(ThreadingHTTPServer):
    """A service on this machine that answers as the test says, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.over = threading.Event()
        self.status = 200
        self.sent_along: dict[str, str] = {}
        self.answer: Callable[[dict[str, Any]], bytes] = in_order

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.server.headers.append(dict(self.headers))
        self.server.paths.append(self.path)
        answer = self.server.answer(body)
        self.send_response(self.server.status)
        for name, value in {"Content-Length": str(len(answer)), **self.server.sent_along}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


def in_order(body: dict[str, Any]) -> bytes:
    data = [{"index": at, "embedding": [len(text), 1.0]} for at, text in enumerate(body["input"])]
    return json.dumps({"data": data}).encode()


def always(answer: str | bytes) -> Callable[[dict[str, Any]], bytes]:
    return lambda body: answer.encode() if isinstance(answer, str) else answer


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.over.set()
        running.shutdown()
        thread.join()


def source_of(service: Service, **options: str) -> Source:
    wanted = SemanticOptions(source="endpoint", **{"url": service.url, "model": "small", **options})
    assert not mistake(wanted)
    return SOURCES["endpoint"].load(wanted)


def complaint(source: Source) -> str:
    with pytest.raises(PairsmithError) as caught:
        source.embed(["my own words"])
    said = str(caught.value)
    assert "my own words" not in said
    assert "\n" not in said
    return said


def test_texts_are_sent_in_the_form_of_the_standard_and_no_key_where_none_is_named(service: Service) -> None:
    vectors = source_of(service).embed(["one", "zwölf 漢字"])
    assert vectors.tolist() == [[3, 1], [8, 1]]
    assert service.asked == [{"model": "small", "input": ["one", "zwölf 漢字"], "encoding_format": "float"}]
    assert service.paths == ["/v1/embeddings"]
    assert "Authorization" not in service.headers[0]


def test_the_address_may_name_the_whole_path(service: Service) -> None:
    source_of(service, url=f"{service.url}/embeddings").embed(["one"])
    source_of(service, url=f"{service.url}/").embed(["one"])
    assert service.paths == ["/v1/embeddings"] * 2


def test_the_key_comes_from_the_variable_that_is_named(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-1\n")
    source_of(service, key_variable="MY_KEY").embed(["one"])
    assert service.headers[0]["Authorization"] == "Bearer sk-1"
    monkeypatch.delenv("MY_KEY")
    with pytest.raises(PairsmithError, match="the environment variable MY_KEY is not set"):
        source_of(service, key_variable="MY_KEY")
    monkeypatch.setenv("MY_KEY", "sk\r\nX-Other: 1")
    with pytest.raises(PairsmithError, match="the environment variable MY_KEY holds no key"):
        source_of(service, key_variable="MY_KEY")


def test_answers_in_another_order_are_put_in_order(service: Service) -> None:
    data = [{"index": 1, "embedding": [2]}, {"index": 0, "embedding": [1]}]
    service.answer = always(json.dumps({"data": data}))
    assert source_of(service).embed(["a", "b"]).tolist() == [[1], [2]]


def test_null_and_nan_are_no_numbers(service: Service) -> None:
    service.answer = always(
        '{"data": [{"embedding": [null, 1]}, {"embedding": [NaN, 1]}, {"embedding": [2, 1]}]}'
    )
    vectors = source_of(service).embed(["a", "b", "c"])
    assert np.isnan(vectors[:, 0]).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("", "answers in another form"),
        ("<html>", "answers in another form"),
        (b"\xff\xfe", "answers in another form"),
        ("[1]", "answers in another form"),
        ("{}", "answers in another form"),
        ('{"data": 5}', "answers in another form"),
        ('{"data": [5]}', "answers in another form"),
        ('{"data": [{"embedding": "AAAA"}]}', "answers in another form"),
        ('{"data": [{"embedding": ["x"]}]}', "answers in another form"),
        ('{"data": [{"embedding": [1], "index": []}]}', "answers in another form"),
        ("[" * 100_000, "answers in another form"),
        ('{"data": []}', "answers with 0 vectors for 1 texts"),
        ('{"data": [{"embedding": [1], "index": 7}]}', "answers with 1 vectors for 1 texts"),
        ('{"data": [{"embedding": [1]}, {"embedding": [1]}]}', "answers with 2 vectors for 1 texts"),
        ('{"data": [{"embedding": [1]}, {"embedding": [1, 2], "index": 0}]}', "answers with 2 vectors"),
    ],
)
def test_an_answer_of_no_use_is_one_line(service: Service, answer: str | bytes, says: str) -> None:
    service.answer = always(answer)
    assert f"{service.url}/embeddings {says}" in complaint(source_of(service))


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        (400, "semantic.chars"),
        (401, "semantic.key_variable"),
        (404, "lack its /v1"),
        (413, "shorter texts"),
        (429, "asked less often"),
        (500, "try again later"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(
    service: Service, monkeypatch: pytest.MonkeyPatch, status: int, hint: str
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret")
    service.status = status
    service.answer = always('{"error": "my own words, sk-secret"}')
    said = complaint(source_of(service, key_variable="MY_KEY"))
    assert f"answers {status}: " in said
    assert hint in said
    assert "sk-secret" not in said


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_neither_texts_nor_key_follow_a_redirect(service: Service, status: int) -> None:
    with Service() as elsewhere:
        thread = threading.Thread(target=elsewhere.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        service.status, service.sent_along = status, {"Location": f"{elsewhere.url}/embeddings"}
        assert f"answers {status}" in complaint(source_of(service))
        elsewhere.shutdown()
        thread.join()
        assert elsewhere.asked == []


def test_a_service_that_is_down_is_one_line() -> None:
    with Service() as gone:
        url = gone.url
    source = SOURCES["endpoint"].load(SemanticOptions("endpoint", url=url, model="small"))
    assert f"{url}/embeddings can't be reached: connection refused" in complaint(source)


def test_a_service_that_is_silent_is_given_up(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "PATIENCE", 0.1)

    def silent(body: dict[str, Any]) -> bytes:
        service.over.wait(30)
        return b""

    service.answer = silent
    assert "no answer for 0 seconds" in complaint(source_of(service))


def test_an_endless_answer_is_cut_off(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "LARGEST_ANSWER", 1000)
    service.answer = always(" " * 2000)
    assert "answers too much" in complaint(source_of(service))


def test_what_is_meant_for_this_machine_goes_by_no_proxy(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    source_of(service).embed(["one"])
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("url", "leaves"),
    [
        ("http://127.0.0.1:8080/v1", False),
        ("http://localhost/v1", False),
        ("http://[::1]:1234/v1", False),
        ("http://127.8.9.1/v1", False),
        ("http://192.168.0.7/v1", True),
        ("https://api.example.com/v1", True),
        ("http://localhost.example.com/v1", True),
        ("http://127.0.0.1.example.com/v1", True),
    ],
)
def test_only_addresses_of_this_machine_need_no_leave(url: str, *, leaves: bool) -> None:
    options = SemanticOptions("endpoint", url=url, model="small")
    assert not mistake(options)
    assert SOURCES["endpoint"].leaves_for(options) == (url if leaves else "")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/v1",
        "127.0.0.1:8080",
        "http://",
        "http://[::1",
        "http://host:99999",
        "http://a b/v1",
        "http://a\n/v1",
        "http://me:secret@host/v1",
        "http://host/v1?key=secret",
        "http://ho\u202est/v1",
    ],
)
def test_what_is_no_address_or_holds_a_secret_is_refused(url: str) -> None:
    said = mistake(SemanticOptions("endpoint", url=url, model="small"))
    assert said.startswith("url ")
    assert "secret" not in said
