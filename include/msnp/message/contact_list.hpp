// Contacts in XML: what ADL, RML and FQY carry, in both directions, and 241 and its kin.
#pragma once

#include <msnp/base/encoded_text.hpp>
#include <msnp/base/error.hpp>
#include <msnp/base/literal.hpp>
#include <msnp/base/result.hpp>
#include <msnp/base/sink.hpp>
#include <msnp/command/email.hpp>
#include <msnp/command/list_mask.hpp>
#include <msnp/command/network_id.hpp>
#include <msnp/message/xml_fields.hpp>
#include <msnp/message/xml_values.hpp>
#include <msnp/wire/word.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace msnp {

/// A service of an account, in ADL since MSNP18 and in `application/user+xml`.
enum class service : std::uint8_t {
    messaging,        ///< IM
    personal,         ///< PE: name, message, picture
    private_endpoint, ///< PD: one's own places
    profile,          ///< PF: when the profile changed
};

/// The short names of the services.
template <>
struct vocabulary<service> {
    /// All of them.
    static constexpr word<service> words[] = {
        {service::messaging, "IM", "messaging"},
        {service::personal, "PE", "personal"},
        {service::private_endpoint, "PD", "private_endpoint"},
        {service::profile, "PF", "profile"},
    };
};

namespace payload {

    /// On which lists a contact is for one service. Since MSNP18.
    struct contact_service {
        static constexpr std::string_view example = R"(<s n="IM" l="3"/>)"sv;

