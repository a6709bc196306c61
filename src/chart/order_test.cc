// SPDX-License-Identifier: Apache-2.0
#include "chart/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "chart/chart_testing.h"
#include "chart/order_estimate.h"
#include "diagram/analysis.h"
#include "law/print.h"

namespace safeconduct::chart {
namespace {

using diagram::NodeId;

std::string Named(const law::Law& law, const Order& order) {
  std::string text;
  for (const law::Subject& subject : order) {
    text += " " + law::ToString(law, subject);
  }
  return text;
}

constexpr const char* kCrossed = R"(
fact a "A" : yes or no
fact b "B" : yes or no
fact c "C" : yes or no
fact d "D" : yes or no
fact idle "Not tested" : yes or no
matter first "First" : yes or no; at first no
matter second "Second" : yes or no; at first no
route out "Out" to FR
  needs both "Both" when (a or b) and (c or d) unless second and first
  needs one "One" when a or c
  barred by two "Two" when b or d)";

TEST(Order, ListsMattersThenWhatClausesNameFirst) {
  const auto pack = ReadTestPack(kCrossed, "");
  EXPECT_EQ(Named(pack->law, OrderAsNamed(pack->law)), " first second a b c d");
}

TEST(Order, HoldsTheSameSubjectsWhenSifted) {
  const auto pack = ReadTestPack(kCrossed, "");
  Order named = OrderAsNamed(pack->law);
  Order found = FindOrder(pack->law);
  EXPECT_EQ(found[0], named[0]);
  EXPECT_EQ(found[1], named[1]);
  EXPECT_TRUE(std::ranges::is_permutation(found, named));
}

// Whichever the state is, one of the matters is looked at. `alone` is also
// tested without a state beside it.
TEST(Order, PutsMattersBehindTheFactThatChoosesAmongThem) {
  const auto pack = ReadTestPack(R"(
fact a "A" : yes or no
fact state "State" : one of s, t, u, v, w
matter alone "Alone" : yes or no; at first no
matter of_s "Of s" : yes or no; at first no
matter of_t "Of t" : yes or no; at first no
matter of_u "Of u" : yes or no; at first no
matter of_v "Of v" : yes or no; at first no
route out "Out" to FR
  needs agreement "Agreement"
    when (state is s and of_s) or (state is t and of_t)
      or (state is u and of_u) or (state is v and of_v)
      or (state is w and alone)
  needs other "Other" when a or alone)",
                                 "");
  const std::string found = Named(pack->law, FindOrder(pack->law));
  EXPECT_TRUE(found.starts_with(" alone ")) << found;
  EXPECT_NE(found.find(" state of_s of_t of_u of_v"), std::string::npos)
      << found;
}

TEST(Order, LeavesFewMattersOnTop) {
  const auto pack = ReadTestPack(R"(
fact state "State" : one of s, t, u
matter of_s "Of s" : yes or no; at first no
matter of_t "Of t" : yes or no; at first no
route out "Out" to FR
  needs agreement "Agreement"
    when (state is s and of_s) or (state is t and of_t))",
                                 "");
  EXPECT_EQ(Named(pack->law, FindOrder(pack->law)), " of_s of_t state");
}

// Of b and d each stands in a part alone, as a bar on either is two parts.
TEST(Order, PutsTogetherWhatIsTestedTogether) {
  const auto pack = ReadTestPack(R"(
fact a "A" : yes or no
fact b "B" : yes or no
fact c "C" : yes or no
fact d "D" : yes or no
route out "Out" to FR
  barred by two "Two" when a or b or c or d
  needs one "One" when a or c
  needs other "Other" when b or d)",
                                 "");
  const std::string found = Named(pack->law, FindOrder(pack->law));
  EXPECT_TRUE(found == " b d a c" || found == " a c b d" ||
              found == " c a b d" || found == " a c d b")
      << found;
}

TEST(Order, MakesSmallerDiagramsThanTheOrderAsNamed) {
  const auto pack = ReadTestPack(R"(
fact a "A" : yes or no
fact b "B" : yes or no
fact c "C" : yes or no
fact d "D" : yes or no
fact e "E" : yes or no
fact f "F" : yes or no
route far "Far" to FR
  barred by all "All" when a and b and c and d and e and f
route out "Out" to FR
  needs one "One" when a or d
  needs two "Two" when b or e
  needs three "Three" when c or f)",
                                 "");
  const auto nodes = [&](const Order& order) {
    const auto chart = *Chart::CompileInOrder(pack, {}, order);
    return diagram::CountNodes(chart->store(), chart->dated().routes[1]);
  };
  EXPECT_EQ(nodes(OrderAsNamed(pack->law)), 14u);
  EXPECT_EQ(nodes(FindOrder(pack->law)), 6u);
}

