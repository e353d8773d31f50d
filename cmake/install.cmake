# What `cmake --install` puts where. Everything can be moved afterwards: package files find the rest relative to
# themselves.

include(CMakePackageConfigHelpers)

set(tierce_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/tierce")
set(tierce_licence_dir "${CMAKE_INSTALL_DATAROOTDIR}/licenses/tierce")

install(FILES "${TIERCE_SOURCE_DIR}/include/tierce.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${TIERCE_SOURCE_DIR}/include/tierce.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${TIERCE_SOURCE_DIR}/include/tierce" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp")
install(FILES "${TIERCE_SOURCE_DIR}/LICENSE" "${TIERCE_SOURCE_DIR}/THIRD-PARTY-LICENSES.txt"
        DESTINATION "${tierce_licence_dir}")

if(TIERCE_SHARED)
  if(WIN32)
    install(PROGRAMS "${tierce_lib_dir}/${tierce_shared_file}" DESTINATION "${CMAKE_INSTALL_BINDIR}")
    install(FILES "${tierce_lib_dir}/${tierce_import_name}" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  else()
    install(PROGRAMS "${tierce_lib_dir}/${tierce_shared_file}" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
    install(FILES "${tierce_lib_dir}/${tierce_soname}" "${tierce_lib_dir}/${tierce_shared_name}"
            DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  endif()
endif()
if(TIERCE_STATIC)
  install(FILES "${tierce_lib_dir}/${tierce_static_name}" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
endif()

# CMake.
configure_package_config_file(tierceConfig.cmake.in tierceConfig.cmake
  INSTALL_DESTINATION "${tierce_package_dir}"
  PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_BINDIR CMAKE_INSTALL_INCLUDEDIR)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(tierceConfigVersion.cmake COMPATIBILITY ${compatibility})
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/tierceConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/tierceConfigVersion.cmake"
        DESTINATION "${tierce_package_dir}")

# pkg-config.
set(tierce_pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
foreach(dir IN ITEMS LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    set(tierce_pc_${dir} "${CMAKE_INSTALL_${dir}}")
  else()
    set(tierce_pc_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(tierce_pc_prefix "${CMAKE_INSTALL_PREFIX}")
else()
  file(RELATIVE_PATH up "/prefix/${tierce_pc_dir}" "/prefix")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(tierce_pc_prefix "\${pcfiledir}/${up}")
endif()
set(tierce_pc_private "")
if(TIERCE_STATIC)
  list(TRANSFORM tierce_native_libraries PREPEND "-l" OUTPUT_VARIABLE tierce_pc_private)
  string(REPLACE ";" " " tierce_pc_private "${tierce_pc_private}")
endif()
set(tierce_pc_requires "")
if(tierce_system_modules)
  string(REPLACE ";" ", " modules "${tierce_system_modules}")
  set(tierce_pc_requires "Requires.private: ${modules}\n")
endif()
configure_file(tierce.pc.in tierce.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/tierce.pc" DESTINATION "${tierce_pc_dir}")
