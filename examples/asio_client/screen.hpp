// What the program says: lines on standard output, each of them whole and at once.
#pragma once

#include <string>
#include <string_view>

namespace msnp_client {

/// Writes lines. Whatever of them came from a peer, nothing in them is obeyed by a terminal, and one call is one line.
class screen {
public:
    explicit screen(bool traces) noexcept : traces_(traces) {}

    /// One event. Control characters, bytes that are not UTF-8 and marks of direction are escaped.
    void line(std::string_view text);
    /// Whether trace() shows something.
    [[nodiscard]] bool traces() const noexcept { return traces_; }
    /// A frame as msnp::to_text() shows it (which escapes by itself); `way` is "NS <" or "SB >".
    void trace(std::string_view way, std::string_view shown) const;

private:
    bool traces_;
};

/// Who somebody is: "bob@example.com (Bob)", or the account alone where there is no other name.
[[nodiscard]] std::string person(std::string_view account, std::string_view nick);

} // namespace msnp_client
