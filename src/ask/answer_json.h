// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_ASK_ANSWER_JSON_H_
#define SAFECONDUCT_ASK_ANSWER_JSON_H_

#include <optional>
#include <string>
#include <vector>

#include "ask/answer.h"
#include "chart/chart.h"

namespace safeconduct::ask {

// Returns an answer as JSON, in the shape that docs/language.md fixes, without
// an end of line. `timeline` and `ask_first` stand in it where given.
std::string FormatAnswerJson(const chart::Chart& chart,
                             const chart::Case& person, const Answer& answer,
                             const std::vector<Stretch>* timeline,
                             const std::vector<law::FactId>* ask_first);

// Returns the facts of a pack, with their questions and types, as JSON.
std::string FormatFactsJson(const law::Law& law);

// Returns what became of each of `matters` by a day as JSON: the value, or the
// values that it may have, since when, by which events and sources.
std::string FormatMattersJson(const chart::Chart& chart, Date day,
                              const std::vector<law::MatterId>& matters);

}  // namespace safeconduct::ask

#endif  // SAFECONDUCT_ASK_ANSWER_JSON_H_
