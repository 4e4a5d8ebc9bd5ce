"""Labels and reports on Apache Spark, where the tweets are.

Each process of Python on an executor has one program that is kept running; the driver sees counts, never the
tweets. Executors need this package and the program, on PATH or where TEXTMINE says. Codebooks and models are
sent along.

    import textmine.spark

    labelled = textmine.spark.label(tweets, codebook="konten")
    figures = textmine.spark.report(tweets, output="report.html", lang="en")
    sheet = textmine.spark.sample(tweets, 200, output="codes.xlsx")
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from textmine import warm
from textmine.program import Call, ProgramError, TextmineError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_LABEL_OPTIONS = {"codebook", "model", "min_probability"}
# Options of the report that the counting of each part has to have as well.
_DRAW_OPTIONS = {"by", "seed"}
_TALLY_OPTIONS = {"codebook", "model", "text_language", "stopwords", "stem", "time_zone", "exact"}
# Texts of a partition that are labelled at a time, so that the next are read while these are written.
_BATCH = 1_000
# Each tally costs the start of a program and what it hands to the driver; so many keep all cores busy.
_PARTS_A_CORE = 2


def label(tweets: DataFrame, text: str = "text", **options: Any) -> DataFrame:
    """Labels every row of a frame of Spark.

    Args:
        tweets: the frame. Its rows come back with their columns, in their partitions.
        text: the column with the texts; a missing text is labelled as an empty one.
        **options: ``codebook`` (a name, a file of the driver, or a list of them), ``model``,
            ``min_probability`` (0 to 1).

    Returns:
        The frame with ``label``, ``probability``, ``service`` and ``evidence`` behind its columns; with several
        codebooks each has the codebook's name before it.

    Raises:
        ValueError: if there is no such column, or the frame has one of these names already.
        TypeError: for another option.
    """
    from pyspark.sql import types

    if wrong := sorted(options.keys() - _LABEL_OPTIONS):
        raise TypeError(f"label on Spark takes no {', '.join(wrong)}")
    _check_column(tweets, text)
    sent = _Sent(options)
    with warm.Labeller(**options) as labeller:
        names = list(labeller.answers([""])[0])
    taken = {name.lower() for name in tweets.columns}
    if clash := [name for name in names if name.lower() in taken]:
        raise ValueError(f"the frame has a column {clash[0]!r} already; rename it or leave it out")
    kinds = (types.StringType(), types.DoubleType(), types.BooleanType(), types.StringType())
    added = [types.StructField(name, kinds[place % 4]) for place, name in enumerate(names)]
    schema = types.StructType(tweets.schema.fields + added)

    def labelled(batches: Iterable[Any]) -> Iterator[Any]:
        with _explained():
            # Kept for the next partition, too; it ends with this process.
            labeller = warm.shared(sent.unpacked())
            for batch in batches:
                for start in range(0, batch.num_rows, _BATCH):
                    yield _with_labels(batch.slice(start, _BATCH), text, labeller, names)

    return tweets.mapInArrow(labelled, schema)


def report(
    tweets: DataFrame,
    text: str = "text",
    *,
    id: str | None = "id",
    output: str | os.PathLike[str] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """Counts what an archive holds, and its share of public-service content.

    Each partition is counted where it is, and the driver adds the counts up. Columns that hold lists or structures
    are left out.

    Args:
        tweets: a frame with the columns of an export.
        text: the column with the texts.
        id: the column with the ids, of which each counts once; None where there is none.
        output: where the driver writes the page, beside.
        **options: those of ``textmine report`` that need no tweets; see docs/cluster.md.

    Returns:
        The figures, as ``textmine report --json`` gives them.
    """
    from textmine.commands import report as report_files

    with _tallies(tweets, text, id, options) as folder:
        return report_files(folder, output=output, **options)


def sample(
    tweets: DataFrame,
    n: int,
    text: str = "text",
    *,
    id: str = "id",
    output: str | os.PathLike[str] | None = None,
    **options: Any,
) -> Any:
    """Draws the tweets that people are to code: those that ``textmine.sample`` would draw from all rows.

    Each partition gives its candidates, and the driver chooses; it sees no other tweets.

    Args:
        tweets: a frame with the columns of an export.
        n: how many to draw.
        text: the column with the texts.
        id: the column with the ids, of which each may come up once.
        output: where the driver writes the sheet, beside.
        **options: those of ``textmine.sample`` that need no tweets: ``by``, ``seed``, ``codebook``, ``model``,
            ``time_zone`` and their like.

    Returns:
        A frame of pandas with the drawn tweets and an empty column ``code``, as ``textmine.sample`` gives it.
    """
    from textmine.commands import sample as sample_files

    with _tallies(tweets, text, id, {**options, "candidates": n}) as folder:
        return sample_files(folder, n, output=output, **options)


@contextlib.contextmanager
def _tallies(
    tweets: DataFrame, text: str, id: str | None, options: Mapping[str, Any]
) -> Iterator[str]:
    """A folder with the tallies of all partitions."""
    _check_column(tweets, text)
    if id is not None:
        _check_column(tweets, id)
        tweets = tweets.dropDuplicates([id])
    counting = _TALLY_OPTIONS
    if "candidates" in options:
        # No report is made of them.
        options = {**options, "candidates_only": True}
        counting = (counting - {"exact"}) | {"candidates", "candidates_only"} | _DRAW_OPTIONS
    sent = _Sent({name: value for name, value in options.items() if name in counting})

    def counted(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow

        with _explained():
            tally = _tally(batches, {**sent.unpacked(), "text_column": text, "id_column": id})
        if tally is not None:
            yield pyarrow.RecordBatch.from_pydict({"tally": [tally]})

    with tempfile.TemporaryDirectory(prefix="textmine-") as folder:
        parts = tweets.coalesce(_PARTS_A_CORE * tweets.sparkSession.sparkContext.defaultParallelism)
        tallies = parts.mapInArrow(counted, "tally binary").toLocalIterator()
        number = 0
        for number, row in enumerate(tallies, 1):
            with open(os.path.join(folder, f"{number:06}.tally"), "wb") as file:
                file.write(row["tally"])
        if number == 0:
            raise TextmineError(
                "tweets: no tweets found; expected a frame with rows", file="tweets"
            )
        yield folder


def _check_column(tweets: DataFrame, name: str) -> None:
    if tweets.columns.count(name) != 1:
        columns = ", ".join(map(repr, tweets.columns))
        raise ValueError(f"no column {name!r}, or several; the columns are {columns}")


def _with_labels(batch: Any, text: str, labeller: warm.Labeller, names: list[str]) -> Any:
    """A batch of Arrow with the columns of labels."""
    import pyarrow

    texts = batch.column(batch.schema.get_field_index(text)).to_pylist()
    if wrong := next((each for each in texts if not isinstance(each, (str, type(None)))), None):
        raise TypeError(f"column {text!r} has a {type(wrong).__name__}, expected texts")
    answers = labeller.answers(texts)
    kinds = (pyarrow.string(), pyarrow.float64(), pyarrow.bool_(), pyarrow.string())
    arrays = []
    for place, name in enumerate(names):
        values = [answer[name] for answer in answers]
        # As in other frames, an empty text is a missing one.
        values = [None if value == "" else value for value in values]
        arrays.append(pyarrow.array(values, kinds[place % 4]))
    columns = [*batch.columns, *arrays]
    return pyarrow.RecordBatch.from_arrays(columns, [*batch.schema.names, *names])


def _tally(batches: Iterable[Any], options: Mapping[str, Any]) -> bytes | None:
    """The tally of a partition; None where it has no rows."""
    import pyarrow
    import pyarrow.csv

    rows = 0
    with Call("tally") as call:
        path = call.path("tweets.csv")
        writer = None
        how = pyarrow.csv.WriteOptions(quoting_style="all_valid")
        for batch in batches:
            flat = [name for name in batch.schema.names if _is_flat(batch.schema.field(name).type)]
            table = batch.select(flat)
            if writer is None:
                writer = pyarrow.csv.CSVWriter(path, table.schema, write_options=how)
            writer.write_batch(table)
            rows += batch.num_rows
        if writer is None or rows == 0:
            return None
        writer.close()
        call.add_file(path)
        tally = call.path("part.tally")
        call.add_options({**options, "output": tally, "threads": 1, "quiet": True})
        call.run()
        with open(tally, "rb") as file:
            return file.read()


def _is_flat(kind: Any) -> bool:
    import pyarrow

    return not (pyarrow.types.is_nested(kind) or pyarrow.types.is_binary(kind))


class _Sent:
    """Options with the contents of the files that they name, which executors do not have."""

    def __init__(self, options: Mapping[str, Any]):
        self._options = dict(options)
        self._files: dict[str, tuple[bytes, str]] = {}
        for value in self._options.values():
            for each in value if isinstance(value, (list, tuple)) else [value]:
                if isinstance(each, (str, os.PathLike)) and os.path.isfile(each):
                    with open(each, "rb") as file:
                        content = file.read()
                    name = os.fspath(each)
                    self._files[name] = (content, hashlib.sha256(content).hexdigest())

    def unpacked(self) -> dict[str, Any]:
        """The options with paths of files on this machine, which are the driver's by their checksum."""
        here = {name: self._unpack(name) for name in self._files}

        def of(value: Any) -> Any:
            if isinstance(value, (list, tuple)):
                return [of(each) for each in value]
            known = isinstance(value, (str, os.PathLike))
            return here.get(os.fspath(value), value) if known else value

        return {name: of(value) for name, value in self._options.items()}

    def _unpack(self, name: str) -> str:
        content, checksum = self._files[name]
        if hashlib.sha256(content).hexdigest() != checksum:
            raise TextmineError(f"{name}: came damaged to {socket.gethostname()}", file=name)
        folder = os.path.join(tempfile.gettempdir(), f"textmine-{os.getuid()}-{checksum[:32]}")
        path = os.path.join(folder, os.path.basename(name))
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not os.path.exists(path):
            # Partitions of one machine may do this at the same moment.
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
                part.write(content)
            os.replace(part.name, path)
        with open(path, "rb") as file:
            if hashlib.sha256(file.read()).hexdigest() != checksum:
                raise TextmineError(f"{path} is not what the driver sent; remove it", file=path)
        return path


class _explained:
    """Names the executor where its program is missing or was ended."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, ProgramError):
            raise ProgramError(
                f"on the executor {socket.gethostname()}: {error}", status=error.status
            ) from error
