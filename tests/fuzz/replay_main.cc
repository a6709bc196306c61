// SPDX-License-Identifier: Apache-2.0
//
// Feeds every file of the given folders to the fuzz target it is linked with,
// so that any build can replay a corpus. Says how many inputs it ran; finding
// none is a fault, since a corpus that moved would otherwise pass unseen.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

namespace {

namespace fs = std::filesystem;

// Returns the regular files under `folder`, sorted; empty if there is none.
std::vector<fs::path> ListFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end;
       !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Returns whether the file could be read and was fed to the target.
bool Replay(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  // A vector of its own length, so that a sanitizer sees a read past the end.
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(input.data(), input.size());
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    for (const fs::path& path : ListFiles(argv[i])) {
      if (!Replay(path)) {
        std::cerr << path.string() << ": not readable\n";
        return 1;
      }
      ++count;
    }
  }
  std::cout << "replayed " << count << " inputs\n";
  return count == 0 ? 1 : 0;
}
