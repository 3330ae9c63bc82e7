// All that signing in with Passport needs (MSNP8 to MSNP14): what goes over HTTPS between USR TWN I and USR TWN S.
//
//     server  USR 6 TWN S lc=1033,id=507,…                                  login_policy
//     nexus   PassportURLs: DARealm=Passport.Net,DALogin=…                  passport_urls; may be left out
//     client  Authorization: Passport1.4 OrgVerb=GET,…,pwd=s3cret,lc=1033…  authorization
//     server  302  Authentication-Info: Passport1.4 da-status=redir         authentication_info
//                  Location: https://loginnet.passport.com/login2.srf       web_address
//     server  401  WWW-Authenticate: Passport1.4 da-status=failed,…         www_authenticate
//     server  200  Authentication-Info: Passport1.4 da-status=success,…     authentication_info
//     client  USR 7 TWN S t=…&p=…                                           ticket_parts
#pragma once

#include <msnp/auth/authentication_info.hpp>
#include <msnp/auth/authorization.hpp>
#include <msnp/auth/http_head.hpp>
#include <msnp/auth/login_policy.hpp>
#include <msnp/auth/login_request.hpp>
#include <msnp/auth/passport_urls.hpp>
#include <msnp/auth/ticket_parts.hpp>
#include <msnp/auth/web_address.hpp>
#include <msnp/auth/www_authenticate.hpp>
