// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_H_
#define SAFECONDUCT_JSON_H_

#include <string>
#include <vector>

#include "safeconduct/asker.h"
#include "safeconduct/case.h"
#include "safeconduct/chart.h"
#include "safeconduct/pack.h"
#include "safeconduct/prover.h"
#include "safeconduct/survey.h"

#pragma GCC visibility push(default)

// Answers as JSON, in the shapes that the program prints and `schema/`
// describes: UTF-8, indented by two unless said otherwise, without an end of
// line. Case::ReadJson reads a case. Each is safe from any thread.

namespace safeconduct {

// As `ask --json` prints it.
std::string FormatJson(const Answer& answer);

// As `facts --json` prints it: the facts of a pack, with their questions.
std::string FormatFactsJson(const Pack& pack);

// As `record --json` prints it: what a chart says of matters by a day.
std::string FormatMattersJson(const Chart& chart, Date day,
                              const std::vector<MatterState>& states);

// As `prove --json` prints it.
std::string FormatJson(const ProofAnswer& answer);

// As `diff --json` prints it.
std::string FormatJson(const PackDifference& difference);

// As `survey --json` prints it, on one line.
std::string FormatJson(const SurveyAnswer& answer);

// Returns the facts that are known as Case::ReadJson reads them.
std::string FormatJson(const Case& person);
// Returns the same on one line.
std::string FormatJsonLine(const Case& person);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_JSON_H_
