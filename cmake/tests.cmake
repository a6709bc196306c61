# SPDX-License-Identifier: Apache-2.0
#
# The tests that see the whole program: tests/*_test.cc in one executable with
# the oracle and the random laws, then the golden tests and the documentation's
# examples, which run the program itself.

if(NOT BUILD_TESTING)
  return()
endif()
include(absent)
if(NOT TARGET GTest::gtest_main)
  safeconduct_absent(GoogleTest libgtest-dev)
endif()
if(NOT TARGET rapidcheck)
  safeconduct_absent(RapidCheck librapidcheck-dev)
endif()

file(GLOB support_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/tests/inside/*.cc"
  "${PROJECT_SOURCE_DIR}/tests/oracle/*.cc"
  "${PROJECT_SOURCE_DIR}/tests/random/*.cc")
file(GLOB system_tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/*_test.cc")
find_package(SQLite3 QUIET)
if(NOT TARGET SQLite::SQLite3)
  safeconduct_absent(SQLite libsqlite3-dev)
  list(FILTER system_tests EXCLUDE REGEX "/sql_test\\.cc$")
endif()
find_library(SAFECONDUCT_Z3 z3)
find_path(SAFECONDUCT_Z3_INCLUDE z3++.h)
if(SAFECONDUCT_Z3 AND SAFECONDUCT_Z3_INCLUDE)
  set(z3_library ${SAFECONDUCT_Z3})
else()
  safeconduct_absent(Z3 libz3-dev)
  set(z3_library "")
  list(FILTER system_tests EXCLUDE REGEX "/z3_[^/]*$")
  list(FILTER support_sources EXCLUDE REGEX "/z3_[^/]*$")
endif()
set(support_tests ${support_sources})
list(FILTER support_sources EXCLUDE REGEX "_test\\.cc$")
list(FILTER support_tests INCLUDE REGEX "_test\\.cc$")

if(support_sources AND TARGET rapidcheck)
  add_library(safeconduct_test_support STATIC ${support_sources})
  target_include_directories(safeconduct_test_support
    PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(safeconduct_test_support
    PUBLIC safeconduct_cli GTest::gtest rapidcheck ${z3_library})
  if(z3_library)
    target_include_directories(safeconduct_test_support SYSTEM
      PRIVATE "${SAFECONDUCT_Z3_INCLUDE}")
  endif()
endif()
if(system_tests OR support_tests)
  safeconduct_test(system_test
    SOURCES ${system_tests} ${support_tests}
    LIBS $<TARGET_NAME_IF_EXISTS:safeconduct_test_support> safeconduct_cli
      $<TARGET_NAME_IF_EXISTS:SQLite::SQLite3>)
  if(TARGET system_test)
    add_dependencies(system_test safeconduct)
    set_source_files_properties(
      "${PROJECT_SOURCE_DIR}/tests/arrivals_test.cc" PROPERTIES
      COMPILE_DEFINITIONS SAFECONDUCT_PROGRAM="$<TARGET_FILE:safeconduct>")
  endif()
endif()

# Registers the Python script that runs examples through the program.
function(safeconduct_script_test name script)
  set(path "${PROJECT_SOURCE_DIR}/${script}")
  if(NOT Python3_FOUND)
    return()
  endif()
  add_test(NAME ${name}
    COMMAND Python3::Interpreter "${path}" $<TARGET_FILE:safeconduct>)
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

find_package(Python3 QUIET COMPONENTS Interpreter)
if(NOT Python3_FOUND)
  safeconduct_absent(Python python3)
endif()
safeconduct_script_test(golden tests/golden/run.py)
safeconduct_script_test(terminal tests/golden/terminal_test.py)
safeconduct_script_test(new tests/golden/new_test.py)
safeconduct_script_test(docs tests/docs/run_docs.py)
safeconduct_script_test(options tests/docs/options_test.py)
safeconduct_script_test(completion tests/docs/completion_test.py)
safeconduct_script_test(plot tests/plot/plot_test.py)
safeconduct_script_test(draw tests/plot/draw_test.py)
safeconduct_script_test(schema tests/schema/schema_test.py)
safeconduct_script_test(days tests/days/days_test.py)
safeconduct_script_test(packs tests/packs/packs_test.py)
safeconduct_script_test(mutants tests/mutants/mutants.py)
safeconduct_script_test(example_mutants tests/mutants/example_mutants.py)
if(EXISTS /usr/lib/postgresql/15/bin/initdb)
  safeconduct_script_test(postgresql tests/sql/postgresql_test.py)
else()
  safeconduct_absent(PostgreSQL postgresql-15)
endif()
if(SAFECONDUCT_LIBRARY AND Python3_FOUND)
  add_test(NAME consumer COMMAND Python3::Interpreter
    "${PROJECT_SOURCE_DIR}/tests/consumer/consumer_test.py"
    "${PROJECT_BINARY_DIR}" "${CMAKE_CXX_COMPILER}")
  set_tests_properties(consumer PROPERTIES TIMEOUT 600)
endif()

# Compiles the examples of docs/library.md as they stand there, and runs them.
set(library_page "${PROJECT_SOURCE_DIR}/docs/library.md")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
  "${library_page}")
file(READ "${library_page}" page)
set(library_examples "")
string(FIND "${page}" "```cpp\n" begin)
while(NOT begin EQUAL -1)
  math(EXPR begin "${begin} + 7")
  string(SUBSTRING "${page}" ${begin} -1 page)
  string(FIND "${page}" "```" end)
  string(SUBSTRING "${page}" 0 ${end} example)
  list(LENGTH library_examples number)
  set(name library_example_${number})
  file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/docs/${name}.cc"
    CONTENT "${example}")
  add_executable(${name} "${PROJECT_BINARY_DIR}/docs/${name}.cc")
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/include")
  target_link_libraries(${name} PRIVATE $<LINK_ONLY:safeconduct_api>)
  list(APPEND library_examples $<TARGET_FILE:${name}>)
  string(FIND "${page}" "```cpp\n" begin)
endwhile()
if(Python3_FOUND)
  add_test(NAME library_examples COMMAND Python3::Interpreter
    "${PROJECT_SOURCE_DIR}/tests/docs/library_test.py" ${library_examples})
endif()
