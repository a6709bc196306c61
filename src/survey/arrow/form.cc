// SPDX-License-Identifier: Apache-2.0
//
// Why ranges have two columns. A table of text writes `16..17` in one cell; a
// column of numbers holds one a cell, and to turn numbers into texts so that
// they may be ranges would make slow what is handed over in order to be fast.
//
// Which columns of an Arrow stream are which columns of a table, settled once
// from its schema, before any row is read. All that is wrong is told at once.
// Two columns that are named as the ends of one fact are one column of ranges.
#include "survey/arrow/form.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "text/quote.h"

namespace safeconduct::survey {
namespace {

using Kind = TableColumn::Kind;

constexpr std::string_view kFrom = "_from";
constexpr std::string_view kTo = "_to";

// Source: Arrow C data interface, "Data type description - format strings".
constexpr std::array<std::pair<std::string_view, ArrowType>, 16> kFormats = {{
    {"n", ArrowType::kNull},
    {"b", ArrowType::kBool},
    {"c", ArrowType::kInt8},
    {"C", ArrowType::kUint8},
    {"s", ArrowType::kInt16},
    {"S", ArrowType::kUint16},
    {"i", ArrowType::kInt32},
    {"I", ArrowType::kUint32},
    {"l", ArrowType::kInt64},
    {"L", ArrowType::kUint64},
    {"f", ArrowType::kFloat},
    {"g", ArrowType::kDouble},
    {"tdD", ArrowType::kDate32},
    {"tdm", ArrowType::kDate64},
    {"u", ArrowType::kUtf8},
    {"U", ArrowType::kLargeUtf8},
}};

// What a format takes after its letters, as a unit or a zone, is none of these.
ArrowType TypeOf(const char* format) {
  const std::string_view wanted(format);
  for (const auto& [known, type] : kFormats) {
    if (known == wanted) return type;
  }
  return ArrowType::kOther;
}

Error FaultsError(const std::vector<std::string>& faults) {
  return {Error::Kind::kFaults, fmt::format("{}", fmt::join(faults, "\n"))};
}

// A column as its schema tells it.
struct Field {
  ArrowField field;
  std::string format;  // for a message
};

// Returns a column of a stream, or what is wrong with its schema.
std::expected<Field, std::string> ReadField(const ArrowSchema* schema,
                                            size_t child) {
  if (schema == nullptr) {
    return std::unexpected(fmt::format("column {}: has no schema", child + 1));
  }
  const std::string name(schema->name == nullptr ? "" : schema->name);
  const auto fault = [&name](std::string_view text) {
    return std::unexpected(
        fmt::format("column {}: {}", text::Quote(name), text));
  };
  if (schema->release == nullptr) return fault("its schema was released");
  if (schema->format == nullptr) return fault("its schema has no format");
  Field read{{child, name, {TypeOf(schema->format), std::nullopt}},
             text::Quote(schema->format)};
  if (schema->dictionary == nullptr) return read;
  const ArrowSchema& values = *schema->dictionary;
  // A dictionary's own name means nothing and is not read.
  if (values.release == nullptr || values.format == nullptr) {
    return fault("the schema of its dictionary was released or has no format");
  }
  // A dictionary of a dictionary is told apart only so that it is refused as
  // what it is.
  const bool is_nested = values.dictionary != nullptr;
  read.field.format.dictionary =
      is_nested ? ArrowType::kOther : TypeOf(values.format);
  read.format +=
      fmt::format(" with a dictionary of {}{}", text::Quote(values.format),
                  is_nested ? " with a dictionary" : "");
  return read;
}

// Reads what the schema says of each column, in their order.
std::expected<std::vector<Field>, Error> ReadFields(const ArrowSchema& schema) {
  const auto fail = [](std::string text) {
    return std::unexpected(Error{Error::Kind::kFaults, std::move(text)});
  };
  if (schema.release == nullptr) return fail("its schema was released");
  const bool is_struct = schema.format != nullptr &&
                         std::string_view(schema.format) == "+s" &&
                         schema.dictionary == nullptr;
  if (!is_struct) {
    return fail(fmt::format(
        "holds values of format {}, not record batches (`+s`)",
        schema.format == nullptr ? "null" : text::Quote(schema.format)));
  }
  if (schema.n_children <= 0 || schema.children == nullptr) {
    return fail("has no columns");
  }
  std::vector<Field> fields;
  std::vector<std::string> faults;
  for (int64_t i = 0; i < schema.n_children; ++i) {
    auto field = ReadField(schema.children[i], static_cast<size_t>(i));
    if (field) {
      fields.push_back(*std::move(field));
    } else {
      faults.push_back(std::move(field.error()));
    }
  }
  if (!faults.empty()) return std::unexpected(FaultsError(faults));
  return fields;
}

// Returns the fact of which a column holds an end that is named with `end`.
std::optional<std::string> FactOfEnd(const law::Law& law,
                                     const std::string& name,
                                     std::string_view end,
                                     const std::vector<std::string>& keep) {
  // A fact that is declared by such a name, or a column to be carried through,
  // is what it says.
  if (!name.ends_with(end) || law.FindFact(name)) return std::nullopt;
  if (std::ranges::find(keep, name) != keep.end()) return std::nullopt;
  std::string fact = name.substr(0, name.size() - end.size());
  const auto id = law.FindFact(fact);
  if (!id) return std::nullopt;
  const law::Type& type = law.fact(*id).type;
  if (type.form != law::TypeForm::kNumber && !type.is_date()) {
    return std::nullopt;
  }
  return fact;
}

// What stands in one column of the table: one column of the stream, or two.
struct Ends {
  std::string name;
  const Field* low = nullptr;
  const Field* high = nullptr;
  bool is_pair = false;
};

// Puts columns of ends together; the first says where both stand. One end alone
// is refused: an end that is open everywhere is written as a column of nulls.
class Pairer {
 public:
  Pairer(const law::Law& law, const std::vector<std::string>& keep)
      : law_(law), keep_(keep) {}

