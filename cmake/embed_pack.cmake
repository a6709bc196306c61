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

file(STRINGS "${MANIFEST}" paths)
file(WRITE "${OUTPUT}.tmp"
  "#include \"api/channel_pack.h\"\n\n#include <array>\n\n"
  "namespace safeconduct::api {\nnamespace {\n")
set(count 0)
set(entries "")
foreach(path IN LISTS paths)
  append_text(${count} "${path}")
  spell_entry(${count} "${path}" entry)
  string(APPEND entries "    EmbeddedFile${entry},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(APPEND "${OUTPUT}.tmp"
  "constexpr std::array<EmbeddedFile, ${count}> kPack{\n${entries}};\n"
  "}  // namespace\n\n"
  "std::span<const EmbeddedFile> ChannelPack() { return kPack; }\n\n"
  "}  // namespace safeconduct::api\n")
file(RENAME "${OUTPUT}.tmp" "${OUTPUT}")
