// SPDX-License-Identifier: Apache-2.0
//
// Programs that draw, run as children. Input, output and complaints go through
// files without a name, and the program is waited for, so that nothing has to
// be read and written in turns. A program that is absent is told from one that
// fails: the one has to be installed, the other is perhaps too old.
#include "cli/system/process.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "cli/system/file.h"

namespace safeconduct::cli {
namespace {

// What a child process reads and writes: files without a name, which take any
// amount and leave nothing behind.
// With pipes a program that prints before it has read all would wait for who
// is still writing to it, and both would wait for ever.
struct Streams {
  File input{std::tmpfile()};
  File output{std::tmpfile()};
  File errors{std::tmpfile()};

  explicit operator bool() const { return input && output && errors; }
};

std::string ReadAll(std::FILE* file) {
  std::string text;
  if (std::fseek(file, 0, SEEK_SET) != 0) return text;
  std::array<char, 4096> part;
  while (const size_t size = std::fread(part.data(), 1, part.size(), file)) {
    text.append(part.data(), size);
  }
  return text;
}

// Starts a program. Returns an error number.
// By posix_spawn and without a shell, which would read its own meaning into
// what arguments hold.
int Start(const Program& program, const Streams& streams, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.input.get()), 0);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.output.get()), 1);
  posix_spawn_file_actions_adddup2(&actions, fileno(streams.errors.get()), 2);
  std::vector<std::string> words = {program.name};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int fault = posix_spawnp(&child, program.name.c_str(), &actions,
                                 nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return fault;
}

// Returns the last line that has something in it: what a program
// complains of.
// Programs say where they are first and what is wrong last.
std::string LastLine(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  text.remove_prefix(text.rfind('\n') + 1);
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return std::string(text);
}

}  // namespace

std::expected<std::string, Error> RunProgram(const Program& program,
                                             std::string_view input) {
  const auto fail = [&](std::string_view text) {
    return std::unexpected(NotDone(program, text));
  };
  const Streams streams;
  if (!streams || !WriteAll(streams.input.get(), input) ||
      std::fseek(streams.input.get(), 0, SEEK_SET) != 0) {
    return fail("no temporary file can be written (free some space)");
  }
  pid_t child = 0;
  const int fault = Start(program, streams, child);
  if (fault == ENOENT) {
    return fail(fmt::format("{} is absent (install the package {})",
                            program.name, program.package));
  }
  if (fault != 0) {
    return fail(fmt::format("{} cannot be run: {} (check how it is installed)",
                            program.name,
                            std::generic_category().message(fault)));
  }
  int status = 0;
  // A signal may wake the wait before the program has ended.
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return ReadAll(streams.output.get());
  }
  return fail(fmt::format("{} stopped: {} (it takes version {} or later)",
                          program.name, LastLine(ReadAll(streams.errors.get())),
                          program.version));
}

Error NotDone(const Program& program, std::string_view text) {
  return {Error::Kind::kTool, fmt::format("{}: {}", program.asked_by, text)};
}

}  // namespace safeconduct::cli
