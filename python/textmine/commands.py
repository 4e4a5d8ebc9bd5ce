"""The commands of textmine as functions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar, cast

from textmine import frames, warm
from textmine.program import Call, TextmineError

#: A data frame of pandas or polars: what comes in goes out.
FrameT = TypeVar("FrameT")


def label(frame: FrameT, text: str = "text", **options: Any) -> FrameT:
    """Labels every row of a frame.

    Args:
        frame: a data frame of pandas or polars. It is not changed.
        text: the column with the texts. A missing text (None, NaN) is labelled as an empty one.
        **options: those of ``textmine label``: ``codebook`` (a name, a file, or a list of them),
            ``model``, ``min_probability`` (0 to 1), ``corrections`` (a frame or file) …

    Returns:
        The same rows in the same order with the same index and columns, and behind them ``label``,
        ``probability`` (0 to 1; missing with a codebook, which gives none), ``service`` (whether
        the label is public-service content) and ``evidence``. Names that the frame has already get
        another in front, as on the command line: ``textmine_label``, or with several codebooks that
        of each.

    Raises:
        ValueError: if the column of texts is not there, or is there twice.
        TypeError: with the row, if something in it is no text.
        TextmineError: with file and row, for what the program refuses.

    >>> import pandas
    >>> tweets = pandas.DataFrame(
    ...     {"id": [11, 12], "text": ["Awas, tanggul jebol! Segera mengungsi", None]},
    ...     index=["a", "b"])
    >>> label(tweets, codebook="konten")[["id", "label", "service"]]
       id       label  service
    a  11  peringatan     True
    b  12     lainnya    False
    """
    table = frames.frame_of(frame)
    if table is None:
        raise TypeError(f"expected a data frame of pandas or polars, got a {type(frame).__name__}")
    _check_selection(options)
    column = frames.text_column(table, text)
    frames.check_texts(table, column)
    if warm.suits(table, column, options):
        return cast(FrameT, table.adding(warm.labels(table, column, options)))
    if len(table) == 0:
        empty: FrameT = _label_empty(table, column, options)
        return empty
    labelled: FrameT = table.adding(_labels(table, column, options))
    return labelled


def label_chunks(chunks: Iterable[FrameT], text: str = "text", **options: Any) -> Iterator[FrameT]:
    """Labels frames one after the other, for tweets that do not fit into memory.

    Nothing is read ahead: each frame is asked for when the one before has been handed on. The
    labels are those of ``label`` for all rows at once.

    Args:
        chunks: frames, such as ``pandas.read_csv(path, chunksize=100_000)`` gives.
        text, **options: as for ``label``.

    >>> import pandas
    >>> parts = (pandas.DataFrame({"text": [text]}) for text in ["Selamat pagi", "Jadwal vaksin"])
    >>> [part["label"].item() for part in label_chunks(parts)]
    ['seremonial', 'layanan']
    """
    for chunk in chunks:
        yield label(chunk, text, **options)


def report(
    tweets: Any, *, output: str | os.PathLike[str] | None = None, **options: Any
) -> dict[str, Any]:
    """Counts what an archive holds, and its share of public-service content.

    Args:
        tweets: a frame, a path, or a list of either, read as one archive.
        output: where to write the page, beside.
        **options: those of ``textmine report``: ``codes`` (a frame or file of coded tweets),
            ``by``, ``compare``, ``lang``, ``text_column``, ``force`` …

    Returns:
        The figures, as ``textmine report --json`` gives them.

    >>> import pandas
    >>> tweets = pandas.DataFrame({"text": ["Jadwal vaksin besok", "Selamat pagi"]})
    >>> report(tweets)["tweets"]
    2
    """
    return _figures("report", tweets, {"output": output, **options})


def share(tweets: Any, codes: Any, **options: Any) -> dict[str, Any]:
    """Estimates the share of service content and of every category, with intervals.

    Args:
        tweets: a frame, a path, or a list of either.
        codes: the sheet of ``sample`` with codes, a frame or a path; a list of one for each coder.
        **options: those of ``textmine share``: ``by``, ``compare``, ``level``, ``seed`` …

    Returns:
        What ``textmine share --json`` gives: shares and their bounds from 0 to 1.
    """
    return _figures("share", tweets, {"codes": codes, **options})


def sample(
    tweets: Any,
    n: int | None = None,
    *,
    output: str | os.PathLike[str] | None = None,
    **options: Any,
) -> Any:
    """Draws the tweets that people are to code.

    Args:
        tweets: a frame, a path, or a list of either.
        n: how many to draw; or give ``margin``.
        output: where to write the sheet, as ``.xlsx`` or ``.csv``, if not as a frame.
        **options: those of ``textmine sample``: ``by``, ``coders``, ``overlap``, ``seed``,
            ``purpose`` (share or training, which the command line calls ``--for``) …

    Returns:
        The sheet as a frame of texts, of the library that tweets came in, with an empty column
        ``code`` to fill; leave the other columns as they are. With ``output`` the path. With
        ``coders`` above 1 a list, one for each.

    >>> import pandas
    >>> tweets = pandas.DataFrame({"id": [1, 2, 3], "text": ["Jadwal vaksin", "Selamat pagi", "A"]})
    >>> len(sample(tweets, 2, quiet=True))
    2
    """
    coders = int(options.get("coders") or 1)
    if "purpose" in options:
        options["for"] = options.pop("purpose")
    with Call("sample") as call:
        path = os.fspath(output) if output is not None else call.path("codes.csv")
        call.add_inputs(tweets)
        call.add_options({"n": n, "output": path, **options})
        call.run()
        stem, ending = os.path.splitext(path)
        paths = [path] if coders == 1 else [f"{stem}-{i}{ending}" for i in range(1, coders + 1)]
        if output is not None:
            sheets: list[Any] = [Path(each) for each in paths]
        else:
            first = tweets[0] if isinstance(tweets, (list, tuple)) else tweets
            sheets = [frames.read_sheet(each, frames.kind_of(first)) for each in paths]
    return sheets[0] if coders == 1 else sheets


def agree(*sheets: Any, **options: Any) -> dict[str, Any]:
    """Measures how far coders agree.

    Args:
        *sheets: a frame or path for each coder; or one, with ``columns``.
        **options: those of ``textmine agree``: ``columns``, ``codebook``, ``order``, ``merged`` and
            ``disagreements`` (files to write) …

    Returns:
        What ``textmine agree --json`` gives.

    >>> import pandas
    >>> codes = pandas.DataFrame({"id": range(4), "ani": list("xxyy"), "budi": list("xxyx")})
    >>> agree(codes, columns=["ani", "budi"])["overall"][0]["value"]
    0.75
    """
    return _figures("agree", list(sheets), options, name="codes", by_file=True)


def train(coded: Any, output: str | os.PathLike[str], **options: Any) -> Path:
    """Trains a model on tweets that people have coded.

    Args:
        coded: a frame or path with a text and a code in each row, or a list of either.
        output: the model to write.
        **options: those of ``textmine train``: ``code_column``, ``codebook``, ``method``,
            ``unlabelled`` (a frame or file), ``finds``, ``seed``, ``force`` …

    Returns:
        The path of the model, for ``label(…, model=path)``.
    """
    with Call("train") as call:
        call.add_inputs(coded, "coded")
        call.add_options({"output": os.fspath(output), **options})
        call.run()
    return Path(output)


def evaluate(
    coded: Any, *, output: str | os.PathLike[str] | None = None, **options: Any
) -> dict[str, Any]:
    """Measures how well labels agree with people's codes.

    Args:
        coded: a frame or path with a text and a code in each row, or a list of either.
        output: where to write a page with pictures, beside.
        **options: those of ``textmine evaluate``: ``code_column``, ``model``, ``keywords``,
            ``group_column``, ``folds`` …

    Returns:
        What ``textmine evaluate --json`` gives.
    """
    return _figures("evaluate", coded, {"output": output, **options}, name="coded")


def _figures(
    command: str,
    inputs: Any,
    options: dict[str, Any],
    *,
    name: str = "tweets",
    by_file: bool = False,
) -> dict[str, Any]:
    """What a command prints as JSON."""
    with Call(command) as call:
        call.add_inputs(inputs, name, by_file=by_file)
        call.add_options(options)
        call.add("--json")
        with open(call.run(), encoding="utf-8") as file:
            figures: dict[str, Any] = json.load(file)
    return figures


def _labels(table: frames.Frame, column: int, options: dict[str, Any]) -> dict[str, Any]:
    """The columns that ``textmine label`` puts behind a table's own."""
    row_column = "textmine_row"
    while row_column in table.names:
        row_column += "_"
    places = [
        place
        for place, name in enumerate(table.names)
        if options.get("corrections") is not None or _has_bearing(table, place, name)
    ]
    own = len(places) + 1
    with Call("label") as call:
        call.add_input(table, places=places, row_column=row_column)
        call.add_options({"text_column": table.names[column], "strict": True, **options})
        written = call.run()
        with open(written, encoding="utf-8", newline="") as file:
            names: list[str] = next(frames.read_rows(file), [])
        if len(names) <= own:
            _check_rows(table, [])
        types = {place: _TYPES[(place - own) % 4] for place in range(own, len(names))}
        # The row's number and what stands behind it: the rest is in the frame.
        numbers, *values = table.read_columns(written, len(names), {own - 1: str, **types})
    _check_rows(table, table.as_list(numbers))
    return dict(zip(names[own:], values))


