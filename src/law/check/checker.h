// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_LAW_CHECK_CHECKER_H_
#define SAFECONDUCT_LAW_CHECK_CHECKER_H_

#include "law/law.h"
#include "law/syntax.h"

namespace safeconduct::text {
class Diagnostics;
}

namespace safeconduct::law {

// Resolves and checks the law. Every fault is reported; what could not be
// resolved is left out without an echo. The result is to be used only where
// `diagnostics` has no errors. The law points into the texts of `written`,
// which outlive it.
Law CheckLaw(const syntax::Law& written, text::Diagnostics& diagnostics);

}  // namespace safeconduct::law

#endif  // SAFECONDUCT_LAW_CHECK_CHECKER_H_
