# cpack: the headers and package files as an archive, and, with CPackSourceConfig.cmake, the sources with all that builds and tests them.
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR TGZ)
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_PACKAGE_VENDOR "msnp")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_PACKAGE_FILE_NAME "msnp-${PROJECT_VERSION}-headers") # the same for every system
set(CPACK_SOURCE_PACKAGE_FILE_NAME "msnp-${PROJECT_VERSION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
# As .gitignore. (CPack takes regular expressions and looks at absolute paths, of which the project's own is no part of what they mean.)
string(REGEX REPLACE "([][+.*?^$()|\\\\])" "\\\\\\1" root "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_IGNORE_FILES "^${root}/build/" "^${root}/debian/" "^${root}/\\.cache/" "^${root}/\\.git(/|$)" "/__pycache__/" "\\.profraw$"
                              "^${root}/CMakeUserPresets\\.json$")
include(CPack)
