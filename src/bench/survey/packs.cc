// SPDX-License-Identifier: Apache-2.0
#include "bench/survey/packs.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "api/access.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"

namespace safeconduct::bench {
namespace {

[[noreturn]] void Stop(const std::string& text) {
  fmt::print(stderr, "{}\n", text);
  std::exit(3);
}

std::shared_ptr<const chart::Chart> ChartOf(
    const std::expected<Pack, Error>& pack) {
  if (!pack) Stop(pack.error().text);
  const auto compiled = Chart::Compile(*pack);
  if (!compiled) Stop(compiled.error().text);
  // A benchmark of a part looks behind the public headers.
  return api::Access::ChartOf(*compiled);
}

}  // namespace

std::shared_ptr<const chart::Chart> ChannelChart() {
  return ChartOf(Pack::Channel());
}

std::shared_ptr<const chart::Chart> TenRulesChart() {
  const std::string path = "bench/ten-rules/ten_rules.law.md";
  std::ifstream file(path, std::ios::binary);
  if (!file) Stop(path + ": cannot be opened (start at the repository's root)");
  std::string text(std::istreambuf_iterator<char>(file), {});
  return ChartOf(Pack::Read({{path, std::move(text)}}));
}

}  // namespace safeconduct::bench
