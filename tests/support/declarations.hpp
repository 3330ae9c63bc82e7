// Where the structs are declared, for the links of docs/commands.md and docs/messages.md. Needs the repository as working directory.
#pragma once

#include <msnp/wire/inspector.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace msnp_test {

/// The name of a type with its namespaces, as the compiler spells it: "msnp::to_ns::adc".
template <class T>
std::string qualified_name() {
    const std::string_view all = msnp::detail::pretty_name<T>();
    const std::string_view last = msnp::detail::type_name<T>(); // a part of it
    const auto at = static_cast<std::size_t>(last.data() - all.data());
    const std::size_t begin = all.rfind(' ', at) + 1;
    return std::string(all.substr(begin, at + last.size() - begin));
}

/// Each struct of a header with its line, as "#L12", under its qualified name. (Namespaces end where the comment says so, which
/// clang-format writes.)
inline void add_declarations(const std::filesystem::path& header, std::map<std::string, std::string>& found) {
    std::ifstream file(header);
    std::vector<std::string> spaces;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        line.erase(0, line.find_first_not_of(' '));
        const auto word_behind = [&line](std::string_view front) {
            return line.substr(front.size(), line.find_first_of(" ;", front.size()) - front.size());
        };
        if (line.starts_with("namespace ") && line.ends_with('{')) {
            spaces.push_back((spaces.empty() ? "" : spaces.back() + "::") + word_behind("namespace "));
        } else if (line.starts_with("} // namespace")) {
            spaces.pop_back();
        } else if (line.starts_with("struct ") && !line.ends_with(';') && !spaces.empty()) {
            found.emplace(spaces.back() + "::" + word_behind("struct "),
                          header.generic_string() + "#L" + std::to_string(number));
        }
    }
}

/// All structs of include/.
inline const std::map<std::string, std::string>& declarations() {
    static const std::map<std::string, std::string> all = [] {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator("include"))
            if (entry.is_regular_file()) add_declarations(entry.path(), found);
        return found;
    }();
    return all;
}

/// The place of a struct's declaration from docs/: "../include/msnp/command/membership.hpp#L12".
template <class Struct>
std::string declaration() {
    return "../" + declarations().at(qualified_name<Struct>());
}

} // namespace msnp_test
