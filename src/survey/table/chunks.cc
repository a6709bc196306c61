// SPDX-License-Identifier: Apache-2.0
//
// A table comes as bytes, of which nobody knows how many. They are cut behind
// the last row that is whole, and what is left over begins the next piece; a
// row longer than a piece makes the piece grow, up to a bound that no row of a
// table reaches and that a quote left open soon does.
#include "survey/table/chunks.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/csv.h"
#include "text/foreign_format.h"

namespace safeconduct::survey {
namespace {

// A row that is longer is no row of a table. Several pieces of up to twice as
// many bytes are under way at once.
constexpr size_t kMaxChunkBytes = size_t{1} << 23;

std::unexpected<Error> TableFault(std::string_view text) {
  return std::unexpected(
      Error{Error::Kind::kFaults, fmt::format("table: {}", text)});
}

// Returns where the first line begins that holds more than blank cells, of
// whatever separator, or where the text ends.
size_t EndOfBlankLines(std::string_view text) {
  const size_t first = text.find_first_not_of(",;\t \"\r\n");
  if (first == std::string_view::npos) return text.size();
  return text.rfind('\n', first) + 1;
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
                "table: its reader tells of more bytes than there was room for "
                "(give as many as are asked for, or fewer at the end)"});
    }
    if (!std::exchange(begun_, true)) {
      const auto format = text::ForeignFormat(piece);
      if (format) return TableFault(*format);
    }
    // Rows are looked for from the start again, as a quote may have been
    // opened; since pieces double until one is whole, this costs at most twice
    // the bytes.
    whole = text::WholeRows(piece);
  }
  // What remains at the end is a row too, with or without an end of its line.
  if (ended_) return piece;
  rest_ = piece.substr(whole);
  piece.resize(whole);
  return piece;
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
    // A byte order mark stands at the very beginning or nowhere.
    if (start.lines == 0) text = text::WithoutByteOrderMark(text);
    const size_t blank = EndOfBlankLines(text);
    start.blank_rows +=
        static_cast<size_t>(std::ranges::count(text.substr(0, blank), '\n'));
    start.lines = start.blank_rows;
    text.remove_prefix(blank);
  } while (text.empty());

  start.separator = text::SeparatorOf(text);
  text::CsvRows names(text, start.separator);
  names.Next();
  if (names.fault() != nullptr) {
    return TableFault(
        fmt::format("the row that names its columns has a {}", names.fault()));
  }
  start.names.assign(names.fields().begin(), names.fields().end());
  start.lines += names.lines_read();
  start.rest = names.rest();
  return start;
}

}  // namespace safeconduct::survey
