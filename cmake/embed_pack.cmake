# SPDX-License-Identifier: Apache-2.0
#
# Writes the C++ source that holds the embedded files. Run as a script:
#   cmake -D ROOT= -D MANIFEST= -D OUTPUT= -P embed_pack.cmake
#
# Texts are read as hexadecimal digits and written as hexadecimal escapes, so
# that no byte of them (a quote, a bracket, a semicolon, a zero) is ever seen by
# CMake's list handling or by the compiler's lexer. One literal a file, 16 bytes
# a line, compiles in no time at any size.

# Sets <out> to the lines of string literals that spell the bytes of <hex>.
function(spell_bytes hex out)
  string(REPEAT "[0-9a-f]" 32 row)
  string(REGEX REPLACE "(${row})" "\\1\n" rows "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" rows "${rows}")
  string(REGEX REPLACE "\n$" "" rows "${rows}")
  string(REPLACE "\n" "\"\n    \"" rows "${rows}")
  set(${out} "\"${rows}\"" PARENT_SCOPE)
endfunction()

# Appends the definition of text number <index>, the file <path>, to the source.
function(append_text index path)
  file(READ "${ROOT}/${path}" hex HEX)
  spell_bytes("${hex}" literal)
  file(APPEND "${OUTPUT}.tmp"
    "constexpr char kText${index}[] =\n    ${literal};\n")
endfunction()

# Sets <out> to the initializer of an EmbeddedFile.
function(spell_entry index path out)
  set(${out}
    "{\"${path}\", std::string_view(kText${index}, sizeof(kText${index}) - 1)}"
    PARENT_SCOPE)
endfunction()

# Appends the array of the files of <pack>, and to the list <out> the initializer
# of its CarriedPack.
function(append_pack pack entries out)
  list(LENGTH entries count)
  list(JOIN entries "\n" lines)
  file(APPEND "${OUTPUT}.tmp"
    "constexpr std::array<EmbeddedFile, ${count}> k_${pack}{\n${lines}\n};\n")
  set(${out} ${${out}} "    CarriedPack{\"${pack}\", k_${pack}},"
    PARENT_SCOPE)
endfunction()

# The files of a pack follow one another: the folder is what comes after `law/`.
file(STRINGS "${MANIFEST}" paths)
file(WRITE "${OUTPUT}.tmp"
  "#include \"api/carried_packs.h\"\n\n#include <array>\n\n"
  "namespace safeconduct::api {\nnamespace {\n")
set(count 0)
set(last "")
set(entries "")
set(packs "")
foreach(path IN LISTS paths)
  string(REGEX REPLACE "^law/([a-z_]+)/.*$" "\\1" pack "${path}")
  if(last AND NOT pack STREQUAL last)
    append_pack("${last}" "${entries}" packs)
    set(entries "")
  endif()
  append_text(${count} "${path}")
  spell_entry(${count} "${path}" entry)
  list(APPEND entries "    EmbeddedFile${entry},")
  set(last "${pack}")
  math(EXPR count "${count} + 1")
endforeach()
append_pack("${last}" "${entries}" packs)
list(LENGTH packs count)
list(JOIN packs "\n" lines)
file(APPEND "${OUTPUT}.tmp"
  "constexpr std::array<CarriedPack, ${count}> kPacks{{\n${lines}\n}};\n"
  "}  // namespace\n\n"
  "std::span<const CarriedPack> CarriedPacks() { return kPacks; }\n\n"
  "}  // namespace safeconduct::api\n")
file(RENAME "${OUTPUT}.tmp" "${OUTPUT}")
