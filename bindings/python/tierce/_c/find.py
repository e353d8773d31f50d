"""Where the shared library is."""

import os
import sys

from .numbers import ABI


def library_path():
    """The file that TIERCE_LIBRARY names, else the one in the package, else what the system's loader finds."""
    named = os.environ.get("TIERCE_LIBRARY")
    if named:
        return named
    if sys.platform == "win32":
        inside, outside = "tierce.dll", "tierce.dll"
    elif sys.platform == "darwin":
        inside, outside = "libtierce.dylib", f"libtierce.{ABI}.dylib"
    else:
        inside, outside = "libtierce.so", f"libtierce.so.{ABI}"
    packaged = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), inside)
    return packaged if os.path.exists(packaged) else outside


def cannot_load(path, error):
    return ImportError(
        f"tierce: the library {path} cannot be loaded: {error}. Install this package with pip, which builds it, or set "
        f"TIERCE_LIBRARY to a libtierce that is installed"
    )
