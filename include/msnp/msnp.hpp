// All of msnp, in the order in which its parts build on each other. Every header can also be included alone; a program
// that speaks one channel is compiled faster with <msnp/channel/from_ns.hpp> and its like.
#pragma once

#include <msnp/fwd.hpp>

#include <msnp/base/byte_view.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/describe.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/limits.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/same_sequence.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/base/version.hpp>

#include <msnp/wire/dialect.hpp>
#include <msnp/wire/example.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/inspector.hpp>
#include <msnp/wire/line_note.hpp>
#include <msnp/wire/open_number.hpp>
#include <msnp/wire/percent.hpp>
#include <msnp/wire/reader.hpp>
#include <msnp/wire/scan.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/to_bytes.hpp>
#include <msnp/wire/token.hpp>
#include <msnp/wire/tolerance.hpp>
#include <msnp/wire/transaction_id.hpp>
#include <msnp/wire/verb.hpp>
#include <msnp/wire/word.hpp>
#include <msnp/wire/writer.hpp>

#include <msnp/command/account_endpoint.hpp>
#include <msnp/command/capabilities.hpp>
#include <msnp/command/chat.hpp>
#include <msnp/command/client_version.hpp>
#include <msnp/command/connection.hpp>
#include <msnp/command/contact_properties.hpp>
#include <msnp/command/contacts.hpp>
#include <msnp/command/directory.hpp>
#include <msnp/command/display_object.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/error_code.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/groups.hpp>
#include <msnp/command/guid.hpp>
#include <msnp/command/host_port.hpp>
#include <msnp/command/list_mask.hpp>
#include <msnp/command/locale_id.hpp>
#include <msnp/command/login.hpp>
#include <msnp/command/membership.hpp>
#include <msnp/command/message_type.hpp>
#include <msnp/command/net_account.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/command/notices.hpp>
#include <msnp/command/notification_type.hpp>
#include <msnp/command/opaque.hpp>
#include <msnp/command/presence.hpp>
#include <msnp/command/publication.hpp>
#include <msnp/command/switchboard.hpp>
#include <msnp/command/sync_stamp.hpp>
#include <msnp/command/unknown.hpp>
#include <msnp/command/user_to_user.hpp>
#include <msnp/command/values.hpp>

#include <msnp/channel/channel.hpp>
#include <msnp/channel/decoder.hpp>
#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/from_sb.hpp>
#include <msnp/channel/route.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/channel/to_sb.hpp>
#include <msnp/channel/verb_index.hpp>

#include <msnp/message/control.hpp>
#include <msnp/message/fields.hpp>
#include <msnp/message/im_format.hpp>
#include <msnp/message/message.hpp>
#include <msnp/message/mime.hpp>
#include <msnp/message/text.hpp>
