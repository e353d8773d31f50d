# The tools that localise.cmake needs, GNU's: no other ld takes sections out of their groups, and no other nm and ar
# are sure to leave alone objects that hold bitcode of a newer LLVM than theirs. They stand beside each other.
#
# Sets tierce_localise, and tierce_ld, tierce_nm, tierce_objcopy, tierce_ar.

set(tierce_localise OFF)
if(NOT TIERCE_LOCALISE OR WIN32 OR APPLE)
  return()
endif()

# CMake's own linker, whose name has the prefix of a cross-compiler; or, with clang, a GNU one beside lld.
get_filename_component(ld_dir "${CMAKE_LINKER}" DIRECTORY)
set(candidates "${CMAKE_LINKER}" "${CMAKE_LINKER}.bfd")
if(NOT CMAKE_CROSSCOMPILING)
  list(APPEND candidates "${ld_dir}/ld.bfd" "${ld_dir}/ld" /usr/bin/ld.bfd /usr/bin/ld)
endif()
foreach(ld IN LISTS candidates)
  if(ld MATCHES "ld(\\.bfd)?$" AND EXISTS "${ld}")
    execute_process(COMMAND "${ld}" --help OUTPUT_VARIABLE help ERROR_QUIET)
    if(help MATCHES "--force-group-allocation")
      set(tierce_localise ON)
      foreach(tool IN ITEMS nm objcopy ar)
        string(REGEX REPLACE "ld(\\.bfd)?$" "${tool}" tierce_${tool} "${ld}")
        if(NOT EXISTS "${tierce_${tool}}")
          set(tierce_localise OFF)
        endif()
      endforeach()
    endif()
  endif()
  if(tierce_localise)
    set(tierce_ld "${ld}")
    return()
  endif()
endforeach()

message(WARNING "tierce: GNU ld, nm, objcopy and ar are not found together. The static library keeps the symbols of its "
                "dependencies visible (ZSTD_*, rust_eh_personality, ...), and may clash with other copies of them.")