        xml_word<service> name{};                  ///< n: which service
        std::optional<list_mask> lists{};          ///< l: the lists
        xml::other_parts<contact_service> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("s");
            io.attribute("n", "name", self.name);
            io.opt_attribute("l", "lists", self.lists);
            io.others(self.other);
        }
        friend constexpr bool operator==(const contact_service&, const contact_service&) = default;
    };

    /// One contact, without its domain. FQY asks with a name alone and is told the network.
    struct contact {
        static constexpr std::string_view example = R"(<c n="bob" l="3" t="1"/>)"sv;

        xml_text name{}; ///< n: what stands in front of the '@', or all of it where there is no domain: `tel:+1555…`
        std::optional<list_mask> lists{};      ///< l: the lists; missing in FQY, and where services have them
        std::optional<network_id> network{};   ///< t: missing in the first MSNP13 clients' means windows_live
        xml_percent_text nick{};               ///< f: a name to show; from servers, in ADL with TrID 0
        xml_text actual{};                     ///< actual: the whole account, in answers to FQY
        xml::list<contact_service> services{}; ///< s: since MSNP18
        xml::other_parts<contact> other{};     ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("c");
            io.attribute("n", "name", self.name);
            io.opt_attribute("l", "lists", self.lists);
            io.opt_attribute("t", "network", self.network);
            io.opt_attribute("f", "nick", self.nick);
            io.opt_attribute("actual", "actual", self.actual);
            io.list("services", self.services);
            io.others(self.other);
        }
        friend constexpr bool operator==(const contact&, const contact&) = default;
    };

    /// The contacts of a domain. One without contacts is answered with 240.
    struct contact_domain {
        static constexpr std::string_view example = R"(<d n="example.com"><c n="bob" l="3" t="1"/></d>)"sv;

        xml_text name{};                          ///< n: what stands behind the '@'
        xml::list<contact> contacts{};            ///< c
        xml::other_parts<contact_domain> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("d");
            io.attribute("n", "name", self.name);
            io.list("contacts", self.contacts);
            io.others(self.other);
        }
        friend constexpr bool operator==(const contact_domain&, const contact_domain&) = default;
    };

    /// Contacts by telephone number.
    struct telephone_contacts {
        static constexpr std::string_view example = R"(<t><c n="tel:+15551234567" l="3"/></t>)"sv;

        xml::list<contact> contacts{};                ///< c: each with all of its number in its name
        xml::other_parts<telephone_contacts> other{}; ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("t");
            io.list("contacts", self.contacts);
            io.others(self.other);
        }
        friend constexpr bool operator==(const telephone_contacts&, const telephone_contacts&) = default;
    };

    namespace detail {

        /// Goes through a name, and a domain behind an '@' where there is one.
        class account_cursor {
        public:
            using value_type = char;

            constexpr account_cursor() noexcept = default;
            constexpr account_cursor(const xml_text::iterator& name, const xml_text::iterator& domain) noexcept
                : name_(name), domain_(domain), at_sign_(domain_.place() != 0) {}
            constexpr char operator*() const noexcept {
                if (name_.place() != 0) return *name_;
                return at_sign_ ? '@' : *domain_;
            }
            constexpr void advance() noexcept {
                if (name_.place() != 0)
                    name_.advance();
                else if (at_sign_)
                    at_sign_ = false;
                else
                    domain_.advance();
            }
            [[nodiscard]] constexpr std::size_t place() const noexcept {
                return name_.place() + (at_sign_ ? 1 : 0) + domain_.place();
            }

        private:
            using cursor = msnp::detail::character_cursor<msnp::detail::first_xml_character>;

            cursor name_{};
            cursor domain_{};
            bool at_sign_ = false;
        };

    } // namespace detail

    /// An account in two parts, as decoded bytes: `name@domain`, or the name alone where there is no domain. A view.
    class account_text : public decoded_text<account_text, detail::account_cursor> {
    public:
        /// No account.
        constexpr account_text() noexcept = default;
        /// This one; the domain is empty where there is none.
        constexpr account_text(const xml_text& name, const xml_text& domain) noexcept : name_(name), domain_(domain) {}

        /// What stands in front of the '@'.
        [[nodiscard]] constexpr const xml_text& name() const noexcept { return name_; }
        /// What stands behind it; empty where there is none.
        [[nodiscard]] constexpr const xml_text& domain() const noexcept { return domain_; }
        /// The first byte.
        [[nodiscard]] constexpr iterator begin() const noexcept { return {name_.begin(), domain_.begin()}; }
        /// The account in the caller's memory; errc::buffer_too_small when it does not fit.
        [[nodiscard]] constexpr result<email> decode_to(std::span<char> memory) const noexcept {
            const result<std::string_view> text = decoded_text::decode_to(memory);
            if (!text) return text.error();
            return email(*text);
        }
        /// Whether it is this account.
        friend constexpr bool operator==(const account_text& a, const email& b) noexcept {
            return a == account_text(xml_text(b.text), {});
        }

    private:
        xml_text name_{};
        xml_text domain_{};
    };

    /// A contact of a list, with its account.
    struct listed_contact {
        account_text account{}; ///< who
        contact entry{};        ///< the rest of it

        /// Equal in both.
        friend constexpr bool operator==(const listed_contact&, const listed_contact&) = default;
    };

    /// Contacts by domain, and by telephone: ADL, RML, FQY. MSNP13 and later. (papyon, msnp-sharp, Escargot)
    struct contact_list {
        static constexpr std::string_view example =
            R"(<ml l="1"><d n="example.com"><c n="bob" l="3" t="1"><s n="IM" l="3"/><s n="PE" l="3"/></c></d><t>)"
            R"(<c n="tel:+15551234567" l="3"/></t></ml>)"sv;

        std::optional<std::uint32_t> level{};       ///< l: 1 for the first list of a session; 2 in some FQYs
        xml::list<contact_domain> domains{};        ///< d
        xml::list<telephone_contacts> telephones{}; ///< t
        xml::other_parts<contact_list> other{};     ///< what is no field of this struct

        static constexpr void wire(auto& io, auto& self) {
            io.root("ml");
            io.opt_attribute("l", "level", self.level);
            io.list("domains", self.domains);
            io.list("telephones", self.telephones);
            io.others(self.other);
        }
        friend constexpr bool operator==(const contact_list&, const contact_list&) = default;

        /// Calls function(const listed_contact&) for each contact of each domain, and then for those by telephone.
        template <class Function>
        constexpr void for_each_contact(Function&& function) const {
            for_each_in(domains, function);
            for_each_in(telephones, function);
        }

    private:
        static constexpr xml_text domain_of(const contact_domain& group) noexcept { return group.name; }
        static constexpr xml_text domain_of(const telephone_contacts&) noexcept { return {}; }

        template <class Groups, class Function>
        static constexpr void for_each_in(const Groups& groups, Function& function) {
            for (const auto& group : groups)
                for (const contact& entry : group.contacts)
                    function(listed_contact{account_text(entry.name, domain_of(group)), entry});
        }
    };

    /// A contact that is to be written.
    struct contact_entry {
        email account{};                             ///< who: `bob@example.com`; `tel:+1555…` where there is no '@'
        std::optional<list_mask> lists{};            ///< on which lists; none in FQY
        std::optional<network_id> network{};         ///< on which network
        std::span<const contact_service> services{}; ///< since MSNP18, then in place of `lists`
    };

    namespace detail {

        /// Writes contacts one after the other, those of one domain that follow each other into one element.
        template <class Sink>
        class entry_writer {
        public:
            constexpr entry_writer(Sink& sink, std::optional<std::uint32_t> level) : out_{sink, {}, 2} {
                contact_list list{};
                list.level = level;
                xml::detail::tag_writer<Sink> start(out_);
                contact_list::wire(start, list);
            }
            constexpr void add(const contact_entry& entry) {
                const std::string_view domain = entry.account.domain();
                if (!any_) out_.sink.put('>');
                if (!any_ || domain != domain_) {
                    close();
                    open(domain);
                }
                any_ = true;
                domain_ = domain;
                contact one{};
                one.name = xml_text(entry.account.local());
                one.lists = entry.lists;
                one.network = entry.network;
                one.services = entry.services;
                // Without a domain there is nothing that could stand behind an '@', in front of one nothing that could be without.
                if (domain.empty() && one.name.raw().size() != entry.account.text.size())
                    out_.note(errc::bad_value, "account");
                xml::detail::write_element(one, out_);
            }
            constexpr void finish() {
                close();
                out_.sink.write(any_ ? "</ml>" : "/>");
            }
            /// How many bytes there are when finish() is next, of at least one entry.
            [[nodiscard]] constexpr std::size_t size_at_end() const noexcept {
                return out_.sink.size() + std::string_view("</d></ml>").size();
            }
            [[nodiscard]] constexpr const error& failure() const noexcept { return out_.failure; }

        private:
            constexpr void open(std::string_view domain) {
                if (domain.empty()) return out_.sink.write("<t>");
                contact_domain one{};
                one.name = xml_text(domain);
                xml::detail::tag_writer<Sink> start(out_);
                contact_domain::wire(start, one);
                out_.sink.put('>');
            }
            constexpr void close() {
                if (any_) out_.sink.write(domain_.empty() ? "</t>" : "</d>");
            }

            xml::detail::writing<Sink> out_;
            std::string_view domain_{};
            bool any_ = false;
        };

    } // namespace detail

    /// Contacts of the caller's that are to be written: serialize() makes a contact_list of them. Those of one domain that
    /// follow each
    /// other share an element; so entries are best sorted by domain.
    struct contact_entries {
        std::span<const contact_entry> entries{}; ///< the contacts
        std::optional<std::uint32_t> level{};     ///< 1 for the first list of a session

        /// As many of them, from the first on, as take no more than so many bytes: clients send at most about 7400 at a time.
        template <class Counter = counting_sink>
        [[nodiscard]] constexpr contact_entries that_fit(std::size_t bytes) const {
            Counter size;
            detail::entry_writer<Counter> out(size, level);
            std::size_t count = 0;
            for (const contact_entry& entry : entries) {
                out.add(entry);
                if (out.size_at_end() > bytes) break;
                ++count;
            }
            return {entries.first(count), level};
        }
        /// What serialize() writes.
        template <class Sink>
        constexpr error write_body(Sink& sink) const {
            detail::entry_writer<Sink> out(sink, level);
            for (const contact_entry& entry : entries) out.add(entry);
            out.finish();
            return out.failure();
        }
    };

} // namespace payload

} // namespace msnp
