// SPDX-License-Identifier: Apache-2.0
// Codes and names are those of ISO 3166-1 (country_table.h). What the standard
// does not say stands here: which name is written where its own is not the one
// in common use, and the names and abbreviations that people write besides.
//
// Names are looked up by a key that both sides are brought to (fold_name.h,
// without articles), in one table that is sorted and made on first use. A name
// may have several countries, all of which are given back: whoever writes
// "Korea" leaves open which, and a case can hold both.
#include "base/countries.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "base/country_table.h"
#include "base/fold_name.h"
#include "base/nearest_name.h"

namespace safeconduct {
namespace {

struct NameInUse {
  std::string_view code;
  std::string_view name;
};

// Names in common use that are written in place of the standard's.
constexpr std::array kPreferredNames = {
    NameInUse{"BN", "Brunei"},
    NameInUse{"CD", "Democratic Republic of the Congo"},
    NameInUse{"FK", "Falkland Islands"},
    NameInUse{"FM", "Micronesia"},
    NameInUse{"PS", "Palestine"},
    NameInUse{"RU", "Russia"},
    NameInUse{"TR", "Turkey"},
    NameInUse{"VA", "Holy See"},
    NameInUse{"VG", "British Virgin Islands"},
    NameInUse{"VI", "United States Virgin Islands"},
};

// Names and abbreviations that are read besides. One that stands for several
// countries names none of them alone.
constexpr std::array kOtherNames = {
    NameInUse{"AE", "Emirates"},
    NameInUse{"AE", "UAE"},
    NameInUse{"CD", "Congo"},
    NameInUse{"CD", "Congo-Kinshasa"},
    NameInUse{"CD", "DR Congo"},
    NameInUse{"CD", "DRC"},
    NameInUse{"CG", "Congo-Brazzaville"},
    NameInUse{"CI", "Ivory Coast"},
    NameInUse{"CV", "Cape Verde"},
    NameInUse{"GB", "Britain"},
    NameInUse{"GB", "Great Britain"},
    // The standard keeps this code free for the United Kingdom.
    NameInUse{"GB", "UK"},
    NameInUse{"KP", "Korea"},
    NameInUse{"KR", "Korea"},
    NameInUse{"MK", "Macedonia"},
    NameInUse{"MM", "Burma"},
    NameInUse{"MO", "Macau"},
    NameInUse{"NL", "Holland"},
    NameInUse{"MF", "Saint Martin"},
    NameInUse{"SX", "Saint Martin"},
    NameInUse{"SX", "Sint Maarten"},
    NameInUse{"SZ", "Swaziland"},
    NameInUse{"TL", "East Timor"},
    NameInUse{"US", "United States of America"},
    NameInUse{"VA", "Vatican"},
    NameInUse{"VA", "Vatican City"},
    NameInUse{"VG", "Virgin Islands"},
    NameInUse{"VI", "US Virgin Islands"},
    NameInUse{"VI", "Virgin Islands"},
};

// Keys as short as this may be codes of three letters, which serve exact
// look-ups only: among some 250 codes nearly any three letters are one edit
// from another country.
constexpr size_t kCodeLength = 3;

// Returns what of a name counts: `the` does not, and `st` is `saint`.
std::string KeyOf(std::string_view name) {
  const std::string folded = FoldName(name);
  std::string key;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string word = folded.substr(begin, end - begin);
    begin = end + 1;
    if (word == "the") continue;
    if (!key.empty()) key += ' ';
    key += word == "st" ? "saint" : word;
  }
  return key;
}

// The names of all countries, each with those that it may mean.
class NameTable {
 public:
  using Entry = std::pair<std::string, Value>;

  NameTable() {
    const auto rows = CountryTable();
    for (size_t i = 0; i < rows.size(); ++i) {
      const auto country = static_cast<Value>(i);
      const CountryRow& row = rows[i];
      for (const auto name : {row.long_code, row.name, row.common_name,
                              row.official_name, CountryName(country)}) {
        Add(name, country);
      }
      // "Korea, Republic of" as it is said.
      const size_t comma = row.name.find(", ");
      if (comma == std::string_view::npos) continue;
      Add(std::string(row.name.substr(comma + 2)) + ' ' +
              std::string(row.name.substr(0, comma)),
          country);
    }
    for (const auto& [code, name] : kOtherNames) {
      Add(name, FindCountry(code).value_or(0));
    }
    std::ranges::sort(entries_);
    const auto repeated = std::ranges::unique(entries_);
    entries_.erase(repeated.begin(), repeated.end());
    for (const auto& [key, country] : entries_) {
      if (key.size() > kCodeLength) names_.push_back(key);
    }
  }

  std::vector<Value> Find(std::string_view text) const {
    std::vector<Value> found;
    const auto same =
        std::ranges::equal_range(entries_, KeyOf(text), {}, &Entry::first);
    std::ranges::transform(same, std::back_inserter(found), &Entry::second);
    return found;
  }

  std::optional<Value> Nearest(std::string_view text) const {
    const auto nearest = NearestName(KeyOf(text), names_);
    if (!nearest) return std::nullopt;
    return std::ranges::lower_bound(entries_, *nearest, {}, &Entry::first)
        ->second;
  }

 private:
  void Add(std::string_view name, Value country) {
    if (!name.empty()) entries_.emplace_back(KeyOf(name), country);
  }

  std::vector<Entry> entries_;      // sorted
  std::vector<std::string> names_;  // without codes, which are all near
};

// Made once and then never changed, so that threads share it without a lock.
const NameTable& Names() {
  static const NameTable kTable;
  return kTable;
}

}  // namespace

size_t CountryCount() { return CountryTable().size(); }

std::optional<Value> FindCountry(std::string_view code) {
  const auto rows = CountryTable();
  const auto found =
      std::ranges::lower_bound(rows, code, {}, &CountryRow::code);
  if (found == rows.end() || found->code != code) return std::nullopt;
  return static_cast<Value>(found - rows.begin());
}

std::vector<Value> CountriesNamed(std::string_view text) {
  if (const auto country = FindCountry(text)) return {*country};
  // Norway and Namibia have codes that, in small letters, are the words `no`
  // and `na`, "not available": who writes them may mean these.
  if (EqualsIgnoringCase(text, "no") || EqualsIgnoringCase(text, "na")) {
    return {};
  }
  // The codes of two letters are not in the table of names, so that their case
  // is mended here.
  if (text.size() == 2) {
    std::string code(text);
    for (char& c : code) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    if (const auto country = FindCountry(code)) return {*country};
  }
  return Names().Find(text);
}

std::optional<Value> NearestCountry(std::string_view text) {
  return Names().Nearest(text);
}

std::string_view CountryCode(Value country) {
  return CountryTable()[static_cast<size_t>(country)].code;
}

std::string_view CountryName(Value country) {
  const CountryRow& row = CountryTable()[static_cast<size_t>(country)];
  const auto* preferred =
      std::ranges::find(kPreferredNames, row.code, &NameInUse::code);
  if (preferred != kPreferredNames.end()) return preferred->name;
  return row.common_name.empty() ? row.name : row.common_name;
}

}  // namespace safeconduct
