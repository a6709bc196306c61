// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CASE_CASE_TESTING_H_
#define SAFECONDUCT_CASE_CASE_TESTING_H_

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "case/case.h"
#include "law/law.h"
#include "law/values.h"
#include "safeconduct/date.h"
#include "text/diagnostic.h"
#include "text/source_text.h"

// Facts and cases for tests, from texts in place of files. What has a fault
// throws it, as its test is then at fault.
namespace safeconduct::chart {

// Returns a fact of a law that no text declares; notes of faults point to one
// place for all of them.
inline law::Fact MakeFact(std::string name, law::TypeForm form) {
  static const text::SourceText kDeclarations("facts.law.md", "fact age\n");
  law::Fact fact;
  fact.name = std::move(name);
  fact.type.form = form;
  fact.place = {&kDeclarations, 5, 8};
  return fact;
}

// Returns the case in which facts are as `settings` say: `age=16..19`.
inline Case MakeTestCase(const law::Law& law,
                         const std::vector<std::string>& settings) {
  Case person(law);
  for (const std::string& setting : settings) {
    const text::SourceText source("--set", setting);
    text::Diagnostics diagnostics;
    if (!ReadSetting(law, source, person, diagnostics)) {
      throw std::invalid_argument(diagnostics.Render());
    }
  }
  return person;
}

// Returns the facts of a case that are known, as settings: `age=16..19
// minor=no`.
inline std::string FormatKnown(const law::Law& law, const Case& person) {
  std::string known;
  for (const law::FactId id : law.FactIds()) {
    if (!person.IsKnown(id, law)) continue;
    const law::Fact& fact = law.fact(id);
    known += (known.empty() ? "" : " ") + fact.name + '=' +
             law::FormatCell(fact.type, person.values(id));
  }
  return known;
}

// Returns the days that `written` writes: `2023-08-14` or a range.
inline Days TestDays(const std::string& written) {
  const text::SourceText source("--on", written);
  text::Diagnostics diagnostics;
  const auto size = static_cast<uint32_t>(written.size());
  const auto days = ReadDays({&source, 0, size}, diagnostics);
  if (!days) throw std::invalid_argument(diagnostics.Render());
  return *days;
}

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_CASE_CASE_TESTING_H_
