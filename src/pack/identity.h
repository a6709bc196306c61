// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_IDENTITY_H_
#define SAFECONDUCT_PACK_IDENTITY_H_

#include <span>
#include <string_view>

#include "safeconduct/pack.h"

namespace safeconduct::chart {

using safeconduct::PackIdentity;

// Returns the identity of a pack by its files: see identity.cc.
PackIdentity IdentityOf(std::span<const PackFile> files);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_IDENTITY_H_
