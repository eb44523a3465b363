"""Hands a text to the expert's own editor and takes it back."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import threading
from collections.abc import Awaitable, Callable
from types import FrameType

from textual.app import App, SuspendNotSupported

from tui.core.errors import PairsmithError, StaleRevisionError
from tui.jobs.handed_out import Folder, Handed, hand_out

_AS_IT_WAS = "the text is as it was"
_SET_ANOTHER = "set $EDITOR, or `editor` in the settings"

_SIGNALS_LOOKED_FOR = 0.1
"""Seconds after which a signal is answered at the latest."""

LAST_WAIT = 2.0
"""Seconds that an editor has to save what it holds, once the app is asked to end."""


async def edit_outside(
    app: App[None], handed: Handed, command: str, keep: Callable[[str], Awaitable[None]]
) -> bool:
    """Hand a text out and ``keep`` what comes back; false where it was left as it was.

    It lies in a private folder beside the database, which is removed once the text is kept. It stays where
    the editor failed, or what it left can't be taken: then the next start looks at it again.

    Raises:
        PairsmithError: the editor can't be started or fails, or what it left is no text; nothing is changed.
    """
    words = _command(command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        folder = hand_out(handed)
    except OSError as error:
        raise PairsmithError(
            f"no file can be made beside the database ({error.strerror})", _AS_IT_WAS
        ) from None
    stays = True
    try:
        problem = _run(app, words, folder)
        stays = _is_hers(folder, handed.text)
        if problem:
            raise PairsmithError(problem.what, f"{problem.hint}{_where(folder) if stays else ''}")
        edited = _taken(folder, handed.text, words[0])
        if edited != handed.text:
            await _kept(keep, edited, folder)
        stays = False
    finally:
        if not (stays or folder.in_use or folder.holds_more()):
            folder.remove()
        folder.close()
    return edited != handed.text


async def _kept(keep: Callable[[str], Awaitable[None]], text: str, folder: Folder) -> None:
    try:
        await keep(text)
    except StaleRevisionError:
        raise  # It says itself where the text is.
    except PairsmithError as error:
        raise PairsmithError(error.what, f"{error.hint}{_where(folder)}") from None


def _taken(folder: Folder, before: str, editor: str) -> str:
    try:
        return folder.read(before)
    except OSError as error:
        raise PairsmithError(f"what {editor} left can't be read ({error.strerror})", _AS_IT_WAS) from None
    except ValueError as error:
        hint = f"{_AS_IT_WAS}{_where(folder) if _is_hers(folder, before) else ''}"
        raise PairsmithError(f"the edited text {error}", hint) from None


def _is_hers(folder: Folder, before: str) -> bool:
    """Whether an editor left something that was not handed to it."""
    handed = before.encode().removesuffix(b"\n")
    found = [file.read_bytes().removesuffix(b"\n") for file in folder.written() if file.exists()]
    return any(data.strip() and data != handed for data in found)


def _where(folder: Folder) -> str:
    return f"; yours is in {folder.file}"


def _command(line: str) -> list[str]:
    """A command line as its words."""
    try:
        return shlex.split(line) or ["vi"]
    except ValueError as error:
        raise PairsmithError(f"the editor's command {line} can't be read ({error})", _SET_ANOTHER) from None


def _run(app: App[None], words: list[str], folder: Folder) -> PairsmithError | None:
    """Give the terminal to a command until it ends; returns what went wrong with it."""
    try:
        with _Meanwhile() as meanwhile, app.suspend():
            problem = _problem_of(words, folder, meanwhile)
    except SuspendNotSupported:
        return PairsmithError("the terminal can't be given to an editor here", "rewrite with e")
    app.refresh()
    return problem


def _problem_of(words: list[str], folder: Folder, meanwhile: _Meanwhile) -> PairsmithError | None:
    """Run a command; what went wrong is returned, for an exception would leave the terminal given away."""
    try:
        process = subprocess.Popen([*words, str(folder.file)], pass_fds=[folder.held])  # noqa: S603
    except OSError as error:
        return PairsmithError(f"{words[0]} can't be started ({error.strerror})", _SET_ANOTHER)
    code = meanwhile.wait_for(process)
    folder.in_use = process.returncode is None
    if code < 0:
        return PairsmithError(f"{words[0]} was ended by signal {-code}", _AS_IT_WAS)
    return PairsmithError(f"{words[0]} ended with {code}", _AS_IT_WAS) if code else None


class _Meanwhile:
    """Answers signals from before the terminal is given to an editor until the app has it back.

    Who asks the app to end asks the editor too; the app takes it up itself afterwards. What the keyboard
    sends to both is for the editor alone: in many it is a key. Both are stopped together, and go on together.
    """

    def __init__(self) -> None:
        self._asked: list[int] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._waited = threading.Event()

    def __enter__(self) -> _Meanwhile:
        self._loops_own = signal.set_wakeup_fd(-1)  # What is for the editor alone is not heard of later.
        answers = {
            **dict.fromkeys((signal.SIGHUP, signal.SIGTERM), self._pass_on),
            **dict.fromkeys((signal.SIGINT, signal.SIGQUIT, signal.SIGCONT), self._leave),
            signal.SIGTSTP: self._stop,
        }
        self._before = {number: signal.signal(number, answer) for number, answer in answers.items()}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._loops_own, warn_on_full_buffer=False)
        for one in self._asked:
            signal.raise_signal(one)

    def wait_for(self, process: subprocess.Popen[bytes]) -> int:
        """How an editor ended; 0 where the app is asked to end meanwhile: then what it saved counts.

        It is not waited for longer than for a last save then.
        """
        self._process = process
        for number in self._asked:
            self._hand_on(number)
        _in_background(threading.Thread(target=self._wait_until_ended, args=[process]))
        # A signal may come to another thread; it is answered here, once this one goes on.
        while not self._waited.wait(_SIGNALS_LOOKED_FOR):
            pass
        return 0 if self._asked else process.returncode

    def _wait_until_ended(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self._waited.set()

    def _pass_on(self, number: int, _: FrameType | None) -> None:
        self._asked.append(number)
        self._hand_on(number)

    def _hand_on(self, number: int) -> None:
        if self._process:
            self._process.send_signal(number)
            _in_background(threading.Timer(LAST_WAIT, self._waited.set))

    def _stop(self, number: int, _: FrameType | None) -> None:
        """With the editor: the shell has the terminal once both are."""
        os.kill(os.getpid(), signal.SIGSTOP)

    def _leave(self, number: int, _: FrameType | None) -> None:
        """A function, as a signal that is ignored would be so in the editor too."""


def _in_background(thread: threading.Thread) -> None:
    thread.daemon = True
    thread.start()
