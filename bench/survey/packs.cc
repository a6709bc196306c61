// SPDX-License-Identifier: Apache-2.0
#include "bench/survey/packs.h"

#include <string>

#include "api/access.h"
#include "cli/system/pack_folder.h"

namespace safeconduct::bench {
namespace {

std::shared_ptr<const chart::Chart> ChartOf(const std::string& folder) {
  const Chart chart =
      Chart::Compile(Pack::Read(cli::ReadPackFolder(folder).value()).value())
          .value();
  return api::Access::ChartOf(chart);
}

}  // namespace

std::shared_ptr<const chart::Chart> ChannelChart() {
  return ChartOf("law/channel");
}

std::shared_ptr<const chart::Chart> TenRulesChart() {
  return ChartOf("bench/ten-rules");
}

}  // namespace safeconduct::bench
