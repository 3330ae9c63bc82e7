// What XML a payload may be: the list of body structs.
//
// A new body is a struct with an example and a wire() (xml_fields.hpp), and its name in the list below.
#pragma once

#include <msnp/message/alert.hpp>
#include <msnp/message/circle.hpp>
#include <msnp/message/contact_list.hpp>
#include <msnp/message/mail_data.hpp>
#include <msnp/message/policies.hpp>
#include <msnp/message/user_data.hpp>
#include <msnp/message/user_notice.hpp>
#include <msnp/message/user_state.hpp>
#include <msnp/message/xml_fields.hpp>

#include <variant>

/// What the payloads in XML say: a struct for each first element.
namespace msnp::payload {

/// Any body, told by its first element: `payload::parse<payload::any>(bytes)`. Who knows what a command carries names that
/// struct, or a
/// shorter list, and compiles less.
using any = std::variant<no_data, user_data, endpoint_data, private_endpoint_data, contact_list, shield_config,
                         policies, alert, alert_data, page_text, sharing_notification, sip_notification, sign_out,
                         sign_out_bluntly, user_state, circle, mail_data, too_large>;

} // namespace msnp::payload
