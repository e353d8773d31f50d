# TIERCE_SYSTEM: which libraries cargo will take from the system, found in the way that it finds them, so that the
# package files can say what the static library needs.
#
# Sets tierce_system_modules, a list of pkg-config modules.

set(tierce_system_modules "")
if(NOT TIERCE_SYSTEM)
  return()
endif()

list(APPEND tierce_features system)
find_package(PkgConfig REQUIRED)
if(TIERCE_ZSTD)
  pkg_check_modules(TIERCE_SYSTEM_ZSTD REQUIRED libzstd)
  list(APPEND tierce_system_modules libzstd)
endif()
if(TIERCE_DEFLATE)
  # An older one, or none: libdeflate-sys builds its own.
  pkg_check_modules(TIERCE_SYSTEM_DEFLATE "libdeflate>=1.23")
  if(TIERCE_SYSTEM_DEFLATE_FOUND)
    list(APPEND tierce_system_modules libdeflate)
  else()
    message(STATUS "tierce: the system has no libdeflate >= 1.23, so the bundled one is built")
  endif()
endif()
