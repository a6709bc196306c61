// SPDX-License-Identifier: Apache-2.0
// The public face of export and drawings: include/safeconduct/export.h.
#include "safeconduct/export.h"

#include <fmt/format.h>

#include <utility>

#include "api/access.h"
#include "draw/dot.h"
#include "draw/drawing.h"
#include "export/sql.h"

namespace safeconduct {

using api::Access;

std::expected<std::string, Error> FormatSql(const Chart& chart, Date on,
                                            const SqlOptions& options) {
  if (auto days = api::CheckDays({on, on}); !days) {
    return std::unexpected(std::move(days).error());
  }
  // Two dots, or one at an end, leave a part of the table's name empty.
  if (("." + options.table + ".").find("..") != std::string::npos) {
    return std::unexpected(
        Error{Error::Kind::kQuestion,
              fmt::format("--table: `{}` has an empty part (write `table` or "
                          "`schema.table`)",
                          options.table)});
  }
  return survey::FormatSql(*Access::ChartOf(chart), on,
                           {options.table, options.id});
}

std::expected<std::string, Error> FormatDot(const Chart& chart,
                                            const Case& person,
                                            const DrawingOptions& options) {
  auto same = api::CheckSamePack("case", person.pack(), chart);
  if (same && options.days) same = api::CheckDays(*options.days);
  if (!same) return std::unexpected(std::move(same).error());
  auto routes = api::FindRoutes(chart, options.routes);
  if (!routes) return std::unexpected(std::move(routes).error());
  auto drawing =
      chart::MakeDrawing({Access::ChartOf(chart), Access::CaseOf(person),
                          options.days, *std::move(routes)});
  if (!drawing) return std::unexpected(std::move(drawing).error());
  drawing->title = options.title;
  drawing->notes = options.notes;
  return chart::FormatDot(*drawing);
}

}  // namespace safeconduct
