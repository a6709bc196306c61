// SPDX-License-Identifier: Apache-2.0
#include "text/quote.h"

#include <cstddef>

#include "text/utf8.h"

namespace safeconduct::text {
namespace {

// Enough to recognise what was written; a message stays on a line or two
// whatever a hostile page holds.
constexpr size_t kMaxShown = 40;

}  // namespace

std::string_view Shown(std::string_view text) {
  if (text.size() <= kMaxShown) return text;
  size_t end = kMaxShown;
  while (end > 0 && ContinuesCharacter(text[end])) {
    --end;
  }
  return text.substr(0, end);
}

std::string Quote(std::string_view text) {
  const std::string_view shown = Shown(text);
  std::string quoted = "`" + Printable(shown);
  if (shown.size() < text.size()) quoted += "...";
  return quoted + '`';
}

}  // namespace safeconduct::text
