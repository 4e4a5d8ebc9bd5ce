"""label gives back the frame that it was given, with what the command line gives for its tweets."""

import csv
import datetime
import subprocess

import pandas
import pytest

import textmine
from textmine import warm

TEXTS = [
    'Jadwal vaksin: besok\ndi puskesmas, jam 08.00\r\nGratis; "bawa KTP"',
    "Awas, tanggul Kali Bening jebol! Segera mengungsi ke balai desa",
    "Selamat ulang tahun &amp; sukses selalu",
    "text",
    "nan",
    "  ",
    "",
    None,
    "\ufeff'=1+1\tA|B\x00C",
    "Rapat paripurna DPRD 🙏🏽",
]
ADDED = ["label", "probability", "service", "evidence"]


@pytest.fixture(params=["warm", "file"], autouse=True)
def way(request, monkeypatch):
    """Small frames pass through a program that is kept, large ones through a file: both give the same."""
    if request.param == "file":
        monkeypatch.setattr(warm, "MOST_ROWS", -1)


def columns(frame):
    """The cells of a frame by column, None for missing ones."""
    if isinstance(frame, pandas.DataFrame):
        return {
            name: [
                None if missing else cell for cell, missing in zip(frame[name], frame[name].isna())
            ]
            for name in frame.columns
        }
    return frame.to_dict(as_series=False)


def by_command_line(program, tmp_path, texts, *options):
    """What the command line says of texts in a table: its four columns."""
    table = tmp_path / "texts.csv"
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerows([["text", "number"], *([text, i] for i, text in enumerate(texts))])
    command = [program, "label", str(table), "--quiet", *options]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    rows = list(csv.reader(written.splitlines(keepends=True)))
    return [row[2:] for row in rows[1:]]


@pytest.mark.parametrize("options", [{}, {"codebook": "fang"}, {"min_probability": 0.9}])
def test_labels_are_those_of_the_command_line(library, program, tmp_path, options):
    flags = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    expected = by_command_line(program, tmp_path, TEXTS, *flags)

    result = columns(textmine.label(library.DataFrame({"text": TEXTS}), **options))

    assert result["label"] == [row[0] or None for row in expected]
    assert result["probability"] == [float(row[1]) if row[1] else None for row in expected]
    assert result["service"] == [row[2] == "true" if row[2] else None for row in expected]
    assert result["evidence"] == [row[3] or None for row in expected]


def test_the_example_archive_is_labelled_as_by_the_command_line(library, program, examples):
    tweets = library.read_csv(examples / "kabupaten.csv")
    command = [program, "label", str(examples / "kabupaten.csv"), "--quiet"]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    expected = [row["label"] for row in csv.DictReader(written.splitlines(keepends=True))]
    assert columns(textmine.label(tweets))["label"] == expected


def test_a_cut_retweet_is_labelled_by_its_whole_text(program, tmp_path):
    whole = "Jadwal vaksin lansia besok di puskesmas Karangwulu, gratis, bawa KTP"
    tweets = pandas.DataFrame(
        {
            "text": [f"RT @dinkes: {whole[:8]}…"] * 3,
            "retweeted_status.full_text": [whole] * 3,
            "n": range(3),
        }
    )
    tweets.to_csv(tmp_path / "tweets.csv", index=False)
    command = [program, "label", str(tmp_path / "tweets.csv"), "--quiet"]
    written = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    expected = [row["evidence"] for row in csv.DictReader(written.splitlines(keepends=True))]
    assert columns(textmine.label(tweets))["evidence"] == expected
    assert "besok" in expected[0]


def test_pandas_gets_its_frame_back():
    frame = pandas.DataFrame(
        {
            "id": pandas.array([1541980805198077953, None, 3], dtype="Int64"),
            "text": ["Jadwal vaksin", "Selamat pagi", "Rapat"],
            "when": pandas.to_datetime(["2022-06-29T03:04:07Z", None, "2022-07-01T00:00:00Z"]),
            "lists": [[1, 2], {"a": 1}, None],
            "level": pandas.Categorical(["x", "y", "x"]),
            7: [1.5, float("nan"), 3],
        },
        index=pandas.Index(["a", "a", "b"], name="key"),
    )
    before = frame.copy(deep=True)

    result = textmine.label(frame)

    pandas.testing.assert_frame_equal(frame, before)
    pandas.testing.assert_frame_equal(result[list(frame.columns)], before)
    assert list(result.columns) == [*frame.columns, *ADDED]
    assert result["label"].tolist() == ["layanan", "seremonial", "kegiatan"]
    assert [str(result[name].dtype) for name in ADDED] == ["string", "float64", "boolean", "string"]


