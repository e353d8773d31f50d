"""Builds the library with cargo and puts it in the wheel. With TIERCE_LIBRARY set, the wheel has none: that one is used."""

import os
import pathlib
import shutil
import subprocess
import sys

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUNDLED = not os.environ.get("TIERCE_LIBRARY")
# What setuptools makes on the way goes to cargo's folder: the source tree stays as it is, and nothing stale is packed.
SCRATCH = SOURCE / "target" / "python" / "wheel"
LIBRARY = {"win32": "tierce.dll", "darwin": "libtierce.dylib"}.get(sys.platform, "libtierce.so")


def build_library():
    """The shared library, as CMake's build makes it."""
    manifest = SOURCE / "Cargo.toml"
    if not manifest.exists():
        raise SystemExit(
            f"tierce: {manifest} is not there. Install from a checkout (pip install ./bindings/python), or set "
            "TIERCE_LIBRARY to a libtierce that is installed"
        )
    cargo = os.environ.get("CARGO") or shutil.which("cargo") or os.path.expanduser("~/.cargo/bin/cargo")
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or SOURCE / "target" / "python")
    settings = dict(os.environ, CARGO_PROFILE_RELEASE_DEBUG="0", CARGO_PROFILE_RELEASE_STRIP="debuginfo")
    settings.pop("CARGO_BUILD_TARGET", None)
    command = [cargo, "rustc", "--lib", "--release", "--locked", "--manifest-path", str(manifest)]
    # One kind alone: cargo leaves link-time optimisation out where an rlib is made as well.
    command += ["--target-dir", str(target), "--crate-type", "cdylib"]
    try:
        subprocess.run(command, check=True, env=settings)
    except FileNotFoundError:
        raise SystemExit(
            f"tierce: {cargo} is not found. Install Rust (by rustup, or the distribution's package)"
        ) from None
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"tierce: cargo failed with exit code {error.returncode}") from None
    return target / "release" / LIBRARY


class BuildWithLibrary(build_py):
    def run(self):
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        if BUNDLED:
            package = pathlib.Path(self.build_lib) / "tierce"
            shutil.copy2(build_library(), package / LIBRARY)
            for licence in ("LICENSE", "THIRD-PARTY-LICENSES.txt"):
                shutil.copy2(SOURCE / licence, package / licence)


class PlatformWheel(bdist_wheel):
    """Any Python 3 on one platform: nothing in the library is of Python's."""

    def get_tag(self):
        platform = super().get_tag()[2]
        return ("py3", "none", platform)


class Platform(Distribution):
    def has_ext_modules(self):
        return BUNDLED


options = {}
if (SOURCE / "Cargo.toml").exists():
    SCRATCH.mkdir(parents=True, exist_ok=True)
    options = {"build": {"build_base": str(SCRATCH)}, "egg_info": {"egg_base": str(SCRATCH)}}

setup(distclass=Platform, cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": PlatformWheel}, options=options)
