// SPDX-License-Identifier: Apache-2.0
// The public face of asking: include/safeconduct/asker.h.
#include "ask/asker.h"

#include <memory>
#include <utility>
#include <vector>

#include "ask/answer.h"
#include "ask/answer_json.h"
#include "case/case.h"
#include "safeconduct/asker.h"

namespace safeconduct {

// -- Answer -------------------------------------------------------------------

Answer::Answer(Chart chart, Case person, ask::Answer answer)
    : chart_(std::move(chart)),
      person_(std::move(person)),
      answer_(std::make_unique<ask::Answer>(std::move(answer))) {}
Answer::Answer(Answer&& other) noexcept = default;
Answer& Answer::operator=(Answer&& other) noexcept = default;
Answer::~Answer() = default;

Outcome Answer::outcome(size_t route) const {
  return answer_->routes[route].outcome;
}

std::string Answer::ToJson() const {
  return ask::FormatAnswerJson(*chart_.internal(), person_.internal(), *answer_,
                               nullptr, nullptr);
}

// -- Asker --------------------------------------------------------------------

Asker::Asker(const Chart& chart)
    : chart_(chart), asker_(std::make_unique<ask::Asker>(chart.internal())) {}
Asker::Asker(Asker&& other) noexcept = default;
Asker& Asker::operator=(Asker&& other) noexcept = default;
Asker::~Asker() = default;

std::span<const Outcome> Asker::Outcomes(const Case& person, const Days& days) {
  return asker_->Outcomes(person.internal(), days);
}

Answer Asker::Explain(const Case& person, const Days& days, size_t max_moves) {
  std::vector<law::RouteId> routes;
  for (size_t i = 0; i < chart_.internal()->law().routes.size(); ++i) {
    routes.emplace_back(i);
  }
  ask::Answer answer = asker_->Explain(person.internal(), days, routes);
  if (max_moves > 0) asker_->AddChanges(person.internal(), max_moves, answer);
  return Answer(chart_, person, std::move(answer));
}

}  // namespace safeconduct
