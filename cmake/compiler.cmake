# SPDX-License-Identifier: Apache-2.0
#
# Language level, warnings and ccache, the same for every target.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# The public headers show what they declare: see exports.map.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

if(NOT CMAKE_BUILD_TYPE AND PROJECT_IS_TOP_LEVEL)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

# Decided once a build folder: a ccache installed later must not rebuild it.
if(NOT DEFINED SAFECONDUCT_CCACHE)
  find_program(found_ccache ccache NO_CACHE)
  if(NOT found_ccache)
    set(found_ccache "")
  endif()
  set(SAFECONDUCT_CCACHE "${found_ccache}" CACHE FILEPATH "Compiler cache")
endif()
# What was compiled in one checkout is found again in every other: the cache sees
# paths of the repository as relative ones.
if(EXISTS "${SAFECONDUCT_CCACHE}" AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    "${SAFECONDUCT_CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(SAFECONDUCT_WERROR)
  add_compile_options(-Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports overlapping copies inside its own std::string operator+.
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    add_compile_options(-Wno-restrict)
  endif()
else()
  # Only clang counts signedness into -Wconversion; both shall agree.
  add_compile_options(-Wno-sign-conversion)
  # Clang blames what libstdc++ 12's std::stable_sort uses on its callers.
  add_compile_options(-Wno-deprecated-declarations)
endif()

if(SAFECONDUCT_LIBRARY)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Nobody puts functions of their own in the place of the library's; else GCC
    # would not inline what could be replaced.
    add_compile_options(-fno-semantic-interposition)
  endif()
endif()

if(SAFECONDUCT_CHECKS)
  add_compile_definitions(SAFECONDUCT_CHECKS=1 _GLIBCXX_ASSERTIONS)
endif()
