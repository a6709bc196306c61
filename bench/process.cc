// SPDX-License-Identifier: Apache-2.0
#include "bench/process.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace safeconduct::bench {

void Demand(bool holds, const std::string& what) {
  if (holds) return;
  fmt::print(stderr, "wrong answer: {}\n", what);
  std::exit(1);
}

double RunProcess(std::vector<std::string> command) {
  std::vector<char*> args;
  args.reserve(command.size() + 1);
  for (std::string& word : command) args.push_back(word.data());
  args.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
  pid_t child = 0;
  const int fault =
      posix_spawn(&child, args[0], &actions, nullptr, args.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  Demand(fault == 0, "cannot run " + command[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  Demand(WIFEXITED(status) && WEXITSTATUS(status) == 0,
         command[0] + " does not exit with 0");
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace safeconduct::bench
