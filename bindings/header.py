"""Reads include/tierce.h, for the scripts that mirror it in other languages: its constants, structs, types of callbacks, handles and
functions, in their order."""

import pathlib
import re
from dataclasses import dataclass

HEADER = pathlib.Path(__file__).resolve().parents[1] / "include" / "tierce.h"


@dataclass
class Parameter:
    """A parameter or a member: `kind` is its C type with single blanks, without `struct` and with the stars behind."""

    name: str
    kind: str
    count: int = 0  # of an array in a struct


@dataclass
class Function:
    name: str
    result: str
    parameters: list
    doc: str = ""


@dataclass
class Struct:
    name: str
    members: list  # Parameters, and Functions where a member points to one


def parameter(text):
    """`const struct tierce_x *x` -> Parameter."""
    text = re.sub(r"\bstruct\s+", "", " ".join(text.split()))
    array = re.search(r"\[(\d+)\]$", text)
    text = re.sub(r"\[\d+\]$", "", text)
    name = re.search(r"\w+$", text).group(0)
    kind = re.sub(r"\s*\*\s*", "*", text[: -len(name)].strip())
    kind = re.sub(r"(\w)\*", r"\1 *", kind).replace("*const*", "*const *")
    return Parameter(name, kind, int(array.group(1)) if array else 0)


def parameters(text):
    text = text.strip()
    return [] if text in ("", "void") else [parameter(one) for one in text.split(",")]


def sentence(comment):
    """The first sentence of a doc comment, in one line."""
    text = " ".join(line.strip(" *") for line in comment.strip("/* \n").splitlines()).strip()
    text = text.replace("…", "...").encode("ascii", "ignore").decode()
    return re.split(r"(?<=[.;])\s", text)[0]


class Header:
    def __init__(self):
        whole = HEADER.read_text(encoding="utf-8")
        code = re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)
        self.constants = self._constants(code)
        self.handles = re.findall(r"typedef struct (tierce_\w+) \1;", code)
        self.callbacks = [
            Function(name, result.strip(), parameters(arguments))
            for result, name, arguments in re.findall(r"typedef ([\w ]+?)\(\*(tierce_\w+)\)\((.*?)\);", code, re.DOTALL)
        ]
        self.structs = self._structs(code)
        self.functions = self._functions(whole)

    @staticmethod
    def _constants(code):
        """Name -> number, as C has it."""
        words = {"UINT64_MAX": 2**64 - 1, "INT64_MIN": -(2**63)}
        found = {}
        for name, value in re.findall(r"#define (TIERCE_\w+) +(\S.*)", code):
            found[name] = eval(value, {}, {**words, **found})
        return found

    @staticmethod
    def _structs(code):
        found = []
        for name, body in re.findall(r"typedef struct (tierce_\w+) \{(.*?)\} tierce_\w+;", code, re.DOTALL):
            members = []
            for line in body.split(";"):
                pointer = re.fullmatch(r"\s*([\w ]+?)\s*\(\*(\w+)\)\((.*)\)\s*", line, re.DOTALL)
                if pointer:
                    members.append(Function(pointer.group(2), pointer.group(1), parameters(pointer.group(3))))
                elif line.strip():
                    members.append(parameter(line))
            found.append(Struct(name, members))
        return found

    @staticmethod
    def _functions(whole):
        found = []
        pattern = r"/\*\*((?:(?!\*/).)*)\*/\s*\n((?:const )?\w+ \**)(tierce_\w+)\(([^;{]*?)\);"
        for comment, result, name, arguments in re.findall(pattern, whole, re.DOTALL):
            result = re.sub(r"\s*\*", " *", result).strip()
            found.append(Function(name, result, parameters(arguments), sentence(comment)))
        return found
