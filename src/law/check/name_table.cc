// SPDX-License-Identifier: Apache-2.0
//
// Whatever a law declares shares one space of names, so that a name means one
// thing wherever it stands and a reader need not know which kind is looked for.
// Words that stand for values are refused as names of facts, measures, matters
// and terms, which stand in the same places.
#include "law/check/name_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "text/name_index.h"
#include "text/quote.h"

namespace safeconduct::law {
namespace {

using text::DiagnosticKind;
using text::Quote;

constexpr std::array<std::string_view, 5> kReservedWords = {
    "today", "yes", "no", "none", "unknown"};

bool IsBefore(const text::Place& a, const text::Place& b) {
  if (a.source == b.source) return a.begin < b.begin;
  return std::tie(a.source->path(), a.begin) <
         std::tie(b.source->path(), b.begin);
}

// Whether a declaration of this kind can stand where values and conditions do.
bool StandsAmongValues(NameKind kind) {
  return kind == NameKind::kFact || kind == NameKind::kMeasure ||
         kind == NameKind::kMatter || kind == NameKind::kTerm ||
         kind == NameKind::kDay;
}

std::string_view KindAlone(NameKind kind) {
  std::string_view words = KindWithArticle(kind);
  for (const std::string_view article : {"a ", "an "}) {
    if (words.starts_with(article)) words.remove_prefix(article.size());
  }
  return words;
}

}  // namespace

std::string_view KindWithArticle(NameKind kind) {
  switch (kind) {
    case NameKind::kFact:
      return "a fact";
    case NameKind::kMeasure:
      return "a measure";
    case NameKind::kMatter:
      return "a matter";
    case NameKind::kSet:
      return "a set";
    case NameKind::kTerm:
      return "a term";
    case NameKind::kGroup:
      return "a group of safeguards or requirements";
    case NameKind::kRoute:
      return "a route";
    case NameKind::kGuarantee:
      return "a guarantee";
    case NameKind::kAssumption:
      return "an assumption";
    case NameKind::kCalendar:
      return "a calendar";
    case NameKind::kDay:
      return "a day";
  }
  return "";
}

bool IsReservedWord(std::string_view name) {
  return std::find(kReservedWords.begin(), kReservedWords.end(), name) !=
         kReservedWords.end();
}

NameTable::NameTable(const syntax::Law& law, text::Diagnostics& diagnostics) {
  Collect(law);
  // By place and not by kind: the first that a reader of the pages comes upon
  // is the one that counts, and the second is the one that is reported.
  std::stable_sort(declared_.begin(), declared_.end(),
                   [](const Declared& a, const Declared& b) {
                     return IsBefore(a.name.place, b.name.place);
                   });
  for (const Declared& declared : declared_) Register(declared, diagnostics);
}

void NameTable::Collect(const syntax::Law& law) {
  const auto add = [this]<typename SomeId>(const auto& list, SomeId) {
    for (const SomeId id : IdsBelow<SomeId>(list.size())) {
      const text::Name& name = list[id.index()].name;
      declared_.push_back({name, {id, name.place}});
    }
  };
  add(law.facts, FactId());
  add(law.measures, MeasureDeclId());
  add(law.matters, MatterId());
  add(law.sets, SetId());
  add(law.terms, TermId());
  add(law.groups, GroupId());
  add(law.routes, RouteId());
  add(law.guarantees, GuaranteeId());
  add(law.assumptions, AssumptionId());
  add(law.calendars, CalendarId());
  add(law.days, DayId());
}

void NameTable::Register(const Declared& declared,
                         text::Diagnostics& diagnostics) {
  const auto& [name, entry] = declared;
  if (StandsAmongValues(KindOf(entry.id)) && IsReservedWord(name.text)) {
    diagnostics.Add(DiagnosticKind::kDuplicateName, name.place,
                    fmt::format("`{}` is a word of the language; {} needs "
                                "another name",
                                name.text, KindWithArticle(KindOf(entry.id))));
    // Kept all the same: uses of the name are not to be reported as unknown.
    entries_.emplace(name.text, entry).first->second.faulty = true;
    return;
  }
  const auto [first, added] = entries_.emplace(name.text, entry);
  if (added) return;
  // Which of two kinds a use means cannot be told.
  if (first->second.id.index() != entry.id.index()) first->second.faulty = true;
  diagnostics.Add(
      DiagnosticKind::kDuplicateName, name.place,
      fmt::format("name {} is declared twice; whatever a law declares shares "
                  "one space of names",
                  Quote(name.text)),
      {{first->second.place,
        fmt::format("{} first declared here", Quote(name.text))}});
}

const NameEntry* NameTable::Find(std::string_view name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : &found->second;
}

const NamedId* NameTable::FindOrReport(const text::Name& name, NameKind wanted,
                                       text::DiagnosticKind kind,
                                       text::Diagnostics& diagnostics) const {
  const NameEntry* entry = Find(name.text);
  if (entry == nullptr) {
    ReportUnknown(name, wanted, std::span(&wanted, 1), kind, diagnostics);
    return nullptr;
  }
  // What is wrong with it has been said.
  if (entry->faulty) return nullptr;
  if (KindOf(entry->id) == wanted) return &entry->id;
  diagnostics.Add(
      kind, name.place,
      fmt::format("{} is {}, not {}", Quote(name.text),
                  KindWithArticle(KindOf(entry->id)), KindWithArticle(wanted)),
      {{entry->place, fmt::format("{} is declared here", Quote(name.text))}});
  return nullptr;
}

void NameTable::MarkFaulty(const text::Name& name) {
  const auto found = entries_.find(name.text);
  if (found == entries_.end()) return;
  NameEntry& entry = found->second;
  // Of two declarations with one name, only the one that counts can be marked.
  if (entry.place.source == name.place.source &&
      entry.place.begin == name.place.begin) {
    entry.faulty = true;
  }
}

void NameTable::ReportUnknown(const text::Name& name, NameKind wanted,
                              std::span<const NameKind> kinds,
                              text::DiagnosticKind kind,
                              text::Diagnostics& diagnostics) const {
  text::NameIndex known;
  // Made anew for each fault that is shown; most laws need none.
  if (!diagnostics.full()) {
    for (const auto& [declared, entry] : declared_) {
      if (std::ranges::find(kinds, KindOf(entry.id)) == kinds.end()) continue;
      known.Add(KindAlone(KindOf(entry.id)), declared.text, entry.place);
    }
  }
  known.ReportUnknown(kind, KindAlone(wanted), name, diagnostics);
}

}  // namespace safeconduct::law
