"""The program textmine: where it is, whether it fits, how it is called and what it says."""

from __future__ import annotations

import functools
import io
import logging
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import IO, Any

from textmine import frames

#: The oldest version of the program that this package can work with.
OLDEST = (0, 1, 0)

_INSTALL = (
    "install it with `make install` in the project's folder, or say where it is by the environment "
    "variable TEXTMINE"
)
# Options that take several values behind one flag, with commas between.
_JOINED = {"columns", "order", "service", "compare", "periods"}
_log = logging.getLogger("textmine")


class TextmineError(Exception):
    """What the program refuses, in its words.

    Attributes:
        file: the file, or the argument that a frame was given for, such as ``codes``; None where
            the message is of none.
        row: the first row that the message names: of a frame its position, from 0; of a file its
            row or line, from 1, with the header. None where it names none.
        status: the program's exit status: 64 wrong usage, 65 wrong data, 66 a file that is
            missing, 74 a failure of the system; negative for a signal.
    """

    def __init__(
        self, message: str, *, file: str | None = None, row: int | None = None, status: int = 65
    ):
        super().__init__(message)
        self.file, self.row, self.status = file, row, status


class ProgramError(TextmineError):
    """The program is missing, too old, or was ended before it was done."""


def find_program() -> str:
    """The path of the program.

    Raises ProgramError if it is missing, does not start or is too old.
    """
    named = os.environ.get("TEXTMINE")
    path = shutil.which(named or "textmine")
    if path is None:
        where = f"is not at {named!r}, which TEXTMINE names" if named else "is not on PATH"
        raise ProgramError(f"the program textmine {where}; {_INSTALL}", status=66)
    _check_version(path, os.stat(path).st_mtime_ns)
    return path


@functools.lru_cache(maxsize=8)
def _check_version(path: str, changed: int) -> None:
    """Raises ProgramError if the program is too old.

    ``changed``, the time of its file, makes a new program a new question.
    """
    try:
        answer = subprocess.run(
            [path, "--version"],
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError) as error:
        raise ProgramError(f"{path} does not start ({error}); {_INSTALL}", status=74) from error
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+)", answer)
    if numbers is None:
        raise ProgramError(f"{path} is not the program textmine: it has no version; {_INSTALL}")
    if tuple(map(int, numbers.groups())) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise ProgramError(
            f"{path} is version {answer}, and this package needs {oldest} or later; {_INSTALL}"
        )


