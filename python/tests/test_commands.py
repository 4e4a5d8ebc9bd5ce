"""The other commands give what the command line gives of the same table."""

import csv
import json
import subprocess

import pandas
import pytest

import textmine


@pytest.fixture
def tweets(library, examples):
    return library.read_csv(examples / "kabupaten.csv")


@pytest.fixture
def codes(library, examples):
    return library.read_csv(examples / "kabupaten-codes.csv")


def by_command_line(program, *arguments, given=None):
    command = [program, *map(str, arguments)]
    return subprocess.run(command, stdin=given, capture_output=True, check=True).stdout


class TestReport:
    def test_figures_and_page_are_the_program_s(self, program, examples, tweets, tmp_path):
        frame = pandas.read_csv(examples / "kabupaten.csv")
        frame.to_csv(tmp_path / "tweets.csv", index=False, quoting=csv.QUOTE_ALL)
        with open(tmp_path / "tweets.csv") as table:
            figures = by_command_line(
                program,
                "report",
                "-",
                "--json",
                "-o",
                tmp_path / "a.html",
                "--lang=en",
                given=table,
            )
        assert textmine.report(tweets, output=tmp_path / "b.html", lang="en") == json.loads(figures)
        assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()

    def test_codes_are_taken_from_a_frame(self, tweets, codes, examples):
        figures = textmine.report(tweets, codes=codes)
        assert (
            figures["service"]
            == textmine.report(tweets, codes=examples / "kabupaten-codes.csv")["service"]
        )
        assert figures["service"]["corrected"]

    def test_a_path_is_read_by_the_program(self, program, examples):
        path = examples / "kabupaten-archive.zip"
        assert textmine.report(path) == json.loads(
            by_command_line(program, "report", path, "--json")
        )

    def test_several_frames_are_one_archive(self, tweets):
        assert textmine.report([tweets.head(100), tweets[100:]])["tweets"] == 332

    def test_moments_are_read(self, tweets):
        if isinstance(tweets, pandas.DataFrame):
            timed = tweets.assign(created_at=pandas.to_datetime(tweets["created_at"]))
        else:
            polars = pytest.importorskip("polars")
            timed = tweets.with_columns(
                polars.col("created_at").cast(polars.String).str.to_datetime(time_zone="UTC")
            )
        assert textmine.report(timed)["period"] == textmine.report(tweets)["period"]

    def test_counts_beside_missing_ones_are_counts(self):
        frame = pandas.DataFrame({"text": ["Rapat", "Apel"], "like_count": [7, None]})
        whole = pandas.DataFrame({"text": ["Rapat", "Apel"], "like_count": ["7", ""]})
        assert textmine.report(frame) == textmine.report(whole)

    def test_a_frame_without_rows_is_refused(self, tweets):
        with pytest.raises(textmine.TextmineError, match="tweets: no tweets found") as caught:
            textmine.report(tweets.head(0))
        assert (caught.value.file, caught.value.row) == ("tweets", None)

    def test_no_column_of_texts_is_refused(self, library):
        with pytest.raises(textmine.TextmineError, match="name one with text_column"):
            textmine.report(library.DataFrame({"number": [1, 2], "id": [3, 4]}))

    def test_ids_that_lost_digits_are_refused(self, library):
        frame = library.DataFrame({"id": [1541980805198077953.0, None], "text": ["Rapat", "Apel"]})
        with pytest.raises(ValueError, match="column 'id' has floats above 2\\*\\*53"):
            textmine.report(frame)


class TestShare:
    def test_is_the_program_s(self, program, examples, tweets, codes):
        paths = [examples / "kabupaten.csv", "--codes", examples / "kabupaten-codes.csv"]
        expected = json.loads(by_command_line(program, "share", *paths, "--json", "--level=0.9"))
        assert textmine.share(tweets, codes, level=0.9) == expected

    def test_an_unknown_code_is_named_with_its_row(self, tweets, codes):
        if isinstance(codes, pandas.DataFrame):
            codes.loc[3, "code"] = "salah"
        else:
            polars = pytest.importorskip("polars")
            wrong = polars.int_range(polars.len()) == 3
            codes = codes.with_columns(
                polars.when(wrong).then(polars.lit("salah")).otherwise("code").alias("code")
            )
        with pytest.raises(
            textmine.TextmineError, match='codes: row 5 .*unknown code "salah".*frame: row 3'
        ) as caught:
            textmine.share(tweets, codes)
        assert (caught.value.file, caught.value.row) == ("codes", 3)

    def test_a_file_that_is_missing(self, tweets):
        with pytest.raises(textmine.TextmineError, match="nowhere.csv: no such file") as caught:
            textmine.share(tweets, "nowhere.csv")
        assert (caught.value.file, caught.value.status) == ("nowhere.csv", 66)


