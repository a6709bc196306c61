# SPDX-License-Identifier: Apache-2.0
#
# Compiles each public header alone, with nothing but include/ to be found. It
# is included twice, so that a missing guard shows too.

file(GLOB public_headers CONFIGURE_DEPENDS RELATIVE
  "${PROJECT_SOURCE_DIR}/include"
  "${PROJECT_SOURCE_DIR}/include/safeconduct/*.h")
set(header_sources "")
foreach(header IN LISTS public_headers)
  string(MAKE_C_IDENTIFIER "${header}" unit)
  set(source "${PROJECT_BINARY_DIR}/header_check/${unit}.cc")
  file(CONFIGURE OUTPUT "${source}" @ONLY
    CONTENT "#include \"@header@\"\n#include \"@header@\"\n")
  list(APPEND header_sources "${source}")
endforeach()
if(header_sources)
  add_library(safeconduct_header_check OBJECT ${header_sources})
  target_include_directories(safeconduct_header_check
    PRIVATE "${PROJECT_SOURCE_DIR}/include")
endif()
