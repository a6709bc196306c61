// SPDX-License-Identifier: Apache-2.0
//
// A pack is the pages of one folder that are named as pages. What is named
// otherwise is not read, and that may cost dear: a page of bars that goes
// unread opens routes. So whatever text lies in the folder, or further in, and
// holds a block of law is warned of, by whatever name: `a.law.md.orig`,
// `a.mdx`, `a`. Pages are read in the order of their names, so that the answer
// does not depend on how a disk lists them.
//
// Names that begin with a dot are passed over without a word, as no listing
// shows them to a reader, and so are those that end in `~`: editors leave locks
// and copies under such names.
#include "cli/system/pack_folder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>
#include <utility>

#include "base/fold_name.h"
#include "cli/system/file.h"
#include "cli/system/stop.h"
#include "text/blanks.h"
#include "text/markdown/page.h"

namespace safeconduct::cli {
namespace {

namespace fs = std::filesystem;

// How many files and folders within a folder are looked at for law that is not
// read: enough for any pack, and soon done where the folder is a whole disk.
constexpr size_t kMostEntries = 10'000;

bool HasPageEnding(std::string_view name) {
  return name.ends_with(".law.md") || name.ends_with(".record.md");
}

// Exactly the names that `*.law.md *.record.md` means to a shell, by which
// anyone can come by the digest of a pack.
bool IsPackPage(const fs::path& path) {
  return HasPageEnding(path.filename().string());
}

// Returns whether a name is one under which editors keep what a file held
// before.
bool IsCopyOfEditor(const fs::path& path) {
  return path.filename().string().ends_with('~');
}

// Returns whether a name is one that a listing leaves out, as it does the locks
// that editors put beside a page, and what a version control keeps for itself.
bool IsHiddenName(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

std::string WhyNoFolder(const std::string& path) {
  std::error_code code;
  const auto status = fs::status(path, code);
  if (!fs::exists(status)) {
    return fmt::format(
        "no such folder (name the folder of a law pack, or one in the program: "
        "{})",
        fmt::join(Pack::CarriedNames(), ", "));
  }
  if (!fs::is_directory(status)) {
    return "is a file (name the folder that holds the law pack)";
  }
  return "cannot be read (check its permissions)";
}

// Returns the files within the folders in `folder`. A link to a folder is one
// too; each is looked at once, or a link that leads back would never end.
std::vector<std::string> FilesFurtherIn(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code code;
  std::set<fs::path> seen = {fs::canonical(folder, code)};
  std::vector<fs::path> pending = {folder};
  size_t entries = 0;
  while (!pending.empty()) {
    const fs::path within = std::move(pending.back());
    pending.pop_back();
    for (fs::directory_iterator entry(within, code), end;
         !code && entry != end && entries < kMostEntries;
         entry.increment(code), ++entries) {
      const fs::path& path = entry->path();
      if (IsHiddenName(path)) continue;
      std::error_code unknown;
      if (entry->is_directory(unknown)) {
        const bool is_new = seen.insert(fs::canonical(path, unknown)).second;
        if (is_new && !unknown) pending.push_back(path);
        // Files of the folder itself are looked at by who calls.
      } else if (within != folder && !IsCopyOfEditor(path)) {
        paths.push_back(path.string());
      }
    }
  }
  if (entries >= kMostEntries) {
    Say(
        fmt::format("{}: holds {} files and folders or more, and law further "
                    "in may be passed over (give the pack a folder of its "
                    "own)\n",
                    folder, kMostEntries));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Returns what a file holds, where it is text and no larger than a page may be.
// Of other files it reads the beginning at most. Text in UTF-16, known by its
// mark, is returned without that and the zeros beside each letter of ASCII.
std::optional<std::string> ReadIfText(const std::string& path) {
  constexpr size_t kBeginning = size_t{1} << 12;
  std::error_code code;
  // A folder, a pipe or a device is none.
  if (!fs::is_regular_file(path, code)) return std::nullopt;
  const auto size = fs::file_size(path, code);
  if (code || size > text::kMaxFileSize) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    Say(fmt::format("{}: cannot be read (check its permissions)\n", path));
    return std::nullopt;
  }
  std::string content;
  bool is_utf16 = false;
  for (const size_t end : {std::min<size_t>(size, kBeginning), size_t{size}}) {
    const size_t begin = content.size();
    content.resize(end);
    in.read(content.data() + begin, static_cast<std::streamsize>(end - begin));
    content.resize(begin + static_cast<size_t>(in.gcount()));
    is_utf16 =
        content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF");
    if (!is_utf16 && content.contains('\0')) return std::nullopt;
  }
  if (is_utf16) {
    content.erase(0, 2);
    std::erase(content, '\0');
  }
  return content;
}

// Warns of a file that holds a block of law.
void WarnOfUnread(const std::string& path, std::string_view why) {
  auto content = ReadIfText(path);
  // Most files hold no fence at all, and need not be cut into lines.
  if (!content || !(content->contains("```") || content->contains("~~~"))) {
    return;
  }
  const text::SourceText source(path, *std::move(content));
  const auto place = text::FirstMarkedFence(source);
  if (!place) return;
  Say(fmt::format("{}:{}: holds a block of law and is not read, {}\n", path,
                  source.PositionOf(place->begin).line, why));
}

// Returns why a file that lies beside the pages of a pack is none, and what to
// do about it.
std::string_view WhyNoPage(const fs::path& path) {
  std::string name = InSmallLetters(path.filename().string());
  if (HasPageEnding(name)) {
    return "as its name does not end in .law.md or .record.md in small letters "
           "(rename it)";
  }
  // Of which nothing is seen in a listing.
  name.erase(name.find_last_not_of(text::kBlanks) + 1);
  if (HasPageEnding(name)) {
    return "as its name ends in a blank (rename it)";
  }
  return "as its name does not end in .law.md or .record.md (rename it, or "
         "move it out)";
}

// Says that a folder holds no pack, and which folder within it does.
void SayNoPack(const std::string& folder,
               const std::vector<std::string>& further_in) {
  const auto page = std::ranges::find_if(further_in, IsPackPage);
  if (page != further_in.end()) {
    return Say(fmt::format("{}: holds no law pack (name {}, which does)\n",
                           folder, fs::path(*page).parent_path().string()));
  }
  Say(
      fmt::format("{}: holds no law pack (its files are named *.law.md and "
                  "*.record.md)\n",
                  folder));
}

}  // namespace

std::optional<std::vector<PackFile>> ReadPackFolder(const std::string& folder) {
  std::error_code code;
  std::vector<std::string> pages;
  std::vector<std::string> others;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end;
       entry.increment(code)) {
    const fs::path& path = entry->path();
    if (IsHiddenName(path)) continue;
    if (IsPackPage(path)) {
      pages.push_back(path.string());
    } else if (!IsCopyOfEditor(path)) {
      others.push_back(path.string());
    }
  }
  if (code) {
    Say(fmt::format("{}: {}\n", folder, WhyNoFolder(folder)));
    return std::nullopt;
  }
  const std::vector<std::string> further_in = FilesFurtherIn(folder);
  if (pages.empty()) {
    SayNoPack(folder, further_in);
    return std::nullopt;
  }
  std::ranges::sort(pages);
  // Warnings come in the same order each time, as pages do.
  std::ranges::sort(others);
  std::vector<PackFile> files;
  for (const std::string& path : pages) {
    // A pipe would be waited for, perhaps for ever.
    if (fs::exists(path, code) && !fs::is_regular_file(path, code) &&
        !fs::is_directory(path, code)) {
      Say(fmt::format("{}: is a pipe or a device (a page is a file)\n", path));
      return std::nullopt;
    }
    auto content = ReadWhole(path);
    if (!content) return std::nullopt;
    files.push_back({path, *std::move(content)});
  }
  for (const std::string& path : others) {
    WarnOfUnread(path, WhyNoPage(path));
  }
  for (const std::string& path : further_in) {
    WarnOfUnread(
        path,
        "as it lies in a folder within that of the pack (move it beside "
        "the others, or out)");
  }
  return files;
}

std::optional<std::vector<PackFile>> ReadNamedPack(const std::string& name) {
  auto carried = Pack::CarriedFiles(name);
  if (!carried) return ReadPackFolder(name);
  std::error_code code;
  if (fs::exists(name, code)) {
    Say(
        fmt::format("{0}: is a law pack in the program and a folder here "
                    "(name the folder ./{0}, or ask elsewhere for the other)\n",
                    name));
    return std::nullopt;
  }
  return carried;
}

}  // namespace safeconduct::cli
