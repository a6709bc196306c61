// SPDX-License-Identifier: Apache-2.0
//
// The public face of cases: include/safeconduct/case.h.
//
// A public case is one of the rooms below, held by a pointer, beside the pack
// that it is of, so that the two cannot part. What is set is read by the reader
// of cells that tables use: `age=16..19` means the same on the command line, in
// a table and here. Faults are told with the setting as their source text,
// caret included, and where each fact was given is kept, as what does not go
// together shows only when the case is asked about.
#include "case/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "api/access.h"
#include "case/step_names.h"
#include "json/read/case_json.h"
#include "safeconduct/case.h"
#include "text/source_text.h"

namespace safeconduct {

using api::Access;

namespace {

// Returns the place of the name in `FACT=VALUE`.
// Blanks around it are no part of the name.
text::Place FactPlace(const text::SourceText& setting) {
  const std::string_view content = setting.content();
  const size_t equal = std::min(content.find('='), content.size());
  const std::string_view name = content.substr(0, equal);
  const size_t begin = std::min(name.find_first_not_of(" \t"), equal);
  const size_t last = name.find_last_not_of(" \t");
  const size_t end = last == std::string_view::npos ? begin : last + 1;
  return {&setting, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

Case::Case(const Pack& pack)
    : pack_(pack),
      case_(std::make_unique<chart::Case>(Access::ContentsOf(pack).pack->law)) {
}
Case::Case(const Case& other)
    : pack_(other.pack_),
      case_(std::make_unique<chart::Case>(*other.case_)),
      given_(other.given_) {}
Case::Case(Case&& other) noexcept = default;
Case& Case::operator=(const Case& other) {
  // By a copy that is moved in, so that pack and case change together.
  if (this != &other) *this = Case(other);
  return *this;
}
Case& Case::operator=(Case&& other) noexcept = default;
Case::~Case() = default;

std::expected<Case, Error> Case::ReadJson(const Pack& pack, std::string path,
                                          std::string text) {
  const auto source = std::make_shared<const text::SourceText>(std::move(path),
                                                               std::move(text));
  text::Diagnostics diagnostics;
  auto given = std::make_shared<api::GivenPlaces>();
  auto read = json::ReadCaseJson(Access::ContentsOf(pack).pack->law, *source,
                                 diagnostics, &given->of_fact);
  if (!read) {
    return std::unexpected(text::ErrorOf(Error::Kind::kFaults, diagnostics));
  }
  given->sources.push_back(source);
  Case person = Access::Wrap(pack, *std::move(read));
  person.given_ = std::move(given);
  return person;
}

std::expected<void, Error> Case::Set(std::string_view setting) {
  return SetAll({std::string(setting)});
}

std::expected<void, Error> Case::SetAll(
    const std::vector<std::string>& settings) {
  const law::Law& law = Access::ContentsOf(pack_).pack->law;
  // All settings or none: where one is at fault the case stays as it was.
  chart::Case changed = *case_;
  text::Diagnostics diagnostics;
  auto given = given_ ? std::make_shared<api::GivenPlaces>(*given_)
                      : std::make_shared<api::GivenPlaces>();
  given->of_fact.resize(law.facts.size());
  std::map<std::string_view, text::Place> set_at;
  for (const std::string& setting : settings) {
    // Places point into these texts, which stay where they are.
    const auto& source = given->sources.emplace_back(
        std::make_shared<const text::SourceText>("--set", setting));
    chart::ReadSetting(law, *source, changed, diagnostics);
    const text::Place fact = FactPlace(*source);
    if (const auto id = law.FindFact(fact.text())) {
      given->of_fact[id->index()] = fact;
    }
    const auto [first, fresh] = set_at.emplace(fact.text(), fact);
    if (fresh) continue;
    diagnostics.Add(text::DiagnosticKind::kDuplicateKey, fact,
                    fmt::format("fact `{}` is set twice; `|` joins its values",
                                fact.text()),
                    {{first->second, "first set here"}});
  }
  if (diagnostics.has_errors()) {
    return std::unexpected(text::ErrorOf(Error::Kind::kFaults, diagnostics));
  }
  *case_ = std::move(changed);
  given_ = std::move(given);
  return {};
}

std::vector<FactValues> Case::Known() const {
  const api::Contents& contents = Access::ContentsOf(pack_);
  const law::Law& law = contents.pack->law;
  std::vector<FactValues> known;
  known.reserve(law.facts.size());
  for (const law::FactId fact : law.FactIds()) {
    if (!case_->IsKnown(fact, law)) continue;
    known.push_back({contents.fact(fact),
                     api::ValuesOf(law.fact(fact).type, case_->values(fact))});
  }
  return known;
}

std::vector<KnownStep> Case::KnownSteps() const {
  const api::Contents& contents = Access::ContentsOf(pack_);
  const law::Law& law = contents.pack->law;
  std::vector<KnownStep> known;
  for (const law::StepId id : law.StepIds()) {
    const law::Type& type = chart::SlotOf(law.step(id)).type;
    const IntervalSet& days = case_->day_of(id);
    KnownStep step{contents.step(id), std::nullopt, case_->evidence_of(id)};
    if (days != IntervalSet::Single(kNone)) {
      step.day = api::ValuesOf(type, days);
    }
    if (step.day || !step.evidence.empty()) known.push_back(std::move(step));
  }
  return known;
}

}  // namespace safeconduct
