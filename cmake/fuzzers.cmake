# SPDX-License-Identifier: Apache-2.0
#
# Each tests/fuzz/<x>_fuzz.cc is a fuzzer where SAFECONDUCT_FUZZERS is on. In
# every other build it is linked with a plain main instead and replays the
# inputs of tests/fuzz/corpus/<x>/ as a test.

if(NOT BUILD_TESTING AND NOT SAFECONDUCT_FUZZERS)
  return()
endif()

file(GLOB fuzz_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/tests/fuzz/*_fuzz.cc")
foreach(source IN LISTS fuzz_sources)
  get_filename_component(target "${source}" NAME_WE)
  string(REGEX REPLACE "_fuzz$" "" subject "${target}")
  if(NOT SAFECONDUCT_FUZZERS)
    set(target ${subject}_replay)
  endif()
  add_executable(${target} "${source}")
  target_link_libraries(${target} PRIVATE safeconduct_cli)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  set_target_properties(${target} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  if(SAFECONDUCT_FUZZERS)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${target}
      PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cc")
    add_test(NAME ${target} COMMAND ${target}
      "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${subject}")
    set_tests_properties(${target} PROPERTIES TIMEOUT 600)
  endif()
endforeach()
