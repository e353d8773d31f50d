"""What all tests of the package share. It is the installed package that is tested; TIERCE_PYTHON_FFI says which calls."""

import os

import pytest


def pytest_report_header(config):
    import tierce
    from tierce import _c

    return f"tierce {tierce.__version__} in {os.path.dirname(tierce.__file__)}, calls by {_c.FFI}, library {_c.PATH}"


@pytest.fixture(scope="session")
def child_environment():
    """The environment for processes that tests start: they find the same package."""
    import tierce

    folder = os.path.dirname(os.path.dirname(tierce.__file__))
    path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH", "")]))
    return dict(os.environ, PYTHONPATH=path)
