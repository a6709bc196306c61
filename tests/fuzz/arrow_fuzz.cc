// SPDX-License-Identifier: Apache-2.0
//
// Bytes as a stream of record batches: what its columns are, and then, for each
// batch, lengths, offsets, nulls, dictionaries and cells, any of which may be
// broken. Buffers are exactly as long as the lengths that are claimed demand,
// so that a read past their end is seen. The stream is surveyed, and made once
// more and answered row by row.

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <limits>
#include <optional>
#include <string>

#include "safeconduct/survey.h"
#include "tests/fuzz/drive.h"
#include "tests/random/made_arrow.h"

namespace safeconduct::fuzz {
namespace {

using random::Append;
using random::Bytes;
using random::MadeBatch;
using random::MadeColumn;

constexpr auto kNames = std::to_array<const char*>(
    {"age", "age_from", "age_to", "nationality", "came_from", "arrived",
     "arrived_from", "arrived_to", "requested", "requested_from",
     "requested_to", "claim", "risk", "id", "on", "weight", "ward", "agee"});
constexpr auto kFormats = std::to_array<const char*>(
    {"n", "b",   "c",   "C", "s", "S", "i", "I", "l",  "L",  "f",
     "g", "tdD", "tdm", "u", "U", "u", "U", "e", "+s", "vu", ""});
constexpr auto kWords = std::to_array<const char*>({"",
                                                    "unknown",
                                                    "yes",
                                                    "no",
                                                    "16",
                                                    "16..19",
                                                    "17",
                                                    "121",
                                                    "FR",
                                                    "FR|BE",
                                                    "GB",
                                                    "ZZ",
                                                    "pending",
                                                    "none",
                                                    "refused|pending",
                                                    "2023-08-14",
                                                    "none|2022-01-01..",
                                                    "2023-08-01..2023-08-14",
                                                    "2.5",
                                                    "-1",
                                                    "\xFF",
                                                    "1899-12-31"});

// So many rows are answered at once.
constexpr int64_t kBlockRows = 2048;

// Hands out the bytes of an input, then zeros.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  uint8_t Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  // Returns true for few bytes, and never past the end.
  bool Rarely() { return Byte() >= 0xF0; }
  template <size_t kCount>
  const char* OneOf(const std::array<const char*, kCount>& all) {
    return all[Byte() % kCount];
  }
  // Returns `usual`, or seldom a number that may make no sense.
  int64_t Number(int64_t usual) {
    if (!Rarely()) return usual;
    switch (const uint8_t byte = Byte()) {
      case 255:
        return -1;
      case 254:
        return std::numeric_limits<int64_t>::max();
      case 253:
        return std::numeric_limits<int64_t>::min();
      default:
        return byte;
    }
  }

 private:
  std::string_view rest_;
};

// What every batch of a stream has in common for one column.
struct ColumnForm {
  std::string name;
  std::string format;
  std::string dictionary;  // empty: there is none
};

size_t SizeOf(const std::string& format) {
  if (format == "c" || format == "C") return 1;
  if (format == "s" || format == "S") return 2;
  return format == "l" || format == "L" || format == "g" || format == "tdm" ||
                 format == "U"
             ? 8
             : 4;
}

// Makes columns whose buffers stand for the cells that they claim.
class Maker {
 public:
  explicit Maker(Input& input) : input_(input) {}

  MadeColumn Make(const ColumnForm& form, int64_t least) {
    MadeColumn column = MakeCells(form.name, form.format, least);
    if (form.dictionary.empty() == input_.Rarely()) {
      const std::string& format =
          form.dictionary.empty() ? "u" : form.dictionary;
      column.dictionary = std::make_shared<MadeColumn>(
          MakeCells("", format, input_.Byte() % 24));
    }
    return column;
  }

 private:
  MadeColumn MakeCells(const std::string& name, const std::string& format,
                       int64_t least) {
    MadeColumn column;
    column.name = name;
    column.format = format;
    column.length = input_.Number(least);
    column.offset = input_.Number(input_.Byte() % 3 == 0 ? input_.Byte() : 0);
    column.null_count = input_.Number(-1);
    column.skew = input_.Byte() % 4 == 0 ? input_.Byte() % 9 : 0;
    const bool fits = column.length >= 0 && column.offset >= 0 &&
                      column.length < 10'000 && column.offset < 10'000;
    cells_ = fits ? static_cast<size_t>(column.length + column.offset) : 0;
    if (format != "n" || input_.Rarely()) AddBuffers(format, column);
    if (input_.Rarely()) column.buffers.resize(input_.Byte() % 5);
    for (auto& buffer : column.buffers) {
      if (input_.Rarely()) buffer.reset();
    }
    return column;
  }

  void AddBuffers(const std::string& format, MadeColumn& column) {
    column.buffers.emplace_back();
    if (input_.Byte() % 2 != 0) column.buffers.back() = Fill((cells_ + 7) / 8);
    if (format == "u") return AddTexts<int32_t>(column);
    if (format == "U") return AddTexts<int64_t>(column);
    column.buffers.emplace_back(format == "b" ? Fill((cells_ + 7) / 8)
                                              : Values(SizeOf(format)));
  }

