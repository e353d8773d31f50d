"""Codecs, from their JSON configs."""

import json

from ._c import SIZE_MAX, Buffer, Cells, Handle, check, fresh, lib, numbers, source, target



class Codec(Handle):
    """What `config` says: a dict, a list of them (a pipeline), or their JSON text, in the form of zarr v2 or v3.

    Any number of Python's threads may use it at once.
    """

    _free = "tierce_codec_free"

    def __init__(self, config, pool=None):
        text = config if isinstance(config, str) else json.dumps(config)
        address, length, _keep = source(text.encode())
        cells = Cells()
        check(lib.tierce_codec_from_json(address, length, cells.address))
        self._take(cells[0])
        self._pool = None
        if pool is not None:
            alone = self._handle
            check(lib.tierce_codec_with_pool(alone, pool._handle, cells.address))
            self._close()
            self._take(cells[0])
            self._pool = pool

    def config(self, version=2):
        """The config with all its parameters, as zarr v2 (2) or v3 (3) writes it."""
        out = Buffer()
        check(lib.tierce_codec_config_as(self._handle, version, out._handle))
        return json.loads(out.text())

    def encode(self, data):
        """The encoded form of a contiguous buffer, as bytes."""
        address, length, _keep = source(data)
        cells = Cells()
        if lib.tierce_codec_encode_bound(self._handle, length, cells.address) < 0:
            out = Buffer()  # nobody can say how much it will be
            check(lib.tierce_codec_encode(self._handle, address, length, out._handle))
            return out.bytes()
        bound = cells[0]
        out = fresh(bound)
        check(lib.tierce_codec_encode_into(self._handle, address, length, out.address, bound, cells.address))
        return out.finish(cells[0])

    def decode(self, data, max_length=SIZE_MAX):
        """What was encoded, as bytes: at most `max_length`, else LimitError."""
        address, length, _keep = source(data)
        out = Buffer()
        check(lib.tierce_codec_decode(self._handle, address, length, max_length, out._handle))
        return out.bytes()

    def decode_into(self, data, out):
        """Decodes into a writable contiguous buffer, and says how many bytes that were; BufferTooSmallError."""
        address, length, _keep = source(data)
        room, size, _kept = target(out)
        cells = Cells()
        check(lib.tierce_codec_decode_into(self._handle, address, length, room, size, cells.address))
        return cells[0]

    def encode_array(self, data, order="C"):
        """The encoded form of a NumPy array, wherever its elements lie, as bytes; they are walked in `order`."""
        from .arrays import lent

        array = lent(data, order)
        cells = Cells()
        if lib.tierce_codec_encode_array_bound(self._handle, array._handle, cells.address) < 0:
            out = Buffer()
            check(lib.tierce_codec_encode_array_buffer(self._handle, array._handle, out._handle))
            return out.bytes()
        bound = cells[0]
        out = fresh(bound)
        check(lib.tierce_codec_encode_array_into(self._handle, array._handle, out.address, bound, cells.address))
        return out.finish(cells[0])

    def decode_array_into(self, data, out, order="C"):
        """Decodes into a writable NumPy array of the dtype and shape that were encoded, wherever its elements lie."""
        from .arrays import lent

        address, length, _keep = source(data)
        array = lent(out, order, writable=True)
        check(lib.tierce_codec_decode_array_into(self._handle, address, length, array._handle))
        return out

    def __repr__(self):
        return f"tierce.Codec({json.dumps(self.config())})"

    def __eq__(self, other):
        return isinstance(other, Codec) and self.config() == other.config()

    def __hash__(self):
        return hash(json.dumps(self.config(), sort_keys=True))

    def __reduce__(self):
        return Codec, (self.config(),)


def codec_list():
    """What codecs there are, with their parameters."""
    out = Buffer()
    check(lib.tierce_codec_list(out._handle))
    return json.loads(out.text())


CONFIG_V2, CONFIG_V3 = numbers.CONFIG_V2, numbers.CONFIG_V3
