"""The store's functions: objects in S3, in files and in memory."""

import ctypes
import json
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint64, c_void_p

import numpy as np
from tierce_array import Array
from tierce_c import SIZE_MAX, Buffer, Collection, Owned, address, as_bytes, check, handle, lib, out_handle, out_size
from tierce_c import status_t

Callback = CFUNCTYPE(None, c_void_p)
Progress = CFUNCTYPE(None, c_void_p, c_uint64, c_uint64, c_uint64)

FROM_END = TO_END = 2**64 - 1
PUT_ALWAYS, PUT_IF_ABSENT, PUT_IF_MATCH = 0, 1, 2
LIST_FOLDER, LIST_RECURSIVE, LIST_GLOB = 0, 1, 2
UNKNOWN_TIME = -(2**63)


class GetOptions(Structure):
    """tierce_get_options."""

    _fields_ = [("struct_size", c_size_t), ("offset", c_uint64), ("len", c_uint64), ("if_match", c_char_p)]


class PutOptions(Structure):
    """tierce_put_options."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("condition", c_int32),
        ("if_match", c_char_p),
        ("content_type", c_char_p),
    ]


PROTOTYPES = {
    "tierce_store_open": (status_t, [c_char_p, c_size_t, c_char_p, c_size_t, out_handle]),
    "tierce_store_free": (None, [handle]),
    "tierce_store_create_bucket": (status_t, [handle]),
    "tierce_store_create_bucket_async": (status_t, [handle, out_handle]),
    "tierce_store_delete_bucket": (status_t, [handle]),
    "tierce_store_delete_bucket_async": (status_t, [handle, out_handle]),
    "tierce_store_head": (status_t, [handle, c_char_p, c_size_t, handle]),
    "tierce_store_head_async": (status_t, [handle, c_char_p, c_size_t, out_handle]),
    "tierce_store_exists": (status_t, [handle, c_char_p, c_size_t, POINTER(c_int32)]),
    "tierce_store_exists_async": (status_t, [handle, c_char_p, c_size_t, out_handle]),
    "tierce_object_info_new": (status_t, [out_handle]),
    "tierce_object_info_free": (None, [handle]),
    "tierce_object_info_key": (c_char_p, [handle]),
    "tierce_object_info_key_len": (c_size_t, [handle]),
    "tierce_object_info_size": (c_uint64, [handle]),
    "tierce_object_info_modified": (c_int64, [handle]),
    "tierce_object_info_etag": (c_char_p, [handle]),
    "tierce_object_info_content_type": (c_char_p, [handle]),
    "tierce_object_info_is_prefix": (c_int32, [handle]),
    "tierce_store_get": (status_t, [handle, c_char_p, c_size_t, POINTER(GetOptions), c_size_t, handle, handle]),
    "tierce_store_get_async": (status_t, [handle, c_char_p, c_size_t, POINTER(GetOptions), c_size_t, out_handle]),
    "tierce_store_get_into": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(GetOptions), c_void_p, c_size_t, out_size, handle],
    ),
    "tierce_store_get_into_async": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(GetOptions), c_void_p, c_size_t, out_handle],
    ),
    "tierce_store_get_ranges": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(c_uint64), POINTER(c_uint64), c_size_t, c_size_t, out_handle, POINTER(status_t)],
    ),
    "tierce_store_get_ranges_async": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(c_uint64), POINTER(c_uint64), c_size_t, c_size_t, out_handle],
    ),
    "tierce_store_get_ranges_into": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(c_uint64), POINTER(c_void_p), out_size, c_size_t, out_size, POINTER(status_t)],
    ),
    "tierce_store_get_ranges_into_async": (
        status_t,
        [handle, c_char_p, c_size_t, POINTER(c_uint64), POINTER(c_void_p), out_size, c_size_t, out_handle],
    ),
    "tierce_store_get_many": (
        status_t,
        [handle, POINTER(c_char_p), out_size, c_size_t, c_size_t, out_handle, POINTER(status_t)],
    ),
    "tierce_store_get_many_async": (status_t, [handle, POINTER(c_char_p), out_size, c_size_t, c_size_t, out_handle]),
    "tierce_store_get_many_into": (
        status_t,
        [handle, POINTER(c_char_p), out_size, POINTER(c_void_p), out_size, c_size_t, out_size, POINTER(status_t)],
    ),
    "tierce_store_get_many_into_async": (
        status_t,
        [handle, POINTER(c_char_p), out_size, POINTER(c_void_p), out_size, c_size_t, out_handle],
    ),
    "tierce_store_get_many_stats": (
        status_t,
        [handle, POINTER(c_char_p), out_size, c_size_t, POINTER(c_uint64), POINTER(c_uint64), POINTER(status_t)],
    ),
    "tierce_store_get_many_stats_async": (status_t, [handle, POINTER(c_char_p), out_size, c_size_t, out_handle]),
    "tierce_store_put": (status_t, [handle, c_char_p, c_size_t, c_void_p, c_size_t, POINTER(PutOptions), handle]),
    "tierce_store_put_async": (
        status_t,
        [handle, c_char_p, c_size_t, c_void_p, c_size_t, POINTER(PutOptions), out_handle],
    ),
    "tierce_store_put_many": (
        status_t,
        [handle, POINTER(c_char_p), out_size, POINTER(c_void_p), out_size, c_size_t, POINTER(PutOptions), POINTER(status_t)],
    ),
    "tierce_store_put_many_async": (
        status_t,
        [handle, POINTER(c_char_p), out_size, POINTER(c_void_p), out_size, c_size_t, POINTER(PutOptions), out_handle],
    ),
    "tierce_store_copy": (status_t, [handle, c_char_p, c_size_t, c_char_p, c_size_t]),
    "tierce_store_copy_async": (status_t, [handle, c_char_p, c_size_t, c_char_p, c_size_t, out_handle]),
    "tierce_store_delete": (status_t, [handle, c_char_p, c_size_t]),
    "tierce_store_delete_async": (status_t, [handle, c_char_p, c_size_t, out_handle]),
    "tierce_store_delete_many": (status_t, [handle, POINTER(c_char_p), out_size, c_size_t, POINTER(status_t)]),
    "tierce_store_delete_many_async": (status_t, [handle, POINTER(c_char_p), out_size, c_size_t, out_handle]),
    "tierce_store_delete_prefix": (status_t, [handle, c_char_p, c_size_t, POINTER(c_uint64)]),
    "tierce_store_delete_prefix_async": (status_t, [handle, c_char_p, c_size_t, out_handle]),
    "tierce_store_put_encoded": (status_t, [handle, c_char_p, c_size_t, handle, handle, POINTER(PutOptions), handle]),
    "tierce_store_put_encoded_async": (
        status_t,
        [handle, c_char_p, c_size_t, handle, handle, POINTER(PutOptions), out_handle],
    ),
    "tierce_store_put_encoded_many": (
        status_t,
        [handle, POINTER(c_char_p), out_size, handle, POINTER(c_void_p), c_size_t, POINTER(PutOptions), POINTER(c_uint64), POINTER(status_t)],
    ),
    "tierce_store_put_encoded_many_async": (
        status_t,
        [handle, POINTER(c_char_p), out_size, handle, POINTER(c_void_p), c_size_t, POINTER(PutOptions), out_handle],
    ),
    "tierce_store_get_decoded": (status_t, [handle, c_char_p, c_size_t, handle, handle, c_size_t, out_handle]),
    "tierce_store_get_decoded_async": (status_t, [handle, c_char_p, c_size_t, handle, handle, c_size_t, out_handle]),
    "tierce_store_get_decoded_into": (status_t, [handle, c_char_p, c_size_t, handle, handle]),
    "tierce_store_get_decoded_into_async": (status_t, [handle, c_char_p, c_size_t, handle, handle, out_handle]),
    "tierce_store_get_decoded_many_into": (
        status_t,
        [handle, POINTER(c_char_p), out_size, handle, POINTER(c_void_p), c_size_t, POINTER(status_t)],
    ),
    "tierce_store_get_decoded_many_into_async": (
        status_t,
        [handle, POINTER(c_char_p), out_size, handle, POINTER(c_void_p), c_size_t, out_handle],
    ),
    "tierce_store_list": (status_t, [handle, c_char_p, c_size_t, c_int32, c_char_p, c_size_t, out_handle]),
    "tierce_listing_next": (status_t, [handle, handle]),
    "tierce_listing_poll": (status_t, [handle]),
    "tierce_listing_free": (None, [handle]),
    "tierce_store_upload": (status_t, [handle, c_char_p, c_size_t, POINTER(PutOptions), out_handle]),
    "tierce_upload_write": (status_t, [handle, c_void_p, c_size_t]),
    "tierce_upload_write_async": (status_t, [handle, c_void_p, c_size_t, out_handle]),
    "tierce_upload_commit": (status_t, [handle, handle]),
    "tierce_upload_commit_async": (status_t, [handle, out_handle]),
    "tierce_upload_abort": (status_t, [handle]),
    "tierce_upload_free": (None, [handle]),
    "tierce_op_poll": (status_t, [handle]),
    "tierce_op_wait": (status_t, [handle, c_int64]),
    "tierce_op_wait_any": (status_t, [POINTER(c_void_p), c_size_t, c_int64, out_size]),
    "tierce_op_cancel": (status_t, [handle]),
    "tierce_op_free": (None, [handle]),
    "tierce_op_message": (c_size_t, [handle, c_void_p, c_size_t]),
    "tierce_op_item_message": (c_size_t, [handle, c_size_t, c_void_p, c_size_t]),
    "tierce_op_on_end": (status_t, [handle, Callback, c_void_p]),
    "tierce_op_fd": (status_t, [handle, POINTER(c_int32)]),
    "tierce_op_size": (status_t, [handle, POINTER(c_uint64)]),
    "tierce_op_count": (status_t, [handle, POINTER(c_uint64)]),
    "tierce_op_take_buffer": (status_t, [handle, handle]),
    "tierce_op_take_collection": (status_t, [handle, out_handle]),
    "tierce_op_take_array": (status_t, [handle, out_handle]),
    "tierce_op_info": (status_t, [handle, handle]),
    "tierce_op_each": (status_t, [handle, POINTER(status_t), c_size_t]),
    "tierce_op_sizes": (status_t, [handle, POINTER(c_uint64), c_size_t]),
    "tierce_store_generate": (
        status_t,
        [handle, c_char_p, c_size_t, c_char_p, c_size_t, Progress, c_void_p, POINTER(c_uint64), POINTER(c_uint64)],
    ),
    "tierce_store_generate_async": (
        status_t,
        [handle, c_char_p, c_size_t, c_char_p, c_size_t, Progress, c_void_p, out_handle],
    ),
    "tierce_store_generate_keys": (
        status_t,
        [handle, POINTER(c_char_p), out_size, c_size_t, c_char_p, c_size_t, Progress, c_void_p, POINTER(c_uint64), POINTER(c_uint64)],
    ),
    "tierce_store_generate_keys_async": (
        status_t,
        [handle, POINTER(c_char_p), out_size, c_size_t, c_char_p, c_size_t, Progress, c_void_p, out_handle],
    ),
    "tierce_generate_object": (status_t, [c_char_p, c_size_t, c_uint64, handle]),
}
for name, (restype, argtypes) in PROTOTYPES.items():
    function = getattr(lib, name)
    function.restype, function.argtypes = restype, argtypes


def text(value):
    """Text of any language as C takes it: bytes and their number."""
    value = value.encode() if isinstance(value, str) else value
    return value, len(value)


def keys_of(keys):
    """Pointers and lengths of keys, and what keeps them alive."""
    encoded = [text(key)[0] for key in keys]
    return (c_char_p * len(keys))(*encoded), (c_size_t * len(keys))(*map(len, encoded)), encoded


def get_options(offset=0, length=TO_END, if_match=None):
    if (offset, length, if_match) == (0, TO_END, None):
        return None
    return GetOptions(ctypes.sizeof(GetOptions), offset, length, if_match.encode() if if_match else None)


def put_options(condition=PUT_ALWAYS, if_match=None, content_type=None):
    texts = [value.encode() if value else None for value in (if_match, content_type)]
    return PutOptions(ctypes.sizeof(PutOptions), condition, *texts)


def statuses(count):
    return (status_t * count)(*[-999] * count)


class Info(Owned):
    """tierce_object_info."""

    free_name = "tierce_object_info_free"

    def __init__(self):
        super().__init__(lib.tierce_object_info_new)

    @property
    def key(self):
        found = lib.tierce_object_info_key(self.handle)
        assert found is None or len(found) == lib.tierce_object_info_key_len(self.handle)
        return found.decode() if found is not None else None

    @property
    def size(self):
        return lib.tierce_object_info_size(self.handle)

    @property
    def modified(self):
        found = lib.tierce_object_info_modified(self.handle)
        return None if found == UNKNOWN_TIME else found

    @property
    def etag(self):
        found = lib.tierce_object_info_etag(self.handle)
        return found.decode() if found is not None else None

    @property
    def content_type(self):
        found = lib.tierce_object_info_content_type(self.handle)
        return found.decode() if found is not None else None

    @property
    def is_prefix(self):
        return bool(lib.tierce_object_info_is_prefix(self.handle))


class Op(Owned):
    """tierce_op."""

    free_name = "tierce_op_free"

    def __init__(self, make, *args, keep=None):
        self.keep = keep
        super().__init__(make, *args)

    def wait(self, milliseconds=-1):
        """The status, whatever it is."""
        return lib.tierce_op_wait(self.handle, milliseconds)

    def poll(self):
        return lib.tierce_op_poll(self.handle)

    def message(self):
        out = ctypes.create_string_buffer(2000)
        lib.tierce_op_message(self.handle, out, len(out))
        return out.value.decode()

    def number(self, call):
        out = c_uint64()
        check(call(self.handle, byref(out)))
        return out.value

    def size(self):
        return self.number(lib.tierce_op_size)

    def count(self):
        return self.number(lib.tierce_op_count)

    def bytes(self):
        out = Buffer()
        check(lib.tierce_op_take_buffer(self.handle, out.handle))
        return out.bytes()

    def items(self):
        out = c_void_p()
        check(lib.tierce_op_take_collection(self.handle, byref(out)))
        return Collection.taken(out).items()

    def info(self):
        info = Info()
        check(lib.tierce_op_info(self.handle, info.handle))
        return info

    def each(self, count):
        out = statuses(count)
        check(lib.tierce_op_each(self.handle, out, count))
        return list(out)

    def sizes(self, count):
        out = (c_uint64 * count)()
        check(lib.tierce_op_sizes(self.handle, out, count))
        return list(out)


class Store(Owned):
    """tierce_store."""

    free_name = "tierce_store_free"

    def __init__(self, uri, **options):
        super().__init__(lib.tierce_store_open, *text(uri), *text(json.dumps(options)))

    def create_bucket(self):
        check(lib.tierce_store_create_bucket(self.handle))

    def delete_bucket(self):
        check(lib.tierce_store_delete_bucket(self.handle))

    def put(self, key, data, **options):
        data, info = as_bytes(data), Info()
        given = put_options(**options) if options else None
        check(lib.tierce_store_put(self.handle, *text(key), address(data), data.size, given, info.handle))
        return info.etag

    def put_async(self, key, data, **options):
        data = as_bytes(data)
        given = put_options(**options) if options else None
        return Op(lib.tierce_store_put_async, self.handle, *text(key), address(data), data.size, given, keep=data)

    def get(self, key, max_len=SIZE_MAX, info=None, **options):
        out = Buffer()
        given = get_options(**options)
        check(lib.tierce_store_get(self.handle, *text(key), given, max_len, out.handle, info and info.handle))
        return out.bytes()

    def get_async(self, key, max_len=SIZE_MAX, **options):
        return Op(lib.tierce_store_get_async, self.handle, *text(key), get_options(**options), max_len)

    def get_into(self, key, room, **options):
        """Fills a numpy array; gives the status and the length."""
        length = c_size_t(77)
        given = get_options(**options)
        place = (address(room), room.nbytes, byref(length), None)
        return lib.tierce_store_get_into(self.handle, *text(key), given, *place), length.value

    def get_into_async(self, key, room, **options):
        given = get_options(**options)
        return Op(lib.tierce_store_get_into_async, self.handle, *text(key), given, address(room), room.nbytes, keep=room)

    def get_ranges(self, key, ranges, max_len=SIZE_MAX, each=None):
        offsets, lens = ((c_uint64 * len(ranges))(*column) for column in zip(*ranges))
        out = c_void_p()
        check(lib.tierce_store_get_ranges(self.handle, *text(key), offsets, lens, len(ranges), max_len, byref(out), each))
        return Collection.taken(out).items()

    def get_ranges_into(self, key, offsets, rooms, each=None):
        count = len(rooms)
        places = ((c_uint64 * count)(*offsets), *rooms_of(rooms))
        lens = (c_size_t * count)()
        check(lib.tierce_store_get_ranges_into(self.handle, *text(key), *places, count, lens, each))
        return list(lens)

    def get_many(self, keys, max_len=SIZE_MAX, each=None):
        pointers, lens, _ = keys_of(keys)
        out = c_void_p()
        check(lib.tierce_store_get_many(self.handle, pointers, lens, len(keys), max_len, byref(out), each))
        return Collection.taken(out).items()

    def get_many_into(self, keys, rooms, each=None):
        pointers, lens, _ = keys_of(keys)
        found = (c_size_t * len(keys))()
        places = rooms_of(rooms)
        check(lib.tierce_store_get_many_into(self.handle, pointers, lens, *places, len(keys), found, each))
        return list(found)

    def get_many_stats(self, keys, each=None):
        pointers, lens, _ = keys_of(keys)
        objects, size = c_uint64(), c_uint64()
        check(
            lib.tierce_store_get_many_stats(
                self.handle, pointers, lens, len(keys), byref(objects), byref(size), each
            )
        )
        return objects.value, size.value

    def put_many(self, keys, data, each=None, **options):
        pointers, lens, _ = keys_of(keys)
        data = [as_bytes(item) for item in data]
        starts, sizes = (c_void_p * len(data))(*map(address, data)), (c_size_t * len(data))(*[d.size for d in data])
        given = put_options(**options) if options else None
        return check(lib.tierce_store_put_many(self.handle, pointers, lens, starts, sizes, len(data), given, each))

    def head(self, key):
        info = Info()
        check(lib.tierce_store_head(self.handle, *text(key), info.handle))
        return info

    def exists(self, key):
        out = c_int32(-1)
        check(lib.tierce_store_exists(self.handle, *text(key), byref(out)))
        return bool(out.value)

    def delete(self, key):
        check(lib.tierce_store_delete(self.handle, *text(key)))

    def delete_many(self, keys, each=None):
        pointers, lens, _ = keys_of(keys)
        return check(lib.tierce_store_delete_many(self.handle, pointers, lens, len(keys), each))

    def delete_prefix(self, prefix):
        out = c_uint64()
        check(lib.tierce_store_delete_prefix(self.handle, *text(prefix), byref(out)))
        return out.value

    def copy(self, source, target):
        check(lib.tierce_store_copy(self.handle, *text(source), *text(target)))

    def list(self, prefix="", how=LIST_RECURSIVE, after=""):
        """Keys, and what keys have in common with a star behind."""
        listing, info = Owned.__new__(Listing), Info()
        Owned.__init__(listing, lib.tierce_store_list, self.handle, *text(prefix), how, *text(after))
        found = []
        while check(lib.tierce_listing_next(listing.handle, info.handle)) == 0:
            found.append(info.key + "*" if info.is_prefix else info.key)
        return found

    def put_encoded(self, key, codec, array):
        info, lent = Info(), Array.borrow(array)
        check(lib.tierce_store_put_encoded(self.handle, *text(key), codec.handle, lent.handle, None, info.handle))
        return info

    def get_decoded(self, key, codec, dtype, shape):
        like = Array.describe(dtype, shape)
        return Array(lib.tierce_store_get_decoded, self.handle, *text(key), codec.handle, like.handle, SIZE_MAX)

    def upload(self, key, pieces, commit=True, **options):
        given = put_options(**options) if options else None
        upload = Owned.__new__(Upload)
        Owned.__init__(upload, lib.tierce_store_upload, self.handle, *text(key), given)
        for piece in pieces:
            piece = as_bytes(piece)
            check(lib.tierce_upload_write(upload.handle, address(piece), piece.size))
        info = Info()
        if commit:
            check(lib.tierce_upload_commit(upload.handle, info.handle))
        return info


class Listing(Owned):
    """tierce_listing."""

    free_name = "tierce_listing_free"


class Upload(Owned):
    """tierce_upload."""

    free_name = "tierce_upload_free"


def rooms_of(rooms):
    """Where numpy arrays lie, and their sizes."""
    return (c_void_p * len(rooms))(*map(address, rooms)), (c_size_t * len(rooms))(*[room.nbytes for room in rooms])


def empty_rooms(sizes):
    return [np.zeros(size, "u1") for size in sizes]
