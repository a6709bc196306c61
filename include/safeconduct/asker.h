// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASKER_H_
#define SAFECONDUCT_ASKER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/date.h"

namespace safeconduct {

namespace ask {
class Asker;
struct Answer;
}  // namespace ask

// Whether a route is lawfully open. What an outcome means is defined in
// docs/language.md, "What an answer means".
enum class Outcome : uint8_t { kOpen, kClosed, kUndetermined };

// The answer to one question, explained. Owns what it says; may outlive the
// asker.
class Answer {
 public:
  Answer(Chart chart, Case person, ask::Answer answer);
  Answer(Answer&& other) noexcept;
  Answer& operator=(Answer&& other) noexcept;
  ~Answer();

  // Returns the outcome of a route, by its position among the pack's routes.
  Outcome outcome(size_t route) const;
  // Returns the answer as `ask --json` prints it: outcomes, clauses, reasons
  // and what they turn on.
  std::string ToJson() const;

 private:
  Chart chart_;
  Case person_;
  std::unique_ptr<ask::Answer> answer_;
};

// Answers questions to one chart. Holds working memory, so each thread has its
// own; the chart is shared.
class Asker {
 public:
  explicit Asker(const Chart& chart);
  Asker(Asker&& other) noexcept;
  Asker& operator=(Asker&& other) noexcept;
  ~Asker();

  // Returns the outcome of each route, in the pack's order, on any of `days`.
  // No allocation after the first question. Holds until the next question.
  std::span<const Outcome> Outcomes(const Case& person, const Days& days);

  // Returns the answer for all routes, with clauses, reasons and what the
  // outcomes turn on. With `max_moves` above 0 also what would change each
  // outcome with at most so many moves, 8 at the most; the first such question
  // prepares the chart for it, which takes milliseconds. Where that outgrows
  // the nodes that the chart may have, the answer leaves it out.
  Answer Explain(const Case& person, const Days& days, size_t max_moves = 0);

 private:
  Chart chart_;
  std::unique_ptr<ask::Asker> asker_;
};

}  // namespace safeconduct

#endif  // SAFECONDUCT_ASKER_H_