  void Add(const Field& field) {
    const std::string& name = field.field.name;
    if (const auto fact = FactOfEnd(law_, name, kFrom, keep_)) {
      Put(field, PairOf(*fact).low);
    } else if (const auto last = FactOfEnd(law_, name, kTo, keep_)) {
      Put(field, PairOf(*last).high);
    } else {
      columns_.push_back({name, &field, nullptr, false});
    }
  }

  // Returns the columns, or what is wrong with them.
  std::expected<std::vector<Ends>, Error> Finish() {
    for (const Ends& ends : columns_) {
      if (!ends.is_pair || (ends.low != nullptr && ends.high != nullptr)) {
        continue;
      }
      const bool has_low = ends.low != nullptr;
      faults_.push_back(fmt::format("column `{0}{1}` stands without `{0}{2}`",
                                    ends.name, has_low ? kFrom : kTo,
                                    has_low ? kTo : kFrom));
    }
    if (!faults_.empty()) return std::unexpected(FaultsError(faults_));
    return std::move(columns_);
  }

 private:
  // Keyed by the fact, as the two ends need not stand beside each other.
  Ends& PairOf(const std::string& fact) {
    const auto [at, is_new] = pairs_.try_emplace(fact, columns_.size());
    if (is_new) columns_.push_back({fact, nullptr, nullptr, true});
    return columns_[at->second];
  }

  void Put(const Field& field, const Field*& end) {
    if (end != nullptr) {
      faults_.push_back(
          fmt::format("column `{}` stands twice", field.field.name));
    }
    end = &field;
  }

  const law::Law& law_;
  const std::vector<std::string>& keep_;
  std::map<std::string, size_t> pairs_;
  std::vector<Ends> columns_;
  std::vector<std::string> faults_;
};

// What a column may hold, and the words for it.
struct Allowed {
  bool integers = false;
  bool dates = false;
  bool texts = false;
  bool bools = false;
  bool floats = false;
  // A column of nulls says that nothing is known, as any column may but that of
  // weights, which cannot be unknown.
  bool nulls = true;

  bool Takes(const ArrowFormat& format) const {
    if (format.is_text()) return texts;
    if (format.dictionary) return false;
    if (IsInteger(format.type)) return integers;
    if (IsDate(format.type)) return dates;
    if (format.type == ArrowType::kBool) return bools;
    if (format.type == ArrowType::kNull) return nulls;
    return format.type != ArrowType::kOther && floats;
  }

