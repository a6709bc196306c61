// SPDX-License-Identifier: Apache-2.0
#include "text/source_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace safeconduct::text {

SourceText::SourceText(std::string path, std::string content)
    : path_(std::move(path)), content_(std::move(content)) {
  // Lines end as those of Unix, of Windows or, with a carriage return alone, of
  // old Macintoshes do.
  line_starts_.push_back(0);
  // The next of each, or npos, which is behind every place. Most texts have one
  // of the two, and the search for it is a vector's.
  size_t feed = content_.find('\n');
  size_t carriage = content_.find('\r');
  while (std::min(feed, carriage) != std::string::npos) {
    const size_t end = carriage + 1 == feed ? feed : std::min(feed, carriage);
    line_starts_.push_back(static_cast<uint32_t>(end + 1));
    if (feed <= end) feed = content_.find('\n', end + 1);
    if (carriage <= end) carriage = content_.find('\r', end + 1);
  }
}

// O(log of the lines) and the characters before it on its line.
SourceText::Position SourceText::PositionOf(uint32_t offset) const {
  const auto after =
      std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const uint32_t start = *std::prev(after);
  const size_t characters = CharacterCount(Slice(start, offset));
  return {static_cast<uint32_t>(after - line_starts_.begin()),
          static_cast<uint32_t>(characters + 1)};
}

std::string_view SourceText::Line(uint32_t line) const {
  const size_t begin = line_starts_[line - 1];
  const size_t end =
      line < line_starts_.size() ? line_starts_[line] : content_.size();
  std::string_view text = content().substr(begin, end - begin);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace safeconduct::text
