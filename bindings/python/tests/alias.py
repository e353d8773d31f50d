"""A plugin for pytest that runs another package's tests against ours, under that package's name.

    TIERCE_ALIAS=zstandard python -m pytest -p alias /path/to/its/tests

with this folder and bindings/python in PYTHONPATH. `TIERCE_ALIAS` names packages, with commas between: importing one of
them, or a module of it, gives the module of that name in `tierce`. Tests that lie inside the package itself, as
numcodecs' do, are found if TIERCE_ALIAS_TESTS is their folder: `numcodecs.tests` is then that folder.

Tests that cannot say anything about ours are left out, each with its reason, by the table in upstream.py; an entry of
it that fits no test of a file that ran is a fault.
"""

import fnmatch
import importlib
import importlib.machinery
import importlib.util
import os
import sys

import pytest
from upstream import LEFT_OUT

PACKAGES = [name for name in os.environ.get("TIERCE_ALIAS", "").split(",") if name]
TESTS = os.environ.get("TIERCE_ALIAS_TESTS")


class _Loader:
    """Puts a module that is already there, under its own name, into sys.modules under another."""

    def __init__(self, ours):
        self.ours = ours

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        sys.modules[module.__name__] = importlib.import_module(self.ours)


class _Finder:
    """Asked before all others, so that an installed package of that name is never seen."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        package, _, rest = name.partition(".")
        if package not in PACKAGES:
            return None
        if TESTS and rest == "tests":
            return importlib.util.spec_from_file_location(
                name, os.path.join(TESTS, "__init__.py"), submodule_search_locations=[TESTS]
            )
        if TESTS and rest.startswith("tests."):
            return importlib.machinery.PathFinder.find_spec(name, path, target)
        ours = f"tierce.{name}"
        if importlib.util.find_spec(ours) is None:
            return None
        return importlib.machinery.ModuleSpec(name, _Loader(ours))


def pytest_configure(config):
    if not PACKAGES:
        raise pytest.UsageError("alias: TIERCE_ALIAS names no package")
    sys.meta_path.insert(0, _Finder)
    for name in PACKAGES:
        if name in sys.modules:
            raise pytest.UsageError(f"alias: {name} was imported before")
        if importlib.import_module(name).__name__ != f"tierce.{name}":
            raise pytest.UsageError(f"alias: {name} is not ours")


def pytest_collection(session):
    """Before the tests are imported: how long one takes says nothing here, where the machine may have other work."""
    try:
        import hypothesis
    except ImportError:
        return
    hypothesis.settings.register_profile("alias", parent=hypothesis.settings(), deadline=None)
    hypothesis.settings.load_profile("alias")


def pytest_report_header(config):
    return [f"alias: {name} is {sys.modules[name].__file__}" for name in PACKAGES]


def pytest_collection_modifyitems(config, items):
    patterns = {pattern: reason for name in PACKAGES for pattern, reason in LEFT_OUT.get(name, {}).items()}
    used, kept, left = set(), [], []
    for item in items:
        fits = [pattern for pattern in patterns if fnmatch.fnmatchcase(item.nodeid, f"*{pattern}")]
        used.update(fits)
        (left if fits else kept).append(item)
    whole = all("::" not in argument for argument in config.args) and not config.option.keyword
    files = {item.nodeid.partition("::")[0].rpartition("/")[2] for item in items}
    stale = [one for one in patterns if one not in used and one.partition("::")[0].rpartition("/")[2] in files]
    if whole and stale:
        raise pytest.UsageError(f"alias: no test is called {', '.join(stale)}: mend upstream.py")
    if left:
        items[:] = kept
        config.hook.pytest_deselected(items=left)
        config.stash[_USED] = [(pattern, patterns[pattern]) for pattern in patterns if pattern in used]


_USED = pytest.StashKey()


def pytest_terminal_summary(terminalreporter, config):
    for pattern, reason in config.stash.get(_USED, []):
        terminalreporter.write_line(f"left out: {pattern}: {reason}")
