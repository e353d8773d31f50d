"""Arrays as JSON, with their type and shape."""

from __future__ import annotations

import codecs
import json as _json
import re
import textwrap
from typing import Any

import numpy as np

from .._c import source
from . import _native, _objects
from ._native import errors
from .abc import Codec
from .compat import ensure_contiguous_ndarray

# The end of what holds numbers: their type, and the shape.
_NUMBERS = re.compile(rb'"[<>|][iufb]\d+"\s*,\s*\[[\d\s,]*\]\s*\]\s*\Z')
_TAIL = 256


class JSON(Codec):
    """An array of anything that JSON has as one list: elements as nested lists, the dtype, and the shape.

    The parameters are those of Python's json.JSONEncoder, `strict` that of its JSONDecoder; `encoding` is that of the
    text.
    """

    codec_id = "json2"

    def __init__(
        self,
        encoding: str = "utf-8",
        skipkeys: bool = False,
        ensure_ascii: bool = True,
        check_circular: bool = True,
        allow_nan: bool = True,
        sort_keys: bool = True,
        indent: Any = None,
        separators: Any = None,
        strict: bool = True,
    ) -> None:
        self._text_encoding = encoding
        if separators is None:
            separators = (",", ":") if indent is None else (", ", ": ")
        self._encoder_config: dict[str, Any] = {
            "skipkeys": skipkeys,
            "ensure_ascii": ensure_ascii,
            "check_circular": check_circular,
            "allow_nan": allow_nan,
            "indent": indent,
            "separators": tuple(separators),
            "sort_keys": sort_keys,
        }
        self._encoder = _json.JSONEncoder(**self._encoder_config)
        self._decoder_config: dict[str, Any] = {"strict": strict}
        self._decoder = _json.JSONDecoder(**self._decoder_config)

    def _codec(self) -> _native.Codec:
        parameters = [part for pair in {**self._encoder_config, **self._decoder_config}.items() for part in pair]
        return _native.native(self.codec_id, "encoding", self._text_encoding, *parameters)

    def encode(self, buf: Any) -> bytes:
        """The JSON of an array, or of what numpy makes an array of."""
        arr = _objects.as_array(buf)
        if _objects.by_library(arr, "iufbU"):
            try:
                return _objects.encoded(self._codec(), arr)
            except (errors.Error, TypeError):
                pass  # Python does it, or says why not
        items = np.atleast_1d(arr).tolist()
        items += [arr.dtype.str, arr.shape]
        return self._encoder.encode(items).encode(self._text_encoding)

    def decode(self, buf: Any, out: Any = None) -> Any:
        """The array; with `out`, an array of its shape, `out`."""
        if not isinstance(buf, str):
            memory: Any = buf
            if type(buf) is not bytes:
                memory = buf = memoryview(ensure_contiguous_ndarray(buf).view("u1"))  # type: ignore[arg-type]
            if len(memory) >= _objects.LONG and _NUMBERS.search(memory[-_TAIL:]):
                address, length, _keep = source(memory)
                try:
                    return _objects.given(_objects.decoded(self._codec(), address, length), out)
                except (errors.Error, TypeError):
                    pass  # Python reads it, or says why not
            buf = codecs.decode(memory, self._text_encoding)
        return _objects.given(_objects.made_of(self._decoder.decode(buf), len(buf)), out)

    def get_config(self) -> dict[str, Any]:
        """All parameters."""
        return {
            "id": self.codec_id,
            "encoding": self._text_encoding,
            **self._encoder_config,
            **self._decoder_config,
        }

    def __repr__(self) -> str:
        params = [f"encoding={self._text_encoding!r}"]
        params += [f"{name}={value!r}" for name, value in sorted(self._encoder_config.items())]
        params += [f"{name}={value!r}" for name, value in sorted(self._decoder_config.items())]
        return textwrap.fill(
            f"{type(self).__name__}({', '.join(params)})", width=80, break_long_words=False, subsequent_indent="     "
        )
