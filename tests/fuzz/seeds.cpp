// Writes what a fuzzer begins with: for each harness a directory of inputs made of the examples of all forms, and a dictionary
// of the verbs, fixed words, prefixes and vocabularies that the structs themselves name.
//
//     msnp_fuzz_seeds <directory>
#include "fuzz/harness.hpp"
#include "support/auth_invariants.hpp"
#include "support/body_generator.hpp"
#include "support/packets.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <vector>

std::string broken_by(std::string_view) {
    return {};
}

namespace {

namespace fs = std::filesystem;

/// Collects the words of a wire().
class word_collector {
public:
    word_collector(std::set<std::string>& words, msnp::dialect d) : words_(words), dialect_(d) {}

    bool since(msnp::dialect d) const { return dialect_ >= d; }
    void verb(std::string_view, const auto&) {}
    void trid(const auto&) {}
    void arg(std::string_view, const auto& value) { vocabulary_of(value); }
    void opt(std::string_view, const auto& value) { vocabulary_of(value); }
    void word(std::string_view text) { words_.emplace(text); }
    void opt_word(std::string_view text, std::string_view, const bool&) { words_.emplace(text); }
    void tag(std::string_view prefix, std::string_view, const auto& value) {
        words_.emplace(prefix);
        vocabulary_of(value);
    }
    void opt_tag(std::string_view prefix, std::string_view, const auto& value) {
        words_.emplace(prefix);
        vocabulary_of(value);
    }
    template <class List>
    void rest(std::string_view, const List&) {
        vocabulary_of(typename List::value_type{});
    }
    void payload(const auto&) {}
    void opt_payload(const auto&) {}
    void verbatim(std::string_view, const auto&) {}

private:
    template <class T>
    void vocabulary_of(const T&) {
        if constexpr (msnp::has_vocabulary<T>)
            for (const auto& w : msnp::vocabulary<T>::words) words_.emplace(w.wire);
        else if constexpr (requires { typename T::enumeration; })
            vocabulary_of(typename T::enumeration{});
    }
    template <class T>
    void vocabulary_of(const std::optional<T>&) {
        vocabulary_of(T{});
    }

    std::set<std::string>& words_;
    msnp::dialect dialect_;
};

/// Collects the names of an XML body's wire().
class xml_name_collector : public msnp::xml::detail::idle_visitor {
public:
    explicit xml_name_collector(std::set<std::string>& words) : words_(words) {}

    void literal(std::string_view text) { words_.emplace(text); }
    void root(std::string_view name) { words_.insert("<" + std::string(name)); }
    void attribute(std::string_view name, std::string_view, const auto&) {
        words_.insert(" " + std::string(name) + "=\"");
    }
    void opt_attribute(std::string_view name, std::string_view, const auto& value) { attribute(name, {}, value); }
    void opt_child(std::string_view name, std::string_view, const auto&) {
        words_.insert("<" + std::string(name) + ">");
    }

private:
    std::set<std::string>& words_;
};

/// Collects the keys of a struct that is a list of items.
class item_key_collector {
public:
    explicit item_key_collector(std::set<std::string>& words) : words_(words) {}

    void value(std::string_view key, std::string_view, const auto&) { words_.insert(std::string(key) + '='); }
    void opt(std::string_view key, std::string_view name, const auto& v) { value(key, name, v); }
    void word(std::string_view key, std::string_view, const bool&) { words_.emplace(key); }
    void each(std::string_view key, std::string_view name, const auto& v) { value(key, name, v); }
    void opt_each(std::string_view key, std::string_view name, const auto& v, const auto&) { value(key, name, v); }
    void others(std::string_view, const auto&) {}

private:
    std::set<std::string>& words_;
};

void write_file(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) {
        std::fprintf(stderr, "can't write %s\n", file.c_str());
        std::exit(2);
    }
}

