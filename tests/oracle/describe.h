// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_DESCRIBE_H_
#define SAFECONDUCT_TESTS_ORACLE_DESCRIBE_H_

#include <string>

#include "law/law.h"
#include "record/record.h"
#include "safeconduct/asker.h"
#include "tests/oracle/evaluate_slowly.h"

// What the oracle and the program say of a route, in the same words, so that
// two texts that differ show where.
namespace safeconduct::oracle {

std::string Describe(const law::Law& law, const record::Record& record,
                     const SlowRoute& route);
std::string Describe(const RouteAnswer& route);

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_DESCRIBE_H_
