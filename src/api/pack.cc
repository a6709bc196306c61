// SPDX-License-Identifier: Apache-2.0
//
// The public face of packs: include/safeconduct/pack.h.
//
// A pack is read once and shared by all its copies. What it declares has been
// made into public values by then (contents.cc), so that none of the accessors
// does any work.
#include "safeconduct/pack.h"

#include <memory>
#include <utility>

#include "api/access.h"
#include "api/carried_packs.h"
#include "api/contents.h"
#include "base/countries.h"
#include "pack/pack.h"

namespace safeconduct {

std::expected<Pack, Error> Pack::Read(std::vector<PackFile> files,
                                      std::vector<PackFile> guarantees) {
  if (files.empty()) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              "law pack: has no file (give its *.law.md and *.record.md)"});
  }
  // All pages are read and all faults collected before any is told.
  chart::PackReading reading =
      chart::ReadPack(std::move(files), std::move(guarantees));
  if (reading.diagnostics.has_errors()) {
    return std::unexpected(
        text::ErrorOf(Error::Kind::kFaults, reading.diagnostics));
  }
  return Pack(api::MakeContents(std::move(reading)));
}

std::vector<std::string> Pack::CarriedNames() {
  std::vector<std::string> names;
  for (const api::CarriedPack& pack : api::CarriedPacks()) {
    names.emplace_back(pack.name);
  }
  return names;
}

std::optional<std::vector<PackFile>> Pack::CarriedFiles(std::string_view name) {
  for (const api::CarriedPack& pack : api::CarriedPacks()) {
    if (pack.name != name) continue;
    std::vector<PackFile> files;
    for (const api::EmbeddedFile& file : pack.files) {
      files.push_back({std::string(file.path), std::string(file.text)});
    }
    return files;
  }
  return std::nullopt;
}

std::vector<PackFile> Pack::ChannelFiles() {
  return CarriedFiles("channel").value();
}

std::expected<Pack, Error> Pack::Channel() { return Read(ChannelFiles()); }

const PackIdentity& Pack::identity() const {
  return contents_->pack->identity();
}
const PackWords& Pack::words() const { return contents_->words; }
const std::vector<Fact>& Pack::facts() const { return contents_->facts; }
const std::vector<Matter>& Pack::matters() const { return contents_->matters; }
const std::vector<Measure>& Pack::measures() const {
  return contents_->measures;
}
const std::vector<Clause>& Pack::clauses() const { return contents_->clauses; }
const std::vector<Note>& Pack::notes() const { return contents_->notes; }
const std::vector<Route>& Pack::routes() const { return contents_->routes; }
const std::vector<Guarantee>& Pack::guarantees() const {
  return contents_->guarantees;
}
const std::vector<Assumption>& Pack::assumptions() const {
  return contents_->assumptions;
}
const std::vector<Source>& Pack::sources() const { return contents_->sources; }
const std::vector<Event>& Pack::events() const { return contents_->events; }
const std::vector<Viewpoint>& Pack::viewpoints() const {
  return contents_->viewpoints;
}
const std::vector<Diagnostic>& Pack::warnings() const {
  return contents_->warnings;
}

std::string_view CountryName(std::string_view code) {
  const auto country = FindCountry(code);
  return country ? CountryName(*country) : std::string_view();
}

}  // namespace safeconduct
