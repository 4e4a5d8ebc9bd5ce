"""Programs that are kept running, so that labelling a few rows costs no start."""

from __future__ import annotations

import atexit
import json
import logging
import os
import re
import subprocess
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from json.encoder import encode_basestring
from types import TracebackType
from typing import Any, NoReturn

from textmine import frames
from textmine.program import Call, ProgramError, TextmineError, find_program

# Larger frames go through a file, which all cores label.
MOST_ROWS = 5_000
# What is written before answers are read. Two of them are less than any pipe holds (64 KB), so that
# neither side waits for the other to read.
_WRITTEN = 24_000
# Columns that may hold the whole text of a cut retweet, which the program takes from a table.
_ORIGINAL = re.compile("retweet|original|sourcetweet", re.IGNORECASE)
_RESULTS = ("label", "probability", "service", "evidence")
_TYPES: tuple[type, ...] = (str, float, bool, str)
_MOST_PROGRAMS = 4
_log = logging.getLogger("textmine")


class Labeller:
    """A program that labels until it is closed: ``textmine label --stream``.

    It starts with the first texts, and again where it was ended. Threads take turns; a process that was
    forked gets a program of its own.

    Args:
        **options: ``codebook`` (a name, a file, or a list of them), ``model``, ``min_probability`` …

    >>> with Labeller(codebook="konten") as labeller:
    ...     [answer["label"] for answer in labeller.answers(["Jadwal vaksin", None])]
    ['layanan', 'lainnya']
    """

    def __init__(self, **options: Any):
        self._options = options
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._call: Call | None = None
        self._owner = 0

    def __enter__(self) -> Labeller:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the program, if it runs."""
        process, call = self._process, self._call
        self._process = self._call = None
        if process is None or call is None or self._owner != os.getpid():
            return
        process.kill()
        with suppress(BrokenPipeError):
            process.communicate()
        call.__exit__(None, None, None)

    def answers(self, texts: Sequence[str | None]) -> list[dict[str, Any]]:
        """The label of each text, with ``probability``, ``service`` and ``evidence``.

        Args:
            texts: None stands for an empty one.

        Raises:
            TextmineError: for what the program refuses; ``row`` is the place of the text.
            ProgramError: if the program is missing or was ended; no answers are given then, and the
                next call starts another.
        """
        with self._lock:
            try:
                return self._ask(texts)
            except BaseException:
                # Answers that nobody reads would be taken for those of the next texts.
                self.close()
                raise

    def _ask(self, texts: Sequence[str | None]) -> list[dict[str, Any]]:
        process = self._running()
        assert process.stdin is not None
        answers: list[dict[str, Any]] = []
        waiting: list[int] = []
        for lines in _groups(texts):
            try:
                process.stdin.write(b"".join(lines))
                process.stdin.flush()
            except BrokenPipeError:
                self._explain_end()
            waiting.append(len(lines))
            if len(waiting) > 1:
                self._read(process, waiting.pop(0), answers)
        for count in waiting:
            self._read(process, count, answers)
        return answers

    def _running(self) -> subprocess.Popen[bytes]:
        """The program; it is started where it does not run."""
        if self._process is None or self._owner != os.getpid():
            call = Call("label")
            call.add("--stream")
            call.add_options(self._options)
            self._process, self._call, self._owner = call.start(), call, os.getpid()
        return self._process

    def _read(
        self, process: subprocess.Popen[bytes], count: int, answers: list[dict[str, Any]]
    ) -> None:
        """Reads so many answers."""
        assert process.stdout is not None
        lines = []
        for _ in range(count):
            line = process.stdout.readline()
            if not line.endswith(b"\n"):
                self._explain_end()
            lines.append(line)
        try:
            read = json.loads(b"[" + b",".join(lines) + b"]")
        except ValueError as error:
            raise ProgramError("textmine gave answers that are no JSON", status=74) from error
        for answer in read:
            row = len(answers)
            if "error" in answer:
                reason = answer["error"].split(": ", 1)[-1]
                raise TextmineError(f"tweets: row {row}: {reason}", file="tweets", row=row)
            if answer.pop("id", None) != str(row):
                raise TextmineError(
                    f"textmine did not give back row {row} in its place; no labels are used",
                    file="tweets",
                    row=row,
                )
            answers.append(answer)

    def _explain_end(self) -> NoReturn:
        """Raises what the program's end means."""
        assert self._process is not None and self._call is not None
        self._call.judge(self._process.wait())
        raise ProgramError("textmine ended before it was done; its result is not whole", status=74)


