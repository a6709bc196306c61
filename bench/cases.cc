// SPDX-License-Identifier: Apache-2.0
#include "bench/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string_view>

namespace safeconduct::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Stop(const std::string& text) {
  fmt::print(stderr, "{}\n", text);
  std::exit(3);
}

// What some facts of the Channel pack may be together, so that nobody is made
// up who contradicts the pack's assumptions: each of `rows` has a value a fact.
// A fact known in part is its entry of `in_part`, which holds what every row
// says; one that is empty is never known in part.
struct Facts {
  std::vector<std::string_view> names;
  std::vector<std::vector<std::string_view>> rows;
  std::vector<std::string_view> in_part;
};

const std::vector<Facts>& AllFacts() {
  static const std::vector<Facts> kFacts = {
      {{"nationality"}, {{"IR"}, {"AL"}, {"AF"}, {"SD"}, {"IE"}}, {"IR|IQ"}},
      {{"age", "born"},
       {{"34", "1991-04-02"}, {"22", "2003-01-31"}, {"17", "2008-05-09"}},
       {"16..34", "1991-01-01..2008-12-31"}},
      {{"accompanied"}, {{"yes"}, {"no"}}, {""}},
      {{"arrived", "claim", "claimed", "decision_sent", "hit_on", "requested",
        "accepted", "suspension_ended"},
       {{"2025-08-12", "pending", "2025-08-13", "none", "none", "2025-08-15",
         "2025-09-04", "none"},
        {"2025-08-12", "inadmissible", "2025-08-13", "none", "2025-08-14",
         "2025-08-15", "2025-09-04", "none"},
        {"2025-08-12", "none", "none", "none", "none", "2025-08-15", "none",
         "none"},
        {"2023-07-02", "refused", "2023-07-03", "2025-09-10", "none", "none",
         "none", "none"},
        {"2023-07-02", "inadmissible", "2023-07-03", "none", "none", "none",
         "none", "none"},
        {"2019-10-30", "pending", "2019-11-02", "none", "2019-11-05",
         "2019-12-01", "2020-01-02", "2020-03-01"}},
       {"2019-10-01..2025-08-31", "none|pending|inadmissible|refused",
        "none|2019-11-01..2025-08-31", "none|2025-09-01..2025-09-12",
        "none|2019-11-01..2025-08-31", "none|2019-11-01..2025-08-31",
        "none|2020-01-01..2025-09-10", ""}},
      {{"by_small_boat"}, {{"yes"}, {"yes"}, {"no"}}, {""}},
      {{"returned_before"}, {{"no"}}, {""}},
      {{"came_from"}, {{"FR"}, {"FR"}, {"BE"}}, {"FR|BE"}},
      {{"transit_zone_only"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"leave"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"human_rights_claim"},
       {{"none"}, {"none"}, {"pending"}},
       {"none|pending|refused"}},
      {{"appeal"}, {{"none"}, {"none"}, {"pending"}}, {"none|pending"}},
      {{"court_order"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"trafficking", "reasonable_grounds_on"},
       {{"none", "none"},
        {"none", "none"},
        {"referred", "none"},
        {"reasonable_grounds", "2025-08-20"}},
       {"none|referred|reasonable_grounds", "none|2025-08-01..2025-08-31"}},
      {{"disqualified"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"safe_third_connection"}, {{"yes"}, {"no"}}, {""}},
      {{"public_order_threat"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"home_risk"}, {{"no"}, {"yes"}}, {""}},
      {{"france_risk"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"rwanda_risk"}, {{"yes"}, {"no"}}, {""}},
      {{"dublin_state_risk"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"assurances"}, {{"no"}, {"yes"}}, {""}},
      {{"too_ill"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"family_life"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"documented"}, {{"yes"}, {"no"}}, {""}},
      {{"consents"}, {{"no"}, {"yes"}}, {""}},
      {{"reception"}, {{"no"}, {"yes"}}, {""}},
      {{"dublin_ground"},
       {{"none"}, {"take_back"}, {"take_charge"}},
       {"none|take_back|take_charge"}},
      {{"dublin_state"}, {{"FR"}, {"IT"}}, {"FR|IT"}},
      {{"absconded"}, {{"no"}, {"no"}, {"yes"}}, {""}},
      {{"imprisoned"}, {{"no"}, {"no"}, {"yes"}}, {""}},
  };
  return kFacts;
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) Stop(path + ": cannot be read (run from the repository's root)");
  return content.str();
}

Pack ReadChannelPack() {
  std::vector<PackFile> files;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator("law/channel", code)) {
    const std::string path = entry.path().string();
    if (path.ends_with(".law.md") || path.ends_with(".record.md")) {
      files.push_back({path, ReadFile(path)});
    }
  }
  if (code) Stop("law/channel: not found (run from the repository's root)");
  std::ranges::sort(files, {}, &PackFile::path);
  auto pack = Pack::Read(std::move(files));
  if (!pack) Stop(pack.error().text);
  return *std::move(pack);
}

std::vector<Case> MakeCases(const Pack& pack, size_t count, double known) {
  constexpr double kInPart = 0.1;
  std::mt19937 random(20230814);
  std::uniform_real_distribution<double> chance(0, 1);
  std::vector<Case> cases;
  for (size_t i = 0; i < count; ++i) {
    Case& person = cases.emplace_back(pack);
    for (const Facts& facts : AllFacts()) {
      const auto& row = facts.rows[random() % facts.rows.size()];
      for (size_t j = 0; j < row.size(); ++j) {
        const bool is_known = chance(random) < known;
        const bool in_part =
            chance(random) < kInPart && !facts.in_part[j].empty();
        if (!is_known) continue;
        const std::string_view cell = in_part ? facts.in_part[j] : row[j];
        const auto set = person.Set(fmt::format("{}={}", facts.names[j], cell));
        if (!set) Stop(set.error().text);
      }
    }
  }
  return cases;
}

}  // namespace safeconduct::bench
