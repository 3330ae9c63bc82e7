// Signing in as a whole, for either end: machines that say what to send next, without I/O.
//
//     client_login                        server_login
//     connected()     -> send VER         next(ver)       -> send VER
//     next(ver)       -> send CVR         next(cvr)       -> send CVR
//     next(cvr)       -> send USR TWN I   next(usr)       -> ask_account, challenge_tweener() -> send USR TWN S
//     next(usr)       -> ask_https        (a Passport server: passport.hpp)
//     next(answer)    -> send USR TWN S   next(usr)       -> ask_admission, admit()           -> send USR OK
//     next(usr)       -> signed_in
#pragma once

#include <msnp/auth/client_login.hpp>
#include <msnp/auth/server_login.hpp>
