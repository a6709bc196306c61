// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_NAME_TABLE_H_
#define SAFECONDUCT_LAW_CHECK_NAME_TABLE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "law/law.h"
#include "law/syntax.h"
#include "text/diagnostic.h"

namespace safeconduct::law {

using SetId = Id<struct SetTag>;
// A declaration of a measure. Two of them may count the same, and then name one
// Measure (measure_table.h).
using MeasureDeclId = Id<struct MeasureDeclTag>;
using CalendarId = Id<struct CalendarTag>;

// What a name stands for: a position in the list of its kind in syntax::Law.
using NamedId =
    std::variant<FactId, MeasureDeclId, MatterId, SetId, TermId, GroupId,
                 RouteId, GuaranteeId, AssumptionId, CalendarId, DayId>;

// Its kind, in the order of the alternatives.
enum class NameKind : uint8_t {
  kFact,
  kMeasure,
  kMatter,
  kSet,
  kTerm,
  kGroup,
  kRoute,
  kGuarantee,
  kAssumption,
  kCalendar,
  kDay,
};

// Returns a kind with its article, such as "a fact".
std::string_view KindWithArticle(NameKind kind);

inline NameKind KindOf(const NamedId& id) {
  return static_cast<NameKind>(id.index());
}

// The declaration of a name.
struct NameEntry {
  NamedId id;
  text::Place place;
  bool faulty = false;  // reported at its declaration; its uses keep silent
};

// Returns whether `name` is a word of the language that stands where names do,
// such as `today`.
bool IsReservedWord(std::string_view name);

// The one name space of a law. Of a name declared twice the first declaration,
// by place, is kept. Not safe to share between threads; the law's source texts
// outlive it.
class NameTable {
 public:
  // Collects the names of `law`; reports those declared twice, and those that
  // are words of the language.
  NameTable(const syntax::Law& law, text::Diagnostics& diagnostics);

  // Returns what `name` stands for, or null.
  const NameEntry* Find(std::string_view name) const;

  // Returns what is declared as `name`, of the kind that is wanted. Where
  // nothing is, it reports that under `kind`; where the declaration is faulty,
  // it returns nothing and keeps silent.
  template <typename WantedId>
  std::optional<WantedId> FindOrReport(const text::Name& name,
                                       text::DiagnosticKind kind,
                                       text::Diagnostics& diagnostics) const {
    const NamedId* found =
        FindOrReport(name, KindOf(WantedId()), kind, diagnostics);
    if (found == nullptr) return std::nullopt;
    return std::get<WantedId>(*found);
  }

  // Marks the declaration at `name` as faulty.
  void MarkFaulty(const text::Name& name);

  // Reports under `kind` that there is no `wanted` of that name, with the
  // nearest declaration of `kinds`, which may stand in its place.
  void ReportUnknown(const text::Name& name, NameKind wanted,
                     std::span<const NameKind> kinds, text::DiagnosticKind kind,
                     text::Diagnostics& diagnostics) const;

 private:
  struct Declared {
    text::Name name;
    NameEntry entry;
  };

  const NamedId* FindOrReport(const text::Name& name, NameKind wanted,
                              text::DiagnosticKind kind,
                              text::Diagnostics& diagnostics) const;

  void Collect(const syntax::Law& law);
  void Register(const Declared& declared, text::Diagnostics& diagnostics);

  std::vector<Declared> declared_;  // by place
  // Keys are views into the source texts.
  std::unordered_map<std::string_view, NameEntry> entries_;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_NAME_TABLE_H_