  std::string InWords() const {
    std::vector<std::string_view> words;
    if (bools) words.emplace_back("booleans (b)");
    if (integers) words.emplace_back("integers (c C s S i I l L)");
    if (floats) words.emplace_back("floating point (f g)");
    if (dates) words.emplace_back("dates (tdD tdm)");
    if (texts) words.emplace_back("utf8 (u U), a dictionary of utf8");
    if (nulls) words.emplace_back("nulls (n)");
    return fmt::format("{}", fmt::join(words, ", "));
  }
};

// Texts are ranges by themselves, so of a pair they are not taken.
Allowed AllowedFor(const law::Type& type, bool is_pair) {
  Allowed allowed;
  allowed.texts = !is_pair;
  allowed.bools = type.form == law::TypeForm::kYesNo;
  allowed.integers = type.form == law::TypeForm::kNumber;
  allowed.dates = type.is_date();
  return allowed;
}

Allowed AllowedFor(const law::Law& law, const TableColumn& column,
                   bool is_pair) {
  switch (column.kind) {
    case Kind::kFact:
      return AllowedFor(law.fact(column.fact).type, is_pair);
    case Kind::kOn:
      return {.dates = true, .texts = true};
    case Kind::kId:
      return {.integers = true, .texts = true};
    case Kind::kWeight:
      return {.integers = true, .texts = true, .floats = true, .nulls = false};
    case Kind::kKept:
    case Kind::kNameless:
      break;
  }
  return {.integers = true, .dates = true, .texts = true, .bools = true};
}

// Checks that a column of the table can be read from what holds it.
void CheckFormats(const law::Law& law, const TableColumn& column,
                  const Ends& ends, std::vector<std::string>& faults) {
  const Allowed allowed = AllowedFor(law, column, ends.is_pair);
  for (const Field* field : {ends.low, ends.high}) {
    if (field == nullptr || allowed.Takes(field->field.format)) continue;
    faults.push_back(fmt::format("column `{}` holds {}; it may hold {}",
                                 field->field.name, field->format,
                                 allowed.InWords()));
  }
}

}  // namespace

bool IsInteger(ArrowType type) {
  return type >= ArrowType::kInt8 && type <= ArrowType::kUint64;
}

bool IsDate(ArrowType type) {
  return type == ArrowType::kDate32 || type == ArrowType::kDate64;
}

bool IsText(ArrowType type) {
  return type == ArrowType::kUtf8 || type == ArrowType::kLargeUtf8;
}

bool ArrowFormat::is_text() const {
  if (!dictionary) return IsText(type);
  return IsInteger(type) && IsText(*dictionary);
}

std::expected<ArrowForm, Error> ReadArrowForm(
    const law::Law& law, const ArrowSchema& schema,
    const std::vector<std::string>& keep, const std::vector<std::string>& by) {
  const auto fields = ReadFields(schema);
  if (!fields) return std::unexpected(fields.error());
  Pairer pairer(law, keep);
  for (const Field& field : *fields) pairer.Add(field);
  const auto columns = pairer.Finish();
  if (!columns) return std::unexpected(columns.error());
  std::vector<std::string_view> names;
  for (const Ends& ends : *columns) names.emplace_back(ends.name);
  // From here on the rules are those of a table of text, and so are the
  // messages.
  auto table = ReadTableForm(law, names, keep, by);
  if (!table) return std::unexpected(table.error());
  // What a spreadsheet leaves behind no program hands over.
  if (table->Has(Kind::kNameless)) {
    return std::unexpected(
        FaultsError({"a column has no name (name it, or leave it out)"}));
  }

  ArrowForm form{*std::move(table), {}, fields->size()};
  std::vector<std::string> faults;
  for (size_t i = 0; i < columns->size(); ++i) {
    const Ends& ends = (*columns)[i];
    const TableColumn& column = form.table.columns[i];
    const bool is_read =
        column.kind != Kind::kKept ||
        std::ranges::find(form.table.group_by, i) != form.table.group_by.end();
    // What is kept and not grouped by may be of any format: nothing looks at
    // it.
    if (is_read) CheckFormats(law, column, ends, faults);
    auto& added = form.columns.emplace_back(
        ArrowForm::Column{ends.low->field, std::nullopt, is_read});
    if (ends.high != nullptr) added.high = ends.high->field;
  }
  if (faults.empty()) return form;
  return std::unexpected(FaultsError(faults));
}

}  // namespace safeconduct::survey
