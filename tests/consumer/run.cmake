# cmake -DWAY=install|find_package|pkg_config|add_subdirectory|single_header|tarball|vcpkg … -P run.cmake: one consumer, built and run from scratch.
cmake_minimum_required(VERSION 3.25)

set(prefix "${WORK}/prefix")
set(build "${WORK}/${WAY}")

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(WAY STREQUAL "install")
    # Installed here, used there: package files must not remember where they were.
    file(REMOVE_RECURSE "${WORK}/staging" "${prefix}")
    run("${CMAKE_COMMAND}" --install "${BINARY_DIR}" --prefix "${WORK}/staging")
    file(RENAME "${WORK}/staging" "${prefix}")
    return()
endif()

file(REMOVE_RECURSE "${build}")
file(MAKE_DIRECTORY "${build}")

if(WAY STREQUAL "tarball")
    # What cpack hands out, in place of this tree: the same files as are under version control, and enough to use the library.
    run("${CPACK}" --config "${BINARY_DIR}/CPackSourceConfig.cmake" -B "${build}/package")
    set(archive "${build}/package/msnp-${VERSION}.tar.gz")
    file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${build}")
    set(unpacked "${build}/msnp-${VERSION}")
    find_program(GIT git)
    if(GIT AND EXISTS "${SOURCE_DIR}/.git")
        execute_process(
            COMMAND "${GIT}" -c core.quotePath=off ls-files --cached --others --exclude-standard
            WORKING_DIRECTORY "${SOURCE_DIR}" OUTPUT_VARIABLE expected RESULT_VARIABLE failed
        )
    endif()
    if(expected AND NOT failed) # git refuses to look at somebody else's directory
        string(STRIP "${expected}" expected)
        string(REPLACE "\n" ";" expected "${expected}")
        file(GLOB_RECURSE found LIST_DIRECTORIES OFF RELATIVE "${unpacked}" "${unpacked}/*" "${unpacked}/.*")
        list(REMOVE_DUPLICATES found)
        list(SORT expected)
        list(SORT found)
        if(NOT found STREQUAL expected)
            set(missing ${expected})
            list(REMOVE_ITEM missing ${found})
            list(REMOVE_ITEM found ${expected})
            message(FATAL_ERROR "the tarball is not the repository; missing: ${missing}; too much: ${found}")
        endif()
    endif()
    set(SOURCE_DIR "${unpacked}")
endif()
if(WAY STREQUAL "vcpkg")
    set(prefix "${build}/packages")
    run("${CMAKE_COMMAND}" "-DSOURCE_DIR=${SOURCE_DIR}" "-DBUILD=${build}/port" "-DCURRENT_PACKAGES_DIR=${prefix}"
        "-DGENERATOR=${GENERATOR}" "-DCXX=${CXX}" -P "${SOURCE_DIR}/tests/consumer/vcpkg.cmake")
    set(WAY find_package)
endif()
set(project "${SOURCE_DIR}/tests/consumer/project")
separate_arguments(own UNIX_COMMAND "${CXX_FLAGS}")

if(WAY STREQUAL "single_header")
    # A directory with one file in it, and the project's own beside it.
    run("${PYTHON}" "${SOURCE_DIR}/tools/amalgamate.py" --output "${build}/include/msnp/msnp.hpp")
    run("${CXX}" -std=c++20 ${own} "-I${build}/include" "${project}/main.cpp" "${project}/other.cpp" -o "${build}/consumer")
elseif(WAY STREQUAL "pkg_config")
    set(ENV{PKG_CONFIG_PATH} "${prefix}/share/pkgconfig")
    execute_process(
        COMMAND "${PKG_CONFIG}" --cflags --libs "msnp = ${VERSION}"
        OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY
    )
    message(STATUS "pkg-config: ${flags}")
    separate_arguments(flags UNIX_COMMAND "${flags}")
    list(LENGTH flags count)
    if(NOT count EQUAL 1 OR NOT flags MATCHES "^-I")
        message(FATAL_ERROR "msnp.pc asks for more than one include directory")
    endif()
    run("${CXX}" -std=c++20 ${own} ${flags} "${project}/main.cpp" "${project}/other.cpp" -o "${build}/consumer")
else()
    run(
        "${CMAKE_COMMAND}" -S "${project}" -B "${build}" -G "${GENERATOR}"
        "-DCONSUMER_WAY=${WAY}" "-DCONSUMER_MSNP_SOURCE=${SOURCE_DIR}" "-DCONSUMER_MSNP_ARCHIVE=${archive}"
        "-DCONSUMER_MSNP_VERSION=${VERSION}" "-DCONSUMER_PREFIX=${prefix}"
        "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
        -DCMAKE_BUILD_TYPE=Debug -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    )
    run("${CMAKE_COMMAND}" --build "${build}")
endif()

run("${build}/consumer")
