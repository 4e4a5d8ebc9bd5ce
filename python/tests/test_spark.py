"""On two executors labels and figures are those of one machine, also where one executor is killed."""

import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pandas
import pytest

import textmine
from textmine import warm

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
import textmine.spark  # noqa: E402
from pyspark.sql import SparkSession, functions  # noqa: E402

ADDED = ["label", "probability", "service", "evidence"]
#: How often the example archive stands in the tweets, each time with other ids; TEXTMINE_SPARK_TWEETS asks for more.
COPIES = max(1, int(os.environ.get("TEXTMINE_SPARK_TWEETS", 3_000)) // 332)


@pytest.fixture(scope="module")
def executor_program(tmp_path_factory):
    """The program as executors have it, which a test can take away."""
    link = tmp_path_factory.mktemp("executor") / "textmine"
    link.symlink_to(Path(shutil.which(os.environ.get("TEXTMINE") or "textmine")).resolve())
    return link


@pytest.fixture(scope="module")
def spark(executor_program):
    os.environ |= {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "PYSPARK_PYTHON": sys.executable,
    }
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.TEXTMINE", str(executor_program))
        .config("spark.sql.shuffle.partitions", "6")
        # Several parts, however few the tweets are.
        .config("spark.sql.adaptive.enabled", "false")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def tweets():
    example = Path(__file__).resolve().parents[2] / "Examples/kabupaten.csv"
    frame = pandas.read_csv(example, dtype=str).drop(columns="code")
    copies = [
        frame.assign(id=(frame["id"].astype("int64") + copy).astype(str)) for copy in range(COPIES)
    ]
    return pandas.concat(copies, ignore_index=True)


@pytest.fixture(scope="module", params=["csv", "json", "parquet"])
def source(request, spark, tweets, tmp_path_factory):
    """The tweets as Spark reads them."""
    path = str(tmp_path_factory.mktemp("tweets") / f"tweets.{request.param}")
    if request.param == "csv":
        tweets.to_csv(path, index=False)
        frame = spark.read.csv(path, header=True, multiLine=True, escape='"')
    elif request.param == "json":
        tweets.to_json(path, orient="records", lines=True)
        frame = spark.read.json(path)
    else:
        tweets.to_parquet(path)
        frame = spark.read.parquet(path)
    return frame.repartition(7)


def by_id(frame):
    return frame.sort_values("id").reset_index(drop=True)[["id", "text", *ADDED]].astype(object)


@pytest.fixture(scope="module")
def expected(tweets):
    labelled = by_id(textmine.label(tweets))
    return labelled.where(labelled.notna(), None)


def labels(frame):
    rows = frame.select("id", "text", *ADDED).collect()
    found = by_id(pandas.DataFrame([row.asDict() for row in rows]))
    return found.where(found.notna(), None)


def test_labels_are_those_of_one_machine(source, expected):
    pandas.testing.assert_frame_equal(labels(textmine.spark.label(source)), expected)


def test_figures_are_those_of_one_machine(source, tweets, tmp_path):
    page = tmp_path / "report.html"
    # Copies of tweets are left out by Spark, wherever they are.
    figures = textmine.spark.report(source.union(source.limit(50)), output=page)
    whole = textmine.report(tweets)
    assert len(figures.pop("inputs")) > 1
    del whole["inputs"]
    assert figures == whole
    assert page.read_text().startswith("<!DOCTYPE html>")


def test_a_sample_is_that_of_one_machine(source, tweets):
    sheet = textmine.spark.sample(source, 60, seed=3, quiet=True)
    pandas.testing.assert_frame_equal(sheet, textmine.sample(tweets, 60, seed=3, quiet=True))
    assert sheet["id"].is_unique and len(sheet) == 60


def test_a_killed_executor_changes_nothing(spark, tweets, expected, tmp_path):
    tweets.to_parquet(tmp_path / "tweets.parquet")
    frame = spark.read.parquet(str(tmp_path / "tweets.parquet")).repartition(12)
    victim = executors()[0]
    killer = threading.Thread(target=lambda: (time.sleep(2), os.kill(victim, signal.SIGKILL)))
    killer.start()
    slow = functions.udf(lambda text: (time.sleep(0.005), text)[1])
    found = labels(textmine.spark.label(frame.withColumn("text", slow("text"))))
    killer.join()
    assert victim not in executors()
    pandas.testing.assert_frame_equal(found, expected)


def executors():
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and str(os.getpid()).encode() not in command:
            found.append(int(process.name))
    return sorted(found)


def test_a_codebook_is_sent_along(spark, tmp_path):
    codebook = tmp_path / "own.yml"
    codebook.write_text(
        "name: own\ntitle: Own\nfallback: b\ncategories:\n"
        "  - id: a\n    title: A\n    service: true\n    keywords: [rapat]\n"
        "  - id: b\n    title: B\n    service: false\n    keywords: []\n"
    )
    frame = spark.createDataFrame([("Rapat",), (None,), ("Apel",)], "text string")
    found = textmine.spark.label(frame, codebook=codebook)
    assert sorted(row["label"] for row in found.collect()) == ["a", "b", "b"]


def test_wrong_frames_are_refused_before_anything_runs(spark):
    frame = spark.createDataFrame([("Rapat", 1)], "text string, label int")
    with pytest.raises(ValueError, match="no column 'teks'"):
        textmine.spark.label(frame, "teks")
    with pytest.raises(ValueError, match="a column 'label' already"):
        textmine.spark.label(frame)
    with pytest.raises(TypeError, match="takes no corrections"):
        textmine.spark.label(frame, corrections="a.csv")
    with pytest.raises(textmine.TextmineError, match="no tweets found"):
        textmine.spark.report(frame.select("text").limit(0), id=None)


def test_an_executor_without_the_program_says_how_to_install_it(spark, executor_program):
    frame = spark.createDataFrame([("Rapat",)], "text string")
    target = executor_program.readlink()
    executor_program.unlink()
    try:
        with pytest.raises(Exception, match="on the executor .*make install"):
            textmine.spark.label(frame).collect()
    finally:
        executor_program.symlink_to(target)


def test_no_program_is_left(spark):
    warm.close_all()
    # Executors keep theirs until they end.
    spark.stop()
    deadline = time.monotonic() + 30
    while (left := _programs()) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert left == []


def _programs():
    return [
        process
        for process in Path("/proc").glob("[0-9]*")
        if b"\0label\0--stream" in _command(process)
    ]


def _command(process):
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""
