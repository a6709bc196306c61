# SPDX-License-Identifier: Apache-2.0

# Makes the static library <target> that carries the law pack inside the
# program; src/api/channel_pack.h declares what it defines.
# The list of files goes through a manifest, so that a file added or removed is
# seen as well as a file changed.
function(safeconduct_embed target)
  file(GLOB pack CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
    "${PROJECT_SOURCE_DIR}/law/channel/*.law.md"
    "${PROJECT_SOURCE_DIR}/law/channel/*.record.md")
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_pack.cmake")
  set(manifest "${PROJECT_BINARY_DIR}/embed/manifest.txt")
  set(output "${PROJECT_BINARY_DIR}/embed/channel_pack.cc")

  list(SORT pack)
  list(JOIN pack "\n" lines)
  file(CONFIGURE OUTPUT "${manifest}" CONTENT "@lines@\n" @ONLY)
  list(TRANSFORM pack PREPEND "${PROJECT_SOURCE_DIR}/")

  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}"
      -D "ROOT=${PROJECT_SOURCE_DIR}" -D "MANIFEST=${manifest}"
      -D "OUTPUT=${output}" -P "${script}"
    DEPENDS ${pack} "${manifest}" "${script}"
    COMMENT "Embedding the law pack"
    VERBATIM)
  add_library(${target} STATIC "${output}")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  # A law page is longer than the literal every compiler must accept.
  target_compile_options(${target} PRIVATE -Wno-overlength-strings)
endfunction()
