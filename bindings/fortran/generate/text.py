"""How generated Fortran is laid out."""

HEAD = "! Written by bindings/fortran/generate; change it there.\n"
WIDTH = 130  # of the 132 that Fortran 2008 has


def wrapped(text, indent, again=None):
    """A statement, or with `again` a comment, in lines of at most WIDTH characters."""
    first = indent if again is None else indent
    lines, line = [], first
    tail = " &" if again is None else ""
    follow = indent + "  " if again is None else indent
    for word in text.split(" "):
        if len(line) + len(word) + len(tail) >= WIDTH and line.strip():
            lines.append(line.rstrip() + tail)
            line = follow
        line += word + " "
    return [*lines, line.rstrip()]


def declare(lines, name):
    lines.append(f"  public :: {name}")
