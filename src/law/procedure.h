// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_PROCEDURE_H_
#define SAFECONDUCT_LAW_PROCEDURE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/ids.h"
#include "text/source_text.h"

// The steps of a route, a part of the law as it is checked (law.h).
namespace safeconduct::law {

// Who takes a step.
enum class Party : uint8_t { kAskingState, kAskedState, kPerson, kCourt };
inline constexpr std::array kParties = {Party::kAskingState, Party::kAskedState,
                                        Party::kPerson, Party::kCourt};
// As law and answers write it: `asking_state`.
constexpr std::string_view PartyName(Party party) {
  constexpr std::array<std::string_view, kParties.size()> kNames = {
      "asking_state", "asked_state", "person", "court"};
  return kNames[static_cast<size_t>(party)];
}

// What follows where the due day of a step passes without it.
enum class Silence : uint8_t { kSaysNothing, kAccepts, kRefuses };

// What may support a step, by grade; each in the words of the law.
struct Proof {
  std::vector<std::string> proof;
  std::vector<std::string> prima_facie;
};

// A step of a procedure.
struct ProcedureStep {
  std::string name;
  std::string address;  // `procedure.step`
  std::string label;
  ProcedureId procedure;
  Party party = Party::kAskingState;
  // The steps that come before it, as written.
  std::vector<StepId> after;
  // The `date or none` fact that tells its day; where there is none, the case
  // tells it of the step itself.
  std::optional<FactId> sets;
  // The last day to take it; nothing where there is none.
  std::optional<DayId> due;
  Silence silence = Silence::kSaysNothing;
  std::vector<Citation> silence_citations;
  // The clauses of the route that must let it open before the step is taken.
  std::vector<ClauseId> once;
  // Clauses that it names and its route lacks, by what is written: then its
  // gate lets nobody through.
  std::vector<std::string> missing_clauses;
  bool takes_the_route = false;
  // That the fact it sets is the day asked about; where it takes the route and
  // sets a fact.
  std::optional<ExprId> taken_today;
  Proof with;
  std::vector<Citation> citations;
  Place place;
};

// The steps of a route, in the order in which the law lets them be taken.
struct Procedure {
  std::string name;
  std::string label;
  RouteId route;
  std::vector<StepId> steps;  // as declared
  // The same, each behind those that it comes after and behind those by whose
  // silence its due day is counted.
  std::vector<StepId> in_order;
  Place place;
};

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_PROCEDURE_H_