/// As libFuzzer's dictionaries want it: anything but letters and digits as \xNN.
std::string dictionary_line(std::string_view text) {
    std::string line = "\"";
    for (const char c : text) {
        char hex[8];
        std::snprintf(hex, sizeof hex, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        line += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? std::string(1, c) : hex;
    }
    return line + "\"\n";
}

/// Writes the seeds, numbered as they come.
class seed_writer {
public:
    explicit seed_writer(fs::path root) : root_(std::move(root)) {}

    /// An example of a form, the one of this number on a channel, that is known since a dialect.
    void line(std::size_t channel, std::string_view channel_name, std::size_t form, msnp::dialect since,
              msnp::dialect d, const std::string& bytes) {
        const auto first = static_cast<char>(channel);
        const auto spoken = static_cast<char>(msnp::number_of(d) - msnp::number_of(msnp::first_dialect));
        const auto within = static_cast<char>(msnp::number_of(d) - msnp::number_of(since));
        const std::string name = std::to_string(number_++);
        write_file(root_ / "frames" / name, std::string{first, '\0'} + bytes);
        write_file(root_ / ("typed_" + std::string(channel_name)) / name, spoken + bytes);
        write_file(root_ / "decoder" / name, std::string{first, spoken, '\0', '\3', '\2', '\5', '\1'} + bytes);
        write_file(root_ / "round_trip" / name, std::string{first, static_cast<char>(form), within} + bytes);
        write_file(root_ / "percent" / name, bytes);
        write_file(root_ / "scan" / name, '\0' + bytes);
        const std::size_t end = bytes.find("\r\n");
        if (end + 2 >= bytes.size()) return;
        message(bytes.substr(end + 2));
        if (bytes[end + 2] == '<') xml(bytes.substr(end + 2));
        if (bytes.compare(end + 2, 8, "Routing:") == 0) envelope(bytes.substr(end + 2));
    }
    void message(std::string_view bytes) {
        const auto wanted = static_cast<char>(number_);
        write_file(root_ / "message" / std::to_string(number_++), std::string{'\0', wanted} + std::string(bytes));
    }
    void xml(std::string_view bytes) {
        write_file(root_ / "xml" / std::to_string(number_++), '\0' + std::string(bytes));
    }
    void envelope(std::string_view bytes) {
        write_file(root_ / "envelope" / std::to_string(number_++), '\0' + std::string(bytes));
    }
    void body(std::size_t number, std::string_view bytes) {
        const std::string front{'\0', static_cast<char>(number)};
        write_file(root_ / "bodies" / std::to_string(number_++), front + std::string(bytes));
    }
    void p2p(const auto& packet) {
        std::string bytes(msnp::p2p::wire_size(packet), '\0');
        static_cast<void>(msnp::p2p::serialize(packet, bytes));
        write_file(root_ / "p2p" / std::to_string(number_++), bytes);
    }
    void passport(std::string_view bytes) {
        write_file(root_ / "passport" / std::to_string(number_++), std::string(bytes));
    }
    /// Decisions: any bytes do, and the more of them, the more events are not all the same.
    void login(std::string_view bytes) { write_file(root_ / "login" / std::to_string(number_++), std::string(bytes)); }
    void capture(const std::string& bytes) { write_file(root_ / "capture" / std::to_string(number_++), bytes); }
    void slp(const std::string& bytes) { write_file(root_ / "slp" / std::to_string(number_++), '\0' + bytes); }
    void dictionary(const std::set<std::string>& words) {
        std::string lines;
        for (const std::string& word : words) lines += dictionary_line(word);
        write_file(root_ / "dictionary", lines);
    }
    std::size_t written() const { return number_; }

private:
    fs::path root_;
    std::size_t number_ = 0;
};

/// A request with each body's example, and an answer.
std::vector<std::string> slp_messages() {
    const std::string headers = "To: <msnmsgr:bob@example.com>\r\nFrom: <msnmsgr:alice@example.com>\r\n"
                                "Via: MSNSLP/1.0/TLP ;branch={33517CE4-02FC-4428-B6F4-39927229B722}\r\nCSeq: 0 \r\n"
                                "Call-ID: {9D79AE57-1BD5-444B-B14E-3FC9BB2B5D58}\r\nMax-Forwards: 0\r\n";
    std::vector<std::string> all = {"MSNSLP/1.0 603 Decline\r\n" + headers +
                                    "Content-Type: null\r\nContent-Length: 0\r\n\r\n"};
    const auto add = [&]<class Body>(std::type_identity<Body>) {
        if constexpr (requires { Body::example; })
            all.push_back("INVITE MSNMSGR:bob@example.com MSNSLP/1.0\r\n" + headers +
                          "Content-Type: " + std::string(Body::content_type) + "\r\nContent-Length: " +
                          std::to_string(Body::example.size() + 1) + "\r\n\r\n" + std::string(Body::example) + '\0');
    };
    [&]<class... Bodies>(std::type_identity<std::variant<Bodies...>>) {
        (add(std::type_identity<Bodies>{}), ...);
    }(std::type_identity<msnp::slp::any_body>{});
    return all;
}

/// What a client and a notification server say.
const std::string said_by_client =
    "VER 1 MSNP9 MSNP8 CVR0\r\nCVR 2 0x0409 win 4.10 i386 MSNMSGR 5.0.0544 MSMSGS alice@example.com\r\n"
    "USR 3 TWN I alice@example.com\r\nSYN 4 0\r\nUUX 5 10\r\nPNG 6 7 8 CHG 6 NLN 268435508\r\nPNG\r\nOUT\r\n";
const std::string said_by_server =
    "VER 1 MSNP9 CVR0\r\nCVR 2 6.0.0602 6.0.0602 1.0.0000 http://a/ http://b/\r\nUSR 3 TWN S lc=1033,id=507\r\n"
    "SYN 4 0 1 1\r\nLST bob@example.com Bob 3 0\r\nMSG Hotmail Hotmail 26\r\nMIME-Version: 1.0\r\n\r\nQNG\r\nQNG 50\r\n"
    "NLN NLN bob@example.com Bob 0\r\nQNG 50\r\nOUT OTH\r\n";

/// Packets of each link layer and each kind of IP, each behind its length.
std::vector<std::string> packet_seeds() {
    using namespace msnp_test;
    const packet_way back{server_end, client_end};
    const std::string question = "VER 1 MSNP9 CVR0\r\n";
    const std::string packets[] = {ipv4(tcp("", {.sequence = 6, .flags = 2, .options = std::string("\2\4\5\xB4", 4)})),
                                   ipv4(tcp("", {.way = back, .flags = 0x12}), {.way = back}),
                                   ipv4(tcp(question.substr(8), {.sequence = 15}), {.options = std::string(4, '\1')}),
                                   ipv4(tcp(question, {.sequence = 7}).substr(0, 24), {.part = 0x2000}),
                                   ipv4(tcp(question, {.sequence = 7}).substr(24), {.part = 3}),
                                   ipv6(std::string("\6\0\0\0\0\0\0\7", 8) + tcp(question), 44),
                                   ipv6(std::string("\x2B\0\0\0\0\0\0\0\6\0\0\0\0\0\0\0", 16) + tcp(question), 0)};
    const std::string fronts[] = {std::string(12, 'm') + be(0x8100, 2) + be(7, 2) + be(0x0800, 2),
                                  std::string(14, 'x') + be(0x0800, 2), be(0x0800, 2) + std::string(18, 'x'), "",
                                  std::string("\2\0\0\0", 4)};
    std::vector<std::string> all;
    for (const std::string& front : fronts) {
        std::string seed = '\0' + be(all.size(), 1);
        for (const std::string& packet : packets) seed += be(front.size() + packet.size(), 2) + front + packet;
        all.push_back(seed);
    }
    return all;
}

} // namespace

