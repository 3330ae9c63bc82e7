// The one place that holds the version; the build reads it from here.
#pragma once

/// Major version: grows when a caller's code may have to change.
#define MSNP_VERSION_MAJOR 0
/// Minor version: grows when something is added.
#define MSNP_VERSION_MINOR 1
/// Patch version: grows when something is mended.
#define MSNP_VERSION_PATCH 0
/// The version as a string literal, "major.minor.patch".
#define MSNP_VERSION_STRING "0.1.0"
