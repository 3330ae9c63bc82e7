// A list of structs becomes take_frame(), parse() and dispatch().
#pragma once

#include <msnp/base/byte_view.hpp>
#include <msnp/base/cold.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/number.hpp>
#include <msnp/base/result.hpp>
#include <msnp/channel/route.hpp>
#include <msnp/channel/verb_index.hpp>
#include <msnp/command/error_reply.hpp>
#include <msnp/command/unknown.hpp>
#include <msnp/wire/dialect.hpp>
#include <msnp/wire/frame.hpp>
#include <msnp/wire/reader.hpp>
#include <msnp/wire/tolerance.hpp>
#include <msnp/wire/verb.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace msnp {

namespace detail {

    template <class... Forms>
    struct form_list {};

    /// Whether a variant's emplace() can be evaluated at compile time. Clang says that libstdc++'s can't; of others the library tells.
#if __cpp_lib_variant >= 202106L && !(defined(__clang__) && defined(__GLIBCXX__))
    inline constexpr bool emplaces_constants = true;
#else
    inline constexpr bool emplaces_constants = false;
#endif

    /// Keeps the form in a variant.
    template <class Channel>
    struct variant_taker : form_taker {
        using command = typename Channel::command;

        constexpr explicit variant_taker(result<command>& out) : taken(out) {}
        template <class Form, std::size_t Number>
        static constexpr bool read(reader& io, form_taker& taker) {
            auto& self = static_cast<variant_taker&>(taker);
            result<command>& taken = self.taken;
            // By number: to find a type in the list is to look through all of it.
            if constexpr (emplaces_constants)
                Form::wire(io, taken.value().template emplace<Number>());
            else
                Form::wire(io, std::is_constant_evaluated() ? construct<Form, Number>(taken)
                                                            : taken.value().template emplace<Number>());
            self.as = io.as();
            return io.ends_well();
        }

        result<command>& taken;
        dialect as{}; ///< the dialect whose shape of the form the line was read as last; none: the spoken one

    private:
        /// What emplace() does. A constructor for every pair of alternatives is instantiated for it, of which no code is made since none is
        /// run.
        template <class Form, std::size_t Number>
        static constexpr Form& construct(result<command>& taken) {
            taken = result<command>(std::in_place, std::in_place_index<Number>);
            return std::get<Number>(taken.value());
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

    /// Calls a visitor with the form.
    template <class Visitor>
    struct visitor_taker : form_taker {
        constexpr explicit visitor_taker(Visitor& visitor) : visitor_(visitor) {}
        template <class Form, std::size_t>
        static constexpr bool read(reader& io, form_taker& taker) {
            Form form{};
            Form::wire(io, form);
            if (!io.ends_well()) return false;
            Visitor& visitor = static_cast<visitor_taker&>(taker).visitor_;
            if constexpr (std::is_invocable_v<Visitor&, const Form&, dialect>)
                static_cast<void>(visitor(std::as_const(form), io.spoken()));
            else
                static_cast<void>(visitor(std::as_const(form)));
            return true;
        }

        Visitor& visitor_;
    };

    /// What is known of a channel's forms, whoever reads them: by number, and of form 0, which is none.
    template <class Channel>
    struct form_entries {
        static constexpr std::size_t count = Channel::form_count;

        /// What was listed as the channel lists its forms, by their numbers. (The order is taken once: g++ copies all of a constant
        /// for each look at a part of it.)
        template <class T>
        static constexpr auto by_number(const std::array<T, count + 1>& listed) noexcept {
            auto numbered = listed;
            const auto order = Channel::index().order;
            for (std::size_t i = 0; i < count; ++i) numbered[i + 1] = listed[order[i] + std::size_t{1}];
            return numbered;
        }
        template <class... Forms>
        static constexpr auto make(form_list<Forms...>) noexcept {
            return by_number(std::array{form_entry{}, entry_of<Forms>()...});
        }
        static constexpr auto forms = make(typename Channel::forms{});
    };

    /// The same of a form that has no other beside it.
    template <class Form>
    struct lone_form {
        static constexpr form_entry forms[] = {{}, entry_of<Form>()};
        static constexpr verb_entry verb = entry_of_one(shapes_of<Form>);
    };

    /// How one kind of taker reads the forms of a channel.
    template <class Channel, class Taker>
    struct form_table {
        using entries = form_entries<Channel>;

        template <class... Forms, std::size_t... Numbers>
        static constexpr auto make(form_list<Forms...>, std::index_sequence<Numbers...>) noexcept {
            return entries::by_number(
                std::array<form_reader, entries::count + 1>{read_no_form, Taker::template read<Forms, Numbers>...});
        }
        static constexpr auto readers = make(typename Channel::forms{}, std::make_index_sequence<entries::count>{});
        static constexpr form_reader code_readers[] = {read_no_form, Taker::template read<error_reply, entries::count>};
        static constexpr form_reader unknown_readers[] = {read_no_form,
                                                          Taker::template read<unknown_command, entries::count + 1>};

        /// By what a verb's facts tell that it is one of these.
        static constexpr const void* tag() noexcept { return Channel::tag(); }
        /// The forms of a verb of the channel; none of what is no verb.
        static constexpr verb_forms of(const verb_entry& verb) noexcept {
            return {readers.data(), entries::forms.data(), &verb};
        }
        /// The forms of any verb.
        MSNP_NOINLINE static constexpr verb_forms find(std::string_view verb) noexcept {
            const std::uint8_t found = Channel::index().find(verb);
            if (found != no_verb || !verb::is_verb(verb)) return of(Channel::index().entries[found]);
            using code = lone_form<error_reply>;
            using unknown = lone_form<unknown_command>;
            return is_digit(verb.front()) ? verb_forms{code_readers, code::forms, &code::verb}
                                          : verb_forms{unknown_readers, unknown::forms, &unknown::verb};
        }
    };

    /// The index of forms, made with the first use of the class.
    template <class... Forms>
    struct index_of {
        static constexpr std::array facts{facts_of<Forms>()...};
        static constexpr auto groups = group_by_verb(facts);
        static_assert(groups.most <= 64, "the forms of a verb are told apart by the bits of a number");
        static constexpr auto index = make_verb_index<groups.verbs>(facts, groups, &groups);
    };

} // namespace detail

/// A channel: the forms that one peer sends to the other, in the order in which they are tried. Of two forms of a verb
/// that fit a line in a dialect, the one listed first wins.
/// Derive a type of your own from it, so that compilers' messages name that type and not the whole list.
template <class... Forms>
struct basic_channel {
    static_assert(
        (command_struct<Forms> && ...),
        "each form of a channel needs `static constexpr msnp::dialect_range dialects`: since when and until when it is known");

