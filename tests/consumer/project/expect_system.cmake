file(READ "${FILE}" commands)
if(NOT commands MATCHES "-isystem [^ ]*include")
    message(FATAL_ERROR "msnp's headers are not included as system headers:\n${commands}")
endif()
