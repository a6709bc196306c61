// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_IDENTITY_H_
#define SAFECONDUCT_PACK_IDENTITY_H_

#include <memory>
#include <span>
#include <string>

#include "safeconduct/pack.h"
#include "text/source_text.h"

namespace safeconduct::chart {

using safeconduct::PackIdentity;

// The files of a pack, with the texts that they hold.
using Files = std::span<const std::unique_ptr<const text::SourceText>>;

// Returns the identity of a pack by its files: see identity.cc.
PackIdentity IdentityOf(Files files);

// Returns what an answer rests on: the pack, with the first digits of its
// digest, and the program with its version.
std::string DescribeBasis(const PackIdentity& identity);

}  // namespace safeconduct::chart

#endif  // SAFECONDUCT_PACK_IDENTITY_H_
