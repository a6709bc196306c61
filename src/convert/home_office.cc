// SPDX-License-Identifier: Apache-2.0
//
// One pass over the rows. A row sets the facts that its table always sets, then
// those that its labels set, then nationality and age; what nothing sets stays
// empty. A label that is in no list sets nothing either, and is remarked on.
//
// The quarter is read from its year and number. The published day of a row is
// the first of its quarter in some editions of the tables and the last in
// others, so nothing is read from it.
#include "convert/home_office.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/nearest_name.h"
#include "convert/ages.h"
#include "convert/case_writer.h"
#include "convert/labels.h"
#include "text/csv.h"
#include "text/quote.h"
#include "text/utf8.h"

namespace safeconduct::convert {
namespace {

// Of more remarks than these, only the first are made.
constexpr size_t kMaxRemarks = 200;

// Counts of more digits than these could overflow when added up.
constexpr size_t kMaxDigits = 9;

// The published tables write NA where a value is missing.
bool IsMissing(std::string_view cell) { return cell.empty() || cell == "NA"; }

// Returns a number that is written in digits only.
std::optional<uint64_t> ReadDigits(std::string_view text) {
  if (text.empty() || text.size() > kMaxDigits || !HasOnlyDigits(text)) {
    return std::nullopt;
  }
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Returns what is wrong with the bytes of a cell, or null.
// Cells that are carried through would bring it into the table of cases.
const char* FaultOfBytes(std::string_view cell) {
  while (!cell.empty()) {
    const size_t length = text::CharacterLength(cell);
    if (length == 0) {
      return "holds bytes that are not UTF-8; save the table as UTF-8";
    }
    if (text::IsControl(cell.substr(0, length))) {
      return "holds a control character, a cell is text of one line";
    }
    cell.remove_prefix(length);
  }
  return nullptr;
}

// Returns the days of a quarter of a year.
// Both are checked before, so the date exists.
Days QuarterDays(uint64_t year, uint64_t quarter) {
  const Date first =
      *ParseDate(fmt::format("{:04}-{:02}-01", year, 3 * quarter - 2));
  return {first, Date{AddMonths(first, 3).days - 1}};
}

// Counts rows, and what they count.
struct Count {
  size_t rows = 0;
  uint64_t weight = 0;
};

std::string Counted(const Count& count) {
  return fmt::format("{} row{} with a count of {}", count.rows,
                     count.rows == 1 ? "" : "s", count.weight);
}

// Where the columns of a published table stand.
class Header {
 public:
  void Read(const std::vector<std::string_view>& names) {
    for (size_t i = 0; i < names.size(); ++i) {
      if (!at_.try_emplace(std::string(names[i]), i).second) {
        faults_.push_back(
            fmt::format("column {} stands twice", text::Quote(names[i])));
      }
    }
  }

  void Need(std::string_view name) {
    if (at_.contains(std::string(name))) return;
    std::vector<std::string> names;
    for (const auto& [each, at] : at_) names.push_back(each);
    faults_.push_back(
        fmt::format("no column `{}`{}", name, DidYouMean(name, names)));
  }

  // Of a column that was needed and is there.
  size_t operator[](std::string_view name) const {
    return at_.find(name)->second;
  }
  size_t size() const { return at_.size(); }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  std::map<std::string, size_t, std::less<>> at_;
  std::vector<std::string> faults_;
};

// One conversion: holds the row that is being read, and what is told in the
// end.
class Converter {
 public:
  Converter(const ConversionRequest& request, std::string_view path,
            std::string_view text);

  std::expected<Conversion, Error> Run();

 private:
  bool ReadHeader();
  void ReadRow();
  std::optional<Days> ReadQuarter();
  std::optional<uint64_t> ReadCount();
  bool HasSoundCells();
  void Convert(const Days& quarter, uint64_t count);
  bool ReadLabels(const Days& quarter, uint64_t count);
  const Meaning* FindMeaning(const LabelColumn& column, uint64_t count);
  void ReadAges(const Days& quarter, uint64_t count);
  void Set(const Setting& setting, const Days& quarter);
  void NoteUnknown(std::string_view column, std::string_view label,
                   uint64_t count);
  std::string_view Cell(std::string_view column) const {
    return rows_.fields()[header_[column]];
  }
  void AddFault(std::string_view column, const std::string& text);
  Error Faults() const;
  std::vector<std::string> Remarks() const;

  const ConversionRequest& request_;
  const PublishedTable& table_;
  std::string_view path_;
  std::string_view text_;
  text::CsvRows rows_;
  Header header_;
  std::vector<KeptColumn> kept_;
  std::vector<std::string> names_;  // of the columns of the cases
  // Made once the columns of the cases are known.
  std::optional<CaseWriter> writer_;
  size_t row_ = 0;                  // from 1, the names not counted
  std::vector<std::string> cells_;  // of the case: facts, `on`, kept columns
  std::vector<std::string> faults_;
  size_t fault_count_ = 0;
  size_t bad_row_count_ = 0;
  Count uncounted_;
  Count nobody_;
  std::map<std::string_view, Count> counted_again_;  // by label
  std::map<std::pair<std::string, std::string>, Count> unknowns_;
};

Converter::Converter(const ConversionRequest& request, std::string_view path,
                     std::string_view text)
    : request_(request),
      table_(*request.table),
      path_(path),
      text_(text::WithoutByteOrderMark(text)),
      rows_(text_) {
  for (const std::string_view fact : table_.facts) names_.emplace_back(fact);
  if (request_.on) names_.emplace_back("on");
  for (const KeptColumn& column : table_.kept) {
    if (!request_.keep.empty() &&
        std::ranges::find(request_.keep, column.name) == request_.keep.end()) {
      continue;
    }
    kept_.push_back(column);
    names_.emplace_back(column.name);
  }
  writer_.emplace(names_);
}

std::expected<Conversion, Error> Converter::Run() {
  if (!ReadHeader()) return std::unexpected(Faults());
  bool is_bad = false;
  // All rows are read, whatever their faults: all are told, up to kMaxFaults.
  while (rows_.Next()) {
    ++row_;
    const size_t faults = fault_count_;
    ReadRow();
    is_bad = fault_count_ > faults;
    if (is_bad) ++bad_row_count_;
  }
  if (row_ == 0) {
    AddFault("", "there is no row, only names of columns");
    // A file cut off in the middle of a number would have a smaller one.
  } else if (!text_.ends_with('\n')) {
    if (!is_bad) ++bad_row_count_;
    AddFault("",
             "the last line has no end; the file may be cut off, so fetch it "
             "again, or end the line");
  }
  if (fault_count_ > 0) return std::unexpected(Faults());
  return Conversion{writer_->Text(), writer_->weight(), Remarks()};
}

bool Converter::ReadHeader() {
  if (!rows_.Next()) {
    AddFault("", "holds nothing, not even the names of columns");
    return false;
  }
  if (rows_.fault() != nullptr) {
    AddFault("", rows_.fault());
    return false;
  }
  header_.Read(rows_.fields());
  header_.Need(kYear);
  header_.Need(kQuarter);
  for (const LabelColumn& column : table_.labels) {
    header_.Need(column.column);
    if (!column.group.empty()) header_.Need(column.group);
  }
  for (const KeptColumn& column : table_.kept) header_.Need(column.column);
  header_.Need(table_.count);
  std::vector<std::string> told;
  for (const std::string& fault : header_.faults()) {
    // A column may be needed twice, as a label and to be carried through.
    if (std::ranges::find(told, fault) != told.end()) continue;
    told.push_back(fault);
    AddFault("", fault);
  }
  return told.empty();
}

// -- Rows ---------------------------------------------------------------------

void Converter::ReadRow() {
  if (rows_.fault() != nullptr) return AddFault("", rows_.fault());
  if (rows_.fields().size() != header_.size()) {
    return AddFault("", fmt::format("row has {} columns, expected {}",
                                    rows_.fields().size(), header_.size()));
  }
  if (!HasSoundCells()) return;
  const auto quarter = ReadQuarter();
  const size_t faults = fault_count_;
  const auto count = ReadCount();
  // No count is not the same as one that cannot be read.
  if (!quarter || fault_count_ > faults) return;
  // After the row was checked: one that is not wanted may be at fault, too.
  if (!table_.only.empty() && Cell(table_.kept.front().column) != table_.only) {
    return;
  }
  if (!count) {
    ++uncounted_.rows;
  } else if (*count == 0) {
    ++nobody_.rows;
  } else {
    Convert(*quarter, *count);
  }
}

bool Converter::HasSoundCells() {
  bool sound = true;
  const auto check = [&](std::string_view column) {
    const char* fault = FaultOfBytes(Cell(column));
    if (fault == nullptr) return;
    AddFault(column, fault);
    sound = false;
  };
  check(table_.count);
  for (const KeptColumn& column : table_.kept) check(column.column);
  return sound;
}

std::optional<Days> Converter::ReadQuarter() {
  const auto year = ReadDigits(Cell(kYear));
  const auto quarter = ReadDigits(Cell(kQuarter));
  const bool has_year = year && 1900 <= *year && *year <= 2100;
  const bool has_quarter = quarter && 1 <= *quarter && *quarter <= 4;
  if (!has_year) {
    AddFault(kYear, fmt::format("found {}, a year is from 1900 to 2100",
                                text::Quote(Cell(kYear))));
  }
  if (!has_quarter) {
    AddFault(kQuarter, fmt::format("found {}, a quarter is 1, 2, 3 or 4",
                                   text::Quote(Cell(kQuarter))));
  }
  if (!has_year || !has_quarter) return std::nullopt;
  return QuarterDays(*year, *quarter);
}

// Returns the count of the row, where it has one.
std::optional<uint64_t> Converter::ReadCount() {
  const std::string_view cell = Cell(table_.count);
  if (IsMissing(cell)) return std::nullopt;
  const auto count = ReadDigits(cell);
  if (!count) {
    AddFault(table_.count,
             fmt::format("found {}, a count is a whole number of at most {} "
                         "digits, or NA where it is missing",
                         text::Quote(cell), kMaxDigits));
  }
  return count;
}

void Converter::Convert(const Days& quarter, uint64_t count) {
  cells_.assign(names_.size(), "");
  for (const Setting& setting : table_.always) Set(setting, quarter);
  if (!ReadLabels(quarter, count)) return;
  const std::string_view label = Cell(kNationality);
  const auto nationality =
      IsMissing(label) ? std::string() : ReadNationality(label);
  // A label that no list has leaves the fact unknown, which is safe, and is
  // told, as the publisher may have a new one.
  if (!nationality) NoteUnknown(kNationality, label, count);
  Set({"nationality", nationality.value_or("")}, quarter);
  ReadAges(quarter, count);
  // Behind the facts, in the order of names_.
  size_t at = table_.facts.size();
  if (request_.on) {
    const std::string first = FormatDate(request_.on->first);
    const std::string last = FormatDate(request_.on->last);
    cells_[at++] = first == last ? first : first + ".." + last;
  }
  for (const KeptColumn& column : kept_) cells_[at++] = Cell(column.column);
  writer_->Add(cells_, count);
}

// Returns whether the row is a case of its own.
bool Converter::ReadLabels(const Days& quarter, uint64_t count) {
  for (const LabelColumn& column : table_.labels) {
    const Meaning* meaning = FindMeaning(column, count);
    if (meaning == nullptr) continue;
    if (meaning->counted_again) {
      Count& left = counted_again_[meaning->label];
      ++left.rows;
      left.weight += count;
      return false;
    }
    for (const Setting& setting : meaning->settings) Set(setting, quarter);
  }
  return true;
}

// Returns null where the label is missing or in no list.
const Meaning* Converter::FindMeaning(const LabelColumn& column,
                                      uint64_t count) {
  std::string label(Cell(column.column));
  if (IsMissing(label)) return nullptr;
  if (!column.group.empty()) {
    // `Positive` alone says nothing: of which decision, its group says.
    label = fmt::format("{}: {}", Cell(column.group), label);
  }
  const auto at = std::ranges::find(column.meanings, label, &Meaning::label);
  if (at != column.meanings.end()) return &*at;
  NoteUnknown(column.column, label, count);
  return nullptr;
}

// An unaccompanied child is under 18. Where the age group says otherwise, the
// row says both, and the age is disputed: it may be either.
void Converter::ReadAges(const Days& quarter, uint64_t count) {
  const std::string_view label = Cell(kAgeGroup);
  if (IsMissing(label)) return;
  const auto group = ReadAgeGroup(label);
  if (!group) return NoteUnknown(kAgeGroup, label, count);
  std::vector<AgeRange> ages;
  const auto has_uasc =
      std::ranges::find(table_.kept, kUasc, &KeptColumn::column);
  if (has_uasc != table_.kept.end() && Cell(kUasc) == kUasc) {
    // Before the group, as ranges come by their lower ends.
    ages.push_back(kChild);
  }
  ages.push_back(*group);
  if (request_.on) {
    for (AgeRange& range : ages) range = AgesOn(*request_.on, quarter, range);
  }
  Set({"age", FormatAges(ages)}, quarter);
}

void Converter::Set(const Setting& setting, const Days& quarter) {
  const auto at = std::ranges::find(table_.facts, setting.fact);
  // What a label says may be of a fact that this table does not ask about.
  if (at == table_.facts.end()) return;
  std::string cell(setting.cell);
  const std::string last = FormatDate(quarter.last);
  if (cell == kInQuarter) cell = FormatDate(quarter.first) + ".." + last;
  if (cell == kByItsEnd) cell = ".." + last;
  cells_[static_cast<size_t>(at - table_.facts.begin())] = std::move(cell);
}

// -- Messages -----------------------------------------------------------------

void Converter::NoteUnknown(std::string_view column, std::string_view label,
                            uint64_t count) {
  Count& unknown = unknowns_[{std::string(column), std::string(label)}];
  ++unknown.rows;
  unknown.weight += count;
}

void Converter::AddFault(std::string_view column, const std::string& text) {
  if (++fault_count_ > kMaxFaults) return;
  const std::string row = row_ == 0 ? "" : fmt::format(" row {}", row_);
  const std::string in_column =
      column.empty() ? "" : fmt::format(", column `{}`", column);
  faults_.push_back(fmt::format("{}:{}:{}{}{} {}", path_,
                                std::max<size_t>(rows_.line(), 1), row,
                                in_column, row_ == 0 ? "" : ":", text));
}

Error Converter::Faults() const {
  std::string text = fmt::format("{}\n", fmt::join(faults_, "\n"));
  if (fault_count_ > faults_.size()) {
    text += fmt::format("{} more faults are not shown (mend these first)\n",
                        fault_count_ - faults_.size());
  }
  // The names or the file itself are at fault, not rows.
  if (bad_row_count_ == 0) {
    text += fmt::format(
        "{}: nothing is converted (check that the file is the published "
        "table)",
        path_);
  } else {
    text += fmt::format(
        "{}: {} row{} at fault, and nothing is converted (mend what is wrong)",
        path_, bad_row_count_, bad_row_count_ == 1 ? "" : "s");
  }
  return {Error::Kind::kFaults, text};
}

std::vector<std::string> Converter::Remarks() const {
  std::vector<std::string> remarks;
  const auto add_left_out = [&](const Count& count, std::string_view why) {
    if (count.rows == 0) return;
    remarks.push_back(fmt::format("{} row{} left out: {}", count.rows,
                                  count.rows == 1 ? "" : "s", why));
  };
  add_left_out(uncounted_, "the count is missing");
  add_left_out(nobody_, "the count is 0");
  for (const auto& [label, count] : counted_again_) {
    remarks.push_back(
        fmt::format("{} left out: `{}` is counted a second time under what "
                    "came next",
                    Counted(count), label));
  }
  for (const auto& [what, count] : unknowns_) {
    remarks.push_back(
        fmt::format("column `{}`: unknown label {}, left unknown in {}",
                    what.first, text::Quote(what.second), Counted(count)));
  }
  if (remarks.size() > kMaxRemarks) {
    const size_t more = remarks.size() - kMaxRemarks;
    remarks.resize(kMaxRemarks);
    remarks.push_back(fmt::format("{} more remarks are not shown", more));
  }
  return remarks;
}

}  // namespace

std::expected<Conversion, Error> ConvertTable(const ConversionRequest& request,
                                              std::string_view path,
                                              std::string_view text) {
  return Converter(request, path, text).Run();
}

}  // namespace safeconduct::convert
