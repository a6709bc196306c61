// SPDX-License-Identifier: Apache-2.0
// What a stream hands over is released once, and what it says is said.
#include "survey/arrow/stream.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "tests/random/made_arrow.h"

namespace safeconduct::survey {
namespace {

using random::MadeBatch;

// A stream of one record batch that may fail, and counts what is released.
struct MadeStream {
  MadeStream() {
    std::vector<random::MadeColumn> columns;
    columns.push_back(random::MadeNumbers<int32_t>("age", "i", {1, 2}));
    made = std::make_unique<MadeBatch>(std::move(columns), 2);
    stream = {GetSchema, GetNext, GetLastError, Released, this};
  }

  template <typename Abi>
  static void Released(Abi* held) {
    ++static_cast<MadeStream*>(held->private_data)->released;
    held->release = nullptr;
  }
  template <typename Abi>
  int Give(const Abi& part, Abi* out) {
    *out = part;
    out->release = Released;
    out->private_data = this;
    return 0;
  }
  static MadeStream& Of(ArrowArrayStream* stream) {
    return *static_cast<MadeStream*>(stream->private_data);
  }
  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
    return Of(stream).Give(Of(stream).made->schema, out);
  }
  static int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
    if (Of(stream).given++ > 0) return Of(stream).code;
    return Of(stream).Give(Of(stream).made->array, out);
  }
  static const char* GetLastError(ArrowArrayStream* stream) {
    return Of(stream).error;
  }

  std::unique_ptr<MadeBatch> made;
  ArrowArrayStream stream;
  int released = 0;
  int given = 0;
  int code = 0;
  const char* error = nullptr;
};

TEST(ArrowStream, ReleasesAllThatItWasGivenOnce) {
  MadeStream made;
  {
    ArrowStream stream(made.stream);
    EXPECT_EQ(made.stream.release, nullptr);
    const auto schema = stream.ReadSchema();
    ASSERT_TRUE(schema);
    EXPECT_EQ((*schema)->n_children, 1);
    auto batch = stream.Next();
    ASSERT_TRUE(batch && batch->has_value());
    OwnedArray moved = *std::move(batch);
    EXPECT_EQ(moved->length, 2);
    const auto end = stream.Next();
    ASSERT_TRUE(end);
    EXPECT_FALSE(end->has_value());
    EXPECT_FALSE(stream.Next()->has_value());
    EXPECT_EQ(made.given, 2);
    EXPECT_EQ(made.released, 0);
    moved = OwnedArray();
    EXPECT_EQ(made.released, 1);
  }
  EXPECT_EQ(made.released, 3);
}

TEST(ArrowStream, SaysWhatTheStreamSays) {
  MadeStream made;
  made.code = EIO;
  made.error = "disk\x1B gone";
  ArrowStream stream(made.stream);
  ASSERT_TRUE(stream.Next());
  EXPECT_EQ(stream.Next().error().text, "its stream says: disk? gone");
  EXPECT_EQ(stream.Next().error().text, "its stream says: disk? gone");
  EXPECT_EQ(made.given, 2);

  MadeStream silent;
  silent.code = EIO;
  ArrowStream other(silent.stream);
  ASSERT_TRUE(other.Next());
  EXPECT_EQ(other.Next().error().text, "its stream says: Input/output error");

  ArrowStream released(silent.stream);
  EXPECT_EQ(released.Next().error().text, "its stream was released");
  EXPECT_EQ(released.ReadSchema().error().text, "its stream was released");
}

}  // namespace
}  // namespace safeconduct::survey
