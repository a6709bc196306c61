// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_TESTS_ORACLE_SLOW_RECORD_H_
#define SAFECONDUCT_TESTS_ORACLE_SLOW_RECORD_H_

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "base/interval_set.h"
#include "law/law.h"
#include "record/record.h"
#include "record/timeline.h"
#include "safeconduct/date.h"
#include "tests/oracle/slow_law.h"

// The oracle's own reading of a record: see slow_record.cc.
namespace safeconduct::oracle {

// Something about events that nobody knows: a dispute, or whether the event of
// a window has happened yet. Each way says which of the events did.
struct EventVariable {
  bool is_window = false;
  // Of a window: by which day, that of some matter as of one; else today.
  std::optional<law::MatterId> as_of;
  std::vector<record::EventId> events;
  std::vector<std::vector<bool>> ways;  // those possible, never none
};

// What became of the matters, in every way that a scenario leaves possible.
// Keeps references to the law and the record.
class SlowRecord {
 public:
  // Returns nothing where a supposition settles what is not in dispute or not
  // known, or where suppositions contradict one another.
  static std::optional<SlowRecord> Make(const law::Law& law,
                                        const record::Record& record,
                                        const record::Scenario& scenario);

  const std::vector<EventVariable>& variables() const { return variables_; }

  // Returns the value of a matter on a day, `choices` saying for each variable
  // which of its ways is so. Of one as of a day, that is the day.
  Value ValueOn(law::MatterId matter, Date day,
                std::span<const size_t> choices) const;

  // Returns the event that made the matter what ValueOn says; nothing where it
  // is as at first, or supposed.
  std::optional<record::EventId> SetterOn(
      law::MatterId matter, Date day, std::span<const size_t> choices) const;

  // Returns whether what has happened by one day has by later ones, as far as
  // an assignment says which is later. With `by_calendars`, its measures are
  // those of its dates, and days that calendars say are held too. Of variables
  // that are not `tried` some choice always fits.
  bool InOrder(const Assignment& values, std::span<const size_t> choices,
               const std::set<size_t>& tried, bool by_calendars) const;
  // Whether some event has several windows, which InOrder() holds against each
  // other.
  bool HasOrders() const;

  // Makes every way of the dispute about an event possible, whoever is credited
  // and whatever is supposed.
  void Forget(record::EventId event);

  // Returns the variables that may have a say in the value of a matter.
  std::set<size_t> VariablesOf(law::MatterId matter) const;

  // Returns the days on which something about a matter may change, were it
  // looked at then.
  std::set<Value> DaysOfChange(law::MatterId matter) const;

  // Returns every value that the record or a supposition ever gives a matter.
  std::set<Value> ValuesOf(law::MatterId matter) const;

 private:
  SlowRecord(const law::Law& law, const record::Record& record,
             record::Scenario scenario);

  bool Published(record::SourceId source) const;
  bool Known(const record::Event& event) const;
  bool Denied(const record::Event& event) const;
  std::optional<bool> Supposed(record::EventId event) const;
  std::optional<bool> Credited(record::EventId event) const;
  bool SettlementsMakeSense() const;
  bool AddDisputes();
  void AddWindows();
  bool KeepPossible(EventVariable& dispute) const;
  void Index();

  bool Happened(size_t variable, record::EventId event,
                std::span<const size_t> choices) const;
  bool Told(record::EventId event, std::span<const size_t> choices) const;
  law::MatterId Told(law::MatterId matter) const;
  bool Begun(record::EventId event, law::MatterId matter, Date day,
             std::span<const size_t> choices) const;
  void AddWindow(record::EventId event, std::optional<law::MatterId> as_of);
  std::optional<size_t> WindowOf(record::EventId event,
                                 law::MatterId matter) const;
  bool Prevails(record::EventId event, record::EventId over) const;
  const record::Becomes* SupposedOn(law::MatterId matter, Date day) const;

  const law::Law* law_;
  const record::Record* record_;
  record::Scenario scenario_;
  std::vector<EventVariable> variables_;
  // By event.
  std::vector<bool> known_;
  std::vector<std::optional<size_t>> dispute_of_;
  std::vector<std::vector<record::EventId>> replaced_by_;
  // By matter: the events that are known and move it.
  std::vector<std::vector<record::EventId>> movers_;
};

}  // namespace safeconduct::oracle

#endif  // SAFECONDUCT_TESTS_ORACLE_SLOW_RECORD_H_
