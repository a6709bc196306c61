# SPDX-License-Identifier: Apache-2.0

# Makes the static library safeconduct_<name> of the sources under src/<name>/
# and those of the folders WITH, which can link and therefore use only DEPS, and
# the test executable <name>_test of the *_test.cc among them. A main.cc is left
# to safeconduct_program. A folder without a source becomes an interface library.
function(safeconduct_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "WITH;DEPS;LIBS")
  set(target safeconduct_${name})
  set(patterns ${name} ${layer_WITH})
  list(TRANSFORM patterns REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/src/\\1/*.cc")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  set(kind PUBLIC)
  if(sources)
    add_library(${target} STATIC ${sources})
  else()
    set(kind INTERFACE)
    add_library(${target} INTERFACE)
  endif()
  target_include_directories(${target} ${kind}
    "${PROJECT_SOURCE_DIR}/src" "${PROJECT_SOURCE_DIR}/include"
    "${PROJECT_BINARY_DIR}/include")
  list(TRANSFORM layer_DEPS PREPEND safeconduct_)
  target_link_libraries(${target} ${kind} ${layer_DEPS} ${layer_LIBS})

  if(tests)
    safeconduct_test(${name}_test SOURCES ${tests} LIBS ${target})
  endif()
endfunction()

# Makes the program of src/cli/main.cc, at the root of the build folder.
function(safeconduct_program name)
  set(main "${PROJECT_SOURCE_DIR}/src/cli/main.cc")
  file(GLOB found CONFIGURE_DEPENDS "${main}")
  if(NOT found)
    return()
  endif()
  add_executable(${name} "${main}")
  target_link_libraries(${name} PRIVATE safeconduct_cli)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endfunction()

# Makes one GoogleTest executable and registers each of its tests with ctest.
# Tests run from the repository root; the property tests' seed is fixed.
function(safeconduct_test name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;LIBS")
  if(NOT BUILD_TESTING OR NOT TARGET GTest::gtest_main OR NOT TARGET rapidcheck)
    return()
  endif()
  add_executable(${name} ${test_SOURCES})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name}
    PRIVATE ${test_LIBS} GTest::gtest_main GTest::gmock rapidcheck)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  include(GoogleTest)
  gtest_discover_tests(${name}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES ENVIRONMENT "RC_PARAMS=seed=20230814" TIMEOUT 600)
endfunction()
