# SPDX-License-Identifier: Apache-2.0
#
# The benchmarks of ask see the public headers only, and run the program itself;
# those of surveys see the kernel.

if(NOT SAFECONDUCT_BENCH)
  return()
endif()
find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cc")
if(benchmark_FOUND AND bench_sources)
  add_executable(safeconduct_bench ${bench_sources})
  target_include_directories(safeconduct_bench PRIVATE
    "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include")
  target_link_libraries(safeconduct_bench PRIVATE
    $<LINK_ONLY:safeconduct_ask> benchmark::benchmark fmt::fmt)
  target_compile_definitions(safeconduct_bench PRIVATE
    SAFECONDUCT_PROGRAM="$<TARGET_FILE:safeconduct>"
    SAFECONDUCT_COMPILER="${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
    SAFECONDUCT_FLAGS="${CMAKE_CXX_FLAGS_RELEASE}")
  set_target_properties(safeconduct_bench PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  add_dependencies(safeconduct_bench safeconduct)
endif()

file(GLOB survey_bench_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/bench/survey/*.cc")
add_executable(safeconduct_survey_bench ${survey_bench_sources})
target_include_directories(safeconduct_survey_bench PRIVATE
  "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/src"
  "${PROJECT_SOURCE_DIR}/include")
target_link_libraries(safeconduct_survey_bench PRIVATE safeconduct_cli)
# The loops that the kernel is held against get all that this machine has.
set(native_options -O3 -march=native)
if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  list(APPEND native_options -mprefer-vector-width=512)
endif()
set_source_files_properties(
  "${PROJECT_SOURCE_DIR}/bench/survey/native_loops.cc" PROPERTIES
  COMPILE_OPTIONS "${native_options}")
set_target_properties(safeconduct_survey_bench PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")

# How cost grows with a pack: sees the chart, to try orders of its variables.
file(GLOB growth_bench_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/bench/growth/*.cc")
add_executable(safeconduct_growth_bench ${growth_bench_sources})
target_include_directories(safeconduct_growth_bench PRIVATE
  "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/src"
  "${PROJECT_SOURCE_DIR}/include")
target_link_libraries(safeconduct_growth_bench PRIVATE
  safeconduct_cli fmt::fmt)
set_target_properties(safeconduct_growth_bench PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
