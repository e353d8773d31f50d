"""The names of the package, its numbers, and what the import policy does."""

import inspect
import os
import subprocess
import sys
import types

import pytest
from zstandard_cases import ours, theirs

# What python-zstandard imports for its own use, and its private names.
NOT_API = {"Buffer", "absolute_import", "unicode_literals", "backend_c"}


def api(module):
    return {
        name
        for name in dir(module)
        if not name.startswith("_") and not isinstance(getattr(module, name), types.ModuleType) and name not in NOT_API
    }


def test_all_names_are_there():
    assert api(theirs) - api(ours) == set()


def test_constants_are_equal():
    compared = 0
    for name in api(theirs):
        value = getattr(theirs, name)
        if isinstance(value, (int, str, bytes, tuple, set)):
            assert getattr(ours, name) == value and type(getattr(ours, name)) is type(value), name
            compared += 1
    assert compared > 45


def test_the_version_and_backend():
    assert ours.__version__ == theirs.__version__ == "0.25.0"
    assert ours.backend == "cext"
    assert ours.backend_features == {"buffer_types", "multi_compress_to_buffer", "multi_decompress_to_buffer"}


CLASSES = [
    "ZstdCompressor",
    "ZstdDecompressor",
    "ZstdCompressionDict",
    "ZstdCompressionParameters",
    "ZstdCompressionReader",
    "ZstdCompressionWriter",
    "ZstdDecompressionReader",
    "ZstdDecompressionWriter",
    "BufferSegment",
    "BufferSegments",
    "BufferWithSegments",
    "BufferWithSegmentsCollection",
    "FrameParameters",
]


@pytest.mark.parametrize("name", CLASSES)
def test_all_attributes_are_there(name):
    missing = {
        attribute
        for attribute in dir(getattr(theirs, name))
        if not attribute.startswith("_") and not hasattr(getattr(ours, name), attribute)
    }
    # Attributes of instances, here.
    missing -= {"k", "d", "content_size", "window_size", "dict_id", "has_checksum"}
    assert missing == set()


def test_names_of_the_backend_without_an_extension():
    for name in ("ZstdCompressionObj", "ZstdCompressionChunker", "ZstdDecompressionObj"):
        assert inspect.isclass(getattr(ours, name))


# Of the typing stubs of python-zstandard 0.25: the arguments' names, in order.
SIGNATURES = {
    "ZstdCompressor": "level dict_data compression_params write_checksum write_content_size write_dict_id threads",
    "ZstdCompressor.compressobj": "self size",
    "ZstdCompressor.chunker": "self size chunk_size",
    "ZstdCompressor.copy_stream": "self ifh ofh size read_size write_size",
    "ZstdCompressor.stream_reader": "self source size read_size closefd",
    "ZstdCompressor.stream_writer": "self writer size write_size write_return_read closefd",
    "ZstdCompressor.read_to_iter": "self reader size read_size write_size",
    "ZstdCompressor.multi_compress_to_buffer": "self data threads",
    "ZstdDecompressor": "dict_data max_window_size format",
    "ZstdDecompressor.decompress": "self data max_output_size read_across_frames allow_extra_data",
    "ZstdDecompressor.stream_reader": "self source read_size read_across_frames closefd",
    "ZstdDecompressor.stream_writer": "self writer write_size write_return_read closefd",
    "ZstdDecompressor.read_to_iter": "self reader read_size write_size skip_bytes",
    "ZstdDecompressor.copy_stream": "self ifh ofh read_size write_size",
    "ZstdDecompressor.decompressobj": "self write_size read_across_frames",
    "ZstdDecompressor.decompress_content_dict_chain": "self frames",
    "ZstdDecompressor.multi_decompress_to_buffer": "self frames decompressed_sizes threads",
    "train_dictionary": "dict_size samples k d f split_point accel notifications dict_id level steps threads",
    "open": "filename mode cctx dctx encoding errors newline closefd",
    "compress": "data level",
    "decompress": "data max_output_size",
    "get_frame_parameters": "data format",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures(name):
    found = ours
    for part in name.split("."):
        found = getattr(found, part)
    assert " ".join(inspect.signature(found).parameters) == SIGNATURES[name]


def imported(policy):
    """Exit status and output of a program that imports the package under a policy."""
    environment = {**os.environ, "PYTHON_ZSTANDARD_IMPORT_POLICY": policy}
    program = "import tierce.zstandard as z; print(z.backend, z.decompress(z.compress(b'abc')))"
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize("policy", ["default", "cffi_fallback", "cext", "cffi", "rust", " cext "])
def test_each_import_policy_is_accepted(policy):
    assert imported(policy) == (0, "cext b'abc'\n")


def test_an_unknown_import_policy_is_not():
    status, said = imported("fast")
    assert status == 1
    assert "ImportError: unknown module import policy: fast; use default, cffi_fallback, cext, or cffi" in said


def test_import_starts_no_thread_and_loads_no_numpy():
    program = (
        "import sys, threading, tierce.zstandard\n"
        "print(threading.active_count(), 'numpy' in sys.modules, 'zstandard' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "1 False False\n"
