// SPDX-License-Identifier: Apache-2.0
// Asks a person one question after the other, none that no longer matters, till
// an empty line, then says which ways back are open. See docs/library.md.
#include <safeconduct/asker.h>

#include <iostream>
#include <string>

int main() {
  const auto pack = safeconduct::Pack::Channel();
  if (!pack) return std::cerr << pack.error().text << '\n', 3;
  const auto chart = safeconduct::Chart::Compile(*pack);
  if (!chart) return std::cerr << chart.error().text << '\n', 3;
  safeconduct::Asker asker(*chart);
  safeconduct::Case person(*pack);
  const auto day = *safeconduct::ParseDate("2023-08-14");

  for (std::string typed; std::cin;) {
    const auto answer = asker.Explain(person, {day, day}, {.ask_first = true});
    if (!answer) return std::cerr << answer.error().text << '\n', 3;
    if (answer->ask_first->empty()) break;
    const safeconduct::Fact& fact = *answer->ask_first->front();
    std::cout << fact.question << " (" << fact.type.text << ") " << std::flush;
    if (!std::getline(std::cin, typed) || typed.empty()) break;
    const auto set = person.Set(fact.name + "=" + typed);
    if (!set) std::cout << set.error().text << '\n';
  }
  const auto outcomes = asker.Outcomes(person, {day, day});
  if (!outcomes) return std::cerr << outcomes.error().text << '\n', 3;
  for (size_t i = 0; i < outcomes->size(); ++i) {
    std::cout << '\n'
              << pack->routes()[i].label << ": "
              << safeconduct::OutcomeName((*outcomes)[i]);
  }
  std::cout << '\n';
}
