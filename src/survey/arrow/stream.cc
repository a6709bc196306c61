// SPDX-License-Identifier: Apache-2.0
//
// Calls into another program's code. Each may fail with a number and a text, or
// hand over something that was released; from the first failure on nothing more
// is asked of the stream.
#include "survey/arrow/stream.h"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "text/utf8.h"

namespace safeconduct::survey {
namespace {

Error ReleasedError() {
  return {Error::Kind::kFaults, "its stream was released"};
}

}  // namespace

std::expected<OwnedSchema, Error> ArrowStream::ReadSchema() {
  if (!stream_.has_value() || stream_->get_schema == nullptr) {
    return std::unexpected(ReleasedError());
  }
  if (error_) return std::unexpected(*error_);
  OwnedSchema schema;
  const int code = stream_->get_schema(stream_.get(), schema.get());
  if (code != 0) return std::unexpected(ErrorOf(code));
  return schema;
}

std::expected<OwnedArray, Error> ArrowStream::Next() {
  if (!stream_.has_value() || stream_->get_next == nullptr) {
    return std::unexpected(ReleasedError());
  }
  if (error_) return std::unexpected(*error_);
  OwnedArray batch;
  // A stream that has ended is not asked again: what it would do, the interface
  // does not say.
  if (at_end_) return batch;
  const int code = stream_->get_next(stream_.get(), batch.get());
  if (code != 0) return std::unexpected(ErrorOf(code));
  at_end_ = !batch.has_value();
  return batch;
}

// Remembers and returns the error that a call has ended with.
Error ArrowStream::ErrorOf(int code) {
  const char* text = stream_->get_last_error == nullptr
                         ? nullptr
                         : stream_->get_last_error(stream_.get());
  // The text is another program's: what cannot be shown is made harmless.
  const std::string reason = text != nullptr
                                 ? text::Printable(text)
                                 : std::generic_category().message(code);
  error_ = Error{Error::Kind::kInputOutput,
                 fmt::format("its stream says: {}", reason)};
  return *error_;
}

}  // namespace safeconduct::survey
