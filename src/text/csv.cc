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

#include "text/blanks.h"

namespace safeconduct::text {

namespace {

// Returns where the quote stands that closes a field of which the text is
// looked at from `at` on, or that none does.
size_t ClosingQuote(std::string_view text, size_t at) {
  while (true) {
    const size_t end = text.find('"', at);
    if (end == std::string_view::npos) return end;
    // Written twice it is a quote of the field.
    if (end + 1 >= text.size() || text[end + 1] != '"') return end;
    at = end + 2;
  }
}

}  // namespace

// Spreadsheets write semicolons where the comma stands in decimals. The line of
// names is the best witness: every column adds a separator to it, and few names
// hold such a sign.
char SeparatorOf(std::string_view names) {
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

// Quotes open a field where one begins and nowhere else, as CsvRows reads them:
// were all of them counted, one within a field would turn the ends of lines
// behind it inside out.
size_t WholeRows(std::string_view text, char separator) {
  size_t whole = 0;
  size_t at = 0;
  while (true) {
    const size_t quote = std::min(text.find('"', at), text.size());
    const size_t line_end = text.substr(at, quote - at).rfind('\n');
    if (line_end != std::string_view::npos) whole = at + line_end + 1;
    if (quote == text.size()) return whole;
    at = quote + 1;
    const bool opens =
        quote == 0 || text[quote - 1] == '\n' || text[quote - 1] == separator;
    if (!opens) continue;
    const size_t end = ClosingQuote(text, at);
    if (end == std::string_view::npos) return whole;
    at = end + 1;
  }
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
  const size_t end = ClosingQuote(rest_, 1);
  if (end == std::string_view::npos) {
    fault_ = "quote that is never closed";
    const std::string_view field = rest_.substr(1);
    rest_ = {};
    return field;
  }
  const std::string_view field = rest_.substr(1, end - 1);
  // Line ends within quotes begin no row, yet count as lines, so that what a
  // fault names is the line that an editor shows.
  next_line_ += static_cast<size_t>(std::ranges::count(field, '\n'));
  rest_.remove_prefix(end + 1);
  if (!field.contains('"')) return field;
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
  return fault_ == nullptr && std::ranges::all_of(fields_, IsBlank);
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
