// SPDX-License-Identifier: Apache-2.0
#ifndef SAFECONDUCT_PACK_H_
#define SAFECONDUCT_PACK_H_

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "safeconduct/date.h"
#include "safeconduct/error.h"

#pragma GCC visibility push(default)

// A law pack, and what it declares. The declarations are plain values that
// point to one another; they belong to the pack, and live as long as any copy
// of it does. Texts are those of the pack's pages; the words are defined in
// docs/glossary.md.

namespace safeconduct {

namespace api {
struct Access;
struct Contents;
}  // namespace api

// What values a fact or a matter may have.
struct Type {
  enum class Form : uint8_t {
    kYesNo,
    kChoice,
    kCountry,
    kNumber,
    kDate,
    kDateOrNone,
  };
  struct Choice {
    std::string name;
    std::string label;  // empty where none is given
    // The sentences of what is said of the fact or matter that name it.
    std::vector<std::string> said = {};
  };
  Form form = Form::kYesNo;
  std::vector<Choice> choices;  // of kChoice
  int32_t low = 0;              // of kNumber
  int32_t high = 0;
  std::string unit;
  std::string text;  // in words, such as "one of none, pending"
};

// Of how many runs of days at the most each is told; of more, as those of
// working days over years, the days from the first to the last.
inline constexpr size_t kMaxDayRunsTold = 8;

// Values of a fact or a matter, as a case states them. A value is written as in
// law: `yes`, `pending`, `IR`, `17`, `2023-08-14`, `none`.
struct Values {
  // One value, where both are the same; else the numbers or days between two.
  struct Run {
    std::string first;
    std::string last;
    friend bool operator==(const Run&, const Run&) = default;
  };
  Type::Form form = Type::Form::kYesNo;
  std::vector<Run> runs;  // ascending
  bool all = false;       // every value of the type: nothing is known
  // Whether the run of days goes from the first to the last of more than
  // kMaxDayRunsTold runs, so that some between them are not among the values.
  bool has_gaps = false;
  friend bool operator==(const Values&, const Values&) = default;
};

// Returns values as a reader reads them: `17`, `16..19`, `FR or BE`, `unknown`;
// of days with gaps "some day between 2 May 2024 and 5 June 2025".
std::string FormatValues(const Values& values);

// What is asked about a person.
struct Fact {
  std::string name;
  std::string question;
  Type type;
  bool fixed = false;  // nobody can change it, such as an age
  // What the pack's pages say of it: the paragraphs of its section that name
  // it, each on one line, with code between backticks.
  std::vector<std::string> said = {};
};

// What the record follows, such as whether an agreement is in force.
struct Matter {
  std::string name;
  std::string label;
  Type type;  // kYesNo, kChoice or kNumber
  std::string at_first;
  bool for_the_record = false;         // no clause need test it
  std::vector<std::string> said = {};  // as of a fact
};

// Where something was said.
struct Source {
  std::string name;
  std::string title;
  std::string kind;  // newspaper, judgment, statute, ...
  Date published;
  const Source* seen_in = nullptr;  // where it was quoted; null: read itself
};

// What moved matters: on one day, or on an unknown day of a window.
struct Event {
  struct Move {
    const Matter* matter = nullptr;
    std::string value;
  };
  std::string name;
  std::string label;
  Date first;  // equal to `last` where the day is known
  Date last;
  std::vector<Move> moves;
  std::vector<const Source*> according_to;
  std::vector<const Source*> denied_by;
  const Event* replaces = nullptr;
};

// Whose word is taken where events are denied.
struct Viewpoint {
  std::string name;
  std::string label;
  std::vector<const Source*> credits;
};

struct Citation {
  const Source* source = nullptr;
  std::optional<std::string> at;  // where in it
};

// A need of a route, or a bar to it.
struct Clause {
  enum class Kind : uint8_t { kNeeds, kBarredBy };
  std::string address;  // `owner.name`
  std::string label;
  Kind kind = Kind::kNeeds;
  std::vector<Citation> citations;
};

// A caveat, told beside an answer that it concerns. It moves no outcome.
struct Note {
  std::string address;  // `owner.name`
  std::string text;
  std::vector<Citation> citations;
};

// A way in which a person may be sent to a country, or what else a pack says
// whether it is open, such as a remedy.
struct Route {
  std::string name;
  std::string label;
  // The country it leads to, as its code and in words; empty where a fact of
  // the person names it, and where there is no such fact as it leads to none.
  std::string country;
  std::string country_name;
  const Fact* country_of = nullptr;
  std::vector<const Clause*> clauses;  // its own, then those of its groups
  std::vector<const Note*> notes;      // in the same order
  // What the pack says that it leaves out of the route's law, in paragraphs.
  std::vector<std::string> left_out;
};

// A count between two dates.
struct Measure {
  std::string name;  // empty where it is only compared
  std::string label;
};

// What the pack says is so of every case there could be.
struct Guarantee {
  std::string name;
  std::string label;
};

// What the pack says that every life fulfils.
struct Assumption {
  std::string name;
  std::string label;
};

// A file of a law pack: its path, by which faults name it, and its text.
struct PackFile {
  std::string path;  // ends in `.law.md` or `.record.md`
  std::string text;
};

// Which pack an answer rests on: a name for people, and a digest that differs
// where any byte of a file does. docs/cli.md says how to come by it without
// this library.
struct PackIdentity {
  std::string name;    // its title where it declares one
  std::string digest;  // 64 hexadecimal digits
  // As the pack declares them; empty and absent where it does not.
  std::string title = {};
  std::string version = {};
  std::optional<Date> law_as_of = {};  // the day to which its law was read
};

// Returns the name, the version and the first digits of the digest, enough to
// tell packs apart, and the day to which the law was read: "Flights 2026.1
// 0123456789ab, law as read on 1 May 2026". What it does not declare is left
// out.
std::string DescribePack(const PackIdentity& identity);

// The words in which answers speak of a pack: those that it declares, else the
// program's own.
struct PackWords {
  std::string route = "route";  // what one of its routes is called, and
  std::string routes = "routes";
  std::string heading = "Ways back";  // what is asked about, as answers begin
  std::vector<std::string> under_answers;  // sentences under every answer
};

// A law pack, read and checked: the law, and the record of what became of its
// matters. Immutable; copies share what was read; safe to share between
// threads.
class Pack {
 public:
  // Reads and checks the files of a pack. Fails with every fault found in them.
  // Each of `guarantees`, such as `never home is open and age < 12` under the
  // path that faults name it by, becomes a guarantee of it, named by its text.
  static std::expected<Pack, Error> Read(std::vector<PackFile> files,
                                         std::vector<PackFile> guarantees = {});

