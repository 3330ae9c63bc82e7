// A list of structs becomes take_frame(), parse() and dispatch().
//
// At compile time the structs are grouped by verb, a perfect hash from the verb to its group is found, and it is asked
// of them which verbs carry a payload. At run time the line is split once, the group's forms of the negotiated dialect
// are tried in the order of the list, then its other forms. A form whose number of arguments can't be right is passed
// over by one comparison. What fits nothing gives the error of the form that got furthest.
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/result.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/unknown.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/reader.hpp>
#include <msnp/wire/shape.hpp>
#include <msnp/wire/tolerance.hpp>
#include <msnp/wire/verb.hpp>
#include <msnp/wire/writer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp {

namespace detail {

    template <class... Forms>
    struct form_list {};

    template <std::size_t Index, class T>
    struct indexed {
        using type = T;
    };
    template <class Indexes, class... Forms>
    struct indexed_forms;
    template <std::size_t... Index, class... Forms>
    struct indexed_forms<std::index_sequence<Index...>, Forms...> : indexed<Index, Forms>... {};
    template <std::size_t Index, class T>
    indexed<Index, T> at_index(const indexed<Index, T>&);

    /// What is known of the verbs of a channel: their groups of forms and their payload rules.
    template <std::size_t Forms>
    struct verb_index {
        static constexpr std::uint8_t none = 255;
        static constexpr std::size_t slot_bits = Forms < 100 ? 10 : 12;
        static_assert(Forms < none, "verbs are numbered by a byte");

        std::size_t verbs = 0;                      ///< how many
        std::array<std::uint32_t, Forms> keys{};    ///< verb i
        std::array<payload_rule, Forms> payloads{}; ///< of verb i
        std::array<std::uint8_t, Forms> order{};    ///< numbers of forms, those of one verb together
        std::array<std::uint8_t, Forms + 1>
            first{}; ///< verb i has the forms order[first[i]] to order[first[i + 1] - 1]
        std::uint32_t multiplier = 1;
        std::array<std::uint8_t, std::size_t{1} << slot_bits> slots{}; ///< verb number and one, by hash; 0: none

        [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t key) const noexcept {
            return static_cast<std::uint32_t>(key * multiplier) >> (32 - slot_bits);
        }
        /// The verb's number, or none.
        [[nodiscard]] constexpr std::uint8_t find(std::string_view text) const noexcept {
            if (text.size() != 3) return none;
            const std::uint32_t key = verb::key_unchecked(text.data());
            const std::uint8_t slot = slots[slot_of(key)];
            return slot != 0 && keys[slot - 1U] == key ? static_cast<std::uint8_t>(slot - 1U) : none;
        }
        [[nodiscard]] constexpr payload_rule payload_of(std::string_view text) const noexcept {
            const std::uint8_t found = find(text);
            return found == none ? payload_rule{} : payloads[found];
        }
    };

    struct form_facts {
        std::uint32_t key;
        bool has_payload;
        std::uint8_t min_arguments;
    };

    template <class Form>
    constexpr form_facts facts_of() noexcept {
        form_facts facts{Form::verb.key(), false, form_shape::unbounded};
        for (std::size_t d = number_of(first_dialect); d <= number_of(last_dialect); ++d) {
            const form_shape shape = shapes_of<Form>[d];
            facts.has_payload = facts.has_payload || shape.has_payload;
            if (shape.min < facts.min_arguments) facts.min_arguments = shape.min;
        }
        return facts;
    }

    /// Puts the verbs into slots; where two fall into one, leaves the slots empty. Compilers count the steps of constant
    /// evaluation, so only slots that were filled are emptied.
    template <std::size_t Forms>
    constexpr bool fill_slots(verb_index<Forms>& index) noexcept {
        for (std::size_t v = 0; v < index.verbs; ++v) {
            std::uint8_t& slot = index.slots[index.slot_of(index.keys[v])];
            if (slot == 0) {
                slot = static_cast<std::uint8_t>(v + 1);
                continue;
            }
            while (v-- > 0) index.slots[index.slot_of(index.keys[v])] = 0;
            return false;
        }
        return true;
    }

