// SPDX-License-Identifier: Apache-2.0
#include "cli/system/file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "text/source_text.h"

namespace safeconduct::cli {
namespace {

TEST(LargeFile, IsNotReadAboveTheLimit) {
  const std::string path = testing::TempDir() + "safeconduct-large.json";
  std::ofstream(path, std::ios::binary)
      << "{" << std::string(text::kMaxFileSize - 2, ' ') << "}";
  const auto whole = ReadWhole(path);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->size(), text::kMaxFileSize);

  std::ofstream(path, std::ios::binary | std::ios::app) << "\n";
  testing::internal::CaptureStderr();
  EXPECT_FALSE(ReadWhole(path));
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            path +
                ": is larger than 10 MiB, the most that is read (split the "
                "file)\n");
  std::remove(path.c_str());
}

}  // namespace
}  // namespace safeconduct::cli