def test_polars_gets_its_frame_back():
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {
            "id": [1541980805198077953, 2, 3],
            "text": ["Jadwal vaksin", "Selamat pagi", "Rapat"],
            "when": [datetime.datetime(2022, 6, 29, tzinfo=datetime.UTC), None, None],
            "lists": [[1, 2], [], None],
        }
    )

    result = textmine.label(frame)

    assert result[frame.columns].equals(frame)
    assert result["label"].to_list() == ["layanan", "seremonial", "kegiatan"]
    kinds = [polars.String, polars.Float64, polars.Boolean, polars.String]
    assert list(result.schema.items())[4:] == list(zip(ADDED, kinds))


@pytest.mark.parametrize("taken", ["label", "probability", "service", "evidence"])
def test_columns_of_a_result_s_name_stay(library, taken):
    frame = library.DataFrame({"text": ["Jadwal vaksin"], taken: [5]})
    result = columns(textmine.label(frame))
    assert result[taken] == [5]
    assert result[f"textmine_{taken}" if taken == "label" else "label"] == ["layanan"]
    assert len(result) == 6


def test_what_was_labelled_can_be_labelled_again(library):
    once = textmine.label(library.DataFrame({"text": ["Jadwal vaksin", "Selamat pagi"]}))
    twice = columns(textmine.label(once, codebook="konten"))
    assert len(twice) == 9
    assert twice["label"] == ["layanan", "seremonial"]


def test_several_codebooks_give_columns_of_their_own(library):
    result = textmine.label(
        library.DataFrame({"text": ["Jadwal vaksin"]}), codebook=["konten", "fang"]
    )
    assert [name for name in result.columns if name.endswith("_label")] == [
        "konten_label",
        "fang_label",
    ]


def test_a_frame_without_rows_gets_the_columns(library):
    frame = textmine.label(library.DataFrame({"text": ["x"], "label": [1]}).head(0))
    assert len(frame) == 0
    assert list(frame.columns) == [
        "text",
        "label",
        "textmine_label",
        *(list(textmine.label(library.DataFrame({"text": ["x"], "label": [1]})).columns)[3:]),
    ]


def test_corrections_are_found_by_id(library):
    ids = [1541980805198077953, 1541980805198077954]
    tweets = library.DataFrame({"id": ids, "text": ["Jadwal vaksin", "Jadwal vaksin"]})
    corrections = library.DataFrame({"id": ids[1:], "code": ["kegiatan"]})
    assert columns(textmine.label(tweets, corrections=corrections))["label"] == [
        "layanan",
        "kegiatan",
    ]


def test_chunks_give_the_labels_of_the_whole(library):
    frame = library.DataFrame({"text": TEXTS, "number": list(range(len(TEXTS)))})
    whole = columns(textmine.label(frame))
    parts = [frame[start : start + 3] for start in range(0, len(TEXTS), 3)]

    labelled = [columns(part) for part in textmine.label_chunks(parts)]

    assert {name: sum((part[name] for part in labelled), []) for name in whole} == whole


def test_chunks_are_asked_for_one_by_one():
    asked = []

    def parts():
        for number in range(3):
            asked.append(number)
            yield pandas.DataFrame({"text": [f"Rapat {number}"]})

    labelled = textmine.label_chunks(parts())
    next(labelled)
    assert asked == [0]


class TestWrongFrames:
    def test_a_column_that_is_not_there(self, library):
        with pytest.raises(
            ValueError, match="no column 'teks' for the text; the columns are .*'text'"
        ):
            textmine.label(library.DataFrame({"text": ["a"]}), text="teks")

    def test_a_column_that_is_there_twice(self):
        frame = pandas.DataFrame([["a", "b"]], columns=["text", "text"])
        with pytest.raises(ValueError, match="2 columns are called 'text'"):
            textmine.label(frame)

    def test_something_that_is_no_text(self):
        frame = pandas.DataFrame({"text": ["a", None, 7.5]}, index=["x", "y", "z"], dtype=object)
        with pytest.raises(TypeError, match=r"row 2 \(index 'z'\): column 'text' has a float"):
            textmine.label(frame)

    def test_a_column_of_numbers(self, library):
        with pytest.raises(TypeError, match=r"row 0.*column 'text' has a int"):
            textmine.label(library.DataFrame({"text": [1, 2]}))

    def test_a_text_that_is_too_long(self, library):
        frame = library.DataFrame({"text": ["a\nb", "x" * 5_000_000, "c"]})
        with pytest.raises(textmine.TextmineError, match="longer than 4194304 bytes") as caught:
            textmine.label(frame)
        assert (caught.value.file, caught.value.row, caught.value.status) == ("tweets", 1, 65)

    def test_something_that_is_no_frame(self):
        with pytest.raises(
            TypeError, match="expected a data frame of pandas or polars, got a list"
        ):
            textmine.label(["Rapat"])

    def test_a_lazy_frame(self):
        polars = pytest.importorskip("polars")
        with pytest.raises(TypeError, match="collect"):
            textmine.label(polars.LazyFrame({"text": ["Rapat"]}))

    def test_options_that_leave_rows_out(self):
        with pytest.raises(TypeError, match="it takes no deduplicate"):
            textmine.label(pandas.DataFrame({"text": ["Rapat"]}), deduplicate="id")
