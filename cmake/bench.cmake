# SPDX-License-Identifier: Apache-2.0

if(NOT SAFECONDUCT_BENCH)
  return()
endif()
find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cc")
if(benchmark_FOUND AND bench_sources)
  add_executable(safeconduct_bench ${bench_sources})
  target_link_libraries(safeconduct_bench PRIVATE
    safeconduct_ask safeconduct_channel_pack benchmark::benchmark)
  set_target_properties(safeconduct_bench PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endif()