def _groups(texts: Sequence[str | None]) -> Iterator[list[bytes]]:
    """The lines that ask for labels, in groups; each has its row as id, by which its answer is known."""
    lines: list[bytes] = []
    size = 0
    for row, text in enumerate(texts):
        quoted = encode_basestring((text or "").replace("\0", "\ufffd"))
        line = f'{{"id":"{row}","text":{quoted}}}\n'.encode(errors="replace")
        if lines and size + len(line) > _WRITTEN:
            yield lines
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield lines


def suits(table: frames.Frame, column: int, options: Mapping[str, Any]) -> bool:
    """Whether a program that is kept running gives the labels that one of its own would give.

    Not where other columns matter: for corrections, for cut retweets, and where the frame has names that
    make the program choose others for its results.
    """
    return (
        len(table) <= MOST_ROWS
        and set(options) <= {"codebook", "model", "min_probability", "quiet"}
        and not any(name.lower().endswith(_RESULTS) for name in table.names)
        and not any(
            _ORIGINAL.search(name) and table.may_hold_text(place)
            for place, name in enumerate(table.names)
            if place != column
        )
    )


def labels(table: frames.Frame, column: int, options: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of labels of a frame, by a program that is kept running for the next one."""
    texts: list[str | None] = []
    for start in range(0, len(table), frames.SLICE):
        texts += table.cells(column, start, start + frames.SLICE)
    try:
        answers = shared(options).answers(texts)
    except TextmineError as error:
        if error.row is not None and error.row < len(table):
            message = str(error).replace(f"row {error.row}", table.row_name(error.row), 1)
            raise type(error)(
                message, file=error.file, row=error.row, status=error.status
            ) from None
        raise
    if not options.get("quiet") and (missing := sum(not (text or "").strip() for text in texts)):
        _log.warning("tweets: %d tweets without text", missing)
    names = list(answers[0]) if answers else _names(options)
    return {
        name: table.column([answer[name] for answer in answers], _TYPES[place % 4])
        for place, name in enumerate(names)
    }


def _names(options: Mapping[str, Any]) -> list[str]:
    return list(shared(options).answers([""])[0])


_programs: OrderedDict[Any, Labeller] = OrderedDict()
_programs_lock = threading.Lock()


def shared(options: Mapping[str, Any]) -> Labeller:
    """The labeller of these options, which is kept; the one that was not asked for longest makes room for a new one."""
    options = {name: value for name, value in options.items() if name != "quiet"}
    key = json.dumps([find_program(), os.getcwd(), *_known(options.items())])
    with _programs_lock:
        labeller = _programs.pop(key, None) or Labeller(**options)
        _programs[key] = labeller
        if len(_programs) > _MOST_PROGRAMS:
            _programs.popitem(last=False)[1].close()
    return labeller


def _known(value: Any) -> Any:
    """What tells options apart: their values, and of files when they were changed."""
    if isinstance(value, (str, os.PathLike)):
        try:
            status = os.stat(value)
        except (OSError, ValueError):
            return os.fspath(value)
        return [os.fspath(value), status.st_mtime_ns, status.st_ino, status.st_size]
    if isinstance(value, Iterable):
        return [_known(each) for each in value]
    return value


@atexit.register
def close_all() -> None:
    """Ends all programs that are kept running; the next call starts another."""
    with _programs_lock:
        while _programs:
            _programs.popitem()[1].close()
