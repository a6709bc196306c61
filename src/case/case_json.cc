// SPDX-License-Identifier: Apache-2.0
// A case as JSON is read in two passes. The first lets the JSON reader report
// its events and makes a small tree of them; the second reads each member of
// the top object as the values of a fact.
//
// The JSON reader does not say where a token stands, so the iterator that feeds
// it tells how far it has read. A string, a word and a bracket end there; a
// number ends before, as the reader looks one byte ahead, and its end is looked
// up in the text. A token starts at the first byte behind the one before it
// that is no blank and no separator.
//
// The tree is bounded: a case nests an object, a list and a range, and what
// lies deeper is passed over, as the container that holds it is at fault
// already.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/nearest_name.h"
#include "case/case.h"
#include "case/fact_values.h"
#include "text/quote.h"

namespace safeconduct::chart {
namespace {

using nlohmann::json;
using text::DiagnosticKind;
using text::Diagnostics;
using text::Place;
using text::Quote;

constexpr size_t kMaxDepth = 4;
// A case that says more is a mistake; the bound keeps the tree small.
constexpr size_t kMaxValues = 65536;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r\n";

struct JsonValue {
  enum class Kind : uint8_t { kNull, kYesNo, kNumber, kString, kList, kObject };
  Kind kind = Kind::kNull;
  Place place;
  std::string text;  // of a string, unescaped; of others as written
  std::string key;   // of a member
  Place key_place;
  std::vector<JsonValue> children;
};
using Kind = JsonValue::Kind;

// Walks over bytes and keeps `*read` at the first that is not read yet.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** read) : at_(at), read_(read) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *read_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const {
    return at_ == other.at_;
  }

 private:
  const char* at_;
  const char** read_;
};

constexpr std::string_view kNotClosed = "missing closing quote";
constexpr std::string_view kExpectedCase =
    "expected an object, such as `{\"age\": 17}`, found ";

// What the JSON reader says of a fault, and what this program says instead.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7>
    kLexicalFaults = {{
        {"ill-formed UTF-8", "byte that is not UTF-8; a case is UTF-8"},
        {kNotClosed, "string is not closed; it ends with `\"`"},
        {"control character",
         "control character in a string; it is written with a backslash"},
        {"surrogate", "half of a surrogate pair; both halves are written"},
        {"hex digits", "expected four hexadecimal digits behind `\\u`"},
        {"after backslash",
         "backslash before a character that has no escape; write `\\\\`"},
        {"invalid number",
         "number is not written as in JSON; write digits, such as `17`"},
    }};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5>
    kExpectations = {{
        {"; expected string literal", "a key in quotes"},
        {"; expected ':'", "`:`"},
        {"; expected ']'", "`,` or `]`"},
        {"; expected '}'", "`,` or `}`"},
        {"; expected end of input", "the end of the text"},
    }};

// Returns the length of the word at the front of `text`.
size_t WordLength(std::string_view text) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return static_cast<size_t>(std::ranges::find_if_not(text, is_part) -
                             text.begin());
}

std::string ExplainUnexpected(std::string_view message, std::string found) {
  std::string_view expected = "a value";
  for (const auto& [theirs, ours] : kExpectations) {
    if (message.ends_with(theirs)) expected = ours;
  }
  return "expected " + std::string(expected) + ", found " + std::move(found);
}

// Makes the tree of a text. The names of the functions are the reader's.
class TreeMaker : public nlohmann::json_sax<json> {
 public:
  TreeMaker(const text::SourceText& source, Diagnostics& diagnostics)
      : source_(source),
        diagnostics_(diagnostics),
        content_(source.content()),
        read_(content_.data()) {
    if (content_.starts_with(kByteOrderMark)) end_ = kByteOrderMark.size();
  }

