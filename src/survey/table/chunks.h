// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_TABLE_CHUNKS_H_
#define SAFECONDUCT_SURVEY_TABLE_CHUNKS_H_

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "safeconduct/error.h"

namespace safeconduct::survey {

// Fills `size` bytes from `to` on, fewer at the end; returns how many.
using ReadBytes = std::function<size_t(char* to, size_t size)>;

// Cuts a stream of bytes into pieces of whole rows.
class ChunkReader {
 public:
  // `read` must outlive it. Pieces have about `chunk_bytes`.
  ChunkReader(const ReadBytes& read, size_t chunk_bytes)
      : read_(read), chunk_bytes_(chunk_bytes) {}

  // Returns the next piece, empty at the end; fails where a row has no end,
  // where the bytes are those of another format, and where `read` tells of more
  // than it was asked for.
  std::expected<std::string, Error> Next();

  // What separates the columns, once a piece was read that holds their names.
  char separator() const { return separator_; }
  // Lines before the first piece, which belong to no row.
  size_t lines_taken() const { return lines_taken_; }

 private:
  bool Fill(std::string& piece);
  std::optional<std::string> TakeFront(std::string& piece);
  void TellSeparator(std::string_view piece);

  const ReadBytes& read_;
  size_t chunk_bytes_;
  // What was read past the last whole row.
  std::string rest_;
  // Whether anything was read, and whether all was.
  bool begun_ = false;
  bool ended_ = false;
  // Whether it is settled what separates the columns.
  bool has_separator_ = false;
  char separator_ = ',';
  size_t lines_taken_ = 0;
};

// The beginning of a table: the row that names its columns.
struct TableStart {
  char separator = ',';
  std::vector<std::string> names;
  size_t blank_rows = 0;  // before it
  size_t lines = 0;       // up to and with it
  std::string rest;       // rows that follow, of the first piece
};

// Reads the row that names the columns: the first that is not blank.
std::expected<TableStart, Error> ReadTableStart(ChunkReader& chunks);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_TABLE_CHUNKS_H_
