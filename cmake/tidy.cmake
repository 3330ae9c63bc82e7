# Tests that read the headers and the examples instead of running them. Each file is read as its target compiles it.

find_program(MSNP_CLANG_TIDY NAMES clang-tidy-19 REQUIRED)
find_program(MSNP_CPPCHECK cppcheck REQUIRED)

# All headers are read once, as one program: each by itself, clang-tidy would find the same, and take thirty times as long.
set(all_headers "${CMAKE_CURRENT_BINARY_DIR}/tidy/headers.cpp")
list(TRANSFORM MSNP_HEADERS REPLACE "^include/(.*)$" "#include <\\1>\n" OUTPUT_VARIABLE includes)
list(JOIN includes "" includes)
file(CONFIGURE OUTPUT "${all_headers}" CONTENT "${includes}" @ONLY)
add_library(msnp_tidy_headers OBJECT EXCLUDE_FROM_ALL "${all_headers}")
target_link_libraries(msnp_tidy_headers PRIVATE msnp_dev)

# Red: `return value.npos;` in a header or an example, of a std::string_view.
set(tidied "${all_headers}")
get_property(targets DIRECTORY "${PROJECT_SOURCE_DIR}/examples" PROPERTY BUILDSYSTEM_TARGETS)
foreach(target IN LISTS targets)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/examples")
        list(APPEND tidied "${source}")
    endforeach()
endforeach()
foreach(source IN LISTS tidied)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/examples" OUTPUT_VARIABLE name)
    if(source STREQUAL all_headers)
        set(name headers)
    endif()
    string(REGEX REPLACE "\\.cpp$" "" name "${name}")
    string(REPLACE "/" "_" name "${name}")
    add_test(NAME clang_tidy_${name} COMMAND "${MSNP_CLANG_TIDY}" --quiet "--config-file=${PROJECT_SOURCE_DIR}/.clang-tidy"
                                             -p "${CMAKE_BINARY_DIR}" "${source}")
endforeach()

# It reads each file by itself, without what it includes: an error of its parser in one would hide all others.
file(GLOB_RECURSE checked CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/examples/*.[ch]pp")
list(APPEND checked ${MSNP_HEADERS})
list(JOIN checked "\n" checked)
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/tidy/checked.txt" CONTENT "${checked}\n" @ONLY)
# Red: `constexpr int f(int i) { return i == i; }` in a header; a line of the suppressions that nothing needs any more.
add_test(
    NAME cppcheck
    COMMAND
        "${MSNP_CPPCHECK}" --quiet --std=c++20 --language=c++ --inline-suppr --error-exitcode=1
        --enable=warning,performance,portability,style,information
        "--suppressions-list=${PROJECT_SOURCE_DIR}/tools/cppcheck_suppressions.txt"
        "--file-list=${CMAKE_CURRENT_BINARY_DIR}/tidy/checked.txt"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
)