  Bytes Fill(size_t size) {
    Bytes bytes(size);
    const uint8_t first = input_.Byte();
    for (size_t i = 0; i < size; ++i) {
      bytes[i] = i < 4 ? input_.Byte() : static_cast<uint8_t>(first * i);
    }
    return bytes;
  }

  // Returns numbers, which are small where the input says so.
  Bytes Values(size_t size) {
    const uint8_t kind = input_.Byte();
    if (kind >= 0xE0) return Fill(cells_ * size);
    Bytes bytes(cells_ * size, 0);
    for (size_t i = 0; i < cells_; ++i) {
      const uint8_t value = i < 8 ? input_.Byte() : static_cast<uint8_t>(i);
      bytes[i * size] = static_cast<uint8_t>(value % (kind % 32 + 1));
    }
    return bytes;
  }

  template <typename Offset>
  void AddTexts(MadeColumn& column) {
    const bool any_offsets = input_.Rarely();
    const uint8_t first = input_.Byte();
    Bytes offsets;
    std::string texts;
    for (size_t i = 0; i < cells_; ++i) {
      const size_t word = i < 16 ? input_.Byte() : first + i;
      const auto wild = static_cast<Offset>(word % 256) - 64;
      Append(offsets, any_offsets ? wild : static_cast<Offset>(texts.size()));
      texts += kWords[word % kWords.size()];
    }
    const auto end = static_cast<Offset>(
        input_.Rarely() ? int64_t{input_.Byte()} - 64
                        : static_cast<int64_t>(texts.size()));
    Append(offsets, end);
    texts.resize(static_cast<size_t>(std::max<Offset>(end, 0)));
    column.buffers.emplace_back(std::move(offsets));
    column.buffers.emplace_back(Bytes(texts.begin(), texts.end()));
  }

  Input& input_;
  size_t cells_ = 0;  // that the column being made claims
};

// A stream made of an input.
class MadeStream {
 public:
  explicit MadeStream(Input& input) : input_(input) {
    const size_t columns = 1 + input_.Byte() % 6;
    for (size_t i = 0; i < columns; ++i) {
      ColumnForm form;
      form.name = input_.OneOf(kNames);
      form.format = input_.OneOf(kFormats);
      if (input_.Byte() % 4 == 1) form.dictionary = input_.OneOf(kFormats);
      forms_.push_back(std::move(form));
    }
    stream.get_schema = GetSchema;
    stream.get_next = GetNext;
    stream.get_last_error = GetLastError;
    stream.release = Release;
    stream.private_data = this;
  }
  ~MadeStream() { Promise(released_ == 1 && held_ == 0); }

  // The column to group by, drawn behind the schema; empty where none is, or
  // nobody asked for the schema.
  const std::vector<std::string>& by() const { return by_; }

  ArrowArrayStream stream{};

 private:
  static MadeStream& Of(void* data) { return *static_cast<MadeStream*>(data); }

  static void Release(ArrowArrayStream* stream) {
    ++Of(stream->private_data).released_;
    stream->release = nullptr;
  }
  template <typename Abi>
  static void ReleasePart(Abi* part) {
    --Of(part->private_data).held_;
    part->release = nullptr;
  }

  template <typename Abi>
  void Give(const Abi& part, Abi* out) {
    *out = part;
    if (input_.Rarely()) return;  // as if it had been released
    out->release = ReleasePart;
    out->private_data = this;
    ++held_;
  }

  static int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
    MadeStream& made = Of(stream->private_data);
    if (made.input_.Rarely()) return EIO;
    MadeBatch& batch = made.NextBatch();
    ArrowSchema& schema = batch.schema;
    if (made.input_.Rarely()) schema.format = "i";
    schema.n_children =
        std::min(schema.n_children, made.input_.Number(schema.n_children));
    ArrowSchema& first = *schema.children[0];
    if (made.input_.Rarely()) first.release = nullptr;
    if (made.input_.Rarely()) first.name = nullptr;
    if (made.input_.Rarely()) first.format = nullptr;
    if (made.input_.Rarely()) schema.children[0] = nullptr;
    schema.release = nullptr;
    made.Give(schema, out);
    made.by_.clear();
    if (made.input_.Byte() % 2 != 0) {
      made.by_.emplace_back(made.input_.OneOf(kNames));
    }
    return 0;
  }

  static int GetNext(ArrowArrayStream* stream, ArrowArray* out) {
    MadeStream& made = Of(stream->private_data);
    if (made.batches_.size() > 4) return 0;
    if (made.input_.Rarely()) return ENOMEM;
    ArrowArray& array = made.NextBatch().array;
    array.n_children = made.input_.Number(array.n_children);
    array.n_buffers = made.input_.Number(1);
    array.null_count = made.input_.Number(array.null_count);
    if (made.input_.Rarely()) array.children[0] = nullptr;
    array.release = nullptr;
    made.Give(array, out);
    return 0;
  }

