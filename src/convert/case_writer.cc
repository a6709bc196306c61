// SPDX-License-Identifier: Apache-2.0
#include "convert/case_writer.h"

#include <fmt/format.h>

#include "text/csv.h"

namespace safeconduct::convert {
namespace {

std::string Joined(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    line += text::QuotedField(field) + ',';
  }
  return line;
}

}  // namespace

CaseWriter::CaseWriter(const std::vector<std::string>& columns)
    : header_(Joined(columns) + "weight\n") {}

void CaseWriter::Add(const std::vector<std::string>& cells, uint64_t weight) {
  std::string line = Joined(cells);
  // Rows are alike where they are written alike, so the line itself is the key.
  const auto [at, is_new] = row_of_.try_emplace(line, rows_.size());
  if (is_new) rows_.emplace_back(std::move(line), 0);
  rows_[at->second].second += weight;
  weight_ += weight;
}

std::string CaseWriter::Text() const {
  std::string text = header_;
  for (const auto& [cells, weight] : rows_) {
    text += fmt::format("{}{}\n", cells, weight);
  }
  return text;
}

}  // namespace safeconduct::convert
