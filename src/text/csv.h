// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TEXT_CSV_H_
#define SAFECONDUCT_TEXT_CSV_H_

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::text {

// What may separate the fields of a table.
inline constexpr std::string_view kSeparators = ",;\t";

// Returns what separates the fields of a table, told from the line that names
// its columns: the comma, the semicolon or the tab, whichever it has most of
// outside quotes; of two alike, and where it has none, the first of these.
char SeparatorOf(std::string_view names);

// Returns how many bytes of `text`, which begins with a row, hold whole rows:
// up to and with the last end of line outside fields in quotes; 0 where there
// is none.
size_t WholeRows(std::string_view text, char separator = ',');

// Returns a field as RFC 4180 writes it: in quotes where it needs them.
std::string QuotedField(std::string_view field);

// Rows of comma-separated values (RFC 4180), or of values separated otherwise:
// fields may stand in double quotes, and a quote in them is written twice.
// Lines end in LF or CRLF. Empty lines are passed over and counted.
class CsvRows {
 public:
  // `text`, which must outlive the rows, holds whole rows; the last may lack
  // its end of line.
  explicit CsvRows(std::string_view text, char separator = ',')
      : rest_(text), separator_(separator) {}

  // Reads the next row; false at the end. A row with a fault has a text that
  // says what is wrong, and the fields before it.
  bool Next();

  // Without their quotes; views that last until the next call of Next().
  const std::vector<std::string_view>& fields() const { return fields_; }
  const char* fault() const { return fault_; }  // null where there is none
  // Lines up to and with the first of the row read last.
  size_t line() const { return line_; }
  // Whether the row read last has an end of line.
  bool ended() const { return ended_; }
  // Whether the row read last has nothing in any field but blanks.
  bool blank() const;
  // Empty lines passed over so far.
  size_t empty_lines() const { return empty_lines_; }
  // Lines up to the next row, and what follows the row read last.
  size_t lines_read() const { return next_line_ - 1; }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view ReadQuoted();
  std::string_view ReadPlain();
  bool EndOfRow();

  std::string_view rest_;
  char separator_;
  std::vector<std::string_view> fields_;
  // A deque, as its strings stay where they are while it grows.
  std::deque<std::string> unquoted_;  // fields with quotes written twice
  const char* fault_ = nullptr;
  // Lines count from 1.
  size_t line_ = 0;
  bool ended_ = true;
  size_t next_line_ = 1;
  size_t empty_lines_ = 0;
};

}  // namespace safeconduct::text

#endif  // SAFECONDUCT_TEXT_CSV_H_
