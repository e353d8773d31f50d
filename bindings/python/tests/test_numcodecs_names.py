"""Names, constants, configs and signatures beside those of the real package."""

import importlib
import inspect
import pkgutil

import pytest

import tierce.numcodecs as ours

theirs = pytest.importorskip("numcodecs")
if theirs.__version__ != ours.__version__:
    pytest.skip(f"numcodecs is {theirs.__version__}; ours has the API of {ours.__version__}", allow_module_level=True)

# What modules there import from elsewhere, and what is a part of how they are made. Nobody is told to use it.
NOT_OURS = {
    "atexit", "multiprocessing", "suppress", "ABC", "abstractmethod", "np", "_base64", "_bz2", "_gzip", "_zlib", "_json",
    "array", "codecs", "abc", "importlib", "struct", "warnings", "zlib", "Buffer", "Callable", "Literal",
    "google_crc32c", "math", "ModuleType", "PackageNotFoundError", "_numpy_version", "_zfpy_version", "version", "os",
    "threading", "_MUTEX", "_MUTEX_IS_INIT", "_importer_pid", "ChunkConfig", "DeltaSpec", "ModeSpec", "PagingSpec",
    "standalone", "EntryPoints", "entry_points", "ensure_contiguous_ndarray", "ensure_ndarray", "ensure_ndarray_like",
    "ensure_bytes", "ensure_text", "ndarray_copy", "_doShuffle", "_doUnshuffle", "io", "textwrap", "Any", "ClassVar",
    "Protocol", "runtime_checkable", "Version", "annotations", "Codec",
}  # fmt: skip

MODULES = [one.name for one in pkgutil.iter_modules(theirs.__path__) if one.name != "tests"]


@pytest.mark.parametrize("name", ["", *MODULES])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_names(name):
    there = importlib.import_module(f"numcodecs.{name}".rstrip("."))
    here = importlib.import_module(f"tierce.numcodecs.{name}".rstrip("."))
    own = {"compat": NOT_OURS - {one for one in NOT_OURS if one.startswith(("ensure_", "ndarray_"))}}
    own["abc"], own["_shuffle"] = NOT_OURS - {"Codec"}, NOT_OURS - {"_doShuffle", "_doUnshuffle"}
    own["version"] = NOT_OURS - {"version"}
    wanted = {one for one in dir(there) if not one.startswith("__")} - own.get(name, NOT_OURS)
    assert wanted - set(dir(here)) == set()


@pytest.mark.parametrize("module", ["blosc", "lz4", "pcodec", "zstd"])
def test_constants(module):
    there, here = (importlib.import_module(f"{package}.{module}") for package in ("numcodecs", "tierce.numcodecs"))
    # Versions of zstd are those of the library that is at work.
    names = [one for one in dir(there) if one.isupper() and "VERSION" not in one and not one.startswith("_")]
    values = {one: getattr(there, one) for one in names if isinstance(getattr(there, one), int)}
    assert values
    assert {one: getattr(here, one) for one in values} == values


def test_versions():
    assert ours.__version__ == theirs.__version__ == ours.version.version
    assert ours.version.version_tuple == theirs.version.version_tuple
    assert ours.zstd.VERSION_NUMBER >= theirs.zstd.VERSION_NUMBER
    assert ours.lz4.VERSION_STRING == theirs.lz4.VERSION_STRING
    assert (ours.Zstd.default_level(), ours.Zstd.min_level(), ours.Zstd.max_level()) == (3, -131072, 22)


def test_all_ids():
    there = set(theirs.registry.codec_registry) | {"zfpy", "msgpack2", "crc32c", "pcodec"}
    assert there <= set(ours.registry.codec_registry)


ARGUMENTS = {
    "AsType": ("f4", "f8"),
    "BitRound": (3,),
    "Categorize": (["a", "b", "c", "d"], "O"),
    "Delta": ("i4", "i2"),
    "FixedScaleOffset": (1, 2.5, "f8", "u2"),
    "Quantize": (2, "f8", "f4"),
    "VLenArray": ("i4",),
}
CLASSES = sorted(cls.__name__ for cls in ours.CODECS)


@pytest.mark.parametrize("name", CLASSES)
def test_configs(name):
    there, here = (getattr(package, name)(*ARGUMENTS.get(name, ())) for package in (theirs, ours))
    assert here.get_config() == there.get_config()
    assert list(here.get_config()) == list(there.get_config())
    assert repr(here) == repr(there)
    assert here.codec_id == there.codec_id
    assert getattr(here, "max_buffer_size", None) == getattr(there, "max_buffer_size", None)
    assert ours.get_codec(there.get_config()) == here
    assert theirs.get_codec(here.get_config()) == there
    assert here == there, "equal configs are equal codecs, whose ever they are"
    assert here != "x"
    with pytest.raises(TypeError, match="unhashable"):
        hash(here)


@pytest.mark.parametrize("name", CLASSES)
def test_signatures(name):
    there, here = (getattr(package, name) for package in (theirs, ours))
    try:
        wanted = inspect.signature(there)
    except ValueError:
        pytest.skip(f"{name} is compiled there, and does not tell its signature")
    assert [(p.name, p.kind, p.default) for p in inspect.signature(here).parameters.values()] == [
        (p.name, p.kind, p.default) for p in wanted.parameters.values()
    ]


def test_unknown_codec():
    for package in (ours, theirs):
        with pytest.raises(package.errors.UnknownCodecError) as caught:
            package.get_codec({"id": "none"})
        assert str(caught.value) == "codec not available: ''none''"
        assert caught.value.codec_id == "'none'"
        assert isinstance(caught.value, ValueError)
    with pytest.raises(ours.errors.UnknownCodecError, match="None"):
        ours.get_codec({})
