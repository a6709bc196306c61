// SPDX-License-Identifier: Apache-2.0
//
// A table or page that is of another format has a fault in every line and the
// reason in none, so it is told by its first bytes, and what to do about it is
// said once.
//
// Nothing is told by bytes with which a table could begin. Where a format's own
// are letters alone, such as `ORC`, what follows has to be no text.
//
// Sources: the formats' specifications (Apache ORC and Arrow, PNG, RFC 1952,
// the .dta pages of Stata, "System File Format" of PSPP, 7zFormat.txt of
// 7-Zip), for SAS the reader ReadStat, for HTML and pictures the "MIME Sniffing
// Standard".
#include "text/foreign_format.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/fold_name.h"
#include "text/blanks.h"
#include "text/csv.h"
#include "text/utf8.h"

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
constexpr std::string_view kPicture =
    "is a picture (write what it shows as text in UTF-8)";
constexpr std::string_view kSpss = "is data of SPSS (export it as CSV)";
constexpr std::string_view kStata = "is data of Stata (export it as CSV)";

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
    Signature{"7z\xBC\xAF\x27\x1C"sv, "is compressed by 7-Zip (unpack it)"},
    Signature{"PAR1"sv, "is Parquet (save it as CSV)"},
    Signature{"ARROW1"sv, "is an Arrow file (save it as CSV)"},
    Signature{"SQLite format 3\0"sv, "is a database of SQLite (export a CSV)"},
    Signature{"%PDF-"sv, "is a PDF (save what it holds as text in UTF-8)"},
    Signature{"{\\rtf"sv, "is rich text (save it as plain text in UTF-8)"},
    // Without compression, and with that of zlib.
    Signature{"$FL2@(#) SPSS"sv, kSpss},
    Signature{"$FL3@(#) SPSS"sv, kSpss},
    Signature{"<stata_dta>"sv, kStata},
    Signature{"\0\0\0\0\0\0\0\0\0\0\0\0"
              "\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\0"
              "\x09\xC7\x31\x8C\x18\x1F\x10\x11"sv,
              "is data of SAS (export it as CSV)"},
    Signature{"\x89PNG\r\n\x1A\n"sv, kPicture},
    Signature{"\xFF\xD8\xFF"sv, kPicture},
    Signature{"GIF87a"sv, kPicture},
    Signature{"GIF89a"sv, kPicture},
};

// Those with which the header of a table could begin.
constexpr std::array kSignaturesInLetters = {
    Signature{"ORC"sv, "is ORC (save it as CSV)"},
    Signature{"FEA1"sv, "is Feather (save it as CSV)"},
};

// Whether bytes hold a control character other than blanks and line ends, which
// no table has.
bool HasControls(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char c) {
    return static_cast<unsigned char>(c) < ' ' && !kBlanks.contains(c);
  });
}

// Stata before its format had tags: the format's release, up to 115, the order
// of bytes, 1 or 2, and the type of file, always 1.
bool IsOldStata(std::string_view bytes) {
  return bytes.size() > 3 && bytes[0] >= 104 && bytes[0] <= 115 &&
         (bytes[1] == 1 || bytes[1] == 2) && bytes[2] == 1;
}

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

// Programs that write a table for a spreadsheet as HTML may begin it with any
// of these.
bool BeginsHtml(std::string_view text) {
  constexpr std::array kNames = {"!doctype html"sv, "html"sv, "head"sv,
                                 "body"sv, "table"sv};
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    // The name, a character before it, and one behind.
    if (text.size() < name.size() + 2 || text.front() != '<') return false;
    const char behind = text[name.size() + 1];
    return (behind == '>' || kBlanks.contains(behind)) &&
           EqualsIgnoringCase(text.substr(1, name.size()), name);
  });
}

// Whether a text begins an object of JSON, or a list of objects, lists or
// texts, none of them empty. A header may name a column `[id]` or `{id}`, but
// has no quote within a field.
bool BeginsJson(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) {
    return false;
  }
  const bool is_list = text.front() == '[';
  text = WithoutBlanksBefore(text.substr(1));
  return text.starts_with('"') ||
         (is_list && (text.starts_with('{') || text.starts_with('[')));
}

}  // namespace

std::optional<std::string_view> ForeignFormat(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return WordsForZip(bytes);
  for (const Signature& each : kSignatures) {
    if (bytes.starts_with(each.bytes)) return each.words;
  }
  for (const Signature& each : kSignaturesInLetters) {
    if (bytes.starts_with(each.bytes) && HasControls(bytes)) return each.words;
  }
  if (IsOldStata(bytes)) return kStata;
  if (HasZeroBetweenLetters(bytes)) return kUtf16;
  return std::nullopt;
}

std::optional<std::string_view> ForeignTable(std::string_view bytes) {
  if (const auto format = ForeignFormat(bytes)) return format;
  const std::string_view text =
      WithoutBlanksBefore(WithoutByteOrderMark(bytes));
  if (text.starts_with("<?xml")) {
    return "is XML (save the table in it as CSV in UTF-8)";
  }
  if (BeginsHtml(text)) return "is HTML (save the table in it as CSV in UTF-8)";
  if (BeginsJson(text)) return "is JSON (save it as CSV in UTF-8)";
  return std::nullopt;
}

}  // namespace safeconduct::text
