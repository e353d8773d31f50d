"""Texts as their places in a list."""

from __future__ import annotations

from typing import Any

import numpy as np

from .abc import Codec
from .compat import ensure_ndarray, ensure_text, ndarray_copy

# So many comparisons of all elements take less time than looking each up.
_FEW = 6


class Categorize(Codec):
    """Each text's place among `labels`, from 1 on; 0 for texts that are not there, which come back empty.

    `dtype`: object, or text of a fixed width ("U"). `astype`: type of the encoded numbers.
    """

    codec_id = "categorize"

    def __init__(self, labels: Any, dtype: Any, astype: Any = "u1") -> None:
        self.dtype = np.dtype(dtype)
        if self.dtype.kind not in "UO":
            raise TypeError("only unicode ('U') and object ('O') dtypes are supported")
        self.labels = [ensure_text(label) for label in labels]
        self.astype = np.dtype(astype)
        if self.astype == np.dtype(object):
            raise TypeError("encoding as object array not supported")

    def encode(self, buf: Any) -> np.ndarray:
        """The numbers, as an array with one axis."""
        if self.dtype.kind == "O":
            arr = np.asarray(buf, dtype=object)
        else:
            arr = ensure_ndarray(buf).view(self.dtype)
        arr = arr.reshape(-1, order="A")
        if len(self.labels) <= _FEW:
            made = np.zeros(arr.shape, dtype=self.astype)
            for place, label in enumerate(self.labels, 1):
                made[arr == label] = place
            return made
        places = {label: place for place, label in enumerate(self.labels, 1)}
        try:
            found = [places.get(item, 0) for item in arr.tolist()]
        except TypeError:  # an item is no key of a dict
            found = [_place(places, item) for item in arr.tolist()]
        return np.array(found, dtype=self.astype)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The texts, as an array with one axis; with `out`, an array of its memory."""
        arr = ensure_ndarray(buf).view(self.astype).reshape(-1, order="A")
        texts = np.array(["", *self.labels], dtype=self.dtype)
        if self.astype.kind in "iub":
            known = (arr >= 0) & (arr < len(texts))
            made = texts[np.where(known, arr, 0).astype(np.intp)]
        else:
            made = np.full(arr.shape, "", dtype=self.dtype)
            for place in range(1, len(texts)):
                made[arr == place] = texts[place]
        return ndarray_copy(made, out)

    def get_config(self) -> dict[str, Any]:
        """The parameters; types as numpy's typestr."""
        return {"id": self.codec_id, "labels": self.labels, "dtype": self.dtype.str, "astype": self.astype.str}

    def __repr__(self) -> str:
        labels = repr(self.labels[:3])
        if len(self.labels) > 3:
            labels = labels[:-1] + ", ...]"
        return f"{type(self).__name__}(dtype={self.dtype.str!r}, astype={self.astype.str!r}, labels={labels})"


def _place(places: dict[str, int], item: Any) -> int:
    return places.get(item, 0) if isinstance(item, str) else 0
