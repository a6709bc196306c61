// SPDX-License-Identifier: Apache-2.0
//
// What several commands share: a part of the one table of commands and options
// (options.h), for options.cc alone.
#ifndef SAFECONDUCT_CLI_OPTIONS_SHARED_OPTIONS_H_
#define SAFECONDUCT_CLI_OPTIONS_SHARED_OPTIONS_H_

#include "cli/options/options.h"

namespace safeconduct::cli {

// Options that mean the same in several commands stand here once, so that they
// say the same in each.
inline constexpr std::string_view kFormsOfDays =
    "2023-08-14  2023-08-01..2023-08-31  today  today..2030-12-31";

// One day; read as days, so that it may be `today`.
inline constexpr Option kKnownOn = {
    .name = "--known-on",
    .takes = Takes::kDays,
    .value = "DAY",
    .meaning = "only what was published by this day",
    .of_scenario = true};

inline constexpr Option kViewpoint = {
    .name = "--viewpoint",
    .takes = Takes::kText,
    .value = "NAME",
    .meaning = "settles disputes as this viewpoint of the record does",
    .of_scenario = true};

inline constexpr Option kSuppose = {
    .name = "--suppose",
    .takes = Takes::kText,
    .value = "TEXT",
    .meaning = "supposes what the record does not say; can be repeated",
    .forms = R"("uk_eu_readmission becomes in_force on 2023-09-01"
"siebert_refusal happened"  "siebert_refusal did not happen")",
    .repeated = true,
    .of_scenario = true};

inline constexpr Option kJson = {.name = "--json",
                                 .meaning = "answers as JSON"};

// Nodes have numbers of 32 bits, so there are never more.
inline constexpr Option kMaxNodes = {
    .name = "--max-nodes",
    .takes = Takes::kCount,
    .value = "N",
    .meaning = "the most nodes of the diagrams; else 4000000",
    .least = 1,
    .most = 4'000'000'000};

// Commands that take packs as arguments have none: they name them there.
inline constexpr Option kLaw = {
    .name = "--law",
    .takes = Takes::kFolder,
    .value = "FOLDER",
    .meaning =
        "a law pack, or one in the program by its name, `channel` or "
        "`readmission`; else the Channel pack"};

// Without the examples of its forms, where a page of help is long already.
inline constexpr Option kSupposeShortly = {
    .name = "--suppose",
    .takes = Takes::kText,
    .value = "TEXT",
    .meaning = "supposes what the record does not say; can be repeated",
    .repeated = true,
    .of_scenario = true};

inline constexpr Option kOn = {
    .name = "--on",
    .takes = Takes::kDays,
    .value = "DAY",
    .meaning = "the day asked about; else the present day",
    .forms = "2023-08-14  today"};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_OPTIONS_SHARED_OPTIONS_H_