// -- Sifting ------------------------------------------------------------------

// Returns the estimate of an order as the essay in order_estimate.cc defines
// it: for each route and each variable that it tests, 2 to the number of its
// bonds that are open before that variable.
double EstimateNodes(const std::vector<size_t>& order,
                     const std::vector<Bond>& bonds, size_t route_count) {
  double sum = 0;
  for (size_t route = 0; route < route_count; ++route) {
    for (size_t place = 0; place < order.size(); ++place) {
      bool is_tested = false;
      double nodes = 1;
      for (const Bond& bond : bonds) {
        if (!std::ranges::count(bond.routes, route)) continue;
        bool begun = bond.from_start;
        bool left = false;
        for (size_t i = 0; i < order.size(); ++i) {
          if (!std::ranges::count(bond.vars, order[i])) continue;
          (i < place ? begun : left) = true;
          if (i == place) is_tested = true;
        }
        if (begun && left) nodes *= 2;
      }
      if (is_tested) sum += nodes;
    }
  }
  return sum;
}

TEST(Sifting, EstimatesAsTheEssayCounts) {
  const std::vector<Bond> bonds = {{{0, 2}, false, {0}}, {{1, 3}, false, {0}}};
  EXPECT_EQ(EstimateNodes({0, 1, 2, 3}, bonds, 1), 9);
  EXPECT_EQ(EstimateNodes({0, 2, 1, 3}, bonds, 1), 6);
  EXPECT_EQ(Sift(4, bonds, 1), (std::vector<size_t>{0, 2, 1, 3}));
}

TEST(Sifting, CountsABondFromTheStartUntilItsLastVariable) {
  const std::vector<Bond> bonds = {{{0}, false, {0}},
                                   {{1}, false, {0, 1}},
                                   {{2}, true, {0}},
                                   {{2}, false, {0}}};
  EXPECT_EQ(EstimateNodes({0, 1, 2}, bonds, 2), 2 + (2 + 1) + 2);
  EXPECT_EQ(Sift(3, bonds, 2).front(), 2u);
}

TEST(Sifting, TakesNoVariablesAndNoRoutes) {
  EXPECT_TRUE(Sift(0, {}, 3).empty());
  EXPECT_EQ(Sift(2, {}, 0), (std::vector<size_t>{0, 1}));
}

// Bonds of two or three of seven variables, in two routes.
std::vector<Bond> DrawBonds(unsigned seed) {
  std::vector<Bond> bonds;
  for (unsigned i = 0; i < 8; ++i) {
    seed = seed * 1664525u + 1013904223u;
    Bond bond;
    for (unsigned shift = 8; shift < 8 + 8 * (2 + seed % 2); shift += 8) {
      const size_t var = (seed >> shift) % 7;
      if (!std::ranges::count(bond.vars, var)) bond.vars.push_back(var);
    }
    bond.from_start = seed >> 30 == 3;
    bond.routes = i % 3 == 0   ? std::vector<size_t>{0, 1}
                  : i % 3 == 1 ? std::vector<size_t>{0}
                               : std::vector<size_t>{1};
    bonds.push_back(std::move(bond));
  }
  return bonds;
}

TEST(Sifting, ComesMoreThanHalfOfTheWayToTheLeastEstimate) {
  double from = 0;
  double found = 0;
  double possible = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::vector<Bond> bonds = DrawBonds(seed);
    std::vector<size_t> order = {0, 1, 2, 3, 4, 5, 6};
    const double named = EstimateNodes(order, bonds, 2);
    double least = named;
    do {
      least = std::min(least, EstimateNodes(order, bonds, 2));
    } while (std::ranges::next_permutation(order).found);
    const auto sifted = Sift(7, bonds, 2);
    EXPECT_TRUE(std::ranges::is_permutation(sifted, order));
    EXPECT_LE(EstimateNodes(sifted, bonds, 2), named);
    from += named;
    found += EstimateNodes(sifted, bonds, 2);
    possible += least;
  }
  EXPECT_LT(found - possible, (from - possible) / 2);
}

}  // namespace
}  // namespace safeconduct::chart
