#!/usr/bin/env python3
"""Runs textmine while the system fails it, and looks at what is left.

    torture.py TEXTMINE [--long] [--outputs OUTPUT …]

An output must be there as a whole or as it was before, whatever fails: the disk at every byte, a
system call with EIO, EINTR or ENOSPC, the memory, or the process itself, killed at every system
call with which an output is closed. Short reads and writes must change nothing. Prints a row for each
kind of fault and ends with status 1 if any run left half a file or said that all is well when it was
not. Needs strace and a C compiler.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
TABLE = "id,created_at,username,text\n" + "".join(
    f"{number},2021-03-{number % 28 + 1:02},dinas,loket pelayanan {number} buka pukul {number % 9 + 7}\n"
    for number in range(40))
# What is run, and what it writes. One thread, so that calls come in one order.
COMMANDS = {
    "csv": ["label", "t.csv", "-o", "out.csv"],
    "jsonl": ["label", "t.csv", "-o", "out.jsonl"],
    "xlsx": ["label", "t.csv", "-o", "out.xlsx"],
    "page": ["report", "t.csv", "-o", "out.html"],
    "sheet": ["sample", "t.csv", "-n", "5", "-o", "out.csv"],
    "codes": ["sample", "t.csv", "-n", "5", "-o", "out.xlsx"],
    "words": ["words", "t.csv", "-o", "out.json"],
}
CLOSING = ["fsync", "linkat", "rename", "flock", "close", "openat", "getdents64", "unlink"]
FAILING = ["write", "pwrite64", "fsync", "linkat", "rename", "read", "lseek"]
RETRIED = ["read", "write", "fsync"]


class Trial:
    """A folder with an input and perhaps an older output, in which one run is made."""

    def __init__(self, program, kind, old):
        self.program, self.kind, self.old = program, kind, old
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="torture-"))
        self.output = self.folder / COMMANDS[kind][-1]
        (self.folder / "t.csv").write_text(TABLE)
        if old is not None:
            self.output.write_bytes(old)

    def run(self, before=(), environment={}, limit=None):
        def prepare():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if limit is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        self.done = subprocess.run(
            [*before, self.program, *COMMANDS[self.kind], "--quiet"]
            + ([] if self.kind == "words" else ["--threads", "1"]),
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=prepare,
            timeout=300, env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **environment})
        return self.done.returncode

    def content(self):
        return self.output.read_bytes() if self.output.exists() else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)


def parts(content):
    """What must be equal of two outputs: spreadsheets bear the time at which they were made."""
    if content is None or not content.startswith(b"PK"):
        return content
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        try:
            with zipfile.ZipFile(file.name) as book:
                return {name: book.read(name) for name in book.namelist() if "docProps" not in name}
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, zlib.error):
            return content


class Torture:
    def __init__(self, program, is_long, library):
        self.program, self.is_long, self.library = program, is_long, library
        self.problems = 0

    def trial(self, kind, old=None):
        return Trial(self.program, kind, old)

    def whole(self, kind):
        """What an undisturbed run writes."""
        with self.trial(kind) as trial:
            if trial.run() != 0:
                sys.exit(f"torture.py: {kind}: {trial.done.stderr.decode()}")
            return trial.content()

    def check(self, trial, new, fault, may_leave_hidden=False, must_succeed=False):
        """Notes what is wrong with what a run left."""
        content, status = trial.content(), trial.done.returncode
        is_new = parts(content) == parts(new)
        hidden = [name for name in os.listdir(trial.folder) if name.startswith(".")]
        if not is_new and content != trial.old:
            wrong = "half a file"
        elif status == 0 and not is_new:
            wrong = "exit 0 without the file"
        elif must_succeed and status != 0:
            wrong = f"exit {status}: {trial.done.stderr.decode().strip()[:200]}"
        elif hidden and not may_leave_hidden:
            wrong = f"left {hidden}"
        else:
            return
        self.problems += 1
        # At once: a run of hours may be stopped.
        print(f"torture.py: {trial.kind}: {fault}: {wrong}", file=sys.stderr, flush=True)

    def disk_full(self, kind, old, new):
        """No space behind so many bytes. What a spreadsheet's library writes inside the C library is cut
        off by the limit of a file's size, which is another error at the same place."""
        steps = 1 if self.is_long and len(new) < 8000 else max(1, len(new) // (400 if self.is_long else 8))
        limits = range(0, len(new), steps)
        for limit in limits:
            with self.trial(kind, old) as trial:
                if trial.output.suffix == ".xlsx":
                    trial.run(limit=limit)
                else:
                    trial.run(environment={"LD_PRELOAD": self.library, "FULL_AT": str(limit)})
                self.check(trial, new, f"disk full at byte {limit}")
        return len(limits)

    def injected(self, kind, old, new, call, what, **rules):
        """Disturbs the first, second, … of a system call until a run has no more of them."""
        # The parts of a spreadsheet are written by a library, which looks at few errors: each is tried.
        first = self.reads_before_main(kind) if call == "read" else 0
        for runs in range(400 if self.is_long or kind == "xlsx" and what == "error=EIO" else 3):
            with self.trial(kind, old) as trial:
                log = trial.folder / "log"
                trial.run(["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}",
                           "-e", f"inject={call}:{what}:when={first + runs + 1}"])
                text = log.read_text(errors="replace")
                log.unlink()
                self.check(trial, new, f"{call} {first + runs + 1} {what}", **rules)
            if "INJECTED" not in text and "killed by SIGKILL" not in text:
                return runs
        return runs + 1

    def reads_before_main(self, kind):
        """How often the loader and the language's runtime read before the program begins: without its
        libraries it does not start, and without the map of its memory it sees no arguments."""
        with self.trial(kind) as trial:
            log = trial.folder / "log"
            trial.run(["strace", "-f", "-qq", "-y", "-o", str(log), "-e", "trace=read"])
            lines = log.read_text(errors="replace").splitlines()
            foreign = re.compile(r"read\(\d+<(/proc/|/sys/|[^>]*\.so)")
            return next(count for count, line in enumerate(lines) if not foreign.search(line))

    def short_calls(self, kind, new):
        with self.trial(kind) as trial:
            trial.run(environment={"LD_PRELOAD": self.library, "SHORT": "1"})
            self.check(trial, new, "short reads and writes", must_succeed=True)
        return 1

    def no_memory(self, kind, new):
        runs, at, step = 0, 1, 37 if self.is_long else 4001
        while True:
            with self.trial(kind) as trial:
                status = trial.run(environment={"LD_PRELOAD": self.library, "FAIL_MALLOC": str(at)})
                self.check(trial, new, f"no memory at request {at}")
            runs += 1
            if status == 0 and at > 20_000 or at > 400_000 or not self.is_long and runs == 5:
                return runs
            at += step

    def run(self, kind):
        new = self.whole(kind)
        for old in [None, new] if self.is_long else [None]:
            def row(fault, runs):
                print(f"| {kind} | {'yes' if old else 'no'} | {fault} | {runs} |", flush=True)

            calls = CLOSING if self.is_long else CLOSING[:2]
            row("disk full at a byte", self.disk_full(kind, old, new))
            row("killed at a call", sum(
                self.injected(kind, old, new, call, "signal=KILL", may_leave_hidden=True)
                for call in calls))
            for error in ["EIO", "ENOSPC"]:
                calls = FAILING if self.is_long else ["write", "lseek"]
                row(error, sum(self.injected(kind, old, new, call, f"error={error}") for call in calls))
            calls = RETRIED if self.is_long else RETRIED[2:]
            # A library writes the parts of a spreadsheet, and reads them again: what it does not try again is an error.
            row("EINTR", sum(
                self.injected(
                    kind, old, new, call, "error=EINTR",
                    must_succeed=not (COMMANDS[kind][-1].endswith(".xlsx") and call in ("write", "read")))
                for call in calls))
            if old is None:
                row("short reads and writes", self.short_calls(kind, new))
                row("no memory at a request", self.no_memory(kind, new))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("textmine")
    options.add_argument("--long", action="store_true")
    options.add_argument("--outputs", nargs="+", choices=COMMANDS, metavar="OUTPUT",
                         help="only these of " + ", ".join(COMMANDS))
    arguments = options.parse_args()
    if not shutil.which("strace"):
        sys.exit("torture.py: strace is not there; install it")
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode:
        print("torture.py: skipped, since this system does not let strace trace")
        return
    with tempfile.TemporaryDirectory() as build:
        library = os.path.join(build, "faults.so")
        subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", library,
                        str(HERE / "faults.c")], check=True)
        torture = Torture(os.path.abspath(arguments.textmine), arguments.long, library)
        print("| output | one before | fault | runs |\n|---|---|---|---:|")
        for kind in arguments.outputs or (COMMANDS if arguments.long else ["csv", "xlsx"]):
            torture.run(kind)
    print(f"\n{torture.problems} wrong")
    sys.exit(1 if torture.problems else 0)


if __name__ == "__main__":
    main()
