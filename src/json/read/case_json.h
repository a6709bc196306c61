// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_JSON_READ_CASE_JSON_H_
#define SAFECONDUCT_JSON_READ_CASE_JSON_H_

#include <optional>
#include <vector>

#include "case/case.h"
#include "law/law.h"

namespace safeconduct::json {

// Reads a case written as JSON (language.md, "Cases"). Every fault is reported;
// nothing is returned where there is one. Where asked for, `given` becomes the
// place in `source` at which each fact is given, by FactId.
std::optional<chart::Case> ReadCaseJson(
    const law::Law& law, const text::SourceText& source,
    text::Diagnostics& diagnostics,
    std::vector<std::optional<text::Place>>* given = nullptr);

}  // namespace safeconduct::json

#endif  // SAFECONDUCT_JSON_READ_CASE_JSON_H_