  // Returns the names of the law packs that the library carries, in order of
  // the alphabet: `channel` and `readmission`.
  static std::vector<std::string> CarriedNames();
  // Returns the files of the pack that the library carries under a name;
  // nothing where there is none of that name.
  static std::optional<std::vector<PackFile>> CarriedFiles(
      std::string_view name);
  // Returns the files of the Channel law pack: ways back across the Channel
  // since 2014.
  static std::vector<PackFile> ChannelFiles();
  // Reads the Channel law pack.
  static std::expected<Pack, Error> Channel();

  const PackIdentity& identity() const;
  const PackWords& words() const;

  // What is declared, each in order of declaration.
  const std::vector<Fact>& facts() const;
  const std::vector<Matter>& matters() const;
  const std::vector<Measure>& measures() const;
  const std::vector<Clause>& clauses() const;
  const std::vector<Note>& notes() const;
  const std::vector<Route>& routes() const;
  const std::vector<Guarantee>& guarantees() const;
  const std::vector<Assumption>& assumptions() const;
  const std::vector<Source>& sources() const;
  const std::vector<Event>& events() const;
  const std::vector<Viewpoint>& viewpoints() const;

  // Returns what was found while reading that is no fault but worth a look.
  const std::vector<Diagnostic>& warnings() const;

  // Returns whether both are copies of one pack that was read once. Cases,
  // charts and answers of one pack go together; those of two do not, even where
  // their files are the same.
  friend bool operator==(const Pack& a, const Pack& b) {
    return a.contents_ == b.contents_;
  }

 private:
  friend struct api::Access;
  explicit Pack(std::shared_ptr<const api::Contents> contents)
      : contents_(std::move(contents)) {}

  std::shared_ptr<const api::Contents> contents_;
};

// Returns the name in English of a country by its code, such as `FR`; empty
// where no country has that code.
std::string_view CountryName(std::string_view code);

}  // namespace safeconduct

#pragma GCC visibility pop

#endif  // SAFECONDUCT_PACK_H_