    template <std::size_t Forms>
    constexpr verb_index<Forms> make_verb_index(const std::array<form_facts, Forms>& facts) noexcept {
        verb_index<Forms> index;
        std::array<bool, Forms> done{};
        std::uint8_t placed = 0;
        for (std::size_t i = 0; i < Forms; ++i) {
            if (done[i]) continue;
            bool all_carry = true;
            payload_rule rule{payload_rule::kind::never, form_shape::unbounded};
            for (std::size_t j = i; j < Forms; ++j) {
                if (facts[j].key != facts[i].key) continue;
                done[j] = true;
                index.order[placed++] = static_cast<std::uint8_t>(j);
                all_carry = all_carry && facts[j].has_payload;
                if (!facts[j].has_payload) continue;
                rule.carries = payload_rule::kind::sometimes;
                if (facts[j].min_arguments < rule.min_arguments) rule.min_arguments = facts[j].min_arguments;
            }
            if (all_carry) rule.carries = payload_rule::kind::always;
            index.keys[index.verbs] = facts[i].key;
            index.payloads[index.verbs] = rule.carries == payload_rule::kind::never ? payload_rule{} : rule;
            index.first[++index.verbs] = placed;
        }
        // Any odd number mixes three letters well; with few verbs in many slots one of the first does.
        for (index.multiplier = 0x9E3779B1U; !fill_slots(index); index.multiplier += 0x61C88646U) {}
        return index;
    }

    /// The errors that lie in the line as a whole.
    constexpr error check_line(const split_frame& line, const tolerance& allowed) noexcept {
        const frame& f = *line.source;
        const std::size_t verb_at = f.offset_of(f.verb);
        if (allowed != tolerance{}) {
            const std::string_view before = f.bytes.substr(0, verb_at);
            const std::size_t last_feed = before.rfind('\n');
            if (last_feed != npos && !allowed.empty_lines) return {errc::empty_line, 0, {}};
            const std::size_t blanks_at = last_feed == npos ? 0 : last_feed + 1;
            if (blanks_at < verb_at && !f.verb.empty() && !allowed.leading_blanks)
                return {errc::stray_blank, blanks_at, {}};
        }
        if (f.verb.empty()) return {errc::empty_line, 0, {}};
        if (!verb::is_verb(f.verb)) return {errc::bad_verb, verb_at, {}};
        const std::size_t arguments_at = f.offset_of(f.arguments);
        if (line.tokens.bad_byte != npos) return {errc::bad_byte, arguments_at + line.tokens.bad_byte, {}};
        if (allowed != tolerance{}) {
            const std::size_t arguments_end = arguments_at + f.arguments.size();
            const std::string_view text = f.bytes.substr(verb_at, arguments_end - verb_at);
            const std::size_t run = text.find("  ");
            if (run != npos && !f.arguments.empty() && !allowed.blank_runs)
                return {errc::stray_blank, verb_at + run + 1, {}};
            const std::size_t words_end = f.arguments.empty() ? verb_at + f.verb.size() : arguments_end;
            if (f.bytes[words_end] == ' ' && !allowed.trailing_blanks) return {errc::stray_blank, words_end, {}};
            const std::size_t feed = f.bytes.size() - f.payload.size() - 1;
            if (f.bytes[feed - 1] != '\r' && !allowed.bare_line_feed) return {errc::bare_line_feed, feed, {}};
        }
        return {};
    }

    /// Which form to read, and how.
    struct choice {
        static constexpr std::size_t any = npos;

        dialect spoken;
        /// How many forms come behind it in the list; `any`: the first of the spoken dialect that fits.
        std::size_t forms_left = any;
        /// Extra arguments do no harm.
        bool extra = false;
    };

    /// That no form did fit, and why the last one that was tried did not.
    struct miss {
        bool missed = false;
        error failure{};
    };

    /// To be called after wire(): whether the line was the form; else notes why not.
    MSNP_NOINLINE constexpr bool ends_well(reader& io, miss& why) noexcept {
        io.finish();
        if (io.failed()) why.failure = io.failure();
        return !io.failed();
    }