    /// A std::variant of every form, error_reply and unknown_command.
    using command = std::variant<Forms..., error_reply, unknown_command>;
    /// How many forms there are, error_reply and unknown_command not counted.
    static constexpr std::size_t form_count = sizeof...(Forms);
    /// The forms.
    using forms = detail::form_list<Forms...>;
    /// Which verb has which forms, and which carry a payload. (A function, so that it is made when it is asked for.)
    [[nodiscard]] static constexpr const auto& index() noexcept { return detail::index_of<Forms...>::index; }

    /// By what a verb's facts tell that they are of this channel.
    [[nodiscard]] static constexpr const void* tag() noexcept { return &detail::index_of<Forms...>::groups; }
    /// Whether a verb carries a payload on this channel; error replies have a rule of their own.
    [[nodiscard]] static constexpr payload_rule payload_of(std::string_view verb) noexcept {
        const std::uint8_t found = index().find(verb);
        if (found == detail::no_verb && !verb.empty() && is_digit(verb.front()) && verb::is_verb(verb))
            return error_reply_payload;
        return index().entries[found].payload;
    }
    /// Calls function(std::type_identity<Form>{}) for every form, in the order of the list.
    template <class Function>
    static constexpr void for_each_form(Function&& function) {
        (function(std::type_identity<Forms>{}), ...);
    }
};

namespace detail {

    /// The payload rule of a verb that the channel does not have: the caller may know it.
    template <class Channel>
    MSNP_COLD constexpr payload_rule other_rule(std::string_view verb, const frame_options& options) noexcept {
        for (const msnp::verb& extra : options.payload_verbs)
            if (extra == verb && !extra.is_code()) return {payload_rule::kind::always, 1};
        return Channel::payload_of(verb);
    }

    /// Gives the payload rule of any verb, and what is known of it besides. (A template by itself: of a channel that has a mistake
    /// clang 14 then says no more than what that is.)
    template <class Channel>
    constexpr const verb_facts* find_rule(std::string_view verb, const frame_options& options,
                                          payload_rule& rule) noexcept {
        const verb_facts& known = Channel::index().entries[Channel::index().find(verb)];
        const bool is_known = known.index != nullptr;
        rule = is_known ? known.payload : other_rule<Channel>(verb, options);
        return is_known ? &known : &no_verb_facts;
    }