class TestSample:
    def test_is_the_program_s(self, program, examples, tweets, tmp_path):
        by_command_line(
            program, "sample", examples / "kabupaten.csv", "-n", 30, "-o", tmp_path / "a.csv"
        )
        assert textmine.sample(tweets, 30, output=tmp_path / "b.csv") == tmp_path / "b.csv"
        assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()

        sheet = textmine.sample(tweets, 30)

        assert type(sheet) is type(tweets)
        written = pandas.read_csv(tmp_path / "a.csv", dtype=str)
        assert list(sheet.columns) == list(written.columns)
        assert list(sheet["id"]) == list(written["id"])
        assert list(sheet["inclusion"]) == list(written["inclusion"])

    def test_its_codes_give_a_share(self, tweets):
        sheet = textmine.sample(tweets, 40, seed=3)
        known = dict(zip(map(str, tweets["id"]), tweets["code"]))
        coded = [known[id] for id in sheet["id"]]
        if isinstance(sheet, pandas.DataFrame):
            sheet["code"] = coded
        else:
            sheet = sheet.with_columns(pytest.importorskip("polars").Series("code", coded))
        assert textmine.share(tweets, sheet)["coded"] == 40

    def test_several_coders_get_a_sheet_each(self, tweets):
        ani, budi = textmine.sample(tweets, 30, coders=2, overlap=10)
        assert len(set(ani["id"]) & set(budi["id"])) == 10


class TestAgree:
    def test_frames_are_coders(self, library):
        ani = library.DataFrame({"id": [1, 2, 3, 4], "code": ["x", "x", "y", "y"]})
        budi = library.DataFrame({"id": [4, 3, 2, 1], "code": ["x", "y", "x", "x"]})
        assert textmine.agree(ani, budi)["overall"][0] | {"lower": 0, "upper": 0} == {
            "name": "agreement",
            "value": 0.75,
            "lower": 0,
            "upper": 0,
        }

    def test_columns_are_coders(self, library, tmp_path):
        sheet = library.DataFrame({"id": [1, 2], "ani": ["x", "y"], "budi": ["x", "x"]})
        textmine.agree(sheet, columns=["ani", "budi"], merged=tmp_path / "all.csv")
        assert (tmp_path / "all.csv").exists()


@pytest.mark.slow
class TestTrainingAndEvaluation:
    def test_a_model_is_the_program_s(self, program, examples, tweets, tmp_path):
        by_command_line(program, "train", examples / "kabupaten.csv", "-o", tmp_path / "a.model")
        path = textmine.train(tweets, tmp_path / "b.model")
        assert path.read_bytes() == (tmp_path / "a.model").read_bytes()
        assert list(textmine.label(tweets, model=path)["label"])[:2] == ["kegiatan", "layanan"]

    def test_finds_can_be_left_out(self, tweets, tmp_path):
        textmine.train(tweets, tmp_path / "with.model")
        textmine.train(tweets, tmp_path / "without.model", finds=False)
        assert (tmp_path / "with.model").read_bytes() != (tmp_path / "without.model").read_bytes()

    def test_no_file_is_overwritten_unasked(self, tweets, tmp_path):
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(textmine.TextmineError, match="notes.txt.*force"):
            textmine.train(tweets, tmp_path / "notes.txt")
        assert (tmp_path / "notes.txt").read_text() == "mine"

    def test_evaluation_is_the_program_s(self, program, examples, tweets):
        command = ["evaluate", examples / "kabupaten.csv", "--keywords", "--json"]
        expected = json.loads(by_command_line(program, *command))
        assert textmine.evaluate(tweets, keywords=True) == expected