    constexpr bool count_fits(const split_frame& line, form_shape shape) noexcept {
        return line.tokens.count >= shape.min && (line.tokens.count <= shape.max || shape.max == form_shape::unbounded);
    }

    template <class Handler>
    using result_of = typename Handler::result_type;

    /// Reads a line as the first of these forms that fits, or as the one that was chosen; else notes the miss.
    template <class Handler>
    constexpr result_of<Handler> first_fit(const split_frame&, const choice&, Handler& handler, miss& why,
                                           form_list<>) {
        why.missed = true;
        return handler.fail(why.failure);
    }
    template <class Handler, class Form, class... Rest>
    constexpr result_of<Handler> first_fit(const split_frame& line, const choice& which, Handler& handler, miss& why,
                                           form_list<Form, Rest...>) {
        if (which.forms_left == choice::any
                ? Form::dialects.contains(which.spoken) && count_fits(line, shapes_of<Form>[number_of(which.spoken)])
                : which.forms_left == sizeof...(Rest)) {
            Form form{};
            reader io(line, which.spoken, which.extra);
            Form::wire(io, form);
            if (ends_well(io, why)) {
                handler.read_as = which.spoken;
                return handler.accept(form);
            }
        }
        return first_fit(line, which, handler, why, form_list<Rest...>{});
    }
    template <class Handler, class... Forms>
    constexpr result_of<Handler> read_verb(const split_frame& line, const choice& which, Handler& handler, miss& why) {
        return first_fit(line, which, handler, why, form_list<Forms...>{});
    }

    /// A form without its type.
    struct form_entry {
        dialect_range dialects;
        const std::array<form_shape, number_of(last_dialect) + 1>* shapes;

        [[nodiscard]] constexpr form_shape shape(dialect d) const noexcept { return (*shapes)[number_of(d)]; }
        [[nodiscard]] constexpr bool asks_since() const noexcept { return shape(dialects.first).asks_since; }
    };
    using entry_span = std::span<const form_entry>;

    /// The forms of one verb, in the order of the channel's list.
    template <class... Forms>
    inline constexpr std::array<form_entry, sizeof...(Forms)> entries_of{
        form_entry{Forms::dialects, &shapes_of<Forms>}...};

    /// The lines of one verb: its forms, and the function that reads them.
    template <class Handler>
    struct verb_entry {
        result_of<Handler> (*read)(const split_frame& line, const choice& which, Handler& handler, miss& why);
        entry_span forms;

        template <class... Forms>
        static constexpr verb_entry of() noexcept {
            return {&read_verb<Handler, Forms...>, entries_of<Forms...>};
        }
    };

    /// The verbs of a channel, by their numbers.
    template <class Channel, class Handler>
    struct jump_table {
        template <std::size_t Verb, std::size_t... Form>
        static constexpr verb_entry<Handler> entry_for(std::index_sequence<Form...>) noexcept {
            constexpr std::size_t first = Channel::index.first[Verb];
            return verb_entry<Handler>::template of<
                typename Channel::template form_at<Channel::index.order[first + Form]>...>();
        }
        template <std::size_t... Verb>
        static constexpr std::array<verb_entry<Handler>, sizeof...(Verb)> make(std::index_sequence<Verb...>) noexcept {
            return {entry_for<Verb>(
                std::make_index_sequence<Channel::index.first[Verb + 1] - Channel::index.first[Verb]>{})...};
        }
        static constexpr auto verbs = make(std::make_index_sequence<Channel::index.verbs>{});
        static constexpr verb_entry<Handler> code = verb_entry<Handler>::template of<error_reply>();
        static constexpr verb_entry<Handler> unknown = verb_entry<Handler>::template of<unknown_command>();

        static constexpr const verb_entry<Handler>& find(std::string_view verb) noexcept {
            if (const std::uint8_t found = Channel::index.find(verb); found != Channel::index.none) return verbs[found];
            return is_digit(verb.front()) ? code : unknown;
        }
    };

