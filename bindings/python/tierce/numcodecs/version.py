"""Which release of numcodecs has the API of this module. That of tierce itself is `tierce.__version__`."""

from typing import Union

__all__ = ["__commit_id__", "__version__", "__version_tuple__", "commit_id", "version", "version_tuple"]

TYPE_CHECKING = False
VERSION_TUPLE = tuple[Union[int, str], ...]
COMMIT_ID = Union[str, None]

version: str = "0.16.5"
version_tuple: VERSION_TUPLE = (0, 16, 5)
commit_id: COMMIT_ID = None
__version__ = version
__version_tuple__ = version_tuple
__commit_id__ = commit_id