    /// The payload rules of a channel's verbs, and of those that the caller knows besides.
    template <class Channel>
    struct payload_rules {
        const frame_options& options;

        /// The only verb that a line may have which begins with these four bytes: its `front` is to be looked at.
        MSNP_INLINE static constexpr const verb_facts& guess(std::uint32_t front) noexcept {
            return Channel::index().entries[Channel::index().guess(front)];
        }
        /// Gives the rule of any verb, and what is known of it besides.
        constexpr const verb_facts* operator()(std::string_view verb, payload_rule& rule) const noexcept {
            return find_rule<Channel>(verb, options, rule);
        }
    };

} // namespace detail

/// The function object behind a channel's take_frame.
template <class Channel>
struct take_frame_function {
    /// Looks for one frame at the front of `bytes`. Never an error for bytes that only end too early. Looks at each
    /// byte of the line once more when it is asked again; a decoder does not.
    constexpr step operator()(byte_view bytes, const frame_options& options = detail::usual_options) const noexcept {
        return detail::take_frame(bytes.text(), detail::payload_rules<Channel>{options});
    }
};

namespace detail {

    /// A form that was not read, which stands in a result until one that was takes its place: the smaller of a channel's first two. (An
    /// alternative of a variant is constructed by one constructor for each in front of it.)
    template <class Command>
    struct place_holder;
    template <class First, class Second, class... Rest>
    struct place_holder<std::variant<First, Second, Rest...>> {
        static constexpr std::size_t number = sizeof(Second) < sizeof(First) ? 1 : 0;
        using form = std::conditional_t<number == 0, First, Second>;

        static constexpr std::in_place_index_t<number> at{};
        static constexpr form constant{};
        /// Not constexpr, so that a result that begins with it is no constant: of one compilers clear all of a large variant, by a slow
        /// instruction.
        inline static const form variable{};

        static constexpr const form& value() noexcept { return std::is_constant_evaluated() ? constant : variable; }
    };

    /// Reads a frame where the command will stay: `into` holds some command and is given this one, or an error.
    template <class Channel>
    // NOLINTNEXTLINE(readability-function-size): a struct of them would be written to memory for every line
    MSNP_INLINE constexpr void parse_into(const frame& f, dialect d, const tolerance& allowed,
                                          result<typename Channel::command>& into, dialect& read_as) {
        using taker = variant_taker<Channel>;
        taker taken(into);
        if (read_frame<form_table<Channel, taker>>(f, d, allowed, taken))
            read_as = read_in(taken.as, d);
        else
            into = taken.failure();
    }

} // namespace detail

/// The function object behind a channel's parse.
template <class Channel>
struct parse_function {
    /// The variant of the channel's forms.
    using command = typename Channel::command;

    /// Reads a frame as the form that fits it: one of dialect `d`, else another of the same verb, since real peers mix
    /// them. An unknown verb and an error reply are values. Errors are command errors: they cost this frame only, and
    /// their offset counts from the frame's first byte. The command's views point into the frame's bytes.
    constexpr result<command> operator()(const frame& f, dialect d,
                                         const tolerance& allowed = detail::usual_options.tolerance) const {
        dialect read_as = d;
        return (*this)(f, d, allowed, read_as);
    }
    /// The same, and tells the dialect whose shape of the form the line had: the one to write it back or to list its
    /// fields in, where a peer sends what another dialect has. It is `d` unless that did not fit.
    constexpr result<command> operator()(const frame& f, dialect d, const tolerance& allowed, dialect& read_as) const {
        using place = detail::place_holder<command>;
        result<command> read(std::in_place, place::at, place::value());
        detail::parse_into<Channel>(f, d, allowed, read, read_as);
        return read;
    }
    /// Takes and reads bytes that are exactly one frame; errc::incomplete or errc::trailing_bytes if they are not.
    constexpr result<command> operator()(byte_view bytes, dialect d,
                                         const frame_options& options = detail::usual_options) const {
        const step s = take_frame_function<Channel>{}(bytes, options);
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
                                      const tolerance& allowed = detail::usual_options.tolerance) const {
        using check = detail::visitor_check<std::remove_reference_t<Visitor>, typename Channel::command>;
        check::explain();
        if constexpr (check::passes) {
            using taker = detail::visitor_taker<std::remove_reference_t<Visitor>>;
            taker into(visitor);
            if (!detail::read_frame<detail::form_table<Channel, taker>>(f, d, allowed, into)) return into.failure();
            return {};
        } else {
            return error{}; // explain() has said why; nothing more to add to it
        }
    }
};

} // namespace msnp
