// SPDX-License-Identifier: Apache-2.0
#include "text/csv.h"

#include <algorithm>

namespace safeconduct::text {

std::string_view WithoutByteOrderMark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

size_t WholeRows(std::string_view text) {
  if (text.find('"') == std::string_view::npos) return text.rfind('\n') + 1;
  // An end of line is one of a row where the quotes before it pair up.
  bool inside = std::ranges::count(text, '"') % 2 != 0;
  for (size_t i = text.size(); i-- > 0;) {
    if (text[i] == '"') inside = !inside;
    if (text[i] == '\n' && !inside) return i + 1;
  }
  return 0;
}

bool CsvRows::Next() {
  fields_.clear();
  if (!unquoted_.empty()) unquoted_.clear();
  fault_ = nullptr;
  while (!rest_.empty() && (rest_[0] == '\n' || rest_.starts_with("\r\n"))) {
    rest_.remove_prefix(rest_[0] == '\n' ? 1 : 2);
    ++next_line_;
  }
  if (rest_.empty()) return false;
  line_ = next_line_;
  while (true) {
    const std::string_view field =
        rest_.starts_with('"') ? ReadQuoted() : ReadPlain();
    fields_.push_back(field);
    if (EndOfRow()) return true;
    rest_.remove_prefix(1);  // the comma
  }
}

std::string_view CsvRows::ReadPlain() {
  // Fields are short: looking at each byte is faster than a search.
  size_t end = 0;
  bool quoted = false;
  for (; end < rest_.size(); ++end) {
    const char c = rest_[end];
    if (c == ',' || c == '\n') break;
    if (c == '"') quoted = true;
  }
  std::string_view field = rest_.substr(0, end);
  rest_.remove_prefix(end);
  const bool at_line_end = rest_.empty() || rest_[0] == '\n';
  if (at_line_end && field.ends_with('\r')) field.remove_suffix(1);
  if (quoted) fault_ = "quote inside a field that does not begin with one";
  return field;
}

std::string_view CsvRows::ReadQuoted() {
  size_t end = 1;
  bool doubled = false;
  while (true) {
    end = rest_.find('"', end);
    if (end == std::string_view::npos) {
      fault_ = "quote that is never closed";
      const std::string_view field = rest_.substr(1);
      rest_ = {};
      return field;
    }
    if (end + 1 >= rest_.size() || rest_[end + 1] != '"') break;
    doubled = true;
    end += 2;
  }
  std::string_view field = rest_.substr(1, end - 1);
  next_line_ += static_cast<size_t>(std::ranges::count(field, '\n'));
  rest_.remove_prefix(end + 1);
  if (!doubled) return field;
  std::string& kept = unquoted_.emplace_back();
  for (size_t i = 0; i < field.size(); ++i) {
    kept += field[i];
    if (field[i] == '"') ++i;
  }
  return kept;
}

// Takes the end of a row, where it is one. Whatever stands behind a closing
// quote up to the next comma is a fault.
bool CsvRows::EndOfRow() {
  if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
  if (!rest_.empty() && rest_[0] != ',' && rest_[0] != '\n') {
    fault_ = "text behind a closing quote";
    rest_.remove_prefix(std::min(rest_.find_first_of(",\n"), rest_.size()));
  }
  ended_ = !rest_.empty();
  if (rest_.empty()) return true;
  if (rest_[0] == ',') return false;
  rest_.remove_prefix(1);
  ++next_line_;
  return true;
}

std::string QuotedField(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(field);
  }
  std::string quoted = "\"";
  for (const char c : field) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + "\"";
}

}  // namespace safeconduct::text