  // Returns the top value, or nothing where a fault was reported.
  std::optional<JsonValue> Make() {
    const char* const begin = content_.data();
    const char* const end = begin + content_.size();
    if (!json::sax_parse(CountingIterator(begin, &read_),
                         CountingIterator(end, &read_), this)) {
      return std::nullopt;
    }
    // The reader takes a zero byte for the end of the text.
    const size_t rest = content_.find_first_not_of(kBlanks, end_);
    if (rest != std::string_view::npos) {
      Report(DiagnosticKind::kMalformedJson, rest, rest + 1,
             "expected the end of the text, found a zero byte");
      return std::nullopt;
    }
    return std::move(top_);
  }

  bool null() override { return AddScalar(Kind::kNull, ReadSoFar()); }
  bool boolean(bool) override { return AddScalar(Kind::kYesNo, ReadSoFar()); }
  bool number_integer(number_integer_t) override { return AddNumber(); }
  bool number_unsigned(number_unsigned_t) override { return AddNumber(); }
  bool number_float(number_float_t, const string_t&) override {
    return AddNumber();
  }
  bool string(string_t& value) override {
    string_ = std::move(value);
    return AddScalar(Kind::kString, ReadSoFar());
  }
  bool binary(binary_t&) override { return false; }  // JSON has none
  bool key(string_t& value) override {
    key_place_ = Token(ReadSoFar());
    key_ = std::move(value);
    return true;
  }
  bool start_object(size_t) override { return Open(Kind::kObject); }
  bool start_array(size_t) override { return Open(Kind::kList); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(size_t position, const std::string&,
                   const nlohmann::detail::exception& fault) override;

 private:
  size_t ReadSoFar() const {
    return static_cast<size_t>(read_ - content_.data());
  }
  size_t TokenBegin() const {
    return std::min(content_.find_first_not_of(" \t\r\n:,[{", end_),
                    content_.size());
  }
  size_t NumberEnd() const {
    return std::min(content_.find_first_not_of("0123456789+-.eE", TokenBegin()),
                    content_.size());
  }
  Place At(size_t begin, size_t end) const {
    return {&source_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }
  // Returns the place of the token that ends at `end` and steps behind it.
  Place Token(size_t end) {
    const Place place = At(TokenBegin(), end);
    end_ = end;
    return place;
  }
  void Report(DiagnosticKind kind, size_t begin, size_t end,
              std::string message) {
    diagnostics_.Add(kind, At(begin, end), std::move(message));
  }

  bool AddNumber() {
    // All but the last byte read is the number's: `01` is two tokens.
    const size_t read = ReadSoFar();
    const size_t end = read < content_.size() ? read - 1 : read;
    return AddScalar(Kind::kNumber, std::min(end, NumberEnd()));
  }
  void ReportLexical(size_t begin, size_t byte, size_t read,
                     std::string_view message);
  bool AddScalar(Kind kind, size_t end);
  bool Open(Kind kind);
  bool Close();
  JsonValue Begin(Kind kind, Place place);
  bool Add(JsonValue value);

  const text::SourceText& source_;
  Diagnostics& diagnostics_;
  std::string_view content_;
  const char* read_;    // the first byte that is not read yet
  size_t end_ = 0;      // of the token before
  std::string string_;  // of a string that is being added
  std::string key_;     // of the member that comes next
  Place key_place_;
  std::vector<JsonValue> open_;  // from the top inwards
  size_t passed_over_ = 0;       // containers open below the deepest kept
  size_t count_ = 0;
  std::optional<JsonValue> top_;
};

JsonValue TreeMaker::Begin(Kind kind, Place place) {
  JsonValue value;
  value.kind = kind;
  value.place = place;
  value.key = std::exchange(key_, {});
  value.key_place = key_place_;
  return value;
}

bool TreeMaker::Add(JsonValue value) {
  if (++count_ > kMaxValues) {
    Report(DiagnosticKind::kWrongForm, value.place.begin, value.place.end,
           "case has more than " + std::to_string(kMaxValues) +
               " values; it describes one person");
    return false;
  }
  if (open_.empty()) {
    top_ = std::move(value);
  } else {
    open_.back().children.push_back(std::move(value));
  }
  return true;
}

bool TreeMaker::AddScalar(Kind kind, size_t end) {
  const Place place = Token(end);
  if (passed_over_ > 0) return true;
  JsonValue value = Begin(kind, place);
  value.text = kind == Kind::kString ? std::exchange(string_, {})
                                     : std::string(place.text());
  return Add(std::move(value));
}

bool TreeMaker::Open(Kind kind) {
  end_ = ReadSoFar();
  if (passed_over_ > 0 || open_.size() == kMaxDepth) {
    ++passed_over_;
  } else {
    open_.push_back(Begin(kind, At(end_ - 1, end_)));
  }
  return true;
}

bool TreeMaker::Close() {
  end_ = ReadSoFar();
  if (passed_over_ > 0) {
    --passed_over_;
    return true;
  }
  JsonValue value = std::move(open_.back());
  open_.pop_back();
  value.place.end = static_cast<uint32_t>(end_);
  return Add(std::move(value));
}

// Reports a fault of the token that begins at `begin`, of which the reader gave
// up at `byte`, having read up to `read`.
void TreeMaker::ReportLexical(size_t begin, size_t byte, size_t read,
                              std::string_view message) {
  const std::string_view token = content_.substr(begin);
  for (const auto& [theirs, ours] : kLexicalFaults) {
    if (message.find(theirs) == std::string_view::npos) continue;
    const bool string = token.starts_with('"');
    const bool within = string && theirs != kNotClosed;
    // A token that is no string ends before the byte that was not its own.
    const size_t end = string ? read : std::max(begin + 1, byte);
    return Report(DiagnosticKind::kMalformedJson, within ? byte : begin, end,
                  std::string(ours));
  }
  const size_t end = begin + WordLength(token);
  Report(DiagnosticKind::kMalformedJson, begin, std::max(end, read),
         "expected a value or a key in quotes, found " +
             Quote(content_.substr(begin, std::max(end, read) - begin)));
}

bool TreeMaker::parse_error(size_t position, const std::string&,
                            const nlohmann::detail::exception& fault) {
  constexpr int kNumberOutOfRange = 406;
  const std::string_view whole = fault.what();
  // What follows is the text that was read, not the reader's words.
  const size_t last_read = whole.find("; last read: '");
  const std::string_view message = whole.substr(0, last_read);
  const size_t read = ReadSoFar();
  const bool at_end = position > read;
  const size_t byte = at_end || read == 0 ? read : read - 1;
  const size_t begin = std::min(TokenBegin(), byte);
  if (fault.id == kNumberOutOfRange) {
    Report(DiagnosticKind::kValueOutsideType, TokenBegin(), NumberEnd(),
           "number is larger than any fact takes");
  } else if (last_read != std::string_view::npos) {
    ReportLexical(begin, byte, read, message);
  } else if (at_end) {
    Report(DiagnosticKind::kMalformedJson, read, read,
           TokenBegin() == content_.size() && open_.empty()
               ? std::string(kExpectedCase) + "the end of the text"
               : ExplainUnexpected(message, "the end of the text"));
  } else {
    // Of a number, one byte more may have been read than belongs to it.
    const size_t number_end = NumberEnd();
    const size_t end = number_end > begin ? std::min(read, number_end) : read;
    Report(
        DiagnosticKind::kMalformedJson, begin, end,
        ExplainUnexpected(message, Quote(content_.substr(begin, end - begin))));
  }
  return false;
}

// Returns what a value is, for one who meant something else.
std::string InWords(const JsonValue& value) {
  switch (value.kind) {
    case Kind::kList:
      return "a list";
    case Kind::kObject:
      return "an object";
    case Kind::kString:
      return "string " + Quote(value.text);
    default:
      return Quote(value.text);
  }
}

// Reads members of the top object as the values of facts.
class CaseMaker {
 public:
  CaseMaker(const law::Law& law, Diagnostics& diagnostics)
      : law_(law), diagnostics_(diagnostics), case_(law) {}

  // Returns the case that `top` describes; faults are reported.
  Case Make(const JsonValue& top);

 private:
  using Values = std::optional<IntervalSet>;

  std::nullopt_t Report(DiagnosticKind kind, Place place, std::string text) {
    diagnostics_.Add(kind, place, std::move(text));
    return std::nullopt;
  }
  std::nullopt_t WrongForm(Place place, std::string text) {
    return Report(DiagnosticKind::kWrongForm, place, std::move(text));
  }
  // Returns the members whose key comes first; reports the others.
  std::vector<const JsonValue*> Members(const JsonValue& object,
                                        std::string_view remedy);
  Values ReadFact(const Slot& slot, const JsonValue& value);
  Values ReadList(const Slot& slot, const JsonValue& list);
  Values ReadItem(const Slot& slot, const JsonValue& item);
  Values ReadRangeObject(const Slot& slot, const JsonValue& range);
  bool CheckKeys(const JsonValue& range, const JsonValue*& from,
                 const JsonValue*& to);
  // Returns the text of one value where its kind fits the type.
  std::optional<std::string_view> ScalarText(const Slot& slot,
                                             const JsonValue& value);
  std::optional<std::string_view> NumberText(const Slot& slot,
                                             const JsonValue& value);

  const law::Law& law_;
  Diagnostics& diagnostics_;
  Case case_;
};

std::vector<const JsonValue*> CaseMaker::Members(const JsonValue& object,
                                                 std::string_view remedy) {
  std::map<std::string_view, Place> seen;
  std::vector<const JsonValue*> members;
  for (const JsonValue& member : object.children) {
    const auto [first, is_new] = seen.emplace(member.key, member.key_place);
    if (is_new) {
      members.push_back(&member);
    } else {
      diagnostics_.Add(DiagnosticKind::kDuplicateKey, member.key_place,
                       "key " + Quote(member.key) + " is given twice; " +
                           std::string(remedy),
                       {{first->second, "first given here"}});
    }
  }
  return members;
}

Case CaseMaker::Make(const JsonValue& top) {
  if (top.kind != Kind::kObject) {
    WrongForm(top.place, std::string(kExpectedCase) + InWords(top));
    return case_;
  }
  for (const JsonValue* member : Members(top, "a list holds several values")) {
    const std::optional<law::FactId> id = law_.FindFact(member->key);
    if (!id) {
      ReportUnknownFact(law_, member->key, member->key_place, diagnostics_);
      continue;
    }
    Values values = ReadFact(SlotOf(law_.fact(*id)), *member);
    if (values) case_.Set(*id, *std::move(values));
  }
  return case_;
}

CaseMaker::Values CaseMaker::ReadFact(const Slot& slot,
                                      const JsonValue& value) {
  const bool is_unknown =
      value.kind == Kind::kNull ||
      (value.kind == Kind::kString && ReadsUnknown(slot.type, value.text));
  if (is_unknown) return slot.type.Universe();
  if (value.kind == Kind::kList) return ReadList(slot, value);
  return ReadItem(slot, value);
}

CaseMaker::Values CaseMaker::ReadList(const Slot& slot, const JsonValue& list) {
  if (list.children.empty()) {
    return WrongForm(list.place, "list has no value; write `null` for " +
                                     slot.what + " where it is unknown");
  }
  std::vector<Interval> values;
  bool good = true;
  for (const JsonValue& item : list.children) {
    const Values read = ReadItem(slot, item);
    good = good && read;
    if (read) {
      values.insert(values.end(), read->intervals().begin(),
                    read->intervals().end());
    }
  }
  if (!good) return std::nullopt;
  return IntervalSet(std::move(values));
}

CaseMaker::Values CaseMaker::ReadItem(const Slot& slot, const JsonValue& item) {
  if (item.kind == Kind::kObject) return ReadRangeObject(slot, item);
  if (item.kind == Kind::kString && ReadsUnknown(slot.type, item.text)) {
    return WrongForm(item.place,
                     "`unknown` cannot stand in a list; it stands by itself");
  }
  const std::optional<std::string_view> text = ScalarText(slot, item);
  if (!text) return std::nullopt;
  const std::optional<Value> value =
      ReadValue(slot, *text, item.place, diagnostics_);
  if (!value) return std::nullopt;
  return IntervalSet::Single(*value);
}

bool CaseMaker::CheckKeys(const JsonValue& range, const JsonValue*& from,
                          const JsonValue*& to) {
  static const std::array<std::string, 2> kKeys = {"from", "to"};
  const size_t faults = diagnostics_.error_count();
  for (const JsonValue* member : Members(range, "a range has one of each")) {
    if (member->key != kKeys[0] && member->key != kKeys[1]) {
      Report(DiagnosticKind::kUnknownName, member->key_place,
             "unknown key " + Quote(member->key) +
                 "; a range has `from` and `to`" +
                 DidYouMean(member->key, kKeys));
    } else if (member->kind != Kind::kNull) {
      (member->key == kKeys[0] ? from : to) = member;
    }
  }
  return diagnostics_.error_count() == faults;
}

CaseMaker::Values CaseMaker::ReadRangeObject(const Slot& slot,
                                             const JsonValue& range) {
  if (!TakesRanges(slot.type)) {
    ReportMismatch(slot, "object", range.place, diagnostics_);
    return std::nullopt;
  }
  const JsonValue* from = nullptr;
  const JsonValue* to = nullptr;
  bool good = CheckKeys(range, from, to);
  if (good && from == nullptr && to == nullptr) {
    return WrongForm(range.place,
                     "range has no end; write `from`, `to` or both");
  }
  const auto read = [&](const JsonValue* end) -> std::optional<Value> {
    if (end == nullptr) return std::nullopt;
    const std::optional<std::string_view> text = ScalarText(slot, *end);
    std::optional<Value> value;
    if (text) value = ReadEnd(slot, *text, end->place, diagnostics_);
    good = good && value;
    return value;
  };
  const std::optional<Value> low = read(from);
  const std::optional<Value> high = read(to);
  if (!good) return std::nullopt;
  return ReadRange(slot, low, high, range.place, diagnostics_);
}

std::optional<std::string_view> CaseMaker::NumberText(const Slot& slot,
                                                      const JsonValue& value) {
  if (slot.type.form != law::TypeForm::kNumber) {
    ReportMismatch(slot, "number " + Quote(value.text), value.place,
                   diagnostics_);
    return std::nullopt;
  }
  if (value.text.find_first_of(".eE") != std::string::npos) {
    return WrongForm(value.place,
                     "number " + Quote(value.text) + " cannot be " +
                         slot.value +
                         "; whole numbers are written in digits alone");
  }
  return value.text;
}

std::optional<std::string_view> CaseMaker::ScalarText(const Slot& slot,
                                                      const JsonValue& value) {
  switch (value.kind) {
    case Kind::kNull:
      return WrongForm(value.place,
                       "`null` cannot stand in a list; it stands by itself");
    case Kind::kList:
      return WrongForm(value.place, "expected a single value, found a list");
    case Kind::kObject:
      return WrongForm(value.place, "expected a single value, found an object");
    case Kind::kNumber:
      return NumberText(slot, value);
    case Kind::kString:
      if (slot.type.form != law::TypeForm::kNumber) return value.text;
      ReportMismatch(slot, "string " + Quote(value.text), value.place,
                     diagnostics_);
      return std::nullopt;
    case Kind::kYesNo:
      if (slot.type.form == law::TypeForm::kYesNo) return value.text;
      ReportMismatch(slot, Quote(value.text), value.place, diagnostics_);
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Case> ReadCaseJson(const law::Law& law,
                                 const text::SourceText& source,
                                 Diagnostics& diagnostics) {
  const size_t faults = diagnostics.error_count();
  const std::optional<JsonValue> top = TreeMaker(source, diagnostics).Make();
  if (!top) return std::nullopt;
  Case made = CaseMaker(law, diagnostics).Make(*top);
  if (diagnostics.error_count() > faults) return std::nullopt;
  return made;
}

}  // namespace safeconduct::chart
