# SPDX-License-Identifier: Apache-2.0
#
# The benchmarks in bench/ see the public headers only, and run the program
# itself. Those in src/bench/ measure a part, and see what they measure.

if(NOT SAFECONDUCT_BENCH)
  return()
endif()
find_package(benchmark QUIET)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
file(GLOB bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cc")
if(benchmark_FOUND AND bench_sources)
  add_executable(safeconduct_bench ${bench_sources})
  target_include_directories(safeconduct_bench PRIVATE
    "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include")
  target_link_libraries(safeconduct_bench PRIVATE
    $<LINK_ONLY:safeconduct_api> benchmark::benchmark fmt::fmt)
  target_compile_definitions(safeconduct_bench PRIVATE
    SAFECONDUCT_PROGRAM="$<TARGET_FILE:safeconduct>"
    SAFECONDUCT_COMPILER="${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    SAFECONDUCT_FLAGS="${CMAKE_CXX_FLAGS_RELEASE}")
  set_target_properties(safeconduct_bench PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  add_dependencies(safeconduct_bench safeconduct)
endif()

file(GLOB survey_bench_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/bench/survey/*.cc")
add_executable(safeconduct_survey_bench ${survey_bench_sources})
target_include_directories(safeconduct_survey_bench PRIVATE
  "${PROJECT_SOURCE_DIR}")
target_link_libraries(safeconduct_survey_bench PRIVATE
  safeconduct_api CLI11::CLI11 nlohmann_json::nlohmann_json)
# The loops that the kernel is held against get all that this machine has.
set(native_options -O3 -march=native)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  list(APPEND native_options -mprefer-vector-width=512)
endif()
set_source_files_properties(
  "${PROJECT_SOURCE_DIR}/src/bench/survey/native_loops.cc" PROPERTIES
  COMPILE_OPTIONS "${native_options}")
set_target_properties(safeconduct_survey_bench PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")

# The oracle is that of the tests.
find_library(SAFECONDUCT_Z3 z3)
find_path(SAFECONDUCT_Z3_INCLUDE z3++.h)
if(SAFECONDUCT_Z3 AND SAFECONDUCT_Z3_INCLUDE)
  add_executable(safeconduct_prove_bench
    "${PROJECT_SOURCE_DIR}/bench/prove/prove_bench.cc"
    "${PROJECT_SOURCE_DIR}/bench/cases.cc"
    "${PROJECT_SOURCE_DIR}/bench/process.cc"
    "${PROJECT_SOURCE_DIR}/tests/oracle/z3_pack.cc"
    "${PROJECT_SOURCE_DIR}/tests/oracle/z3_prover.cc"
    "${PROJECT_SOURCE_DIR}/tests/oracle/slow_law.cc"
    "${PROJECT_SOURCE_DIR}/tests/oracle/slow_calendar.cc")
  target_include_directories(safeconduct_prove_bench PRIVATE
    "${PROJECT_SOURCE_DIR}")
  target_include_directories(safeconduct_prove_bench SYSTEM PRIVATE
    "${SAFECONDUCT_Z3_INCLUDE}")
  target_link_libraries(safeconduct_prove_bench PRIVATE
    safeconduct_api ${SAFECONDUCT_Z3})
  target_compile_definitions(safeconduct_prove_bench PRIVATE
    SAFECONDUCT_PROGRAM="$<TARGET_FILE:safeconduct>")
  set_target_properties(safeconduct_prove_bench PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  add_dependencies(safeconduct_prove_bench safeconduct)
endif()

# How cost grows with a pack: sees the chart, to try orders of its variables.
file(GLOB growth_bench_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/bench/growth/*.cc")
add_executable(safeconduct_growth_bench ${growth_bench_sources})
target_include_directories(safeconduct_growth_bench PRIVATE
  "${PROJECT_SOURCE_DIR}")
target_link_libraries(safeconduct_growth_bench PRIVATE
  safeconduct_api fmt::fmt)
set_target_properties(safeconduct_growth_bench PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