def _has_bearing(table: frames.Frame, place: int, name: str) -> bool:
    """Whether a column can change the labels or their names; ids do where there are corrections.

    Columns of texts can: the program takes the whole text of a cut retweet from another column. And
    a column that has the name of one of the results makes the program choose another.
    """
    return table.may_hold_text(place) or name.lower().endswith(_RESULTS)


_RESULTS = ("label", "probability", "service", "evidence")
_TYPES = (str, float, bool, str)


def _check_rows(table: frames.Frame, numbers: Sequence[str]) -> None:
    """Raises TextmineError unless every row came back once, in its place."""
    expected = map(str, range(len(table)))
    for row, (number, came) in enumerate(zip_longest(expected, numbers)):
        if number != came:
            lost = table.row_name(row) if row < len(table) else f"row {row}"
            raise TextmineError(
                f"textmine did not give back {lost} in its place; no labels are used",
                file="tweets",
                row=row,
            )


def _label_empty(table: frames.Frame, column: int, options: dict[str, Any]) -> Any:
    """A frame without rows, with the columns that labels would have: those of one blank row."""
    blank = type(table).of_texts(table.names, [[None] * len(table.names)])
    columns = _labels(type(table)(blank), column, {**options, "quiet": True})
    return table.adding({name: values[:0] for name, values in columns.items()})


# Options of ``textmine label`` under which it would leave out rows, or write elsewhere.
_NOT_FOR_FRAMES = {
    "output",
    "excel",
    "account",
    "since",
    "until",
    "kind",
    "only_language",
    "deduplicate",
    "from",
    "text_column",
    "no_header",
    "sheet",
}


def _check_selection(options: dict[str, Any]) -> None:
    if wrong := sorted(_NOT_FOR_FRAMES & options.keys()):
        raise TypeError(
            f"label gives every row back, so it takes no {', '.join(wrong)}; filter first"
        )
