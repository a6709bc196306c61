// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_SOURCE_TEXT_H_
#define SAFECONDUCT_TEXT_SOURCE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::text {

// Files above this size, 10 MiB, are not read. Positions fit in 32 bits.
inline constexpr size_t kMaxFileSize = size_t{10} << 20;

// One text that is read: a file, or an argument of the command line. Knows its
// lines. Neither copied nor moved, as places point to it.
class SourceText {
 public:
  SourceText(std::string path, std::string content);
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  const std::string& path() const { return path_; }
  std::string_view content() const { return content_; }
  std::string_view Slice(uint32_t begin, uint32_t end) const {
    return content().substr(begin, end - begin);
  }

  struct Position {
    uint32_t line;    // from 1
    uint32_t column;  // from 1, in characters; a tab is one
  };
  // `offset` lies within the content or at its end.
  Position PositionOf(uint32_t offset) const;

  // Returns the text of a line, from 1, without its end.
  std::string_view Line(uint32_t line) const;
  // Returns the offset at which a line, from 1, begins.
  uint32_t LineStart(uint32_t line) const { return line_starts_[line - 1]; }
  uint32_t line_count() const {
    return static_cast<uint32_t>(line_starts_.size());
  }

 private:
  std::string path_;
  std::string content_;
  // Of each line the offset of its first byte, in order; never empty, as an
  // empty text has one line.
  std::vector<uint32_t> line_starts_;
};

// A stretch of a source text. The text outlives it.
struct Place {
  const SourceText* source = nullptr;
  uint32_t begin = 0;
  uint32_t end = 0;

  std::string_view text() const { return source->Slice(begin, end); }
};

// Returns the place from the start of `first` to the end of `last`.
inline Place Join(const Place& first, const Place& last) {
  return Place{first.source, first.begin, last.end};
}

// A name as written, with its place.
struct Name {
  std::string_view text;
  Place place;
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_SOURCE_TEXT_H_
