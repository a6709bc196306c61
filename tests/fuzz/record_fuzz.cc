// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a page of a record, beside a law that it is the record of.

#include "tests/fuzz/drive.h"

namespace safeconduct::fuzz {
namespace {

// The law cites this source, whatever the page declares.
constexpr const char* kAct =
    "```record\nsource act \"An Act\" statute published 2020-01-01\n```\n";

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  using safeconduct::fuzz::kAct;
  using safeconduct::fuzz::kSmallLaw;
  const std::string page(safeconduct::fuzz::TextOf(data, size));
  safeconduct::fuzz::ReadAndAsk({{"small.law.md", kSmallLaw},
                                 {"act.record.md", kAct},
                                 {"fuzz.record.md", page}});
  return 0;
}
