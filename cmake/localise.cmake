# Makes of cargo's static library one whose only global symbols are tierce_*, so that it links beside other copies of
# zstd, lz4, xz, libdeflate or of Rust's standard library:
#   1. ld -r joins its objects to one. The exported functions are the roots (-u) of a garbage collection, since all of
#      Rust's standard library would come along otherwise. Section groups are dissolved: a later link would drop all but
#      one of the groups of a name (DW.ref.rust_eh_personality) of all its inputs, together with our symbols.
#   2. objcopy makes all defined symbols but tierce_* local, and removes the LLVM bitcode of the standard library, by
#      which ar and nm with LLVM's plugin would take the object for one to be optimised, and show it without symbols.
#   3. ar makes a library of it.
#
# cmake -DARCHIVE=in.a -DOUTPUT=out.a -DLD= -DNM= -DOBJCOPY= -DAR= [-DDEBUG_INFO=ON] [-DFIRST=object] -P localise.cmake
#
# FIRST is an object whose symbols win over those of the archive; tests give one.

cmake_policy(VERSION 3.16)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT result EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "tierce: ${command}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

# nm complains of members without symbols; they are of no interest.
run("${NM}" -P -g --defined-only "${ARCHIVE}")
string(REGEX MATCHALL "\ntierce_[a-z0-9_]+ T " symbols "\n${out}")
if(NOT symbols)
  message(FATAL_ERROR "tierce: ${NM} finds no tierce_* in ${ARCHIVE}")
endif()
list(TRANSFORM symbols REPLACE "\n(.*) T " "\\1")
list(TRANSFORM symbols PREPEND "--undefined=" OUTPUT_VARIABLE roots)

set(object "${OUTPUT}.o")
set(first "")
if(FIRST)
  set(first --allow-multiple-definition "${FIRST}")
endif()
run("${LD}" -r --gc-sections --force-group-allocation ${roots} -o "${object}" ${first} "${ARCHIVE}")

set(strip "")
if(NOT DEBUG_INFO)
  set(strip --strip-debug)
endif()
run("${OBJCOPY}" --wildcard --keep-global-symbol=tierce_* --remove-section=.llvmbc --remove-section=.llvmcmd ${strip}
    "${object}")

file(REMOVE "${OUTPUT}")
run("${AR}" rcsD "${OUTPUT}" "${object}")
file(REMOVE "${object}")

run("${NM}" -P -g --defined-only "${OUTPUT}")
string(REGEX MATCHALL "\n[^ \n]+ [A-Za-z] " visible "\n${out}")
list(TRANSFORM visible REPLACE "\n(.*) . " "\\1")
list(SORT visible)
list(SORT symbols)
if(NOT visible STREQUAL symbols)
  file(REMOVE "${OUTPUT}")
  message(FATAL_ERROR "tierce: ${OUTPUT} shows other symbols than was meant:\n${visible}\ninstead of\n${symbols}")
endif()
