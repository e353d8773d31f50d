# The target tierce_cargo: cargo decides what is to be built, so it is asked on every build.

find_program(TIERCE_CARGO NAMES cargo PATHS ENV CARGO_HOME "$ENV{HOME}/.cargo" PATH_SUFFIXES bin)
file(STRINGS "${tierce_manifest}" tierce_rust_line REGEX "^rust-version = " LIMIT_COUNT 1)
string(REGEX MATCH "[0-9.]+" tierce_rust_version "${tierce_rust_line}")
if(NOT TIERCE_CARGO)
  message(FATAL_ERROR "tierce: cargo is not found. Install Rust ${tierce_rust_version} or newer (by rustup, or the "
                      "distribution's package), or say where it is by -DTIERCE_CARGO=/path/to/cargo")
endif()
# An older cargo fails as well, but with a complaint about the lock file.
execute_process(COMMAND "${TIERCE_CARGO}" --version WORKING_DIRECTORY "${TIERCE_SOURCE_DIR}"
                OUTPUT_VARIABLE tierce_cargo_says ERROR_VARIABLE tierce_cargo_says RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT tierce_cargo_says MATCHES "^cargo ([0-9.]+)")
  message(FATAL_ERROR "tierce: ${TIERCE_CARGO} --version fails (${result}):\n${tierce_cargo_says}")
elseif(CMAKE_MATCH_1 VERSION_LESS tierce_rust_version)
  message(FATAL_ERROR "tierce: needs Rust ${tierce_rust_version} or newer; ${TIERCE_CARGO} is ${CMAKE_MATCH_1}")
endif()

# What cargo calls its products.
if(WIN32)
  set(tierce_shared_name tierce.dll)
  if(MSVC)
    set(tierce_import_name tierce.dll.lib)
    set(tierce_static_name tierce.lib)
  else()
    set(tierce_import_name libtierce.dll.a)
    set(tierce_static_name libtierce.a)
  endif()
else()
  set(tierce_shared_name libtierce${CMAKE_SHARED_LIBRARY_SUFFIX})
  set(tierce_static_name libtierce.a)
endif()

set(tierce_cargo_args rustc --lib --release --locked --manifest-path "${tierce_manifest}"
                      --target-dir "${TIERCE_CARGO_TARGET_DIR}" --no-default-features)
if(tierce_features)
  string(REPLACE ";" "," features "${tierce_features}")
  list(APPEND tierce_cargo_args --features ${features})
endif()

# The kinds are named because cargo leaves link-time optimisation out where an rlib is made as well, as the manifest asks.
set(tierce_kinds "")
if(TIERCE_SHARED)
  list(APPEND tierce_kinds cdylib)
endif()
if(TIERCE_STATIC)
  list(APPEND tierce_kinds staticlib)
endif()
string(REPLACE ";" "," kinds "${tierce_kinds}")
list(APPEND tierce_cargo_args --crate-type ${kinds})

# The place of the products is known only when cargo does not take another target from the environment.
set(tierce_cargo_env --unset=CARGO_BUILD_TARGET)
set(tierce_product_dir "${TIERCE_CARGO_TARGET_DIR}/release")
if(TIERCE_CARGO_TARGET)
  list(APPEND tierce_cargo_args --target ${TIERCE_CARGO_TARGET})
  set(tierce_product_dir "${TIERCE_CARGO_TARGET_DIR}/${TIERCE_CARGO_TARGET}/release")
  string(REPLACE "-" "_" triple "${TIERCE_CARGO_TARGET}")
  string(TOUPPER "${triple}" TRIPLE)
  list(APPEND tierce_cargo_env "CC_${triple}=${CMAKE_C_COMPILER}" "AR_${triple}=${CMAKE_AR}"
                               "CARGO_TARGET_${TRIPLE}_LINKER=${CMAKE_C_COMPILER}")
else()
  list(APPEND tierce_cargo_env "CC=${CMAKE_C_COMPILER}")
endif()

# Cargo.toml asks for line tables; they are five times as large as the code, so only these build types get them.
if(CMAKE_BUILD_TYPE MATCHES "^(Debug|RelWithDebInfo)$")
  set(tierce_debug_info ON)
else()
  set(tierce_debug_info OFF)
  list(APPEND tierce_cargo_env CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=debuginfo)
endif()

separate_arguments(tierce_more_flags UNIX_COMMAND "${TIERCE_CARGO_FLAGS}")
list(APPEND tierce_cargo_args ${tierce_more_flags})
if(TIERCE_STATIC)
  # For the comparison with native.cmake in tests/consumers/run.sh.
  list(APPEND tierce_cargo_args -- --print "native-static-libs=${TIERCE_CARGO_TARGET_DIR}/native-static-libs.txt")
endif()

set(tierce_products "")
if(TIERCE_SHARED)
  list(APPEND tierce_products "${tierce_product_dir}/${tierce_shared_name}")
  if(WIN32)
    list(APPEND tierce_products "${tierce_product_dir}/${tierce_import_name}")
  endif()
endif()
if(TIERCE_STATIC)
  list(APPEND tierce_products "${tierce_product_dir}/${tierce_static_name}")
endif()

add_custom_target(tierce_cargo ALL
  COMMAND ${CMAKE_COMMAND} -E env ${tierce_cargo_env} "${TIERCE_CARGO}" ${tierce_cargo_args}
  BYPRODUCTS ${tierce_products}
  WORKING_DIRECTORY "${TIERCE_SOURCE_DIR}" # so that its .cargo/config.toml is read
  COMMENT "tierce: cargo"
  USES_TERMINAL VERBATIM)
