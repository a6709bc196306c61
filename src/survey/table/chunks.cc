// SPDX-License-Identifier: Apache-2.0
//
// A table comes as bytes, of which nobody knows how many. They are cut behind
// the last row that is whole, and what is left over begins the next piece; a
// row longer than a piece makes the piece grow, up to a bound that no row of a
// table reaches and that a quote left open soon does.
#include "survey/table/chunks.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/fold_name.h"
#include "text/blanks.h"
#include "text/csv.h"
#include "text/foreign_format.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

// A row that is longer is no row of a table. Several pieces of up to twice as
// many bytes are under way at once.
constexpr size_t kMaxChunkBytes = size_t{1} << 23;

std::unexpected<Error> TableFault(std::string text) {
  return std::unexpected(Error{Error::Kind::kFaults, std::move(text)});
}

// A carriage return at the very end may be the first half of a line end.
bool HasOldLineEnds(std::string_view text) {
  return !text.contains('\n') && text.find('\r') < text.size() - 1;
}

// Takes the line `sep=;` from the front of a table, where Excel looks for its
// separator, or returns nothing.
std::optional<std::string> TakeSeparatorLine(std::string_view& text) {
  constexpr std::string_view kMark = "sep=";
  const std::string_view line = text.substr(0, text.find('\n'));
  std::string_view told = line;
  if (told.ends_with('\r')) told.remove_suffix(1);
  // Programs that quote all they write quote this too.
  const bool quoted = told.starts_with('"') && told.ends_with('"');
  if (quoted && told.size() > 1) told = told.substr(1, told.size() - 2);
  if (!EqualsIgnoringCase(told.substr(0, kMark.size()), kMark)) {
    return std::nullopt;
  }
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return std::string(told.substr(kMark.size()));
}

// Returns where the first line begins that holds more than blank cells, of
// whatever separator, or where the text ends.
size_t EndOfBlankLines(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const bool sign = text::kSeparators.contains(text[at]) || text[at] == '"';
    const size_t length = sign ? 1 : text::BlankLength(text.substr(at));
    if (length == 0) return text.rfind('\n', at) + 1;
    at += length;
  }
  return at;
}

}  // namespace

std::expected<std::string, Error> ChunkReader::Next() {
  std::string piece = std::exchange(rest_, {});
  size_t whole = 0;
  while (!ended_ && whole == 0) {
    if (piece.size() >= kMaxChunkBytes) {
      return TableFault(
          "a row is longer than 8 MiB (look for a quote that is never closed)");
    }
    if (!Fill(piece)) {
      return std::unexpected(
          Error{Error::Kind::kQuestion,
                "its reader tells of more bytes than there was room for "
                "(give as many as are asked for, or fewer at the end)"});
    }
    if (!std::exchange(begun_, true)) {
      if (auto fault = TakeFront(piece)) return TableFault(*std::move(fault));
    }
    if (!has_separator_) TellSeparator(piece);
    // Rows are looked for from the start again, as a quote may have been
    // opened; since pieces double until one is whole, this costs at most twice
    // the bytes.
    whole = text::WholeRows(piece, separator_);
  }
  // Only the whole row of names tells it for good.
  has_separator_ =
      has_separator_ ||
      EndOfBlankLines(std::string_view(piece).substr(0, whole)) < whole;
  // What remains at the end is a row too, with or without an end of its line.
  if (ended_) return piece;
  rest_ = piece.substr(whole);
  piece.resize(whole);
  return piece;
}

// Takes from the beginning of a table what is no row of it, and returns what is
// wrong with it.
std::optional<std::string> ChunkReader::TakeFront(std::string& piece) {
  if (const auto format = text::ForeignTable(piece)) {
    return std::string(*format);
  }
  if (HasOldLineEnds(piece)) {
    return "its lines end in a carriage return alone, as on old Macs (save it "
           "as CSV UTF-8, or with the line ends of Windows or Unix)";
  }
  std::string_view text = text::WithoutByteOrderMark(piece);
  const auto separator = TakeSeparatorLine(text);
  piece.erase(0, piece.size() - text.size());
  if (!separator) return std::nullopt;
  lines_taken_ = 1;
  if (separator->size() != 1 ||
      !text::kSeparators.contains(separator->front())) {
    return fmt::format(
        "its first line names {} as what separates columns; commas, semicolons "
        "or tabs do (delete the line, or save the table with one of these)",
        text::Quote(*separator));
  }
  separator_ = separator->front();
  has_separator_ = true;
  return std::nullopt;
}

// Names may go on in the next piece, and then are told from anew.
void ChunkReader::TellSeparator(std::string_view piece) {
  const size_t blank = EndOfBlankLines(piece);
  if (blank < piece.size()) separator_ = text::SeparatorOf(piece.substr(blank));
}

// Appends what comes next, as much again as there is. Returns whether no more
// came than was asked for.
bool ChunkReader::Fill(std::string& piece) {
  const size_t before = piece.size();
  const size_t wanted = std::max(chunk_bytes_, before);
  bool kept = true;
  piece.resize_and_overwrite(before + wanted, [&](char* to, size_t /*size*/) {
    // Bytes are read into their place, which is not filled with zeros first.
    const size_t got = read_(to + before, wanted);
    ended_ = got < wanted;
    kept = got <= wanted;
    return before + std::min(got, wanted);
  });
  return kept;
}

std::expected<TableStart, Error> ReadTableStart(ChunkReader& chunks) {
  TableStart start;
  std::string piece;
  std::string_view text;
  do {
    auto next = chunks.Next();
    if (!next) return std::unexpected(next.error());
    if (next->empty()) {
      return TableFault("is empty (its first row names the columns)");
    }
    piece = *std::move(next);
    text = piece;
    const size_t blank = EndOfBlankLines(text);
    start.blank_rows +=
        static_cast<size_t>(std::ranges::count(text.substr(0, blank), '\n'));
    text.remove_prefix(blank);
  } while (text.empty());

  start.lines = chunks.lines_taken() + start.blank_rows;
  start.separator = chunks.separator();
  text::CsvRows names(text, start.separator);
  names.Next();
  if (names.fault() != nullptr) {
    return TableFault(
        fmt::format("the row that names its columns has a {}", names.fault()));
  }
  for (const std::string_view name : names.fields()) {
    start.names.emplace_back(text::WithoutBlanks(name));
  }
  start.lines += names.lines_read();
  start.rest = names.rest();
  return start;
}

}  // namespace safeconduct::survey
