// SPDX-License-Identifier: Apache-2.0
#include "tests/random/real_people.h"

#include <utility>

#include "api/access.h"
#include "tests/inside/random_assignment.h"

namespace safeconduct::random {

using api::Access;

struct RealPeople::Assignments {
  inside::RandomAssignments of;
};

RealPeople::RealPeople(const Pack& pack) : pack_(pack) {
  const chart::Pack& read = *Access::ContentsOf(pack).pack;
  assignments_ = std::make_unique<const Assignments>(
      inside::RandomAssignments(read.law, read.record));
}
RealPeople::~RealPeople() = default;

RealPerson RealPeople::Draw(Dice& dice) const {
  const law::Law& law = Access::ContentsOf(pack_).pack->law;
  const oracle::Assignment drawn = assignments_->of.Draw(dice);
  chart::Case person(law);
  for (size_t i = 0; i < drawn.facts.size(); ++i) {
    person.Set(law::FactId(i), IntervalSet::Single(drawn.facts[i]));
  }
  return {Access::Wrap(pack_, std::move(person)), Date{drawn.today}};
}

}  // namespace safeconduct::random
