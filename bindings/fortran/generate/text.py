"""How generated Fortran is laid out."""

HEAD = "! Written by bindings/fortran/generate; change it there.\n"
WIDTH = 130  # of the 132 that Fortran 2008 has


def wrapped(text, indent, comment=False):
    """A statement, or with `comment` a comment, in lines of at most WIDTH characters."""
    lines, line = [], indent
    tail = " &" if not comment else ""
    follow = indent + "  " if not comment else indent
    for word in text.split(" "):
        if len(line) + len(word) + len(tail) >= WIDTH and line.strip():
            lines.append(line.rstrip() + tail)
            line = follow
        line += word + " "
    return [*lines, line.rstrip()]
