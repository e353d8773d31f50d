"""The examples of docs/python.md and docs/python-zarr.md, run from top to bottom."""

import pathlib
import re

import pytest

DOCS = pathlib.Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("page", ["python.md", "python-zarr.md"])
def test_the_examples_of_a_page(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (DOCS / page).read_text(encoding="utf-8")
    names = {"__name__": "example"}
    examples = list(re.finditer(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    assert len(examples) >= 4
    for example in examples:
        line = text[: example.start()].count("\n") + 1
        exec(compile("\n" * line + example.group(1), str(DOCS / page), "exec"), names)


def test_every_name_is_in_the_manual():
    import tierce
    from tierce import errors, zarr

    text = (DOCS / "python.md").read_text(encoding="utf-8")
    for name in tierce._NAMES:
        assert name in text, name
    for name in vars(errors):
        assert not name.endswith("Error") or name == "Error" or f"`{name}`" in text, name
    text = (DOCS / "python-zarr.md").read_text(encoding="utf-8")
    for name in zarr.__all__:
        assert name in text or name in ("Array", "Attributes", "Group"), name
