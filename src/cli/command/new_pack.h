// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_CLI_COMMAND_NEW_PACK_H_
#define SAFECONDUCT_CLI_COMMAND_NEW_PACK_H_

#include <array>
#include <string_view>

namespace safeconduct::cli {

// A page of the pack that `new` writes.
struct NewPage {
  std::string_view name;  // of the file
  std::string_view text;
};

// A small pack that an author begins with: each sort of declaration once, in
// law that can be looked up, with a word on what to write in its place. `check`
// finds nothing in it.
inline constexpr std::array kNewPages = {
    NewPage{"pack.law.md", R"md(# A ticket paid back

A pack is a folder of pages such as this one. Blocks marked `law` are read by the
program, and all else is for people. Write first what the provision does, in
plain words; then the block, which says that and nothing else. A line behind `#`
is a comment.

What the pack is, and how answers speak of it. Raise the version with each
change that matters, and name the day to which you have read the law.

```law
pack "Passengers of cancelled flights"
  routes "remedy", "remedies"      # what answers call one, and several
  version "1"
  law as read on 2026-01-01
  under every answer "What is open here is open by the rules alone.",
    "What is not known counts against nobody."
```

## What is asked

Each fact has a name, a question that a person is asked, and a type. `date or
none` is for what may not have happened. `fixed` says that nothing a person does
can change it.

```law
fact cancelled "Was the flight cancelled?" : yes or no, fixed
fact departs_in_union "Does it depart from a member state?" : yes or no, fixed
fact departure "Day of the departure" : date, fixed
fact told "Day on which the passenger was told of it" : date or none, fixed
fact rerouted "Chose another flight in place of the money?" : yes or no
fact avoidable "Could the airline have avoided it?" : yes or no, fixed

measure notice "Days from being told to the departure"
  counts days from told to departure
```

## What the law is

A matter is about the law or the world. What became of it when, and who says so,
stands in the record: see `sources.record.md`.

```law
matter regulation "The Regulation on passengers' rights"
  : one of none, in_force; at first none
```

## Article 3: whom it covers

What several routes need stands once, under `requirements`, and what bars several
under `safeguards`. A note is told beside an answer that it concerns, and never
moves an outcome: it is for what the pack does not look into.

```law
requirements covered "What every remedy needs"
  needs in_force "The Regulation applies"
    when regulation is in_force
    cite regulation_261 "art 19"
  needs cancelled "The flight was cancelled"
    when cancelled
    cite regulation_261 "art 5(1)"
  note from_outside
    "From outside the Union: only airlines of the Union; not asked here which"
    when not departs_in_union
    cite regulation_261 "art 3(1)(b)"
```

## Article 8: the ticket paid back

A route is open when all that it needs holds and nothing that bars it does. One
that leads to a country says so behind its label: `to FR`.

```law
route refund "The price of the ticket" under covered
  barred by rerouted "Another flight was chosen in its place"
    when rerouted
    cite regulation_261 "art 8(1)"
```

## Articles 5 and 7: compensation

The airline owes none where it told the passenger two weeks before, or could not
have avoided the cancellation.

Left out: the shorter notices of article 5(1)(c)(ii) and (iii), which hang on the
hours of the other flight.

```law
route compensation "Compensation" under covered
  barred by told_in_time "The passenger was told two weeks before"
    when notice >= 14
    cite regulation_261 "art 5(1)(c)(i)"
  barred by unavoidable "The airline could not have avoided it"
    when not avoidable
    cite regulation_261 "art 5(3)"
```

## What must never be

`safeconduct prove` says of each guarantee whether any person on any day could
break it.

```law
guarantee not_both "Nobody has both the money and another flight"
  never refund is open and rerouted
```
)md"},
    NewPage{"sources.record.md", R"md(# Sources and events

The record says what became of each matter, on which day, and on whose word.
Sources are what clauses cite. Where a source denies an event, add `denied by`.

```record
source regulation_261
  "Regulation (EC) No 261/2004 on compensation and assistance to passengers"
  statute published 2004-02-17

event regulation_applies "The Regulation applies" on 2005-02-17
  regulation becomes in_force
  according to regulation_261
```
)md"},
    NewPage{"examples.law.md", R"md(# Examples

Each clause has an example on both sides: one that it decides, and one in which
it does not. `safeconduct check` runs them. A fact that an example does not give
is unknown, and `turns on` names all that still matters.

```law
example "Cancelled a week before"
  on 2026-05-04
  given cancelled yes, departs_in_union yes, departure 2026-05-10,
    told 2026-05-03, rerouted no, avoidable yes
  expect refund open
  expect compensation open

example "The last day on which being told counts as in time"
  on 2026-05-04
  given cancelled yes, departure 2026-05-10, told 2026-04-26, avoidable yes
  expect compensation closed because compensation.told_in_time

example "A day later"
  on 2026-05-04
  given cancelled yes, departure 2026-05-10, told 2026-04-27, avoidable yes
  expect compensation open

example "Another flight was chosen"
  on 2026-05-04
  given cancelled yes, rerouted yes
  expect refund closed because refund.rerouted

example "Nobody could have helped it"
  on 2026-05-04
  given cancelled yes, avoidable no
  expect compensation closed because compensation.unavoidable

example "Why it was cancelled is not known"
  on 2026-05-04
  given cancelled yes, departure 2026-05-10, told none
  expect compensation undetermined turns on avoidable

example "It flew"
  on 2026-05-04
  given cancelled no
  expect refund closed because covered.cancelled
  expect compensation closed because covered.cancelled

example "The day before the Regulation applied"
  on 2005-02-16
  given cancelled yes, rerouted no
  expect refund closed because covered.in_force
```
)md"}};

}  // namespace safeconduct::cli

#endif  // SAFECONDUCT_CLI_COMMAND_NEW_PACK_H_
