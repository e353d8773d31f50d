"""Which tests of other packages' suites are left out when they run against ours, and why.

Package -> {a pattern that the end of a test's id fits: the reason}. Only what asks for the other package's compiled
internals, or for hardware, belongs here.
"""

LEFT_OUT = {
    "zstandard": {},
    "numcodecs": {},
    "zfpy": {},
}
