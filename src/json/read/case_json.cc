// SPDX-License-Identifier: Apache-2.0
// A case as JSON is read straight into the values of facts: an object of facts,
// in it values, ranges and lists of both. No more nests in a case, so that the
// functions below do not recurse; what lies deeper is stepped over and named.
//
// A string is read as a cell of a table is (cell.h): whoever writes `"16..19"`
// or `"30"` means what a cell of that text means.
//
// A fact with a fault is left as unknown and reading goes on, so that one run
// shows the faults of all facts. No case with a fault is handed out: to leave
// out what could not be read would answer for another person. Only a text that
// is no JSON ends the reading at once, as what follows is anyone's guess.
#include "json/read/case_json.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/nearest_name.h"
#include "case/cell.h"
#include "case/fact_values.h"
#include "case/meanings.h"
#include "case/step_names.h"
#include "json/read/json_reader.h"
#include "text/quote.h"

namespace safeconduct::json {
namespace {

using chart::Case;
using chart::Slot;
using chart::Written;
using text::DiagnosticKind;
using text::Diagnostics;
using text::Place;
using text::Quote;
using Kind = JsonToken::Kind;

constexpr std::string_view kExpectedCase = "an object, such as `{\"age\": 17}`";

// Returns the text of a string; its place has the quotes around it. Where the
// text is as long as its place without the quotes, it holds no escape, and each
// letter stands where it is read.
Written WrittenIn(const JsonToken& string) {
  Written written{string.text, string.place, {}};
  if (string.place.text().size() == string.text.size() + 2) {
    written.letters = string.place.begin + 1;
  }
  return written;
}

class CaseReader {
 public:
  CaseReader(const law::Law& law, const text::SourceText& source,
             Diagnostics& diagnostics)
      : law_(law),
        diagnostics_(diagnostics),
        json_(source, diagnostics),
        case_(law),
        first_given_(law.facts.size()) {}

  // Returns the case as far as it has no fault; faults are reported.
  Case Read();
  const std::vector<std::optional<Place>>& first_given() const {
    return first_given_;
  }

 private:
  using Values = std::optional<IntervalSet>;
  // One end of a range as it is read.
  struct RangeEnd {
    std::optional<Place> given;  // where its key is
    std::optional<Value> value;  // none where it is left open
  };
  struct RangeEnds {
    RangeEnd from;
    RangeEnd to;
  };

  std::nullopt_t WrongForm(Place place, std::string text) {
    diagnostics_.Add(DiagnosticKind::kWrongForm, place, std::move(text));
    return std::nullopt;
  }
  bool IsNew(const JsonToken& key, std::optional<Place>& first,
             std::string_view remedy);
  // Where a key that is read by step was given, and its steps.
  struct GivenOfSteps {
    std::optional<Place> key;
    std::vector<std::optional<Place>> first;
  };

  void ReadMember(const JsonToken& key);
  void ReadByStep(const JsonToken& key, GivenOfSteps& given,
                  void (CaseReader::*read)(const JsonToken& key,
                                           GivenOfSteps& given));
  std::optional<law::StepId> FindNewStep(const JsonToken& key, bool for_its_day,
                                         GivenOfSteps& given);
  void ReadStepDay(const JsonToken& key, GivenOfSteps& given);
  void ReadEvidence(const JsonToken& key, GivenOfSteps& given);
  Values ReadFact(const Slot& slot);
  Values ReadList(const Slot& slot);
  Values ReadItem(const Slot& slot);
  Values ReadRangeObject(const Slot& slot);
  bool ReadRangeMember(const Slot& slot, RangeEnds& ends);
  bool ReadRangeEnd(const Slot& slot, std::optional<Value>& value);
  std::optional<Value> ReadNumber(const Slot& slot, const JsonToken& number);
  std::optional<Value> ReadYesNo(const Slot& slot, const JsonToken& word);
  std::nullopt_t SkipNested();

