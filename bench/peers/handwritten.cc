// SPDX-License-Identifier: Apache-2.0
//
// Times the ten-rule table written by hand: handwritten CASES RESULT TIMES ROWS
//
// Reads the first ROWS cases into columns, decides them TIMES times on one
// thread, writes the outcomes to RESULT, a byte for each case, and prints what
// it took.
#include "bench/handwritten.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace safeconduct::bench {
namespace {

struct Columns {
  std::vector<uint8_t> citizenship, document, asylum, agreement, age;
  std::vector<int16_t> days;
};

[[noreturn]] void Stop(const std::string& text) {
  std::fprintf(stderr, "handwritten: %s\n", text.c_str());
  std::exit(3);
}

// Returns the text up to the next comma or the end, and cuts both off.
std::string_view TakeCell(std::string_view& line) {
  const size_t comma = std::min(line.find(','), line.size());
  const std::string_view cell = line.substr(0, comma);
  line.remove_prefix(std::min(comma + 1, line.size()));
  return cell;
}

// Returns the position of a cell among the names that a column allows.
uint8_t Code(std::string_view cell,
             std::initializer_list<std::string_view> names) {
  const auto* found = std::find(names.begin(), names.end(), cell);
  if (found == names.end()) Stop("unknown cell " + std::string(cell));
  return static_cast<uint8_t>(found - names.begin());
}

int Number(std::string_view cell) { return std::stoi(std::string(cell)); }

void ReadCase(std::string_view line, Columns& to) {
  const std::string_view citizenship = TakeCell(line);
  to.citizenship.push_back(Code(citizenship, {"third", "eu", "stateless"}));
  const std::string_view document = TakeCell(line);
  to.document.push_back(Code(document, {"passport", "laissez", "none"}));
  const std::string_view asylum = TakeCell(line);
  to.asylum.push_back(Code(asylum, {"none", "rejected", "pending", "granted"}));
  to.agreement.push_back(Code(TakeCell(line), {"no", "yes"}));
  to.days.push_back(static_cast<int16_t>(Number(TakeCell(line))));
  to.age.push_back(static_cast<uint8_t>(Number(TakeCell(line))));
}

Columns ReadCases(const char* path, size_t rows) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line) ||
      line != "citizenship,document,asylum,agreement,days,age") {
    Stop(std::string(path) + ": no cases of the ten-rule table");
  }
  Columns columns;
  while (columns.age.size() < rows && std::getline(in, line)) {
    ReadCase(line, columns);
  }
  return columns;
}

double SecondsToDecide(const Columns& in, std::vector<uint8_t>& outcome) {
  const auto start = std::chrono::steady_clock::now();
  DecideTenRules(in.citizenship.data(), in.document.data(), in.asylum.data(),
                 in.agreement.data(), in.days.data(), in.age.data(),
                 outcome.size(), outcome.data());
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  return took.count();
}

void WriteResult(const char* path, const std::vector<uint8_t>& outcome) {
  std::ofstream out(path, std::ios::binary);
  for (const uint8_t row : outcome) out.put(static_cast<char>(row));
  if (!out.flush()) Stop(std::string(path) + ": not written");
}

template <typename Value>
void PrintList(const char* key, const char* format,
               const std::vector<Value>& values) {
  std::printf(", \"%s\": [", key);
  for (size_t i = 0; i < values.size(); ++i) {
    if (i > 0) std::printf(", ");
    std::printf(format, values[i]);
  }
  std::printf("]");
}

void Report(const std::vector<uint8_t>& outcome,
            const std::vector<double>& seconds) {
  std::vector<size_t> counts(10);
  for (const uint8_t row : outcome) ++counts.at(row - 1U);
  std::printf("{\"peer\": \"C++ by hand\", \"how\": \"vectorised loop\", ");
  std::printf("\"version\": \"GCC %s\", ", __VERSION__);
  std::printf("\"rows\": %zu", outcome.size());
  PrintList("seconds", "%.9f", seconds);
  PrintList("counts", "%zu", counts);
  std::printf("}\n");
}

void Run(char** args) {
  const int times = std::atoi(args[2]);
  const size_t rows = std::strtoull(args[3], nullptr, 10);
  const Columns columns = ReadCases(args[0], rows);
  std::vector<uint8_t> outcome(columns.age.size());
  // One pass takes a millisecond: the processor needs some to get up to speed.
  for (int i = 0; i < 20; ++i) SecondsToDecide(columns, outcome);
  std::vector<double> seconds;
  for (int i = 0; i < times; ++i) {
    seconds.push_back(SecondsToDecide(columns, outcome));
  }
  WriteResult(args[1], outcome);
  Report(outcome, seconds);
}

}  // namespace
}  // namespace safeconduct::bench

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: handwritten CASES RESULT TIMES ROWS\n");
    return 2;
  }
  safeconduct::bench::Run(argv + 1);
  return 0;
}
