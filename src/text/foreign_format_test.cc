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
  begins("7z\xBC\xAF\x27\x1C\0\x04"s, "is compressed by 7-Zip ");
  begins("ORC\n\x06\x12"s, "is ORC ");
  begins("FEA1\0\0\0\0"s, "is Feather ");
  begins("$FL2@(#) SPSS DATA FILE"s, "is data of SPSS ");
  begins("$FL3@(#) SPSS DATA FILE"s, "is data of SPSS ");
  begins("<stata_dta><header><release>118"s, "is data of Stata ");
  begins("s\x02\x01\0\x05"s, "is data of Stata ");
  begins(
      "\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\0"
      "\x09\xC7\x31\x8C\x18\x1F\x10\x11..."s,
      "is data of SAS ");
  begins("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "is a picture ");
  begins("\xFF\xD8\xFF\xE0", "is a picture ");
  begins("GIF89a", "is a picture ");
  begins("{\\rtf1\\ansi", "is rich text ");
}

TEST(ForeignFormat, LetsTextPass) {
  for (const std::string& text :
       {""s, "a"s, "id,age\n"s, "\xEF\xBB\xBFid,age\n"s, "{\"age\": 30}"s,
        "PARTS,age\n"s, "ORC\n\t1\r\n"s, "ORCHARD,age\n"s, "ORC\u00A3,age\n"s,
        "FEA1,age\n"s, "$FL2,age\n"s, "GIF,age\n"s, "sex,age\n"s,
        "{rate},age\n"s, "<html>"s, "[1, 2]"s, "PK,age\n"s, "age\0x"s,
        "---\n"s}) {
    EXPECT_FALSE(ForeignFormat(text)) << text;
  }
}

TEST(ForeignTable, NamesTextOfAnotherFormat) {
  const auto begins = [](const std::string& bytes, std::string_view words) {
    const auto format = ForeignTable(bytes);
    ASSERT_TRUE(format) << bytes;
    EXPECT_TRUE(format->starts_with(words)) << *format;
  };
  for (const char* text :
       {"<!doctype html><p>", "\r\n <!DOCTYPE HTML PUBLIC", "<html>",
        "\xEF\xBB\xBF<HTML lang", "<Table\n", "<body>"}) {
    begins(text, "is HTML ");
  }
  begins("<?xml version=\"1.0\"?>", "is XML ");
  for (const char* text :
       {"{\"age\": 30}\n", " { \"age\": 30}", "{\n  \"age\"", "[{\"age\": 30}]",
        "[\n  {", "[[1, 2]]", "[\"age\"]", "\xEF\xBB\xBF{\"age\""}) {
    begins(text, "is JSON ");
  }
  begins("PAR1", "is Parquet ");
}

TEST(ForeignTable, LetsTablesPass) {
  for (const std::string& text :
       {""s, "id,age\n"s, "\"{id}\",age\n"s, "[id],[age]\n"s, "{id},age\n"s,
        "{,age\n"s, "[1],age\n"s, "{},age\n"s, "[],age\n"s, "<18,age\n"s,
        "<table_no>,age\n"s, "<html"s, "<xml>,age\n"s, "["s, "{"s, " \n"s}) {
    EXPECT_FALSE(ForeignTable(text)) << text;
  }
}

}  // namespace
}  // namespace safeconduct::text
