// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_
#define SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_

#include <string>

#include "safeconduct/prover.h"

namespace safeconduct::cli {

// Returns verdicts for a reader, the refuted and the undecided told in full.
// `law_folder` is that of the pack; empty: the Channel pack.
std::string FormatProofText(const ProofAnswer& answer,
                            const std::string& law_folder, bool colour);

// Returns a decimal number as a reader reads it: 1,234,567 or, where it is
// longer, about 1.2e30.
std::string FormatCount(const std::string& digits);

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_PAGE_PROVE_TEXT_H_
