# msnp_add_module(<include directory>): the target msnp::module, for `import msnp;`. It is built in the project that uses it, for what
# a compiler makes of a module is good for that compiler and those flags only.
function(msnp_add_module include_dir)
    if(CMAKE_VERSION VERSION_LESS 3.28)
        message(FATAL_ERROR "msnp::module needs CMake 3.28")
    endif()
    if(NOT TARGET msnp_module)
        add_library(msnp_module STATIC EXCLUDE_FROM_ALL)
        add_library(msnp::module ALIAS msnp_module)
        target_sources(
            msnp_module PUBLIC FILE_SET CXX_MODULES BASE_DIRS "${include_dir}" FILES "${include_dir}/msnp/msnp.cppm"
        )
        target_link_libraries(msnp_module PUBLIC msnp::msnp)
    endif()
endfunction()
