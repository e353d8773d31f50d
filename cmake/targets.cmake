# The libraries as they will be installed, and tierce::tierce and tierce::static as the build tree has them: a project
# that adds this one (add_subdirectory, FetchContent) links the same names as one that finds the installed package.

set(tierce_lib_dir "${CMAKE_CURRENT_BINARY_DIR}/lib")
file(MAKE_DIRECTORY "${tierce_lib_dir}")

if(WIN32)
  set(tierce_shared_file ${tierce_shared_name})
elseif(APPLE)
  set(tierce_shared_file libtierce.${PROJECT_VERSION}.dylib)
  set(tierce_soname libtierce.${tierce_abi}.dylib)
else()
  set(tierce_shared_file libtierce.so.${PROJECT_VERSION})
  set(tierce_soname libtierce.so.${tierce_abi})
endif()

if(TIERCE_SHARED)
  set(outputs "${tierce_lib_dir}/${tierce_shared_file}")
  set(links "")
  set(link_files "")
  if(WIN32)
    list(APPEND outputs "${tierce_lib_dir}/${tierce_import_name}")
    set(links COMMAND ${CMAKE_COMMAND} -E copy_if_different "${tierce_product_dir}/${tierce_import_name}" .)
  else()
    foreach(link IN ITEMS ${tierce_soname} ${tierce_shared_name})
      list(APPEND links COMMAND ${CMAKE_COMMAND} -E create_symlink ${tierce_shared_file} ${link})
      list(APPEND link_files "${tierce_lib_dir}/${link}")
    endforeach()
  endif()
  add_custom_command(OUTPUT ${outputs} BYPRODUCTS ${link_files}
    COMMAND ${CMAKE_COMMAND} -E copy "${tierce_product_dir}/${tierce_shared_name}" ${tierce_shared_file}
    ${links}
    DEPENDS tierce_cargo "${tierce_product_dir}/${tierce_shared_name}"
    WORKING_DIRECTORY "${tierce_lib_dir}"
    COMMENT "tierce: ${tierce_shared_file}" VERBATIM)
  add_custom_target(tierce_shared ALL DEPENDS ${outputs})

  add_library(tierce::tierce SHARED IMPORTED GLOBAL)
  set_target_properties(tierce::tierce PROPERTIES
    IMPORTED_LOCATION "${tierce_lib_dir}/${tierce_shared_file}"
    INTERFACE_INCLUDE_DIRECTORIES "${TIERCE_SOURCE_DIR}/include")
  if(WIN32)
    set_target_properties(tierce::tierce PROPERTIES IMPORTED_IMPLIB "${tierce_lib_dir}/${tierce_import_name}")
  else()
    set_target_properties(tierce::tierce PROPERTIES IMPORTED_SONAME ${tierce_soname})
  endif()
  add_dependencies(tierce::tierce tierce_shared)
endif()

if(TIERCE_STATIC)
  include(native.cmake)

  include(binutils.cmake)

  set(product "${tierce_product_dir}/${tierce_static_name}")
  set(output "${tierce_lib_dir}/${tierce_static_name}")
  if(tierce_localise)
    set(command -DARCHIVE=${product} -DOUTPUT=${output} -DDEBUG_INFO=${tierce_debug_info} -DLD=${tierce_ld}
                -DNM=${tierce_nm} -DOBJCOPY=${tierce_objcopy} -DAR=${tierce_ar}
                -P "${CMAKE_CURRENT_SOURCE_DIR}/localise.cmake")
  else()
    set(command -E copy "${product}" "${output}")
  endif()
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} ${command}
    DEPENDS tierce_cargo "${product}" "${CMAKE_CURRENT_SOURCE_DIR}/localise.cmake"
    COMMENT "tierce: ${tierce_static_name}" VERBATIM)
  add_custom_target(tierce_archive ALL DEPENDS "${output}")

  add_library(tierce::static STATIC IMPORTED GLOBAL)
  set_target_properties(tierce::static PROPERTIES
    IMPORTED_LOCATION "${output}"
    IMPORTED_LINK_INTERFACE_LANGUAGES C
    INTERFACE_INCLUDE_DIRECTORIES "${TIERCE_SOURCE_DIR}/include"
    INTERFACE_LINK_LIBRARIES "${tierce_native_libraries}")
  foreach(module IN LISTS tierce_system_modules)
    pkg_check_modules(tierce_${module} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    set_property(TARGET tierce::static APPEND PROPERTY INTERFACE_LINK_LIBRARIES PkgConfig::tierce_${module})
  endforeach()
  add_dependencies(tierce::static tierce_archive)
endif()
