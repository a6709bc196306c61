// SPDX-License-Identifier: Apache-2.0
// Asks the shortest pack there is, with the installed headers alone.
#include <safeconduct/asker.h>
#include <safeconduct/case.h>
#include <safeconduct/chart.h>
#include <safeconduct/pack.h>
#include <safeconduct/version.h>

#include <cstdio>

namespace {

constexpr const char* kLaw =
    "```law\n"
    "fact wish \"Does the person wish to go?\" : yes or no\n"
    "route home \"Home\" to FR\n"
    "  needs wish \"A wish\" when wish\n"
    "```\n";

}  // namespace

int main() {
  using namespace safeconduct;  // NOLINT(google-build-using-namespace)
  const auto pack = Pack::Read({{"home.law.md", kLaw}});
  if (!pack) return 1;
  const auto chart = Chart::Compile(*pack);
  if (!chart) return 1;
  Asker asker(*chart);
  Case person(*pack);
  const Date day = *ParseDate("2023-08-14");
  const auto unknown = asker.Outcomes(person, {day, day});
  if (!unknown || (*unknown)[0] != Outcome::kUndetermined) return 1;
  if (!person.Set("wish=yes")) return 1;
  const auto known = asker.Outcomes(person, {day, day});
  if (!known || (*known)[0] != Outcome::kOpen) return 1;
  std::puts(SAFECONDUCT_VERSION);
  return 0;
}
