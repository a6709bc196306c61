// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_RECORD_READER_H_
#define SAFECONDUCT_RECORD_READER_H_

#include <span>

#include "law/law.h"
#include "record/record.h"
#include "text/tokens/token.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::record {

// Parses the record blocks among `blocks` and checks them against the law:
// names, values, order of events on a matter, windows, cycles. Every fault is
// reported. The result is to be used only where `diagnostics` has no errors.
Record ReadRecord(std::span<const text::Block> blocks, const law::Law& law,
                  text::Diagnostics& diagnostics);

}  // namespace safeconduct::record

#endif  // SAFECONDUCT_RECORD_READER_H_
