// SPDX-License-Identifier: Apache-2.0
// The public face of packs, charts and cases: include/safeconduct/.
#include "pack/pack.h"

#include <memory>
#include <utility>

#include "base/nearest_name.h"
#include "case/case.h"
#include "chart/chart.h"
#include "pack/scenario.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "text/source_text.h"

namespace safeconduct {

// -- Pack ---------------------------------------------------------------------

std::expected<Pack, Error> Pack::Read(std::vector<PackFile> files,
                                      std::vector<std::string> guarantees) {
  std::vector<PackFile> typed_in;
  for (std::string& guarantee : guarantees) {
    typed_in.push_back({"guarantee", std::move(guarantee)});
  }
  chart::PackReading reading =
      chart::ReadPack(std::move(files), std::move(typed_in));
  if (reading.diagnostics.has_errors()) {
    return std::unexpected(
        text::ErrorOf(Error::Kind::kFaults, reading.diagnostics));
  }
  return Pack(std::move(reading.pack));
}

std::vector<std::string> Pack::routes() const {
  return NamesOf(pack_->law.routes);
}

std::vector<std::string> Pack::facts() const {
  return NamesOf(pack_->law.facts);
}

// -- Chart --------------------------------------------------------------------

std::expected<Chart, Error> Chart::Compile(const Pack& pack,
                                           const Scenario& scenario,
                                           size_t node_budget) {
  auto read = chart::ReadScenario(*pack.internal(), scenario);
  if (!read) return std::unexpected(read.error());
  auto compiled =
      chart::Chart::Compile(pack.internal(), *std::move(read), node_budget);
  if (!compiled) return std::unexpected(compiled.error());
  return Chart(*std::move(compiled));
}

size_t Chart::node_count() const { return chart_->store().node_count(); }
size_t Chart::var_count() const { return chart_->var_count(); }

// -- Case ---------------------------------------------------------------------

Case::Case(const Pack& pack)
    : pack_(pack), case_(std::make_unique<chart::Case>(pack.internal()->law)) {}
Case::Case(const Case& other)
    : pack_(other.pack_), case_(std::make_unique<chart::Case>(*other.case_)) {}
Case::Case(Case&& other) noexcept = default;
Case& Case::operator=(const Case& other) {
  if (this != &other) *this = Case(other);
  return *this;
}
Case& Case::operator=(Case&& other) noexcept = default;
Case::~Case() = default;

std::expected<Case, Error> Case::ReadJson(const Pack& pack, std::string path,
                                          std::string text) {
  const text::SourceText source(std::move(path), std::move(text));
  text::Diagnostics diagnostics;
  auto read = chart::ReadCaseJson(pack.internal()->law, source, diagnostics);
  if (!read) {
    return std::unexpected(text::ErrorOf(Error::Kind::kFaults, diagnostics));
  }
  Case person(pack);
  *person.case_ = *std::move(read);
  return person;
}

std::expected<void, Error> Case::Set(std::string_view setting) {
  const text::SourceText source("--set", std::string(setting));
  text::Diagnostics diagnostics;
  if (!chart::ReadSetting(pack_.internal()->law, source, *case_, diagnostics)) {
    return std::unexpected(text::ErrorOf(Error::Kind::kFaults, diagnostics));
  }
  return {};
}

}  // namespace safeconduct
