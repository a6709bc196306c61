// SPDX-License-Identifier: Apache-2.0
//
// From arguments to the options of a command, by the table in page/options.cc.
// getopt_long tells options, values and arguments apart; its messages are
// switched off, because ours name the option that was probably meant.
#include "cli/command/command_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <getopt.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/check.h"
#include "base/fold_name.h"
#include "base/nearest_name.h"
#include "cli/options/words.h"
#include "cli/system/today.h"

namespace safeconduct::cli {
namespace {

std::unexpected<std::string> Fault(std::string_view argument,
                                   std::string_view text) {
  return std::unexpected(fmt::format("{}: {}\n", argument, text));
}

std::string HelpOf(const Command& command) {
  return fmt::format("safeconduct {} --help", command.name);
}

// A path may be `-` and a number negative; all else that begins with a dash is
// an option.
// Used where getopt_long has taken what follows an option for its value.
bool IsOption(std::string_view argument) {
  return argument.size() > 1 && argument[0] == '-' &&
         (argument[1] < '0' || argument[1] > '9');
}

std::string_view WithoutDashes(std::string_view name) {
  return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

std::unexpected<std::string> UnknownOption(const Command& command,
                                           const std::string& name) {
  // The dashes, which all options have, would make unlike ones near.
  std::vector<std::string> known;
  for (const Option& option : command.options) {
    known.emplace_back(WithoutDashes(option.name));
  }
  // One that is near is named; else the reader is sent to the list.
  // The beginning of a name stands for it where it is that of no other.
  std::vector<std::string> begun;
  for (const std::string& each : known) {
    if (each.starts_with(WithoutDashes(name)))
      begun.push_back("`--" + each + "`");
  }
  if (begun.size() > 1) {
    return Fault(name, fmt::format("may be {} (write it out)",
                                   fmt::join(begun, " or ")));
  }
  const auto nearest = NearestName(WithoutDashes(name), known);
  return Fault(
      name,
      nearest
          ? fmt::format("unknown option (did you mean `--{}`?)", *nearest)
          : fmt::format("unknown option (`{}` lists them)", HelpOf(command)));
}

}  // namespace

// Reads what stands behind the name of a command: getopt_long tells options,
// values and arguments apart, in the order in which they stand.
class CommandLine::Reader {
 public:
  Reader(CommandLine& line, std::span<const std::string> arguments, Date today)
      : line_(line), texts_(arguments.begin(), arguments.end()), today_(today) {
    // getopt_long wants what main has: pointers to texts that may be written
    // to, with a null behind the last.
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
    const auto& options = line_.command_->options;
    spelled_.reserve(options.size());  // so that no name moves
    for (size_t i = 0; i < options.size(); ++i) {
      const std::string& name =
          spelled_.emplace_back(WithoutDashes(options[i].name));
      names_.push_back({.name = name.c_str(),
                        .has_arg = options[i].takes == Takes::kNothing
                                       ? no_argument
                                       : required_argument,
                        .flag = nullptr,
                        .val = kFirstOption + static_cast<int>(i)});
    }
    // An empty name ends the list.
    names_.push_back({});
  }

  // The first of the arguments is the command.
  std::expected<void, std::string> Run() {
    optind = 0;  // begin anew
    opterr = 0;  // say nothing
    const int count = static_cast<int>(texts_.size());
    // `-`: arguments come in their places; `:`: a value that is not there is
    // told from an option that is not.
    for (int code = 0; (code = getopt_long(count, pointers_.data(), "-:",
                                           names_.data(), nullptr)) != -1;) {
      if (const auto read = ReadOne(code); !read) return read;
    }
    // What stands behind `--`.
    for (int i = optind; i < count; ++i) {
      if (const auto read = ReadArgument(texts_[i]); !read) return read;
    }
    return {};
  }

 private:
  // What getopt_long returns for what stands without an option, by the `-`
  // below.
  static constexpr int kArgument = 1;
  static constexpr int kFirstOption = 256;  // above all letters

  std::expected<void, std::string> ReadOne(int code) {
    if (code == kArgument) return ReadArgument(optarg);
    if (code >= kFirstOption) {
      const Option& option = OptionOf(code);
      if (option.takes == Takes::kNothing) return Take(option, "");
      // The value stands by itself, and may be the next option.
      if (optarg == pointers_[optind - 1] && IsOption(optarg)) {
        return HasNoValue(option);
      }
      return TakeValue(option, optarg);
    }
    // No option of ours is one letter, so a small number is a letter that
    // nobody knows, or 0 for a long name that nobody knows.
    if (optopt < kFirstOption) {
      return UnknownOption(*line_.command_,
                           optopt == 0
                               ? NameIn(pointers_[optind - 1])
                               : std::string{'-', static_cast<char>(optopt)});
    }
    const Option& option = OptionOf(optopt);
    if (code == ':') return HasNoValue(option);
    // Known, and not without its value: then it has one that it must not have.
    return Fault(option.name, "takes no value (leave it out)");
  }

  const Option& OptionOf(int code) const {
    return line_.command_->options[code - kFirstOption];
  }

  static std::string NameIn(std::string_view argument) {
    return std::string(argument.substr(0, argument.find('=')));
  }

  std::unexpected<std::string> HasNoValue(const Option& option) const {
    return Fault(option.name, fmt::format("has no value (`{}` shows its form)",
                                          HelpOf(*line_.command_)));
  }