    /// A line that no form of the spoken dialect fits: tries the rest, and works out the error.
    template <class Handler>
    class second_try {
    public:
        constexpr second_try(const split_frame& line, dialect spoken, const verb_entry<Handler>& verb, Handler& handler)
            : line_(line), spoken_(spoken), verb_(verb), handler_(handler), taken_(handler.fail(error{})) {}

        MSNP_COLD constexpr result_of<Handler> run(const tolerance& allowed) {
            if (other_dialect() || (allowed.extra_arguments && with_extra())) return taken_;
            return handler_.fail(best_error());
        }

    private:
        /// Tries one form as one dialect has it.
        constexpr bool reads(const form_entry& entry, dialect d, bool extra) {
            why_ = {};
            taken_ =
                verb_.read(line_, {d, static_cast<std::size_t>(&verb_.forms.back() - &entry), extra}, handler_, why_);
            return !why_.missed;
        }

        /// A form of another dialect: of one without the spoken dialect its nearest, of one whose shape depends on the
        /// dialect each, the newest first.
        constexpr bool other_dialect() {
            for (const form_entry& entry : verb_.forms) {
                if (!entry.asks_since()) {
                    const dialect d = entry.dialects.nearest(spoken_);
                    if (d != spoken_ && count_fits(line_, entry.shape(d)) && reads(entry, d, false)) return true;
                    continue;
                }
                for (std::size_t n = number_of(entry.dialects.last); n >= number_of(entry.dialects.first); --n) {
                    const auto d = static_cast<dialect>(n);
                    if (count_fits(line_, entry.shape(d)) && reads(entry, d, false)) return true;
                }
            }
            return false;
        }

        /// A form that fits but for arguments behind its last, the longest first. Only where the line is longer than
        /// every form of the spoken dialect: else they are not extra, and the line is another form cut short.
        constexpr bool with_extra() {
            std::size_t longest = 0;
            for (const form_entry& entry : verb_.forms) {
                const std::size_t max = entry.shape(entry.dialects.nearest(spoken_)).max;
                if (speaks(entry) && max > longest) longest = max;
            }
            if (line_.tokens.count <= longest) return false;
            for (std::size_t arguments = longest + 1; arguments-- > 0;) {
                for (const form_entry& entry : verb_.forms) {
                    const dialect d = entry.dialects.nearest(spoken_);
                    if (entry.shape(d).max == arguments && reads(entry, d, true)) return true;
                }
            }
            return false;
        }

        /// Of the forms that speak for the verb the error of the one that was understood furthest. Of those that got
        /// equally far the first, but rather a value of the wrong kind than the lack of another form's fixed word.
        constexpr error best_error() {
            error best{};
            for (const form_entry& entry : verb_.forms) {
                if (!speaks(entry) || reads(entry, entry.dialects.nearest(spoken_), false)) continue;
                const error& e = why_.failure;
                const bool tells_more =
                    e.offset > best.offset ||
                    (e.offset == best.offset && best.code == errc::wrong_word && e.code != errc::wrong_word);
                if (best.code == errc::none || tells_more) best = e;
            }
            return best;
        }

        /// The forms that speak for a verb in a dialect: those that have the dialect, or all when none has.
        constexpr bool speaks(const form_entry& entry) const noexcept {
            if (entry.dialects.contains(spoken_)) return true;
            for (const form_entry& other : verb_.forms)
                if (other.dialects.contains(spoken_)) return false;
            return true;
        }

        const split_frame& line_;
        dialect spoken_;
        const verb_entry<Handler>& verb_;
        Handler& handler_;
        result_of<Handler> taken_;
        miss why_{};
    };

    /// Reads a frame and hands the form, or the error, to the handler.
    template <class Channel, class Handler>
    constexpr result_of<Handler> route(const frame& f, dialect d, const tolerance& allowed, Handler& handler) {
        split_frame line{&f, {}};
        split_tokens(f.arguments, line.tokens);
        if (const error e = check_line(line, allowed); e.code != errc::none) return handler.fail(e);
        const verb_entry<Handler>& verb = jump_table<Channel, Handler>::find(f.verb);
        miss why;
        result_of<Handler> taken = verb.read(line, choice{d}, handler, why);
        if (why.missed) taken = second_try<Handler>(line, d, verb, handler).run(allowed);
        return taken;
    }