class Call:
    """One call of the program, with a folder for the frames that it reads, which goes with it."""

    def __init__(self, command: str):
        self._program = find_program()
        self._arguments = [command]
        self._input: str | None = None
        self._frames: dict[str, frames.Frame] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._said: IO[bytes] = io.BytesIO()

    def __enter__(self) -> Call:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder:
            self._folder.cleanup()

    def path(self, name: str) -> str:
        """A path in the call's folder."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="textmine-")
        return os.path.join(self._folder.name, name)

    def add(self, *arguments: str) -> None:
        self._arguments += arguments

    def add_input(self, frame: frames.Frame, name: str = "tweets", **how: Any) -> None:
        """Gives a frame on standard input, so that no result depends on the name of a file."""
        self.add_file(self._write(frame, name, **how))

    def add_file(self, path: str) -> None:
        """Gives a CSV on standard input, so that no result depends on its name."""
        self._input = path
        self.add("-", "--from", "csv")

    def add_inputs(self, inputs: Any, name: str = "tweets", *, by_file: bool = False) -> None:
        """Gives a frame or path, or several.

        Args:
            by_file: whether the command reads no standard input.
        """
        several = inputs if isinstance(inputs, (list, tuple)) else [inputs]
        frame = frames.frame_of(several[0]) if len(several) == 1 else None
        if frame is not None and not by_file:
            self.add_input(frame, name)
            return
        for number, value in enumerate(several, 1):
            self.add(self._as_path(value, name if len(several) == 1 else f"{name}-{number}"))

    def add_options(self, options: Mapping[str, Any]) -> None:
        """Adds the options of the command line that keywords stand for."""
        for name, value in options.items():
            flag = ("-" if len(name) == 1 else "--") + name.replace("_", "-")
            if value is None or (value is False and name != "finds"):
                continue
            if isinstance(value, bool):
                self.add(flag if value else "--no-finds")
                continue
            values = list(value) if isinstance(value, (list, tuple)) else [value]
            if name in _JOINED:
                values = [",".join(map(str, values))]
            for number, each in enumerate(values, 1):
                place = name if len(values) == 1 else f"{name}-{number}"
                # One argument, so that a value that begins with a dash is no flag.
                text = self._as_path(each, place)
                self.add(*([flag, text] if len(name) == 1 else [f"{flag}={text}"]))

    def _as_path(self, value: Any, name: str) -> str:
        frame = frames.frame_of(value)
        if frame is not None:
            return self._write(frame, name)
        return str(os.fspath(value) if isinstance(value, os.PathLike) else value)

    def _write(self, frame: frames.Frame, name: str, **how: Any) -> str:
        path = self.path(f"{name}.csv")
        with open(path, "w", encoding="utf-8", errors="replace", newline="") as file:
            frames.write_table(frame, file, **how)
        self._frames[name] = frame
        return path

    def start(self) -> subprocess.Popen[bytes]:
        """Starts the program with pipes; ``judge`` says why it ended."""
        self._said = tempfile.TemporaryFile()
        return subprocess.Popen(
            [self._program, *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )

    def judge(self, status: int) -> None:
        """Raises what the end of a program that was started means."""
        self._judge(status, self._lines(self._said))

    def run(self) -> str:
        """Runs the program and gives the path of what it wrote to standard output.

        When this returns or fails, the program has ended: of itself, or killed.

        Raises TextmineError for what it refuses, ProgramError if it was ended by a signal.
        """
        written = self.path("output")
        with tempfile.TemporaryFile() as said:
            with open(self._input or os.devnull, "rb") as given:
                process = subprocess.Popen(
                    [self._program, *self._arguments],
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=said,
                )
            assert process.stdout is not None
            try:
                # Through a pipe, which ends the program if this process is gone.
                with process.stdout as pipe, open(written, "wb") as file:
                    shutil.copyfileobj(pipe, file, 2**20)
                process.wait()
            finally:
                # Nothing is left behind, also not when a user interrupts.
                process.kill()
                process.wait()
            self._judge(process.returncode, self._lines(said))
        return written

    def _lines(self, said: IO[bytes]) -> list[str]:
        """What the program said, with the names of arguments in place of files that are ours."""
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
        if self._folder:
            text = text.replace(self._folder.name + os.sep, "")
        for name in self._frames:
            text = text.replace(f"{name}.csv", name)
        if self._input:
            text = text.replace("standard input", os.path.basename(self._input)[: -len(".csv")])
        return text.splitlines()

    def _judge(self, status: int, lines: Sequence[str]) -> None:
        if status == 0:
            for line in lines:
                _log.warning("%s", line)
            return
        if status < 0:
            name = signal.Signals(-status).name
            raise ProgramError(
                f"textmine was ended by {name} before it was done; its result is not whole and was "
                "dropped",
                status=status,
            )
        refused = [line for line in lines if line.startswith(("textmine: ", "Error: "))]
        message = refused[-1].split(": ", 1)[1] if refused else "\n".join(lines)
        message = message or f"textmine ended with status {status} and said nothing"
        raise self._error(message, status)

    def _error(self, message: str, status: int) -> TextmineError:
        """The exception for a message, with the place that it names."""
        named = re.match(r"(.+?):(?:(\d+):)? ", message)
        file = named[1] if named and self._is_input(named[1]) else None
        line = int(named[2]) if file and named and named[2] else None
        numbered = re.search(r"\brow (\d+)", message) if file else None
        row = int(numbered[1]) if numbered else line
        frame = self._frames.get(file or "")
        if frame is not None and row is not None:
            # The header is the first row of the file, and none of the frame.
            row = row - 2 if numbered else frames.row_at_line(self.path(f"{file}.csv"), row)
            message += f" (in the frame: {frame.row_name(row)})" if row >= 0 else ""
        # Flags are keywords here: text_column, not --text-column.
        message = re.sub(r"--([a-z][a-z-]+)", lambda flag: flag[1].replace("-", "_"), message)
        return TextmineError(message, file=file, row=row, status=status)

    def _is_input(self, name: str) -> bool:
        """Whether what stands before the colon of a message is a file that was given."""
        given = {argument.split("=", 1)[-1] for argument in self._arguments}
        return name in self._frames or any(name in (path, os.path.basename(path)) for path in given)
