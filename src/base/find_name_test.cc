// SPDX-License-Identifier: Apache-2.0
#include "base/find_name.h"

#include <gtest/gtest.h>

namespace safeconduct {
namespace {

using RouteId = Id<struct TestRouteTag>;

struct Declared {
  std::string name;
};
const std::vector<Declared> kRoutes = {{"home"}, {"france"}};
constexpr AskedFor kAsked = {"--route", "route"};

TEST(FindName, FindsByNameOrSaysWhatIsNear) {
  EXPECT_EQ(FindId<RouteId>(kRoutes, "france"), RouteId(1));
  EXPECT_EQ(FindId<RouteId>(kRoutes, "frence"), std::nullopt);
  EXPECT_EQ(FindAsked<RouteId>(kRoutes, kAsked, "home").value(), RouteId(0));
  const auto missed = FindAsked<RouteId>(kRoutes, kAsked, "frence");
  ASSERT_FALSE(missed);
  EXPECT_EQ(missed.error().kind, Error::Kind::kUnknownName);
  EXPECT_EQ(missed.error().text,
            "--route: unknown route `frence` (did you mean `france`?)");
}

TEST(FindName, FindsAllWhereNoneIsNamed) {
  const std::vector<RouteId> all = {RouteId(0), RouteId(1)};
  const std::vector<RouteId> named = {RouteId(1), RouteId(0), RouteId(1)};
  EXPECT_EQ(FindAllAsked<RouteId>(kRoutes, kAsked, {}).value(), all);
  // As often as each is named: who asks says whether twice means once.
  EXPECT_EQ(FindAllAsked<RouteId>(kRoutes, kAsked, {"france", "home", "france"})
                .value(),
            named);
  EXPECT_EQ(
      FindAllAsked<RouteId>(kRoutes, kAsked, {"home", "nowhere"}).error().text,
      "--route: unknown route `nowhere` (known are home, france)");
}

}  // namespace
}  // namespace safeconduct
