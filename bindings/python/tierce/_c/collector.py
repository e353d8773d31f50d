"""What the garbage collector is not to know of.

It runs the finalizers of all objects of a cycle, in any order, before it takes the cycle apart. What frees memory by a
finalizer would do so while those of the program's own may still look at it; unseen, it is freed when nothing refers to
it any more. PyPy runs them in the order of their references, and needs none of this.
"""

import sys

if sys.implementation.name == "cpython":
    import ctypes

    # A prototype of our own: attributes of ctypes.pythonapi are shared by the whole program.
    _untrack = ctypes.PYFUNCTYPE(None, ctypes.py_object)(("PyObject_GC_UnTrack", ctypes.pythonapi))

    def unseen(thing):
        """A new object with a finalizer, which no cycle shall have: none that goes through it is ever found."""
        _untrack(thing)
        return thing

else:

    def unseen(thing):
        return thing
