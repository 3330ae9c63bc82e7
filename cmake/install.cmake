# A header-only package is the same on every architecture, so all package files go to share/, and none of them holds an absolute path.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/msnp")
set(pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")

# INCLUDES DESTINATION: the file set alone gives no include directory to consumers with CMake < 3.23.
install(
    TARGETS msnp
    EXPORT msnpTargets
    FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
)
install(FILES "${PROJECT_SOURCE_DIR}/include/msnp/msnp.cppm" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/msnp")
install(EXPORT msnpTargets NAMESPACE msnp:: DESTINATION "${package_dir}")

configure_package_config_file(
    "${CMAKE_CURRENT_LIST_DIR}/msnpConfig.cmake.in" "${PROJECT_BINARY_DIR}/package/msnpConfig.cmake"
    INSTALL_DESTINATION "${package_dir}"
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR
    NO_SET_AND_CHECK_MACRO
)
# Until 1.0 a minor version may break its users.
write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/package/msnpConfigVersion.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT
)
install(
    FILES "${PROJECT_BINARY_DIR}/package/msnpConfig.cmake" "${PROJECT_BINARY_DIR}/package/msnpConfigVersion.cmake"
          "${CMAKE_CURRENT_LIST_DIR}/msnpModule.cmake"
    DESTINATION "${package_dir}"
)

# pkg-config finds the prefix from where the .pc stands.
file(RELATIVE_PATH MSNP_PC_TO_INCLUDE "${CMAKE_INSTALL_PREFIX}/${pkgconfig_dir}" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/msnp.pc.in" "${PROJECT_BINARY_DIR}/package/msnp.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/msnp.pc" DESTINATION "${pkgconfig_dir}")

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
