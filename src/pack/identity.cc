// SPDX-License-Identifier: Apache-2.0
// The digest of a pack can be had without this program. In the pack's folder,
//
//   sha256sum *.law.md *.record.md | LC_ALL=C sort -k 2 | sha256sum
//
// prints it: the SHA-256 of a list that has a line for each file, its SHA-256,
// two blanks and its path within the pack, in the order of the paths' bytes. So
// it depends neither on where the folder lies nor on the order of reading.
//
// The name is the title of the page that speaks for the whole: the one named
// like its folder, or the only one of the law. Else it is the folder's name. It
// is one line whatever either holds, as it stands in comments that end with
// their line.
#include "pack/identity.h"

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "safeconduct/version.h"
#include "text/utf8.h"

namespace safeconduct::chart {
namespace {

constexpr std::string_view kLawEnding = ".law.md";

// In lower case, as sha256sum prints it.
std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(),
                     reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (const unsigned char byte : hash) {
    digits += kDigits[byte / 16];
    digits += kDigits[byte % 16];
  }
  return digits;
}

// Returns the folder that holds all files, with the slash at its end.
std::string_view FolderOf(Files files) {
  if (files.empty()) return "";
  std::string_view common = files.front()->path();
  for (const auto& file : files) {
    const std::string_view::const_iterator end =
        std::ranges::mismatch(common, file->path()).in1;
    common = std::string_view(common.begin(), end);
  }
  // What paths have in common may end within a name. Where there is no slash,
  // `npos + 1` is 0 and the folder is none.
  return common.substr(0, common.rfind('/') + 1);
}

// The name of a folder, without what it lies in.
std::string_view LastPart(std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return folder.substr(folder.rfind('/') + 1);
}

// Returns the first heading of a page, empty where it does not begin with one.
std::string_view TitleOf(std::string_view page) {
  page = page.substr(0, page.find_first_of("\r\n"));
  while (page.ends_with(' ')) page.remove_suffix(1);
  return page.starts_with("# ") ? page.substr(2) : "";
}

std::string NameOf(Files files, std::string_view folder) {
  const std::string_view folder_name = LastPart(folder);
  const std::string main_page =
      fmt::format("{}{}{}", folder, folder_name, kLawEnding);
  const text::SourceText* main = nullptr;
  size_t law_pages = 0;
  for (const auto& file : files) {
    if (!file->path().ends_with(kLawEnding)) continue;
    ++law_pages;
    if (main == nullptr || file->path() == main_page) main = file.get();
  }
  if (main != nullptr && (law_pages == 1 || main->path() == main_page)) {
    const std::string_view title = TitleOf(main->content());
    if (!title.empty()) return std::string(title);
  }
  // `.` and `..` are where a pack lies for who asks, and no name of it.
  const bool says_nothing =
      folder_name.empty() ||
      folder_name.find_first_not_of('.') == std::string_view::npos;
  return says_nothing ? "the law pack" : std::string(folder_name);
}

}  // namespace

PackIdentity IdentityOf(Files files) {
  const std::string_view folder = FolderOf(files);
  std::map<std::string_view, std::string> digests;  // by path within the pack
  for (const auto& file : files) {
    digests[std::string_view(file->path()).substr(folder.size())] =
        Sha256(file->content());
  }
  std::string list;
  for (const auto& [path, digest] : digests) {
    list += fmt::format("{}  {}\n", digest, path);
  }
  return {text::Printable(NameOf(files, folder)), Sha256(list)};
}

std::string DescribeBasis(const PackIdentity& identity) {
  return fmt::format("{}, {}", DescribePack(identity), kProgramName);
}

}  // namespace safeconduct::chart

std::string safeconduct::DescribePack(const PackIdentity& identity) {
  // As many digits as tell packs apart by eye; the whole digest stands in JSON.
  constexpr size_t kShown = 12;
  std::string text = identity.name;
  if (!identity.version.empty()) text += " " + identity.version;
  text += " " + identity.digest.substr(0, kShown);
  if (identity.law_as_of) {
    text += ", law as read on " + FormatDateInWords(*identity.law_as_of);
  }
  return text;
}
