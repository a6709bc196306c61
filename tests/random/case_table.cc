// SPDX-License-Identifier: Apache-2.0
#include "tests/random/case_table.h"

#include <algorithm>
#include <cstring>

#include "law/values.h"

namespace safeconduct::random {

std::string CellText(const law::Type& type, const IntervalSet& values) {
  if (values == type.Universe() && !values.OnlyValue()) return "";
  const bool ordered = type.form == law::TypeForm::kNumber || type.is_date();
  std::string text;
  const auto add = [&](const std::string& piece) {
    text += (text.empty() ? "" : "|") + piece;
  };
  for (const Interval& run : values.intervals()) {
    if (ordered && run.lo != run.hi) {
      add(law::FormatValue(type, run.lo) + ".." +
          law::FormatValue(type, run.hi));
      continue;
    }
    for (Value value = run.lo; value <= run.hi; ++value) {
      add(law::FormatValue(type, value));
    }
  }
  return text;
}

std::string CaseTable::Text(const law::Law& law, bool has_days) const {
  std::string text = has_days ? "id,on" : "id";
  for (const law::Fact& fact : law.facts) text += "," + fact.name;
  text += "\r\n";
  for (size_t i = 0; i < cases.size(); ++i) {
    text += std::to_string(i);
    if (has_days) {
      text += "," + FormatDate(days[i].first) + ".." + FormatDate(days[i].last);
    }
    for (size_t f = 0; f < law.facts.size(); ++f) {
      text += ",\"" +
              CellText(law.facts[f].type, cases[i].values(law::FactId(f))) +
              "\"";
    }
    text += "\r\n";
  }
  return text;
}

survey::SurveyStreams StreamsOf(const std::string& text, size_t& at,
                                std::string& answers) {
  survey::SurveyStreams streams;
  streams.read = [&text, &at](char* to, size_t size) {
    const size_t count = std::min(size, text.size() - at);
    std::memcpy(to, text.data() + at, count);
    at += count;
    return count;
  };
  streams.write = [&answers](std::string_view piece) { answers += piece; };
  streams.progress = nullptr;
  return streams;
}

}  // namespace safeconduct::random
