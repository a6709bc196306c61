// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a page of law: read, checked, compiled and asked.

#include "tests/fuzz/drive.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string page(safeconduct::fuzz::TextOf(data, size));
  safeconduct::fuzz::ReadAndAsk({{"fuzz.law.md", page}});
  return 0;
}
