// SPDX-License-Identifier: Apache-2.0
#include "cli/system/pack_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/source_text.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;
using std::string_view_literals::operator""sv;

// A folder with one page, for files whose names no repository should hold.
class PackFolder : public testing::Test {
 protected:
  void SetUp() override {
    // Tests may run side by side.
    folder_ = testing::TempDir() + "safeconduct-pack-folder-" +
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/in");
    Write("a.law.md", kLaw);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, std::string_view content) {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << content;
  }

  // Reads the folder. Returns what is said, without the path of the folder.
  std::string Said() {
    testing::internal::CaptureStderr();
    const auto files = ReadPackFolder(folder_);
    std::string said = testing::internal::GetCapturedStderr();
    EXPECT_EQ(files ? files->size() : 0, 1U);
    for (size_t at = said.find(folder_); at != said.npos;
         at = said.find(folder_)) {
      said.erase(at, folder_.size());
    }
    return said;
  }

  static constexpr std::string_view kLaw = "# A\n```law\nfact\n```\n";
  std::string folder_;
};

TEST_F(PackFolder, NamesAPageWhoseNameEndsInABlank) {
  Write("b.law.md ", kLaw);
  EXPECT_EQ(Said(),
            "/b.law.md :2: holds a block of law and is not read, as its name "
            "ends in a blank (rename it)\n");
}

TEST_F(PackFolder, LooksAtTextAlone) {
  Write("b", std::string(kLaw) + '\0');
  Write("c", std::string(9000, ' ') + '\0' + std::string(kLaw));
  Write("d", std::string(text::kMaxFileSize, '\n') + std::string(kLaw));
  Write("e.law.md~", kLaw);
  Write(".f.law.md.swp", kLaw);
  fs::create_directory(folder_ + "/g.mdx");
  EXPECT_EQ(Said(), "");
  // Text, the last bytes of which are the fence.
  const std::string fence = "```law\n";
  Write("in/h", std::string(text::kMaxFileSize - fence.size(), '\n') + fence);
  EXPECT_EQ(Said(),
            fmt::format("/in/h:{}: holds a block of law and is not read, as it "
                        "lies in a folder within that of the pack (move it "
                        "beside the others, or out)\n",
                        text::kMaxFileSize - fence.size() + 1));
}

TEST_F(PackFolder, LooksAtUtf16) {
  Write("b.txt", "\xFF\xFE`\0`\0`\0l\0a\0w\0\n\0"sv);
  Write("c.txt", "\xFE\xFF\0\n\0`\0`\0`\0l\0a\0w"sv);
  const std::string_view why =
      "holds a block of law and is not read, as its name does not end in "
      ".law.md or .record.md (rename it, or move it out)";
  EXPECT_EQ(Said(), fmt::format("/b.txt:1: {}\n/c.txt:2: {}\n", why, why));
}

TEST_F(PackFolder, DoesNotWaitForAPipe) {
  ASSERT_EQ(mkfifo((folder_ + "/p.law.md").c_str(), 0600), 0);
  testing::internal::CaptureStderr();
  EXPECT_FALSE(ReadPackFolder(folder_).has_value());
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            folder_ + "/p.law.md: is a pipe or a device (a page is a file)\n");
}

TEST_F(PackFolder, SaysThatNotAllIsLookedAt) {
  for (int i = 0; i < 10'000; ++i) Write(fmt::format("in/{}", i), "");
  EXPECT_EQ(Said(),
            ": holds 10000 files and folders or more, and law further in may "
            "be passed over (give the pack a folder of its own)\n");
}

}  // namespace
}  // namespace safeconduct::cli
