// SPDX-License-Identifier: Apache-2.0
#include "survey/pipeline.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace safeconduct::survey {
namespace {

struct Worker {
  std::thread::id thread = std::this_thread::get_id();
};

// Pushes as many parts as may be under way and a few more, and returns the ids
// of the threads that worked on them.
std::vector<std::thread::id> WorkOn(size_t threads) {
  std::vector<std::thread::id> ids(10);
  Pipeline<Worker> pipeline(threads, [] { return std::make_unique<Worker>(); });
  for (size_t i = 0; i < ids.size(); ++i) {
    if (pipeline.full()) pipeline.Pop();
    pipeline.Push([&ids, i](Worker& worker) {
      ids[i] = worker.thread;
      return PartResult();
    });
  }
  while (!pipeline.empty()) pipeline.Pop();
  return ids;
}

TEST(Pipeline, WorksOnThreadsOfItsOwn) {
  for (const std::thread::id id : WorkOn(2)) {
    EXPECT_NE(id, std::thread::id());
    EXPECT_NE(id, std::this_thread::get_id());
  }
}

// As where the system has no thread left.
TEST(Pipeline, WorksOnTheThreadThatPushesWhereThereIsNoOther) {
  for (const std::thread::id id : WorkOn(0)) {
    EXPECT_EQ(id, std::this_thread::get_id());
  }
}

}  // namespace
}  // namespace safeconduct::survey