int main(int argc, char** argv) {
    using namespace msnp_test;
    if (argc != 2) return 2;
    seed_writer out(argv[1]);
    std::set<std::string> words = {"\r\n",         " ",
                                   "\r\n\r\n",     "%20",
                                   "%0D%0A",       "0x0409",
                                   "4294967295",   "MIME-Version: 1.0",
                                   "; charset=",   "Content-Type: ",
                                   "TypingUser: ", "X-MMS-IM-Format: ",
                                   "<![CDATA[",    "]]>",
                                   "<!--",         "-->",
                                   "&amp;",        "&#x26;",
                                   "N=",           "text/plain",
                                   "MSNSLP/1.0",   "INVITE MSNMSGR:",
                                   ";branch=",     "srddA-lanretnI4vPI: ",
                                   "<msnobj ",     "application/x-msnmsgr-transrespbody",
                                   "Passport1.4 ", "HTTP/1.1"};
    std::size_t channel = 0;
    for_each_channel([&]<class Channel>(std::type_identity<Channel>) {
        std::size_t index = 0;
        Channel::for_each_form([&]<class Form>(std::type_identity<Form>) {
            words.emplace(Form::verb.view());
            for (std::size_t d = msnp::number_of(Form::dialects.first); d <= msnp::number_of(Form::dialects.last);
                 ++d) {
                word_collector collect(words, static_cast<msnp::dialect>(d));
                Form form{};
                Form::wire(collect, form);
            }
            std::set<std::string_view> seen;
            for_each_example<Form>([&](msnp::dialect d, std::string_view line) {
                if (seen.insert(line).second)
                    out.line(channel, Channel::name, index, Form::dialects.first, d, std::string(line));
            });
            ++index;
        });
        ++channel;
    });
    [&]<class... Messages>(std::type_identity<std::variant<Messages...>>) {
        const auto add = [&]<class Message>(std::type_identity<Message>) {
            if constexpr (requires { Message::example; }) out.message(Message::example);
        };
        (add(std::type_identity<Messages>{}), ...);
    }(std::type_identity<msnp::message::any>{});
    std::size_t body_number = 0;
    for_each_body([&]<class Body>(std::type_identity<Body>) {
        xml_name_collector names(words);
        Body body{};
        Body::wire(names, body);
        out.body(body_number++, Body::example);
    });
    words.erase("");
    const msnp::open_number<msnp::p2p::app_id> footer(msnp::p2p::app_id::file);
    const msnp::p2p::data_header header{.is_first = true,
                                        .kind = 6,
                                        .package = 1,
                                        .session = 2,
                                        .entries = std::string_view("\1\x8\0\0\0\0\0\0\4\xB2", 10)};
    const std::string_view entries("\2\4\0\0\0\5", 6);
    out.p2p(msnp::p2p::packet_v1{
        .session = 1, .identifier = 2, .total_size = 5, .flags = 0x30, .data = "hello", .footer = footer});
    out.p2p(msnp::p2p::packet_v1{.identifier = 3, .flags = 2, .ack_identifier = 2, .ack_unique = 1, .ack_size = 5});
    out.p2p(msnp::p2p::packet_v2{.opens = true, .wants_ack = true, .sequence = 7, .entries = entries});
    out.p2p(msnp::p2p::packet_v2{.sequence = 8, .header = header, .data = "hello", .footer = footer});
    for (const std::string& message : slp_messages()) out.slp(message);
    out.slp(std::string(msnp::msnobj::object::example));
    std::string file(574, '\0');
    static_cast<void>(msnp::slp::serialize(msnp::slp::file_context{.file_size = 5, .name = "readme.txt"}, file));
    out.slp(file);
    for_each_item_struct([&]<class Struct>(std::type_identity<Struct>) {
        out.passport(Struct::example);
        item_key_collector keys(words);
        Struct what{};
        Struct::wire(keys, what);
    });
    for (const std::string_view text :
         {msnp::auth::nexus_request, std::string_view("HTTP/1.1 302 Found\r\nLocation: https://a.b:1/c?d\r\n\r\n"),
          std::string_view("https://login.example.com/login2.srf?lc=1033"), std::string_view("13038318816579321232")})
        out.passport(text);
    std::string blob;
    msnp::append_sink to_blob(blob);
    msnp::auth::write_sso_blob(to_blob, {.iv = "12345678", .hash = "12345678901234567890", .cipher = "12345678"});
    out.passport(blob);
    msnp_test::choices from(std::uint64_t{20061121});
    const auto some_decisions = [&from](std::size_t count) {
        std::string decisions;
        for (; count > 0; --count) decisions += static_cast<char>(from.below(256));
        return decisions;
    };
    for (int i = 0; i < 32; ++i) out.login(some_decisions(100 + from.below(1500)));
    const std::size_t split = 1 + 256 * said_by_client.size() / (said_by_client.size() + said_by_server.size());
    for (int i = 0; i < 64; ++i) {
        const std::size_t count = from.below(256);
        std::string said = said_by_client + said_by_server;
        const std::string_view line = "LST bob@example.com Bob 3 0";
        if (i % 2 != 0)
            said.replace(said.find(line), line.size(), "UBX bob 99999999999"); // nobody knows where that ends
        out.capture('\1' + be(count, 1) + some_decisions(count) + be(split, 1) + said);
    }
    for (const std::string& packets : packet_seeds()) out.capture(packets);
    out.dictionary(words);
    std::printf("%zu inputs, %zu words\n", out.written(), words.size());
    return 0;
}
