// SPDX-License-Identifier: Apache-2.0
//
// How to stop what knows nothing of being stopped. A survey reads a table to
// its end, so it is stopped by an end: of bytes where it reads text, of record
// batches where it reads a stream. The stream is wrapped for that, and hands
// all else on to the one within.
#include "api/stoppable.h"

#include <memory>
#include <utility>

namespace safeconduct::api {

// What stands behind a stream that was taken over.
struct Stoppable::Wrapped {
  const Stoppable& owner;
  ArrowArrayStream inner;

  static Wrapped& Of(ArrowArrayStream* stream) {
    return *static_cast<Wrapped*>(stream->private_data);
  }

  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
    ArrowArrayStream& inner = Of(stream).inner;
    return inner.get_schema(&inner, out);
  }

  // Stopped, it gives a released array, which is how a stream ends.
  static int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
    Wrapped& wrapped = Of(stream);
    if (wrapped.owner.stopped_) {
      *out = {};
      return 0;
    }
    return wrapped.inner.get_next(&wrapped.inner, out);
  }

  static const char* GetLastError(ArrowArrayStream* stream) {
    ArrowArrayStream& inner = Of(stream).inner;
    return inner.get_last_error == nullptr ? nullptr
                                           : inner.get_last_error(&inner);
  }

  static void Release(ArrowArrayStream* stream) {
    // Frees what Wrap has let go of.
    const std::unique_ptr<Wrapped> wrapped(&Of(stream));
    wrapped->inner.release(&wrapped->inner);
    stream->release = nullptr;
  }
};

survey::SurveyStreams Stoppable::Streams(
    std::function<size_t(char* to, size_t size)> read) {
  survey::SurveyStreams streams;
  streams.read = [this, read = std::move(read)](char* to, size_t size) {
    // No bytes are the end of a table.
    return stopped_ ? 0 : read(to, size);
  };
  if (options_.write) {
    streams.write = [this](std::string_view text) {
      // Who has said to stop is not called again, though answers may be under
      // way.
      if (!stopped_) stopped_ = !options_.write(text);
    };
  }
  streams.fault = options_.fault;
  if (options_.watch) {
    streams.progress = [this](size_t bytes, size_t rows) {
      if (!stopped_) stopped_ = !options_.watch(bytes, rows);
    };
  }
  return streams;
}

ArrowArrayStream Stoppable::Wrap(ArrowArrayStream* stream) {
  // A stream that was released is left to the survey to name.
  ArrowArrayStream inner = std::exchange(*stream, {});
  if (inner.release == nullptr || inner.get_schema == nullptr ||
      inner.get_next == nullptr) {
    return inner;
  }
  return {Wrapped::GetSchema, Wrapped::GetNext, Wrapped::GetLastError,
          Wrapped::Release, std::make_unique<Wrapped>(*this, inner).release()};
}

}  // namespace safeconduct::api