  const law::Law& law_;
  Diagnostics& diagnostics_;
  JsonReader json_;
  Case case_;
  std::vector<std::optional<Place>> first_given_;  // where the key of each fact
  GivenOfSteps steps_given_;
  GivenOfSteps evidence_given_;
};

Case CaseReader::Read() {
  if (json_.token().kind != Kind::kOpenObject) {
    const JsonToken top = json_.token();
    // Not JSON at all, so that there is no value to step over.
    if (top.kind == Kind::kEnd || top.kind == Kind::kWord) {
      json_.Refuse(kExpectedCase);
      return case_;
    }
    const Place place = json_.SkipValue();
    if (!json_.stopped()) {
      WrongForm(place, "expected " + std::string(kExpectedCase) + ", found " +
                           InWords(top));
    }
    return case_;
  }
  const Kind close = json_.Open();
  for (bool first = true; json_.NextItem(close, first); first = false) {
    const JsonToken key = json_.TakeKey();
    if (!json_.stopped()) ReadMember(key);
  }
  if (json_.token().kind != Kind::kEnd) json_.Refuse("the end of the text");
  return case_;
}

// Returns whether a key is given for the first time, and reports it if not.
bool CaseReader::IsNew(const JsonToken& key, std::optional<Place>& first,
                       std::string_view remedy) {
  if (first) {
    diagnostics_.Add(
        DiagnosticKind::kDuplicateKey, key.place,
        "key " + Quote(key.text) + " is given twice; " + std::string(remedy),
        {{*first, "first given here"}});
    return false;
  }
  first = key.place;
  return true;
}

void CaseReader::ReadMember(const JsonToken& key) {
  if (key.text == chart::kStepsKey && !law_.steps.empty()) {
    return ReadByStep(key, steps_given_, &CaseReader::ReadStepDay);
  }
  if (key.text == chart::kEvidenceKey && !law_.steps.empty()) {
    return ReadByStep(key, evidence_given_, &CaseReader::ReadEvidence);
  }
  const std::optional<law::FactId> fact = law_.FindFact(key.text);
  if (!fact) {
    chart::ReportUnknownFact(law_, key.text, key.place, diagnostics_);
    json_.SkipValue();
    return;
  }
  // JSON leaves open which of two equal keys counts, and readers differ.
  if (!IsNew(key, first_given_[fact->index()], "a list holds several values")) {
    json_.SkipValue();
    return;
  }
  Values values = ReadFact(chart::SlotOf(law_.fact(*fact)));
  if (values) case_.Set(*fact, *std::move(values));
}

// Reads an object whose keys are steps, each value by `read`.
void CaseReader::ReadByStep(const JsonToken& key, GivenOfSteps& given,
                            void (CaseReader::*read)(const JsonToken& key,
                                                     GivenOfSteps& given)) {
  if (!IsNew(key, given.key, "it holds all steps")) {
    json_.SkipValue();
    return;
  }
  given.first.resize(law_.steps.size());
  if (json_.token().kind == Kind::kNull) {
    json_.Take();
    return;
  }
  if (json_.token().kind != Kind::kOpenObject) {
    const std::string found = InWords(json_.token());
    const Place place = json_.SkipValue();
    if (!json_.stopped()) {
      WrongForm(place, "expected an object by step, found " + found);
    }
    return;
  }
  const Kind close = json_.Open();
  for (bool first = true; json_.NextItem(close, first); first = false) {
    const JsonToken step = json_.TakeKey();
    if (!json_.stopped()) (this->*read)(step, given);
  }
}

// Finds the step that a key names, and that none named before.
std::optional<law::StepId> CaseReader::FindNewStep(const JsonToken& key,
                                                   bool for_its_day,
                                                   GivenOfSteps& given) {
  const auto step =
      chart::FindStep(law_, key.text, key.place, for_its_day, diagnostics_);
  if (step && IsNew(key, given.first[step->index()], "a step has one")) {
    return step;
  }
  json_.SkipValue();
  return std::nullopt;
}

void CaseReader::ReadStepDay(const JsonToken& key, GivenOfSteps& given) {
  const auto step = FindNewStep(key, true, given);
  if (!step) return;
  Values days = ReadFact(chart::SlotOf(law_.step(*step)));
  if (days) case_.SetDayOf(*step, *std::move(days));
}

// Reads a list of what there is, each in the words of the law.
void CaseReader::ReadEvidence(const JsonToken& key, GivenOfSteps& given) {
  const auto step = FindNewStep(key, false, given);
  if (!step) return;
  if (json_.token().kind != Kind::kOpenList) {
    const std::string found = InWords(json_.token());
    const Place place = json_.SkipValue();
    if (!json_.stopped()) {
      WrongForm(place, "expected a list of texts, found " + found);
    }
    return;
  }
  std::vector<std::string> evidence;
  const Kind close = json_.Open();
  for (bool first = true; json_.NextItem(close, first); first = false) {
    if (json_.token().kind != Kind::kString) {
      const std::string found = InWords(json_.token());
      const Place place = json_.SkipValue();
      if (!json_.stopped()) WrongForm(place, "expected a text, found " + found);
      continue;
    }
    const JsonToken text = json_.Take();
    const auto known = chart::FindEvidence(law_.step(*step), text.text,
                                           text.place, diagnostics_);
    if (known) evidence.emplace_back(*known);
  }
  case_.SetEvidenceOf(*step, std::move(evidence));
}

// Reads what stands behind the name of a fact: values, or that it is unknown,
// which only stands by itself.
CaseReader::Values CaseReader::ReadFact(const Slot& slot) {
  const JsonToken& token = json_.token();
  const bool is_unknown =
      token.kind == Kind::kNull ||
      (token.kind == Kind::kString &&
       chart::IsUnknown(slot.type, chart::Trim(WrittenIn(token))));
  if (is_unknown) {
    json_.Take();
    return slot.type.Universe();
  }
  return token.kind == Kind::kOpenList ? ReadList(slot) : ReadItem(slot);
}

// Reads values of which any may be meant. Every item is read, also behind one
// with a fault.
CaseReader::Values CaseReader::ReadList(const Slot& slot) {
  const Place begin = json_.token().place;
  const Kind close = json_.Open();
  std::vector<Interval> values;
  bool good = true;
  bool first = true;
  for (; json_.NextItem(close, first); first = false) {
    const Values read = ReadItem(slot);
    good = good && read;
    if (read) {
      values.insert(values.end(), read->intervals().begin(),
                    read->intervals().end());
    }
  }
  if (!good || json_.stopped()) return std::nullopt;
  // An empty list would be a person who cannot be.
  if (first) {
    return WrongForm(json_.PlaceFrom(begin),
                     "list has no value; write `null` for " + slot.What() +
                         " where it is unknown");
  }
  return IntervalSet(values);
}

// Reads one value or one range. Lists in lists mean nothing.
CaseReader::Values CaseReader::ReadItem(const Slot& slot) {
  const auto single = [](std::optional<Value> value) -> Values {
    if (!value) return std::nullopt;
    return IntervalSet::Single(*value);
  };
  switch (json_.token().kind) {
    case Kind::kOpenObject:
      return ReadRangeObject(slot);
    case Kind::kOpenList:
      return SkipNested();
    case Kind::kNull:
      // Every value, joined with the others, would make the whole fact unknown,
      // which hardly anyone means who lists some.
      return WrongForm(json_.Take().place,
                       "`null` cannot stand in a list; it stands by itself");
    case Kind::kString: {
      const JsonToken string = json_.Take();
      const Written written = chart::Trim(WrittenIn(string));
      if (!written.text.empty()) {
        return chart::ReadPieces(slot, written, diagnostics_);
      }
      return WrongForm(string.place,
                       "empty string cannot stand in a list; it is unknown");
    }
    case Kind::kNumber:
      return single(ReadNumber(slot, json_.Take()));
    case Kind::kYesNo:
      return single(ReadYesNo(slot, json_.Take()));
    default:
      json_.RefuseValue();
      return std::nullopt;
  }
}

// Steps over a list or an object where a single value should stand.
std::nullopt_t CaseReader::SkipNested() {
  const std::string found = InWords(json_.token());
  const Place place = json_.SkipValue();
  if (json_.stopped()) return std::nullopt;
  return WrongForm(place, "expected a single value, found " + found);
}

// Reads `{"from": A, "to": B}`, of which one may be left out.
CaseReader::Values CaseReader::ReadRangeObject(const Slot& slot) {
  const Place begin = json_.token().place;
  if (!chart::TakesRanges(slot.type)) {
    const Place place = json_.SkipValue();
    if (!json_.stopped())
      chart::ReportMismatch(slot, "object", place, diagnostics_);
    return std::nullopt;
  }
  RangeEnds ends;
  bool good = true;
  const Kind close = json_.Open();
  for (bool first = true; json_.NextItem(close, first); first = false) {
    // The call stands first, as each member must be read past.
    good = ReadRangeMember(slot, ends) && good;
  }
  if (!good || json_.stopped()) return std::nullopt;
  const Place place = json_.PlaceFrom(begin);
  // Both may be given and be `null`.
  if (!ends.from.value && !ends.to.value) {
    return WrongForm(place, "range has no end; write `from`, `to` or both");
  }
  return chart::ReadRange(slot, ends.from.value, ends.to.value, place,
                          diagnostics_);
}

// Returns false where the member has a fault, which is reported.
bool CaseReader::ReadRangeMember(const Slot& slot, RangeEnds& ends) {
  static const std::array<std::string, 2> kKeys = {"from", "to"};
  const JsonToken key = json_.TakeKey();
  if (json_.stopped()) return false;
  const bool is_known = key.text == kKeys[0] || key.text == kKeys[1];
  if (!is_known) {
    diagnostics_.Add(DiagnosticKind::kUnknownName, key.place,
                     "unknown key " + Quote(key.text) +
                         "; a range has `from` and `to`" +
                         DidYouMean(key.text, kKeys));
  }
  RangeEnd& end = key.text == kKeys[0] ? ends.from : ends.to;
  if (!is_known || !IsNew(key, end.given, "a range has one of each")) {
    json_.SkipValue();
    return false;
  }
  return ReadRangeEnd(slot, end.value);
}

// Reads one end of a range; `null` leaves it open.
bool CaseReader::ReadRangeEnd(const Slot& slot, std::optional<Value>& value) {
  switch (json_.token().kind) {
    case Kind::kOpenObject:
    case Kind::kOpenList:
      SkipNested();
      return false;
    case Kind::kNull:
      json_.Take();
      return true;
    case Kind::kString: {
      const JsonToken string = json_.Take();
      value =
          chart::ReadEnd(slot, chart::Trim(WrittenIn(string)), diagnostics_);
      break;
    }
    case Kind::kNumber:
      value = ReadNumber(slot, json_.Take());
      break;
    case Kind::kYesNo:
      value = ReadYesNo(slot, json_.Take());
      break;
    default:
      json_.RefuseValue();
  }
  return value.has_value();
}

// A number of JSON has one meaning, however many zeros stand behind its point.
std::optional<Value> CaseReader::ReadNumber(const Slot& slot,
                                            const JsonToken& number) {
  if (slot.type.form != law::TypeForm::kNumber) {
    chart::ReportMismatch(slot, "number " + Quote(number.text), number.place,
                          diagnostics_, number.text);
    return std::nullopt;
  }
  const std::string_view whole = chart::WholeNumber(number.text);
  if (whole.empty()) {
    return WrongForm(number.place,
                     "number " + Quote(number.text) + " cannot be a value of " +
                         slot.What() +
                         "; whole numbers are written in digits alone");
  }
  return chart::ReadValue(slot, {whole, number.place, {}}, diagnostics_);
}

// `true` and `false` of JSON have no other meaning than yes and no.
std::optional<Value> CaseReader::ReadYesNo(const Slot& slot,
                                           const JsonToken& word) {
  if (slot.type.form == law::TypeForm::kYesNo) return word.text == "true";
  chart::ReportMismatch(slot, Quote(word.text), word.place, diagnostics_);
  return std::nullopt;
}

}  // namespace

std::optional<Case> ReadCaseJson(const law::Law& law,
                                 const text::SourceText& source,
                                 Diagnostics& diagnostics,
                                 std::vector<std::optional<Place>>* given) {
  // The caller may have reported faults of other texts to the same list.
  const size_t faults = diagnostics.error_count();
  CaseReader reader(law, source, diagnostics);
  Case read = reader.Read();
  if (diagnostics.error_count() > faults) return std::nullopt;
  if (given != nullptr) *given = reader.first_given();
  return read;
}

}  // namespace safeconduct::json
