// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_QUERY_VOCABULARY_H_
#define SAFECONDUCT_QUERY_VOCABULARY_H_

#include <optional>
#include <vector>

#include "law/law.h"

// What two packs, A and B, both speak of. Names tell: a choice may stand at
// another position in B than in A and is the same value. A pack beside itself
// has every word in common.
namespace safeconduct::query {

// A fact or a matter that both packs know, and what its values are in both.
class Correspondence {
 public:
  Correspondence(const law::Type& a, const law::Type& b);

  // Returns the values that both types have, as A numbers them; none where the
  // types have no values that can be the same.
  const IntervalSet& common() const { return common_; }
  // Returns what B calls one of the common values.
  Value InB(Value of_a) const;
  // Returns what A calls values of B, those that it lacks left out.
  IntervalSet InA(const IntervalSet& of_b) const;

 private:
  // Of choices, by value in A; else empty, as the values are the same.
  std::vector<std::optional<Value>> in_b_;
  IntervalSet common_;
};

// The words of two laws, to which it keeps references. Immutable.
class Vocabulary {
 public:
  Vocabulary(const law::Law& a, const law::Law& b);

  // Returns the same fact or matter of the other pack, where it has one with
  // values that can be the same.
  std::optional<law::FactId> InB(law::FactId of_a) const;
  std::optional<law::FactId> InA(law::FactId of_b) const;
  std::optional<law::MatterId> InB(law::MatterId of_a) const;
  std::optional<law::MatterId> InA(law::MatterId of_b) const;
  // Returns the measure of B with the same dates and the same unit.
  std::optional<law::MeasureId> InB(law::MeasureId of_a) const;

  // Returns whether what the one looks at is what the other does in B.
  bool AreSame(const law::Subject& of_a, const law::Subject& of_b) const;
  // Returns whether two days are found alike from one date.
  bool AreSame(const law::Chain& of_a, const law::Chain& of_b) const;

  // Of what both know, by its number in A.
  const Correspondence& Of(law::FactId of_a) const {
    return *facts_[of_a.index()];
  }
  const Correspondence& Of(law::MatterId of_a) const {
    return *matters_[of_a.index()];
  }

 private:
  const law::Law& a_;
  const law::Law& b_;
  std::vector<std::optional<Correspondence>> facts_;    // by FactId of A
  std::vector<std::optional<Correspondence>> matters_;  // by MatterId of A
};

}  // namespace safeconduct::query

#endif  // SAFECONDUCT_QUERY_VOCABULARY_H_