  static const char* GetLastError(ArrowArrayStream* stream) {
    return Of(stream->private_data).input_.Rarely() ? nullptr : "no\x1Bmore";
  }

  MadeBatch& NextBatch() {
    const uint8_t kind = input_.Byte();
    const int64_t rows = kind >= 0xF8 ? kBlockRows + kind % 8 : kind % 100;
    const int64_t length = input_.Number(rows);
    const int64_t offset = input_.Number(input_.Byte() % 4);
    const bool fits =
        length >= 0 && offset >= 0 && length < 10'000 && offset < 10'000;
    const int64_t least = fits ? length + offset : rows;
    std::vector<MadeColumn> columns;
    Maker maker(input_);
    for (const ColumnForm& form : forms_) {
      columns.push_back(maker.Make(form, least));
    }
    std::optional<Bytes> validity;
    if (fits && input_.Rarely()) {
      validity = random::BitsOf(static_cast<size_t>(least), [&](size_t i) {
        return i >= 8 || input_.Byte() % 2 != 0;
      });
    }
    return batches_.emplace_back(std::move(columns), length, offset,
                                 std::move(validity));
  }

  Input& input_;
  std::vector<ColumnForm> forms_;
  std::vector<std::string> by_;
  std::deque<MadeBatch> batches_;
  int released_ = 0;
  int held_ = 0;
};

// Surveys a stream, and returns how many rows were answered; nothing where it
// could not be.
std::optional<size_t> Survey(const Chart& chart, SurveyOptions options,
                             Input input) {
  std::string answers;
  size_t faults = 0;
  options.write = [&answers](std::string_view text) {
    answers += text;
    return true;
  };
  options.fault = [&faults](const SurveyFault& fault) {
    Promise(!fault.text.empty());
    ++faults;
  };
  MadeStream made(input);
  const auto answer = SurveyArrow(chart, options, &made.stream);
  Promise(made.stream.release == nullptr);
  if (!answer) {
    PrintText(answer.error());
    return std::nullopt;
  }
  Promise(answer->fault_count == faults);
  Promise((answer->bad_row_count == 0) == (faults == 0));
  Promise(answer->total.cases + answer->bad_row_count == answer->row_count);
  Promise(answer->total.weight >= 0);
  for (const SurveyRoute& route : answer->total.routes) {
    Promise(0 <= route.open.certain &&
            route.open.certain <= route.open.possible &&
            route.open.possible <= answer->total.weight);
  }
  return answer->total.cases;
}

// Returns how many rows of a stream of outcomes have some; nothing where it
// fails.
std::optional<size_t> CountRows(ArrowArrayStream& stream) {
  size_t rows = 0;
  ArrowArray batch;
  while (true) {
    if (stream.get_next(&stream, &batch) != 0) {
      const char* error = stream.get_last_error(&stream);
      Promise(error != nullptr && *error != '\0');
      PrintAll(error);
      return std::nullopt;
    }
    if (batch.release == nullptr) return rows;
    const ArrowArray& outcomes = *batch.children[0];
    const auto* known = static_cast<const uint8_t*>(outcomes.buffers[0]);
    for (int64_t row = 0; row < batch.length; ++row) {
      const auto at = static_cast<size_t>(row);
      if (known == nullptr || ((known[at / 8] >> (at % 8)) & 1) != 0) ++rows;
    }
    batch.release(&batch);
  }
}

// Answers a stream row by row. Returns as Survey does.
std::optional<size_t> AnswerRows(const Chart& chart,
                                 const SurveyOptions& options, Input input) {
  MadeStream made(input);
  ArrowArrayStream out;
  const auto begun = StreamOutcomes(chart, options, &made.stream, &out);
  if (!begun) {
    PrintText(begun.error());
    return std::nullopt;
  }
  const auto rows = CountRows(out);
  out.release(&out);
  return rows;
}

// Returns what a stream made of an input is grouped by.
std::vector<std::string> GroupsOf(Input input) {
  MadeStream made(input);
  ArrowSchema schema{};
  const int code = made.stream.get_schema(&made.stream, &schema);
  if (code == 0 && schema.release != nullptr) schema.release(&schema);
  made.stream.release(&made.stream);
  return made.by();
}

void Run(std::string_view bytes) {
  static const Chart kChart = SmallChart();
  Input input(bytes);
  SurveyOptions options;
  options.days = {Date{19583}, Date{19583 + input.Byte() % 2}};  // 2023-08-14
  options.by = GroupsOf(input);
  options.keep = {"ward"};
  options.reasons = true;
  const auto surveyed = Survey(kChart, options, input);
  const auto answered = AnswerRows(kChart, options, input);
  // A column that is grouped by may be at fault; nothing else makes a survey of
  // what can be answered fail.
  if (options.by.empty()) Promise(surveyed == answered);
  if (surveyed) Promise(answered && *surveyed <= *answered);
}

}  // namespace
}  // namespace safeconduct::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  safeconduct::fuzz::Run(safeconduct::fuzz::TextOf(data, size));
  return 0;
}
