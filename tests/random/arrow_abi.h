// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_RANDOM_ARROW_ABI_H_
#define SAFECONDUCT_TESTS_RANDOM_ARROW_ABI_H_

#include <cstdint>

// How programs hand columns to each other in memory: the copy that a program
// has of its own, as the public headers only name the stream. Source: Apache
// Arrow, "The Arrow C data interface" and "The Arrow C stream interface".
extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

// Bits of ArrowSchema::flags; only whether a column may have nulls is ever set
// here, and none is relied on.
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

// The type of a column, or of a record batch: a struct of columns.
struct ArrowSchema {
  const char* format;    // the type
  const char* name;      // may be null
  const char* metadata;  // may be null
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;  // null: not encoded with one
  // Frees what the producer holds and sets itself to null.
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

// The cells of a column, or of a record batch.
struct ArrowArray {
  int64_t length;
  int64_t null_count;  // -1: not counted
  int64_t offset;      // how many cells of the buffers stand before the first
  int64_t n_buffers;
  int64_t n_children;
  // By the format: which cells are not null, as bits; then values or, of text,
  // the places where each begins; then the bytes of text.
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

// Record batches of one type, one after the other.
struct ArrowArrayStream {
  // Both return 0, or a code of errno.h. `out` is a released array at the end.
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  // Returns what the last error was, or null; holds until the next call.
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif  // ARROW_C_STREAM_INTERFACE

}  // extern "C"

#endif  // SAFECONDUCT_TESTS_RANDOM_ARROW_ABI_H_
