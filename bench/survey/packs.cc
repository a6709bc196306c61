// SPDX-License-Identifier: Apache-2.0
#include "bench/survey/packs.h"

#include <string>

#include "cli/command/invocation.h"

namespace safeconduct::bench {
namespace {

std::shared_ptr<const chart::Chart> ChartOf(const std::string& folder) {
  cli::Invocation invocation;
  if (const cli::Stop stop =
          invocation.Compile(cli::ScenarioOptions{folder, {}})) {
    std::exit(*stop);
  }
  return invocation.inner_chart();
}

}  // namespace

std::shared_ptr<const chart::Chart> ChannelChart() {
  return ChartOf("law/channel");
}

std::shared_ptr<const chart::Chart> TenRulesChart() {
  return ChartOf("bench/ten-rules");
}

}  // namespace safeconduct::bench
