# What is installed of the Fortran module: sources always, since .mod files are of one compiler.

set(tierce_fortran_source_dir "${CMAKE_INSTALL_DATAROOTDIR}/tierce/fortran")
set(tierce_fortran_module_dir "${CMAKE_INSTALL_LIBDIR}/tierce/modules")

foreach(name IN LISTS tierce_fortran_sources tierce_fortran_includes)
  install(FILES "${tierce_fortran_dir}/${name}" DESTINATION "${tierce_fortran_source_dir}")
endforeach()

set(tierce_fortran_compiler "")
if(tierce_fortran)
  install(FILES "$<TARGET_FILE:tierce_fortran>" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  install(DIRECTORY "${tierce_lib_dir}/modules/" DESTINATION "${tierce_fortran_module_dir}" FILES_MATCHING PATTERN "*.mod")
  # gfortran reads modules of the same major version, most others of the very same.
  string(REGEX MATCH "^[0-9]+" major "${CMAKE_Fortran_COMPILER_VERSION}")
  set(tierce_fortran_compiler "${CMAKE_Fortran_COMPILER_ID} ${major}")
  # All sources, in their order: `pkg-config --variable=sources`, for those who compile them.
  list(TRANSFORM tierce_fortran_sources PREPEND "\${sourcedir}/" OUTPUT_VARIABLE tierce_fortran_pc_sources)
  string(REPLACE ";" " " tierce_fortran_pc_sources "${tierce_fortran_pc_sources}")
  configure_file(tierce-fortran.pc.in tierce-fortran.pc @ONLY)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/tierce-fortran.pc" DESTINATION "${tierce_pc_dir}")
endif()

configure_package_config_file(tierceFortran.cmake.in tierceFortran.cmake
  INSTALL_DESTINATION "${tierce_package_dir}"
  PATH_VARS CMAKE_INSTALL_LIBDIR tierce_fortran_source_dir tierce_fortran_module_dir
  NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/tierceFortran.cmake" DESTINATION "${tierce_package_dir}")
