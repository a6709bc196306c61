// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_NAME_TABLE_H_
#define SAFECONDUCT_LAW_NAME_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "law/syntax.h"
#include "text/diagnostic.h"

namespace safeconduct::law {

enum class NameKind : uint8_t {
  kFact,
  kMeasure,
  kMatter,
  kSet,
  kTerm,
  kGroup,
  kRoute,
  kGuarantee,
};

// Returns a kind with its article, such as "a fact".
std::string_view KindWithArticle(NameKind kind);

// What a name stands for.
struct NameEntry {
  NameKind kind = NameKind::kFact;
  size_t index = 0;  // in the list of its kind in syntax::Law
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

  // Returns the declaration of `name` as a `wanted`. Where there is none, it
  // reports that under `kind`, and returns null; so it does without a report
  // where the declaration is faulty.
  const NameEntry* FindOrReport(const text::Name& name, NameKind wanted,
                                text::DiagnosticKind kind,
                                text::Diagnostics& diagnostics) const;

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

  void Collect(const syntax::Law& law);
  void Register(const Declared& declared, text::Diagnostics& diagnostics);

  std::vector<Declared> declared_;  // by place
  // Keys are views into the source texts.
  std::unordered_map<std::string_view, NameEntry> entries_;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_NAME_TABLE_H_
