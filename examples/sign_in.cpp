// Signing in, both ends in one program: what a client says on one side of a network and a server answers on the other. The network,
// TLS and HTTP are left out; where they would be, it says so.
//
//     sign_in [DIALECTS]      sign_in "MSNP9 CVR0"
//
// Prints each line with who says it. What lets somebody in is not shown.
#include <msnp/auth/login.hpp>
#include <msnp/auth/login_policy.hpp>
#include <msnp/channel/decoder.hpp>
#include <msnp/channel/from_ns.hpp>
#include <msnp/channel/to_ns.hpp>
#include <msnp/ext/text.hpp>
#include <msnp/wire/to_bytes.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace msnp;
namespace client_step = auth::client_step;
namespace server_step = auth::server_step;

/// The bytes of a command; its line is printed without what is secret.
template <class Command>
std::string line(const char* who, const Command& command, dialect spoken) {
    std::printf("%s %s\n", who, to_text(command, spoken).c_str());
    return to_bytes(command, spoken).value_or("");
}

/// A server with one account, of whose password it has a digest only.
class server {
public:
    /// What it answers to bytes of a client.
    std::string hear(std::string_view bytes) {
        std::string answer;
        in_.feed(bytes);
        while (const auto command = in_.poll()) {
            if (*command) answer += act(login_.next(**command));
            in_.speak(login_.spoken());
        }
        return answer;
    }

private:
    std::string act(const server_step::any& step) {
        if (std::holds_alternative<server_step::ask_account>(step)) return act(challenge());
        if (const auto* proof = std::get_if<server_step::ask_admission>(&step)) {
            // MD5 was compared already. A ticket is looked up where Passport's server put it, or is_sso_answer() tells.
            const bool is_good = proof->method == auth::login_method::md5 || proof->ticket == "t=for-ana&p=";
            return act(is_good ? login_.admit({.nick = "Ana Ruiz"}) : login_.refuse(error_code::authentication_failed));
        }
        const auto* send = std::get_if<server_step::send>(&step);
        return send == nullptr ? "" : line("server:", send->what, login_.spoken());
    }
    server_step::any challenge() {
        switch (auth::method_of(login_.spoken())) {
        case auth::login_method::md5:
            return login_.challenge_md5({.salt = "1013928519.693957190", .digest = "7f919fab309532df353c901430df36fa"});
        case auth::login_method::tweener: return login_.challenge_tweener(auth::login_policy::example);
        case auth::login_method::sso: break;
        }
        return login_.challenge_sso(sso_policy::mbi_key,
                                    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v");
    }

    auth::server_login login_{{}};
    to_ns::decoder in_{login_.spoken()};
};

/// What the client does upon a step, and the step after that.
client_step::any act(auth::client_login& login, server& at, from_ns::decoder& in, const client_step::any& step) {
    if (const auto* send = std::get_if<client_step::send>(&step)) {
        const std::string answer = at.hear(line("client:", send->what, login.spoken()));
        client_step::any next = client_step::not_ours{};
        in.feed(answer);
        while (const auto command = in.poll()) {
            if (*command) next = login.next(**command);
            in.speak(login.spoken());
        }
        return next;
    }
    if (const auto* ask = std::get_if<client_step::ask_https>(&step)) {
        std::array<char, 2048> request{}; // a password is in it: to be wiped
        const auto size = auth::https_request(request, *ask);
        std::printf("client: asks %.*s over HTTPS, %zu bytes\n", static_cast<int>(ask->at.host().size()),
                    ask->at.host().data(), size.value_or(0));
        if (!ask->credentials)
            return login.next(
                auth::https_answer{.status = 200, .passport_urls = "DALogin=login.example.com/login2.srf"});
        return login.next(auth::https_answer{
            .status = 200, .authentication_info = "Passport1.4 da-status=success,from-PP='t=for-ana&p='"});
    }
    if (std::holds_alternative<client_step::need_ticket>(step)) {
        std::puts("client: gets a ticket from messengerclear.live.com, and encrypts the nonce (sso_openssl.cpp)");
        return login.next(auth::sso_proof{.ticket = "t=for-ana&p=", .response = "HAAAAAEAAAADZgAABIAAAAgAAAA="});
    }
    return step;
}

} // namespace

int main(int argc, char** argv) {
    auth::client_login login({.account = "ana@example.com",
                              .password = "password",
                              .offered = argc > 1 ? argv[1] : "MSNP12 MSNP9 CVR0",
                              .machine = "{521a03be-12af-452d-a3c5-f7787d7a8267}"});
    server at;
    from_ns::decoder in{login.spoken()};
    for (client_step::any step = login.connected(); !login.is_over();) step = act(login, at, in, step);
    const bool is_signed_in = login.is_signed_in();
    login.forget();
    std::puts(is_signed_in ? "signed in" : "not signed in");
    return is_signed_in ? 0 : 1;
}
