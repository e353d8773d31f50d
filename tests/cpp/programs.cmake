# The programs of docs/cpp.md, each built and run, and the examples.
set(page "${CMAKE_CURRENT_SOURCE_DIR}/../../docs/cpp.md")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${page}")
file(REMOVE_RECURSE "${CMAKE_CURRENT_BINARY_DIR}/page")
file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/page")
execute_process(COMMAND awk [[/^```cpp$/ { n++; file = "page/" n ".cpp"; next } /^```$/ { file = "" } file { print > file }]] "${page}"
                WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" RESULT_VARIABLE failed)
file(GLOB programs "${CMAKE_CURRENT_BINARY_DIR}/page/*.cpp")
list(LENGTH programs count)
if(failed OR count LESS 7)
  message(FATAL_ERROR "${page} has ${count} programs: it is written in another way")
endif()
foreach(program IN LISTS programs)
  get_filename_component(number "${program}" NAME_WE)
  add_program(page_${number} "${program}")
endforeach()

add_subdirectory(../../examples-c/cpp "${CMAKE_CURRENT_BINARY_DIR}/examples")
foreach(name IN ITEMS example_checkpoint example_own_codec)
  target_compile_options(${name} PRIVATE ${warnings})
endforeach()

# Files of C++17 and of a later version in one program.
add_library(older OBJECT older.cpp)
set_target_properties(older PROPERTIES CXX_STANDARD 17)
target_compile_options(older PRIVATE ${warnings})
target_link_libraries(older PRIVATE tierce::tierce)
add_program(standards newer.cpp $<TARGET_OBJECTS:older>)
