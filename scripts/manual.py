#!/usr/bin/env python3
"""manual.py PROGRAM FOLDER: writes fullcourt.1 and the completions of bash, zsh and fish, from what the program says of itself.

`make manual` calls it. Nothing of it is committed: a manual that is made from the program cannot say anything else.
"""
import json
import os
import subprocess
import sys

EXIT_CODES = [
    (0, "done"), (64, "usage"), (65, "data invalid"), (66, "input missing"), (69, "a library or service is missing"),
    (70, "internal error"), (73, "cannot write"), (75, "busy: another training holds the workspace"),
    (76, "an artifact is corrupt"), (77, "refused before the start"), (78, "configuration invalid"),
    (79, "the budget does not allow it"), (130, "interrupted; run again to go on"),
]
ENVIRONMENT = [
    ("FULLCOURT_WORKSPACE", "The workspace, where --workspace does not name one; else ./workspace."),
    ("FULLCOURT_TOKEN", "What clients of 'serve' must show where it listens on more than the own machine."),
    (
        "FULLCOURT_LIGHTGBM_LIBRARY, FULLCOURT_DUCKDB_LIBRARY, FULLCOURT_TORCH_LIBRARY",
        "The file of a native library, instead of the one that the set-up fetched; 'doctor' shows what is found.",
    ),
]


def escape(text):
    """Text as roff takes it: no line begins with a control character, no dash is a hyphen."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.splitlines())


def names(argument):
    return ["--" + name["name"] if name["kind"] == "long" else "-" + name["name"] for name in argument.get("names", [])]


def term(argument):
    if argument["kind"] == "positional":
        return "<" + argument.get("valueName", "value") + ">" + ("..." if argument.get("isRepeating") else "")
    value = "" if argument["kind"] == "flag" else " <" + argument.get("valueName", "value") + ">"
    return ", ".join(names(argument)) + value


def section(command, path, out, common):
    shown = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True) and term(a) not in common]
    if path:
        out.append(".SS " + escape(" ".join(path)))
    out.append(escape(command.get("abstract", "")))
    if command.get("discussion"):
        out += [".PP", ".nf", escape(command["discussion"]), ".fi"]
    for argument in shown:
        out += [".TP", ".B " + escape(term(argument)), escape(argument.get("abstract", ""))]
    for child in command.get("subcommands", []):
        if child["commandName"] != "help" and child.get("shouldDisplay", True):
            section(child, path + [child["commandName"]], out, common)


def page(root, version):
    common = {term(a): a for a in leaf(root).get("arguments", []) if term(a).split()[0] in ("--workspace", "--json", "--version", "-h,")}
    out = [f'.TH FULLCOURT 1 "" "Fullcourt {version}" "User Commands"', ".SH NAME"]
    out += ["fullcourt \\- " + escape(root["abstract"][0].lower() + root["abstract"][1:].rstrip("."))]
    out += [".SH SYNOPSIS", ".B fullcourt", "[\\-\\-workspace <dir>] [\\-\\-json] <command>", ".SH DESCRIPTION", ".nf"]
    out += [escape(root["discussion"]), ".fi", ".SH OPTIONS OF EVERY COMMAND"]
    for argument in common.values():
        out += [".TP", ".B " + escape(term(argument)), escape(argument.get("abstract", ""))]
    out.append(".SH COMMANDS")
    for child in root["subcommands"]:
        if child["commandName"] != "help":
            section(child, [child["commandName"]], out, common)
    out.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES:
        out += [".TP", f".B {code}", escape(meaning)]
    out.append(".SH ENVIRONMENT")
    for name, meaning in ENVIRONMENT:
        out += [".TP", ".B " + name, escape(meaning)]
    return "\n".join(out) + "\n"


def leaf(command):
    """The first command that does something: what every command has, it has."""
    children = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    return leaf(children[0]) if children else command


def main():
    program, folder = sys.argv[1:3]
    ask = lambda *arguments: subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    os.makedirs(folder, exist_ok=True)
    texts = {
        "fullcourt.1": page(json.loads(ask("--experimental-dump-help"))["command"], ask("--version").strip()),
        "fullcourt.bash": ask("--generate-completion-script", "bash"),
        "_fullcourt": ask("--generate-completion-script", "zsh"),
        "fullcourt.fish": ask("--generate-completion-script", "fish"),
    }
    for name, text in texts.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        print(os.path.join(folder, name))


if __name__ == "__main__":
    main()
