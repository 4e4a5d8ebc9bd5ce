#!/usr/bin/env python3
"""Writes a manual page for the program and for each command.

    textmine --experimental-dump-help | manuals.py VERSION DATE FOLDER

What is read is what the argument parser knows of commands and options, so that pages and --help cannot differ.
"""

import json
import re
import sys
from pathlib import Path

# Sections that stand last, as in --help.
LAST = ["Analysis", "Selection", "Input"]

STATUS = """.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 64
Wrong usage: an unknown option, or options that exclude each other.
.TP
.B 65
Wrong data: a file that cannot be read as what it should be, or codes that do not fit.
.TP
.B 66
A file that is missing or may not be read.
.TP
.B 74
A failure of the system, such as a full disk.
.PP
A message names the file and line, what was found, what was expected, and what to do.
"""


def escaped(text: str) -> str:
    """Text for roff: dashes as they are typed, and no line that begins like a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = text.replace("…", "...").replace("–", "\\(en")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def paragraphs(text: str) -> str:
    """Paragraphs, with those that are indented as they stand."""
    parts = []
    for paragraph in text.strip().split("\n\n"):
        lines = paragraph.split("\n")
        plain = [line for line in lines if not line.startswith("  ")]
        indented = [line[2:] for line in lines if line.startswith("  ")]
        if plain:
            parts.append(".PP\n" + escaped("\n".join(plain)))
        if indented:
            parts.append(".PP\n.nf\n.RS 2\n" + escaped("\n".join(indented)) + "\n.RE\n.fi")
    return "\n".join(parts) + "\n"


def flag(name: dict[str, str]) -> str:
    return ("-" if name["kind"] == "short" else "--") + name["name"]


def entry(argument: dict) -> str:
    """An option or argument with what it does."""
    value = f" \\fI{escaped(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        head = f"\\fI{escaped(argument['valueName'])}\\fR"
    else:
        names = sorted(argument["names"], key=lambda name: name["kind"] != "short")
        head = ", ".join(f"\\fB{escaped(flag(name))}\\fR" for name in names)
        head += value if argument["kind"] == "option" else ""
    body = argument.get("abstract", "")
    values = argument.get("allValues")
    if values and not all(value in body + argument["valueName"] for value in values):
        body += f" One of: {', '.join(values)}."
    if "defaultValue" in argument and "default" not in body:
        body += f" Default: {argument['defaultValue']}."
    return f".TP\n{head}\n{escaped(body.strip())}\n"


def synopsis(name: str, command: dict) -> str:
    shown = [each for each in command.get("arguments", []) if each["shouldDisplay"]]
    words = [f"\\fB{escaped(name)}\\fR"]
    if any(each["kind"] != "positional" for each in shown):
        words.append("[\\fIoptions\\fR]")
    for each in shown:
        if each["kind"] == "positional":
            word = f"\\fI{escaped(each['valueName'])}\\fR" + (" ..." if each["isRepeating"] else "")
            words.append(f"[{word}]" if each["isOptional"] else word)
    if shown_commands(command):
        words.append("\\fIcommand\\fR ...")
    return " ".join(words)


def shown_commands(command: dict) -> list[dict]:
    return [
        each
        for each in command.get("subcommands", [])
        if each["shouldDisplay"] and each["commandName"] != "help"
    ]


def page(names: list[str], command: dict, version: str, date: str, others: list[str]) -> str:
    title = "-".join(names)
    text = f'.TH {title.upper()} 1 {date} "textmine {version}" "User Commands"\n'
    abstract = command["abstract"].rstrip(".")
    text += f".SH NAME\n{escaped(title)} \\- {escaped(abstract[0].lower() + abstract[1:])}\n"
    text += f".SH SYNOPSIS\n{synopsis(' '.join(names), command)}\n"
    discussion, _, examples = command.get("discussion", "").partition("Examples:\n")
    text += ".SH DESCRIPTION\n" + paragraphs(command["abstract"] + "\n\n" + discussion)
    if commands := shown_commands(command):
        text += ".SH COMMANDS\n"
        for each in commands:
            text += f".TP\n\\fB{escaped(each['commandName'])}\\fR\n{escaped(each['abstract'])}\n"
    sections: dict[str, list[dict]] = {}
    for argument in command.get("arguments", []):
        if argument["shouldDisplay"]:
            own = "Arguments" if argument["kind"] == "positional" else "Options"
            section = argument.get("sectionTitle", own)
            sections.setdefault(own if own == "Arguments" else section, []).append(argument)
    order = ["Arguments", "Options"]
    rank = {name: place for place, name in enumerate(order)} | {
        name: 100 + place for place, name in enumerate(LAST)
    }
    for section in sorted(sections, key=lambda name: rank.get(name, 50)):
        text += f'.SH "{section.upper()}"\n' + "".join(map(entry, sections[section]))
    if examples:
        text += ".SH EXAMPLES\n" + paragraphs(examples)
    if len(names) == 1:
        text += STATUS
    if others:
        text += ".SH SEE ALSO\n" + ",\n".join(f".BR {escaped(each)} (1)" for each in others) + "\n"
    return text


def write_pages(
    command: dict, above: list[str], version: str, date: str, folder: Path
) -> None:
    names = [*above, command["commandName"]]
    title = "-".join(names)
    below = ["-".join([*names, each["commandName"]]) for each in shown_commands(command)]
    others = below or [each for each in ["-".join(above)] if each]
    (folder / f"{title}.1").write_text(page(names, command, version, date, others))
    for each in shown_commands(command):
        write_pages(each, names, version, date, folder)


def main() -> None:
    version, date, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    write_pages(json.load(sys.stdin)["command"], [], version, date, folder)


main()
