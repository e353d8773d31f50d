"""The library against the reference implementations: numcodecs, zarr-python, python-zstandard, Python's own modules.

    pip install -r requirements.txt
    TIERCE_LIBRARY=…/libtierce.so pytest tests/oracle

TIERCE_LIBRARY names the library to test. TIERCE_FIXTURES names the folder of numcodecs' fixtures and TIERCE_DATA one of
real fields (.npy); tests that need them are skipped where they are not set, and fail if CI is "true".

In this file is what all tests share: the `long` mark, where the inputs are, hypothesis without chance or clock.
"""

import os
import pathlib
import tempfile

import hypothesis.configuration
import pytest
from hypothesis import HealthCheck, settings

try:
    import tierce_c  # noqa: F401
except RuntimeError as error:
    # Without the library no test can say anything; one clear line is better than an error for each.
    raise pytest.UsageError(str(error)) from None

# hypothesis keeps what it read of the code; not in the tree.
hypothesis.configuration.set_hypothesis_home_dir(os.path.join(tempfile.gettempdir(), "tierce-hypothesis"))
settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("repeatable")

deselected_long = pytest.StashKey[int]()


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="also run the tests that take minutes")


def pytest_configure(config):
    config.addinivalue_line("markers", "long: takes minutes; runs with --long only")
    config.stash[deselected_long] = 0


def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.stash[deselected_long] = len(long)
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_terminal_summary(terminalreporter, config):
    if count := config.stash[deselected_long]:
        terminalreporter.write_line(f"{count} tests deselected because they take minutes; --long runs them")


def folder_from(variable):
    """The folder that an environment variable names. Unset: skip, but fail in CI. Missing or empty: fail."""
    path = os.environ.get(variable)
    if not path:
        reason = f"{variable} is not set"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}, and CI is true", pytrace=False)
        pytest.skip(reason)
    folder = pathlib.Path(path)
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.fail(f"{variable} names {path!r}, which is missing or empty", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def fixtures_folder():
    return folder_from("TIERCE_FIXTURES")


@pytest.fixture(scope="session")
def fields_folder():
    return folder_from("TIERCE_DATA")
