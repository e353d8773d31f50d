"""Objects in S3, in files and in memory: bytes under keys.

    with store.Store("s3://bucket/run7", endpoint="https://s3.site.org", profile="hpc") as objects:
        objects.put("step/0001", field)
        data = objects.get("step/0001")                     a memoryview, not copied
        for info in objects.list("step/"):
            print(info.key, info.size)

        await objects.aio.get("step/0001")                  the same calls for asyncio
        operation = objects.aio.put("step/0002", field)     or begun here, and waited for later
        operation.result()

docs/python-store.md has more; docs/store.md has all options and what fails how.
"""

from .listings import AsyncListing, Listing
from .made_up import generate_object
from .objects import ObjectInfo
from .operations import Operation, wait_any
from .stores import Store
from .submit import Submit
from .uploads import AsyncUpload, Upload

__all__ = [
    "AsyncListing",
    "AsyncUpload",
    "Listing",
    "ObjectInfo",
    "Operation",
    "Store",
    "Submit",
    "Upload",
    "generate_object",
    "wait_any",
]
