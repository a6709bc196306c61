// SPDX-License-Identifier: Apache-2.0
#include "text/foreign_format.h"

#include <gtest/gtest.h>

#include <string>

namespace safeconduct::text {
namespace {

using std::string_literals::operator""s;

TEST(ForeignFormat, NamesWhatIsNoText) {
  const auto begins = [](const std::string& bytes, std::string_view words) {
    const auto format = ForeignFormat(bytes);
    ASSERT_TRUE(format) << words;
    EXPECT_TRUE(format->starts_with(words)) << *format;
  };
  begins("\xFF\xFEi\0d\0"s, "is UTF-16 ");
  begins("\xFE\xFF\0i\0d"s, "is UTF-16 ");
  begins("i\0d\0,\0a\0g\0"s, "is UTF-16 ");
  begins("\0i\0d\0,\0a\0g"s, "is UTF-16 ");
  begins("\xFF\xFE\0\0i\0\0\0"s, "is UTF-32 ");
  begins("PK\x03\x04\x14...xl/workbook.xml..."s, "is a spreadsheet (");
  begins("PK\x03\x04\x14...[Content_Types].xml..."s,
         "is a spreadsheet or document ");
  begins("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"s,
         "is a spreadsheet ");
  begins("PK\x03\x04\x14...cases.csv"s, "is a zip archive ");
  begins("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", "is a spreadsheet or ");
  begins("\x1F\x8B\x08", "is compressed by gzip ");
  begins("PAR1", "is Parquet ");
  begins("%PDF-1.7", "is a PDF ");
}

TEST(ForeignFormat, LetsTextPass) {
  for (const std::string& text :
       {""s, "a"s, "id,age\n"s, "\xEF\xBB\xBFid,age\n"s, "{\"age\": 30}"s,
        "PARTS,age\n"s, "PK,age\n"s, "age\0x"s, "---\n"s}) {
    EXPECT_FALSE(ForeignFormat(text)) << text;
  }
}

}  // namespace
}  // namespace safeconduct::text
