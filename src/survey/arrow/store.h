// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_SURVEY_ARROW_STORE_H_
#define SAFECONDUCT_SURVEY_ARROW_STORE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "survey/kernel/block.h"

namespace safeconduct::survey {

// Returns whether any of the first `count` cells has its `low` above its
// `high`.
bool AnyReversed(const Column& column, size_t count);

// Makes `column` hold only the cells `kept`, ascending, in the store.
void KeepCells(std::span<const uint32_t> kept, Column& column,
               ColumnStore& store);

}  // namespace safeconduct::survey

#endif  // SAFECONDUCT_SURVEY_ARROW_STORE_H_
