// Forward declarations only: for headers of yours that name msnp's types without using them.
#pragma once

#include <cstdint>

/// Parses and serializes the MSN Messenger protocol, MSNP2 to MSNP21. Of commands there is a namespace for each channel; payloads,
/// what peers send each other, and signing in have namespaces as well. What is in a `detail` is nobody's but msnp's.
namespace msnp {

class byte_view;
enum class errc : std::uint8_t;
struct error;
struct limits;
template <class T>
class result;

enum class dialect : std::uint8_t;
struct dialect_range;
struct frame;
struct frame_options;
class percent_text;
class step;
struct tolerance;
struct transaction_id;
class verb;

enum class acknowledgement : std::uint8_t;
enum class error_code : std::uint16_t;
enum class list_kind : std::uint8_t;
enum class presence : std::uint8_t;
enum class privacy : std::uint8_t;
enum class reverse_notify : std::uint8_t;
struct capabilities;
struct email;
struct error_reply;
struct host_port;
struct list_mask;
struct unknown_command;

template <class Channel>
class basic_decoder;

// NOLINTBEGIN(bugprone-forward-declaration-namespace): four channels of one name, none of which this header defines
namespace to_ns {
    struct channel;
}
namespace from_ns {
    struct channel;
}
namespace to_sb {
    struct channel;
}
namespace from_sb {
    struct channel;
}
// NOLINTEND(bugprone-forward-declaration-namespace)

} // namespace msnp