    template <class Command>
    struct variant_handler {
        using result_type = result<Command>;
        dialect read_as;
        template <class Form>
        MSNP_NOINLINE constexpr result_type accept(const Form& form) const {
#if defined(__clang__)
            return result_type(std::in_place, std::in_place_type<Form>, form);
#else
            // Constructing each alternative in place instantiates a constructor for every pair of alternatives, which
            // took g++ 12 a third of a second for from_ns; emplace() does without, but clang 14 can't evaluate it.
            result_type taken(std::in_place);
            taken.value().template emplace<Form>(form);
            return taken;
#endif
        }
        constexpr result_type fail(const error& e) const {
            return e;
        }
    };

    template <class Visitor, class Form>
    concept visits = std::is_invocable_v<Visitor&, const Form&> || std::is_invocable_v<Visitor&, const Form&, dialect>;

    /// The first form that a visitor can't be called with.
    template <class Visitor, class... Forms>
    struct first_unvisited {
        using type = void;
    };
    template <class Visitor, class Form, class... Rest>
    struct first_unvisited<Visitor, Form, Rest...>
        : std::conditional_t<visits<Visitor, Form>, first_unvisited<Visitor, Rest...>, std::type_identity<Form>> {};

    template <class Visitor, class Command>
    struct visitor_check;
    template <class Visitor, class... Forms>
    struct visitor_check<Visitor, std::variant<Forms...>> {
        static constexpr bool passes = (visits<Visitor, Forms> && ...);
        static consteval void explain() {
            if constexpr (!passes) {
                using form = typename first_unvisited<Visitor, Forms...>::type;
                static_assert(
                    std::is_void_v<form>,
                    "the visitor can't be called with the form named here; give it an overload for every form "
                    "of the channel, error_reply and unknown_command, or a generic one");
            }
        }
    };

    template <class Visitor>
    struct visitor_handler {
        using result_type = result<void>;
        Visitor& visitor;
        dialect read_as;
        template <class Form>
        constexpr result_type accept(const Form& form) const {
            if constexpr (std::is_invocable_v<Visitor&, const Form&, dialect>)
                static_cast<void>(visitor(form, read_as));
            else
                static_cast<void>(visitor(form));
            return {};
        }
        constexpr result_type fail(const error& e) const { return e; }
    };

} // namespace detail

/// A channel: the forms that one peer sends to the other, in the order in which they are tried. Of two forms of a verb
/// that fit a line in a dialect, the one listed first wins.
/// Derive a type of your own from it, so that compilers' messages name that type and not the whole list.
template <class... Forms>
struct basic_channel {
    /// A std::variant of every form, error_reply and unknown_command.
    using command = std::variant<Forms..., error_reply, unknown_command>;
    /// How many forms there are, error_reply and unknown_command not counted.
    static constexpr std::size_t form_count = sizeof...(Forms);
    /// The form number `Index` of the list.
    template <std::size_t Index>
    using form_at = typename decltype(detail::at_index<Index>(
        std::declval<detail::indexed_forms<std::index_sequence_for<Forms...>, Forms...>>()))::type;
    /// Which verb has which forms, and which carry a payload.
    static constexpr detail::verb_index<sizeof...(Forms)> index =
        detail::make_verb_index<sizeof...(Forms)>(std::array{detail::facts_of<Forms>()...});

    /// Whether a verb carries a payload on this channel; error replies have a rule of their own.
    [[nodiscard]] static constexpr payload_rule payload_of(std::string_view verb) noexcept {
        if (!verb.empty() && is_digit(verb.front()) && verb::is_verb(verb)) return error_reply_payload;
        return index.payload_of(verb);
    }
    /// Calls function(std::type_identity<Form>{}) for every form, in the order of the list.
    template <class Function>
    static constexpr void for_each_form(Function&& function) {
        (function(std::type_identity<Forms>{}), ...);
    }
};

