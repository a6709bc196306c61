# SPDX-License-Identifier: Apache-2.0
#
# Writes the table of the countries of ISO 3166-1 as C++, from the file that
# Debian's iso-codes installs. Run as a script:
#   cmake -D INPUT=iso_3166-1.json -D OUTPUT=country_table.cc -P country_table.cmake

# Sets <out> to a member of a JSON object as a string literal; an empty one
# where the object does not have it.
function(spell_member entry member out)
  string(JSON text ERROR_VARIABLE absent GET "${entry}" ${member})
  if(absent)
    set(text "")
  endif()
  if(text MATCHES "[;\\\"]")
    message(FATAL_ERROR "${INPUT}: ${text}: holds a sign that is not expected")
  endif()
  set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

file(READ "${INPUT}" json)
string(JSON entries GET "${json}" 3166-1)
string(JSON count LENGTH "${entries}")
# `XX` is no code of the standard: it stands for no nationality.
set(rows "    {\"XX\", \"\", \"no nationality\", \"\", \"\"},")
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
  string(JSON entry GET "${entries}" ${i})
  foreach(member alpha_2 alpha_3 name common_name official_name)
    spell_member("${entry}" ${member} ${member})
  endforeach()
  list(APPEND rows "    {${alpha_2}, ${alpha_3}, ${name}, ${common_name}, ${official_name}},")
endforeach()
list(SORT rows)
list(LENGTH rows count)
list(JOIN rows "\n" rows)

file(WRITE "${OUTPUT}.tmp"
  "#include \"base/country_table.h\"\n\n#include <array>\n\n"
  "namespace safeconduct {\nnamespace {\n\n"
  "constexpr std::array<CountryRow, ${count}> kRows = {{\n${rows}\n}};\n\n"
  "}  // namespace\n\n"
  "std::span<const CountryRow> CountryTable() { return kRows; }\n\n"
  "}  // namespace safeconduct\n")
file(RENAME "${OUTPUT}.tmp" "${OUTPUT}")
