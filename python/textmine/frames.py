"""Data frames of pandas and of polars, as tables of text that the program reads and writes."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

# Above this, floats do not tell whole numbers apart: an id that was one has lost its last digits.
_EXACT = 2**53
# Rows that are turned into text at a time, so that a large frame needs little memory more.
SLICE = 2_000
# Texts in cells are as long as the program lets them be; Python's csv stops at 131,072 characters.
_LONGEST_CELL = 2**24


_PANDAS_TYPES = {str: "string", float: "float64", bool: "boolean"}


class PandasFrame:
    """A frame of pandas."""

    def __init__(self, frame: Any):
        self.frame = frame

    @property
    def names(self) -> list[str]:
        return [str(name) for name in self.frame.columns]

    def __len__(self) -> int:
        return len(self.frame)

    def row_name(self, row: int) -> str:
        return f"row {row} (index {self.frame.index[row]!r})"

    def whole_floats(self, column: int) -> float | None:
        """The largest of a column's floats, if it has floats and all are whole; else None."""
        values = self.frame.iloc[:, column]
        if getattr(values.dtype, "kind", "") != "f":
            return None
        values = values.dropna()
        return float(values.abs().max()) if len(values) and (values % 1 == 0).all() else None

    def cells(self, column: int, start: int, stop: int) -> list[Any]:
        values = self.frame.iloc[start:stop, column]
        missing = values.isna()
        if missing.any():
            values = values.astype(object).where(~missing, None)
        return list(values.tolist())

    def may_hold_text(self, column: int) -> bool:
        """False where the type says that a column has numbers or times only."""
        return getattr(self.frame.dtypes.iloc[column], "kind", "O") not in "biufcmM"

    def has_texts_only(self, column: int) -> bool:
        """Whether no value needs to be looked at to know that all are texts or missing."""
        kind = sys.modules["pandas"].api.types.infer_dtype(self.frame.iloc[:, column], skipna=True)
        return kind in ("string", "empty")

    def adding(self, columns: Mapping[str, Any]) -> Any:
        """A new frame with the columns behind its own, which stay as they are."""
        result = self.frame.copy(deep=False)
        for name, values in columns.items():
            result[name] = values
        return result

    @staticmethod
    def read_columns(path: str, width: int, types: Mapping[int, type]) -> list[Any]:
        """The columns of a CSV of this width that have a type here, by their places."""
        import pandas  # type: ignore[import-untyped]

        frame = pandas.read_csv(
            path,
            # Names of our own: those of the file may be there twice.
            names=list(map(str, range(width))),
            header=0,
            usecols=list(types),
            dtype={str(place): _PANDAS_TYPES[kind] for place, kind in types.items()},
            keep_default_na=False,
            na_values=[""],
        )
        return [frame[str(place)].array for place in types]

    @staticmethod
    def column(values: Sequence[Any], kind: type) -> Any:
        """A column of texts, floats or truth values; empty texts are missing."""
        import pandas

        if kind is str:
            values = [value or None for value in values]
        return pandas.array(values, dtype=_PANDAS_TYPES[kind])

    @staticmethod
    def as_list(column: Any) -> list[Any]:
        """The values of a column that was read."""
        return list(column.tolist())

    @staticmethod
    def of_texts(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Any:
        import pandas

        return pandas.DataFrame(list(rows), columns=list(names), dtype="string")


class PolarsFrame:
    """A frame of polars."""

    def __init__(self, frame: Any):
        self.frame = frame

    @property
    def names(self) -> list[str]:
        return list(self.frame.columns)

    def __len__(self) -> int:
        return int(self.frame.height)

    def row_name(self, row: int) -> str:
        return f"row {row}"

    def whole_floats(self, column: int) -> float | None:
        values = self.frame.to_series(column)
        if not values.dtype.is_float():
            return None
        values = values.fill_nan(None).drop_nulls()
        return float(values.abs().max()) if len(values) and (values % 1 == 0).all() else None

    def cells(self, column: int, start: int, stop: int) -> list[Any]:
        values = self.frame.to_series(column)[start:stop]
        return list((values.fill_nan(None) if values.dtype.is_float() else values).to_list())

    def may_hold_text(self, column: int) -> bool:
        kind = self.frame.dtypes[column]
        return not (
            kind.is_numeric() or kind.is_temporal() or kind == sys.modules["polars"].Boolean
        )

    def has_texts_only(self, column: int) -> bool:
        return bool(self.frame.dtypes[column] == sys.modules["polars"].String)

    def adding(self, columns: Mapping[str, Any]) -> Any:
        return self.frame.with_columns(values.alias(name) for name, values in columns.items())

    @staticmethod
    def read_columns(path: str, width: int, types: Mapping[int, type]) -> list[Any]:
        import polars

        frame = polars.read_csv(path, columns=list(types), infer_schema_length=0)
        kinds = {str: polars.String, float: polars.Float64}
        return [
            frame.to_series(number) == "true"
            if kind is bool
            else frame.to_series(number).cast(kinds[kind])
            for number, kind in enumerate(types.values())
        ]

    @staticmethod
    def column(values: Sequence[Any], kind: type) -> Any:
        import polars

        if kind is str:
            values = [value or None for value in values]
        kinds = {str: polars.String, float: polars.Float64, bool: polars.Boolean}
        return polars.Series(values, dtype=kinds[kind])

    @staticmethod
    def as_list(column: Any) -> list[Any]:
        return list(column.to_list())

    @staticmethod
    def of_texts(names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Any:
        import polars

        return polars.DataFrame(
            list(rows), schema={name: polars.String for name in names}, orient="row"
        )


Frame = PandasFrame | PolarsFrame


def frame_of(value: Any) -> Frame | None:
    """The frame that a value is, or None where it is none. Imports neither library."""
    pandas, polars = sys.modules.get("pandas"), sys.modules.get("polars")
    if pandas is not None and isinstance(value, pandas.DataFrame):
        return PandasFrame(value)
    if polars is not None and isinstance(value, polars.DataFrame):
        return PolarsFrame(value)
    if polars is not None and isinstance(value, polars.LazyFrame):
        raise TypeError(
            "a LazyFrame has no rows yet: collect() it, or give its parts to label_chunks"
        )
    return None


def kind_of(value: Any) -> type[Frame]:
    """The library of a frame; for paths pandas, or polars where there is no pandas."""
    frame = frame_of(value)
    if frame is not None:
        return type(frame)
    try:
        import pandas  # noqa: F401
    except ImportError:
        return PolarsFrame
    return PandasFrame


def text_column(frame: Frame, name: object) -> int:
    """Where the column of texts stands.

    Raises ValueError if there is none of that name, or several.
    """
    places = [place for place, other in enumerate(frame.names) if other == str(name)]
    if not places:
        raise ValueError(f"no column {str(name)!r} for the text; the columns are {frame.names}")
    if len(places) > 1:
        raise ValueError(f"{len(places)} columns are called {str(name)!r}; rename all but one")
    return places[0]


def check_texts(frame: Frame, column: int) -> None:
    """Raises TypeError, with the row, at the first text that is neither text nor missing."""
    if frame.has_texts_only(column):
        return
    for start in range(0, len(frame), SLICE):
        for row, value in enumerate(frame.cells(column, start, start + SLICE), start):
            if value is not None and not isinstance(value, str):
                raise TypeError(
                    f"{frame.row_name(row)}: column {frame.names[column]!r} has a "
                    f"{type(value).__name__}, expected a text or a missing value"
                )


def write_table(
    frame: Frame,
    file: TextIO,
    *,
    places: Sequence[int] | None = None,
    row_column: str | None = None,
) -> None:
    """Writes a frame as CSV, every cell quoted, so that its delimiter is beyond doubt.

    Missing values are empty cells. Floats that are all whole are written as whole numbers: a column
    of counts becomes one of floats where a value is missing.

    Args:
        places: those of the columns to write; all, if not given.
        row_column: the name of a column to add, with the row's position.

    Raises ValueError if a column's ids have lost digits.
    """
    if places is None:
        places = range(len(frame.names))
    whole = {place for place in places if _is_whole(frame, place)}
    names = [frame.names[place] for place in places] + ([row_column] if row_column else [])
    _write_rows([names], file)
    for start in range(0, len(frame), SLICE):
        stop = min(start + SLICE, len(frame))
        columns: list[Iterable[Any]] = []
        for place in places:
            cells = frame.cells(place, start, stop)
            if place in whole:
                cells = [None if cell is None else int(cell) for cell in cells]
            columns.append(cells)
        if row_column:
            columns.append(range(start, stop))
        _write_rows(zip(*columns), file)


def _write_rows(rows: Iterable[Iterable[Any]], file: TextIO) -> None:
    """Writes rows, without NUL, by which a file would pass for a binary one."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    file.write(text.getvalue().replace("\0", "\ufffd"))


def _is_whole(frame: Frame, column: int) -> bool:
    largest = frame.whole_floats(column)
    if largest is not None and largest > _EXACT:
        raise ValueError(
            f"column {frame.names[column]!r} has floats above 2**53, which have lost digits if "
            "they are ids: read ids as texts or as whole numbers (Int64), or leave the column out"
        )
    return largest is not None


def read_rows(file: TextIO) -> Any:
    """The rows of a CSV, its header first: a reader of the module csv."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    return csv.reader(file)


def read_sheet(path: str, kind: type[Frame]) -> Any:
    """A CSV that the program wrote, as a frame of texts; empty cells are missing values."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = read_rows(file)
        names = next(rows)
        return kind.of_texts(names, [[cell or None for cell in row] for row in rows])


def row_at_line(path: str, line: int) -> int:
    """The position of the row of a frame that was written to a file, by a line of that file."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = read_rows(file)
        # The header is no row of the frame.
        return next((row for row, _ in enumerate(rows, -1) if rows.line_num >= line), -1)