namespace detail {

    /// The payload rule that applies with the caller's extra verbs.
    template <class Channel>
    constexpr payload_rule rule_of(std::string_view verb, const frame_options& options) noexcept {
        const payload_rule rule = Channel::payload_of(verb);
        if (rule.carries != payload_rule::kind::never || options.payload_verbs.empty()) return rule;
        if (Channel::index.find(verb) != Channel::index.none) return rule;
        for (const msnp::verb& extra : options.payload_verbs)
            if (extra == verb) return {payload_rule::kind::always, 1};
        return rule;
    }

    template <class Channel>
    constexpr step take_frame_of(std::string_view bytes, const frame_options& options,
                                 frame_progress& progress) noexcept {
        return take_frame(
            bytes, options, [&](std::string_view verb) { return rule_of<Channel>(verb, options); }, progress);
    }

} // namespace detail

/// The function object behind a channel's take_frame.
template <class Channel>
struct take_frame_function {
    /// Looks for one frame at the front of `bytes`. Never an error for bytes that only end too early. Looks at each
    /// byte of the line once more when it is asked again; a decoder does not.
    constexpr step operator()(byte_view bytes, const frame_options& options = {}) const noexcept {
        detail::frame_progress progress;
        return detail::take_frame_of<Channel>(bytes.text(), options, progress);
    }
};

/// The function object behind a channel's parse.
template <class Channel>
struct parse_function {
    /// The variant of the channel's forms.
    using command = typename Channel::command;

    /// Reads a frame as the form that fits it: one of dialect `d`, else another of the same verb, since real peers mix
    /// them. An unknown verb and an error reply are values. Errors are command errors: they cost this frame only, and
    /// their offset counts from the frame's first byte. The command's views point into the frame's bytes.
    constexpr result<command> operator()(const frame& f, dialect d, const tolerance& allowed = {}) const {
        detail::variant_handler<command> handler{d};
        return detail::route<Channel>(f, d, allowed, handler);
    }
    /// The same, and tells the dialect whose shape of the form the line had: the one to write it back or to list its
    /// fields in, where a peer sends what another dialect has. It is `d` unless that did not fit.
    constexpr result<command> operator()(const frame& f, dialect d, const tolerance& allowed, dialect& read_as) const {
        detail::variant_handler<command> handler{d};
        result<command> read = detail::route<Channel>(f, d, allowed, handler);
        read_as = handler.read_as;
        return read;
    }
    /// Takes and reads bytes that are exactly one frame; errc::incomplete or errc::trailing_bytes if they are not.
    constexpr result<command> operator()(byte_view bytes, dialect d, const frame_options& options = {}) const {
        detail::frame_progress progress;
        const step s = detail::take_frame_of<Channel>(bytes.text(), options, progress);
        if (s.failed()) return s.error();
        if (s.needs_more()) return error{errc::incomplete, bytes.text().size(), {}};
        const std::size_t size = s.frame().bytes.size();
        if (size != bytes.text().size()) return error{errc::trailing_bytes, size, {}};
        return (*this)(s.frame(), d, options.tolerance);
    }
};

/// The function object behind a channel's dispatch.
template <class Channel>
struct dispatch_function {
    /// Reads a frame like parse(), and calls visitor(const form&) with what it is, without making a variant. The form
    /// lives during the call. A visitor that takes (const form&, dialect) is also told the dialect whose shape of the form
    /// the line had. What the visitor returns is ignored; the result tells the error of a frame that was none.
    template <class Visitor>
    constexpr result<void> operator()(const frame& f, dialect d, Visitor&& visitor,
                                      const tolerance& allowed = {}) const {
        using check = detail::visitor_check<std::remove_reference_t<Visitor>, typename Channel::command>;
        check::explain();
        if constexpr (check::passes) {
            detail::visitor_handler<std::remove_reference_t<Visitor>> handler{visitor, d};
            return detail::route<Channel>(f, d, allowed, handler);
        } else {
            return error{}; // explain() has said why; nothing more to add to it
        }
    }
};

} // namespace msnp
