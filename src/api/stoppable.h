// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_API_STOPPABLE_H_
#define SAFECONDUCT_API_STOPPABLE_H_

#include <cstddef>
#include <functional>
#include <string_view>

#include "safeconduct/survey.h"
#include "survey/arrow/abi.h"
#include "survey/count/survey_question.h"

namespace safeconduct::api {

// Lets a survey be stopped by who asked for it. The survey itself knows of
// nothing but its table: told to stop, the table ends, and what was answered of
// its beginning is not handed out. Used from one thread; outlives the survey.
class Stoppable {
 public:
  explicit Stoppable(const SurveyOptions& options) : options_(options) {}
  Stoppable(const Stoppable&) = delete;
  Stoppable& operator=(const Stoppable&) = delete;

  // Returns the streams of a survey of what `read` gives, until it is stopped.
  survey::SurveyStreams Streams(
      std::function<size_t(char* to, size_t size)> read);

  // Takes a stream over and returns one that gives the same, until it is
  // stopped.
  // What is returned refers to this object until it is released.
  ArrowArrayStream Wrap(ArrowArrayStream* stream);

  bool stopped() const { return stopped_; }

 private:
  struct Wrapped;

  const SurveyOptions& options_;
  bool stopped_ = false;
};

}  // namespace safeconduct::api

#endif  // SAFECONDUCT_API_STOPPABLE_H_
