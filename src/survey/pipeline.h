// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_PIPELINE_H_
#define SAFECONDUCT_SURVEY_PIPELINE_H_

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "survey/count/part_answers.h"

namespace safeconduct::survey {

// Hands parts of a table to workers, one a thread, and takes their results in
// the order of the parts: sums of weights come out the same whatever the number
// of threads is. No more parts are under way than twice the threads, so memory
// does not grow with the table.
template <typename Worker>
class Pipeline {
 public:
  using Work = std::function<PartResult(Worker&)>;

  // `make` makes a worker, on the thread that it is for: what several threads
  // write stays apart in memory.
  // As many threads work as can be started. Where none can, or `threads` is 0,
  // parts are worked on as they are pushed.
  Pipeline(size_t threads,
           const std::function<std::unique_ptr<Worker>()>& make) {
    while (threads_.size() < threads && StartThread(make)) {
    }
    if (threads_.empty()) alone_ = make();
    limit_ = 2 * std::max<size_t>(threads_.size(), 1);
  }

  ~Pipeline() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    work_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  bool full() const { return under_way_.size() >= limit_; }
  bool empty() const { return under_way_.empty(); }

  void Push(Work work) {
    std::packaged_task<PartResult(Worker&)> task(std::move(work));
    under_way_.push(task.get_future());
    if (alone_) return task(*alone_);
    {
      const std::scoped_lock lock(mutex_);
      tasks_.push(std::move(task));
    }
    work_.notify_one();
  }

  // Returns the result of the part pushed first.
  // Waits for it. Not where nothing is under way.
  PartResult Pop() {
    PartResult result = under_way_.front().get();
    under_way_.pop();
    return result;
  }

 private:
  // Returns whether the system had a thread left.
  bool StartThread(const std::function<std::unique_ptr<Worker>()>& make) {
    try {
      threads_.emplace_back([this, make] { Serve(*make()); });
      return true;
    } catch (const std::system_error&) {
      return false;
    }
  }

  void Serve(Worker& worker) {
    while (true) {
      std::unique_lock lock(mutex_);
      work_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      // Closed, and all is done: what was pushed is worked on to its end.
      if (tasks_.empty()) return;
      auto task = std::move(tasks_.front());
      tasks_.pop();
      lock.unlock();
      task(worker);
    }
  }

  // How many parts may be under way. Two a thread: one being answered and one
  // ready, so that no thread waits while the next part is read.
  size_t limit_ = 0;
  // Works on the pushing thread, where there is no other.
  std::unique_ptr<Worker> alone_;
  // In the order of the parts, whichever is done first. Used by the pushing
  // thread alone, so it needs no lock.
  std::queue<std::future<PartResult>> under_way_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::queue<std::packaged_task<PartResult(Worker&)>> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;  // last: they use what is above
};

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_PIPELINE_H_
