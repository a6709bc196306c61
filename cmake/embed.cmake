# SPDX-License-Identifier: Apache-2.0

# Makes the static library <target> that carries the law packs of the folders
# law/<pack> inside the program; src/api/carried_packs.h declares what it
# defines.
# The list of files goes through a manifest, so that a file added or removed is
# seen as well as a file changed.
function(safeconduct_embed target)
  set(files "")
  foreach(pack IN LISTS ARGN)
    file(GLOB pages CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
      "${PROJECT_SOURCE_DIR}/law/${pack}/*.law.md"
      "${PROJECT_SOURCE_DIR}/law/${pack}/*.record.md")
    list(SORT pages)
    list(APPEND files ${pages})
  endforeach()
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_pack.cmake")
  set(manifest "${PROJECT_BINARY_DIR}/embed/manifest.txt")
  set(output "${PROJECT_BINARY_DIR}/embed/carried_packs.cc")

  list(JOIN files "\n" lines)
  file(CONFIGURE OUTPUT "${manifest}" CONTENT "@lines@\n" @ONLY)
  list(TRANSFORM files PREPEND "${PROJECT_SOURCE_DIR}/")

  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}"
      -D "ROOT=${PROJECT_SOURCE_DIR}" -D "MANIFEST=${manifest}"
      -D "OUTPUT=${output}" -P "${script}"
    DEPENDS ${files} "${manifest}" "${script}"
    COMMENT "Embedding the law packs"
    VERBATIM)
  add_library(${target} STATIC "${output}")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  # A law page is longer than the literal every compiler must accept.
  target_compile_options(${target} PRIVATE -Wno-overlength-strings)
endfunction()
