# The Fortran module (bindings/fortran): tierce::fortran, a static library and its .mod files, which one compiler can read;
# and the sources, for all others. docs/fortran.md is its manual.

set(TIERCE_FORTRAN AUTO CACHE STRING "Build the Fortran module: ON, OFF, or AUTO: if there is a compiler")
set_property(CACHE TIERCE_FORTRAN PROPERTY STRINGS AUTO ON OFF)

if(NOT TIERCE_FORTRAN MATCHES "^(AUTO|ON|OFF|TRUE|FALSE|YES|NO|1|0)$")
  message(FATAL_ERROR "tierce: TIERCE_FORTRAN is ${TIERCE_FORTRAN}; AUTO, ON or OFF are expected")
endif()
set(tierce_fortran ${TIERCE_FORTRAN})
if(tierce_fortran STREQUAL "AUTO")
  if(tierce_top_level)
    if(NOT CMAKE_Fortran_COMPILER) # there may be one by now
      unset(CMAKE_Fortran_COMPILER CACHE)
    endif()
    include(CheckLanguage)
    check_language(Fortran)
  endif()
  # As a part of another project, that one says which languages there are.
  if(CMAKE_Fortran_COMPILER)
    set(tierce_fortran ON)
  else()
    set(tierce_fortran OFF)
  endif()
endif()

set(tierce_fortran_dir "${TIERCE_SOURCE_DIR}/bindings/fortran/src")
# In the order of their dependencies, for those who compile them by hand.
set(tierce_fortran_sources "")
foreach(name IN ITEMS c base views data_m arrays_m codecs_m zfp_m streams_m zstd_m stores_m zarr_m)
  list(APPEND tierce_fortran_sources tierce_${name}.f90)
endforeach()
list(APPEND tierce_fortran_sources tierce.f90)
set(tierce_fortran_includes views_type.inc views_extra.inc data_extra.inc arrays_extra.inc codecs_extra.inc zarr_extra.inc)

if(tierce_fortran)
  enable_language(Fortran)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES AND tierce_top_level)
    set(CMAKE_BUILD_TYPE Release)
  endif()
  list(TRANSFORM tierce_fortran_sources PREPEND "${tierce_fortran_dir}/" OUTPUT_VARIABLE sources)
  add_library(tierce_fortran STATIC ${sources})
  add_library(tierce::fortran ALIAS tierce_fortran)
  set_target_properties(tierce_fortran PROPERTIES
    ARCHIVE_OUTPUT_DIRECTORY "${tierce_lib_dir}"
    Fortran_MODULE_DIRECTORY "${tierce_lib_dir}/modules"
    POSITION_INDEPENDENT_CODE ON)
  target_include_directories(tierce_fortran PUBLIC "${tierce_lib_dir}/modules")
  if(TIERCE_SHARED)
    target_link_libraries(tierce_fortran PUBLIC tierce::tierce)
  else()
    target_link_libraries(tierce_fortran PUBLIC tierce::static)
  endif()
endif()
