# SPDX-License-Identifier: Apache-2.0

# Adds to <target> the source that holds the table of countries, which
# src/base/country_table.h declares. It is made from what Debian's iso-codes
# installs, so that names and codes are the standard's and not typed by hand.
function(safeconduct_countries target)
  find_file(SAFECONDUCT_ISO_3166 iso_3166-1.json
    PATH_SUFFIXES share/iso-codes/json iso-codes/json
    PATHS /usr/share/iso-codes/json)
  if(NOT SAFECONDUCT_ISO_3166)
    message(FATAL_ERROR
      "iso_3166-1.json: not found (install Debian's iso-codes, or set "
      "SAFECONDUCT_ISO_3166 to its path)")
  endif()
  set(script "${PROJECT_SOURCE_DIR}/cmake/country_table.cmake")
  set(output "${PROJECT_BINARY_DIR}/countries/country_table.cc")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "INPUT=${SAFECONDUCT_ISO_3166}"
      -D "OUTPUT=${output}" -P "${script}"
    DEPENDS "${SAFECONDUCT_ISO_3166}" "${script}"
    COMMENT "Making the table of countries"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
