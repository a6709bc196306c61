// SPDX-License-Identifier: Apache-2.0
//
// A table or page that is of another format has a fault in every line and the
// reason in none, so it is told by its first bytes, and what to do about it is
// said once.
#include "text/foreign_format.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace safeconduct::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kUtf16 = "is UTF-16 (save it as UTF-8)";
constexpr std::string_view kUtf32 = "is UTF-32 (save it as UTF-8)";
constexpr std::string_view kSpreadsheet =
    "is a spreadsheet (save it as CSV in UTF-8)";
constexpr std::string_view kOffice =
    "is a spreadsheet or document of an office program (save it as CSV or text "
    "in UTF-8)";

struct Signature {
  std::string_view bytes;  // that the file begins with
  std::string_view words;
};

// The mark of UTF-32 begins with that of UTF-16, so it stands first.
constexpr std::array kSignatures = {
    Signature{"\xFF\xFE\0\0"sv, kUtf32},
    Signature{"\0\0\xFE\xFF"sv, kUtf32},
    Signature{"\xFF\xFE"sv, kUtf16},
    Signature{"\xFE\xFF"sv, kUtf16},
    // Office programs before 2007 keep all their files in this container.
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, kOffice},
    Signature{"\x1F\x8B"sv, "is compressed by gzip (unpack it)"},
    Signature{"BZh"sv, "is compressed by bzip2 (unpack it)"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "is compressed by xz (unpack it)"},
    Signature{"\x28\xB5\x2F\xFD"sv, "is compressed by zstd (unpack it)"},
    Signature{"PAR1"sv, "is Parquet (save it as CSV)"},
    Signature{"ARROW1"sv, "is an Arrow file (save it as CSV)"},
    Signature{"SQLite format 3\0"sv, "is a database of SQLite (export a CSV)"},
    Signature{"%PDF-"sv, "is a PDF (save what it holds as text in UTF-8)"},
};

// Archives tell by the names in them what they hold. An OpenDocument names its
// kind in its first member, which is not compressed.
std::string_view WordsForZip(std::string_view bytes) {
  if (bytes.contains("xl/") || bytes.contains("opendocument.spreadsheet")) {
    return kSpreadsheet;
  }
  if (bytes.contains("[Content_Types].xml") || bytes.contains("opendocument")) {
    return kOffice;
  }
  return "is a zip archive (unpack it)";
}

// UTF-16 without its mark: of the letters of most tables every other byte is
// zero, which no text in UTF-8 holds.
bool HasZeroBetweenLetters(std::string_view bytes) {
  // Four letters of two bytes; a shorter text is judged by two or three.
  constexpr size_t kEnough = 8;
  const std::string_view head = bytes.substr(0, kEnough);
  if (head.size() < 4) return false;
  const size_t zero = head[0] == '\0' ? 0 : 1;
  for (size_t i = 0; i < head.size(); ++i) {
    if ((head[i] == '\0') != (i % 2 == zero)) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string_view> ForeignFormat(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return WordsForZip(bytes);
  for (const Signature& each : kSignatures) {
    if (bytes.starts_with(each.bytes)) return each.words;
  }
  if (HasZeroBetweenLetters(bytes)) return kUtf16;
  return std::nullopt;
}

}  // namespace safeconduct::text
