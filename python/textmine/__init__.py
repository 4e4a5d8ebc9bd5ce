"""Label the tweets of public institutions and report their share of public-service content.

Every function runs the program ``textmine``, which is found on PATH or by the environment
variable TEXTMINE, and gives what the command of the same name gives. Tweets, sheets and other
tables are data frames of pandas or polars, or paths. Nothing leaves the machine.

>>> import pandas
>>> tweets = pandas.DataFrame({"text": ["Jadwal vaksin besok di puskesmas", "Selamat pagi"]})
>>> label(tweets)["label"].tolist()
['layanan', 'seremonial']

What the command line calls ``--time-zone`` is an option ``time_zone`` here. ``True`` sets a flag,
and ``None`` and ``False`` leave an option out. Where a command takes a file, a frame will do, too.
What the program notes on the way goes to the logger ``textmine``; ``quiet=True`` leaves it out.
"""

from textmine.commands import agree, evaluate, label, label_chunks, report, sample, share, train
from textmine.program import ProgramError, TextmineError
from textmine.warm import Labeller

__all__ = [
    "Labeller",
    "ProgramError",
    "TextmineError",
    "agree",
    "evaluate",
    "label",
    "label_chunks",
    "report",
    "sample",
    "share",
    "train",
]