  std::expected<void, std::string> ReadArgument(const std::string& argument) {
    for (const Option& option : line_.command_->arguments) {
      // Arguments fill their places in the order of the table; one that may be
      // repeated takes all that come.
      if (option.repeated || !line_.values_.contains(option.name)) {
        return TakeValue(option, argument);
      }
    }
    return Fault(argument,
                 fmt::format("one argument too many (`{}` shows what `{}` "
                             "takes)",
                             HelpOf(*line_.command_), line_.command_->name));
  }

  std::expected<void, std::string> TakeValue(const Option& option,
                                             std::string value) {
    // As of a variable of a shell that is not set: to take it for an option
    // left out would answer another question.
    if (value.empty()) {
      return Fault(option.name,
                   "has an empty value (give one, or leave it "
                   "out)");
    }
    if (option.takes == Takes::kWord) {
      if (auto checked = CheckWord(option, value); !checked) return checked;
    }
    // Here and nowhere else: what is behind the command line knows no `today`.
    if (option.takes == Takes::kDays) value = WithToday(value, today_);
    if (option.takes == Takes::kCount && !IsCount(option, value)) {
      return Fault(
          option.name,
          fmt::format("`{}` is no whole number from {} to {} (`{}` shows the "
                      "form)",
                      value, option.least, option.most,
                      HelpOf(*line_.command_)));
    }
    return Take(option, std::move(value));
  }

  // So that no command has a list of its own of what it takes.
  std::expected<void, std::string> CheckWord(const Option& option,
                                             const std::string& value) const {
    const std::vector<std::string> words = option.words();
    if (std::ranges::find(words, value) != words.end()) return {};
    // `export: unknown form`, `--table: unknown table`.
    const bool is_argument = option.is_argument();
    return Fault(
        is_argument ? line_.command_->name : option.name,
        fmt::format("unknown {} `{}`{}",
                    InSmallLetters(is_argument ? option.name : option.value),
                    value, SuggestName(value, words)));
  }

  static bool IsCount(const Option& option, const std::string& value) {
    uint64_t count = 0;
    const char* end = value.data() + value.size();
    const auto [at, fault] = std::from_chars(value.data(), end, count);
    return at == end && fault == std::errc() && option.least <= count &&
           count <= option.most;
  }

  std::expected<void, std::string> Take(const Option& option,
                                        std::string value) {
    // Behind `--versus` the options of a scenario are those of the other.
    const bool of_other = option.of_scenario && line_.values_.contains(kVersus);
    auto& values =
        (of_other ? line_.behind_versus_ : line_.values_)[option.name];
    // A flag given twice says the same twice; of two values one would be
    // dropped without a word.
    if (!values.empty() && !option.repeated &&
        option.takes != Takes::kNothing) {
      return Fault(option.name, "is given more than once (give it once)");
    }
    values.push_back(std::move(value));
    return {};
  }

  CommandLine& line_;
  std::vector<std::string> texts_;
  std::vector<std::string> spelled_;  // options as getopt_long wants them
  std::vector<char*> pointers_;       // to the texts
  std::vector<::option> names_;       // by `spelled_`
  Date today_;
};

std::expected<CommandLine, std::string> CommandLine::Read(
    std::span<const std::string> arguments, Date today) {
  CommandLine line;
  // Whoever asks for help has a command line that is not finished.
  for (const std::string& argument : arguments) {
    // What stands behind it is no option, whatever it looks like.
    if (argument == "--") break;
    if (argument == "--help" || argument == "-h") line.asks_for_help_ = true;
    if (argument == "--version") line.asks_for_version_ = true;
  }
  if (!arguments.empty()) line.command_ = FindCommand(arguments.front());
  if (line.asks_for_version_ || line.asks_for_help_) {
    if (line.command_ == nullptr) line.command_ = FindCommand("help");
    return line;
  }
  if (arguments.empty()) {
    return Fault("safeconduct",
                 fmt::format("no command (name one of {}; `safeconduct "
                             "--help` says what they do)",
                             fmt::join(CommandNames(), ", ")));
  }
  const std::string& first = arguments.front();
  if (line.command_ == nullptr) {
    return Fault(first,
                 IsOption(first)
                     ? "unknown option (`safeconduct --help` lists them)"
                     : "unknown command" + SuggestName(first, CommandNames()));
  }
  Reader reader(line, arguments, today);
  if (const auto read = reader.Run(); !read) {
    return std::unexpected(read.error());
  }
  return line;
}

bool CommandLine::Has(std::string_view name) const {
  // A name that the table lacks would always seem not to be given.
  SAFECONDUCT_CHECK(FindOption(*command_, name) != nullptr);
  return values_.contains(name);
}

std::vector<std::string> CommandLine::Texts(std::string_view name) const {
  return Has(name) ? values_.at(name) : std::vector<std::string>();
}

std::string CommandLine::Text(std::string_view name,
                              const std::string& otherwise) const {
  return Has(name) ? values_.at(name).front() : otherwise;
}

// The text was checked when it was read; without one `count` stays as it is.
uint64_t CommandLine::Count(std::string_view name, uint64_t otherwise) const {
  const std::string text = Text(name);
  uint64_t count = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

Scenario CommandLine::GivenScenario() const {
  return {.known_on = Text("--known-on"),
          .viewpoint = Text("--viewpoint"),
          .suppositions = Texts("--suppose")};
}

std::optional<Scenario> CommandLine::Versus() const {
  if (!Has(kVersus)) return std::nullopt;
  // The same reader of a scenario, over the options behind `--versus`.
  CommandLine other = *this;
  other.values_ = behind_versus_;
  return other.GivenScenario();
}

}  // namespace safeconduct::cli
