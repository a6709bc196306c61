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

// What a fact of the Channel pack may be in a case; the last is known in part.
struct Values {
  std::string_view fact;
  std::vector<std::string_view> cells;
};

const std::vector<Values>& AllValues() {
  static const std::vector<Values> kValues = {
      {"nationality", {"IR", "AL", "AF", "SD", "IE", "IR|IQ"}},
      {"age", {"34", "22", "17", "16..19"}},
      {"accompanied", {"yes", "no"}},
      {"arrived", {"2025-08-12", "2023-07-02", "2019-10-30", "2025-08-01.."}},
      {"by_small_boat", {"yes", "yes", "no"}},
      {"came_from", {"FR", "FR", "BE", "FR|BE"}},
      {"transit_zone_only", {"no", "no", "yes"}},
      {"leave", {"no", "no", "yes"}},
      {"claim",
       {"pending", "inadmissible", "refused", "none", "pending|inadmissible"}},
      {"claimed",
       {"2025-08-13", "2023-07-03", "none", "2019-11-01..2019-12-31"}},
      {"human_rights_claim", {"none", "none", "pending", "refused|none"}},
      {"appeal", {"none", "none", "pending", "none|dismissed"}},
      {"court_order", {"no", "no", "yes"}},
      {"trafficking", {"none", "none", "reasonable_grounds", "none|referred"}},
      {"reasonable_grounds_on", {"none", "none", "2025-08-20"}},
      {"disqualified", {"no", "no", "yes"}},
      {"safe_third_connection", {"yes", "no"}},
      {"public_order_threat", {"no", "no", "yes"}},
      {"home_risk", {"no", "yes"}},
      {"france_risk", {"no", "no", "yes"}},
      {"rwanda_risk", {"yes", "no"}},
      {"dublin_state_risk", {"no", "no", "yes"}},
      {"assurances", {"no", "yes"}},
      {"too_ill", {"no", "no", "yes"}},
      {"family_life", {"no", "no", "yes"}},
      {"documented", {"yes", "no"}},
      {"consents", {"no", "yes"}},
      {"reception", {"no", "yes"}},
      {"dublin_ground", {"none", "take_back", "take_charge", "none|take_back"}},
      {"dublin_state", {"FR", "IT", "FR|IT"}},
      {"hit_on", {"none", "2019-11-05", "none|2019-11-01..2019-11-30"}},
      {"requested", {"2025-08-15", "2019-12-01", "none", "2025-08-01.."}},
      {"accepted", {"2025-09-04", "2020-01-02", "none", "none|2025-09-01.."}},
      {"suspension_ended", {"none", "2020-03-01"}},
      {"absconded", {"no", "no", "yes"}},
      {"imprisoned", {"no", "no", "yes"}},
  };
  return kValues;
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
    for (const Values& values : AllValues()) {
      const bool is_known = chance(random) < known;
      const bool in_part = chance(random) < kInPart;
      const size_t last = values.cells.size() - 1;
      const size_t pick = in_part ? last : random() % values.cells.size();
      if (!is_known) continue;
      const auto set =
          person.Set(fmt::format("{}={}", values.fact, values.cells[pick]));
      if (!set) Stop(set.error().text);
    }
  }
  return cases;
}

}  // namespace safeconduct::bench
