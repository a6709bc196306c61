// SPDX-License-Identifier: Apache-2.0
//
// Rows are views into the text, which is read once: nothing of a table is
// copied but fields with quotes written twice. Where a row breaks the rules the
// reader says so and goes on behind it, as a table of thousands of rows should
// not be lost for one of them. Only a quote that is never closed takes the rest
// of the text with it, for no one can tell where its field was to end.
#include "text/csv.h"

#include <algorithm>
#include <array>

namespace safeconduct::text {

std::string_view WithoutByteOrderMark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  return text;
}

// Spreadsheets write semicolons where the comma stands in decimals. The line of
// names is the best witness: every column adds a separator to it, and few names
// hold such a sign.
char SeparatorOf(std::string_view names) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : names) {
    if (c == '\n' && !quoted) break;
    if (c == '"') quoted = !quoted;
    const size_t at = quoted ? std::string_view::npos : kSeparators.find(c);
    if (at != std::string_view::npos) ++counts[at];
  }
  const auto* const most = std::ranges::max_element(counts);
  return kSeparators[static_cast<size_t>(most - counts.begin())];
}

size_t WholeRows(std::string_view text) {
  // Where nothing is found, `npos + 1` is 0.
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
  // The test costs less than clearing what is nearly always empty.
  if (!unquoted_.empty()) unquoted_.clear();
  fault_ = nullptr;
  while (!rest_.empty() && (rest_[0] == '\n' || rest_.starts_with("\r\n"))) {
    rest_.remove_prefix(rest_[0] == '\n' ? 1 : 2);
    ++next_line_;
    ++empty_lines_;
  }
  if (rest_.empty()) return false;
  line_ = next_line_;
  while (true) {
    const std::string_view field =
        rest_.starts_with('"') ? ReadQuoted() : ReadPlain();
    fields_.push_back(field);
    if (EndOfRow()) return true;
    rest_.remove_prefix(1);  // the separator
  }
}

// Reads up to a separator or the end of the line. Blanks are part of a field.
std::string_view CsvRows::ReadPlain() {
  // Fields are short: looking at each byte is faster than a search.
  const char separator = separator_;
  size_t end = 0;
  bool quoted = false;
  for (; end < rest_.size(); ++end) {
    const char c = rest_[end];
    if (c == separator || c == '\n') break;
    if (c == '"') quoted = true;
  }
  std::string_view field = rest_.substr(0, end);
  rest_.remove_prefix(end);
  // A carriage return right before the end of the line, or of the text, is no
  // part of the field; one elsewhere is.
  const bool at_line_end = rest_.empty() || rest_[0] == '\n';
  if (at_line_end && field.ends_with('\r')) field.remove_suffix(1);
  // RFC 4180 does not allow it.
  if (quoted) fault_ = "quote inside a field that does not begin with one";
  return field;
}

// Reads a field in quotes, in which separators and ends of lines mean
// themselves.
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
  // Line ends within quotes begin no row, yet count as lines, so that what a
  // fault names is the line that an editor shows.
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
// quote up to the next separator is a fault.
bool CsvRows::EndOfRow() {
  if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
  const auto ends_field = [this](char c) {
    return c == separator_ || c == '\n';
  };
  if (!rest_.empty() && !ends_field(rest_[0])) {
    fault_ = "text behind a closing quote";
    const auto* end = std::ranges::find_if(rest_, ends_field);
    rest_.remove_prefix(static_cast<size_t>(end - rest_.begin()));
  }
  ended_ = !rest_.empty();
  if (rest_.empty()) return true;
  if (rest_[0] == separator_) return false;
  rest_.remove_prefix(1);
  ++next_line_;
  return true;
}

bool CsvRows::blank() const {
  return fault_ == nullptr &&
         std::ranges::all_of(fields_, [](std::string_view field) {
           return field.find_first_not_of(' ') == std::string_view::npos;
         });
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
