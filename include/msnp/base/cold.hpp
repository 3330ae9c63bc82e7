// Hints for compilers.
#pragma once

/// Marks functions that only run when something does not fit. Kept out of line they cost nothing where all is well, and
/// a channel's forms compile in half the time. Changes neither types nor signatures; empty where it is not known.
#if defined(__GNUC__)
#define MSNP_COLD [[gnu::noinline, gnu::cold]]
/// Marks functions that are called from several places and too large to be copied into each.
#define MSNP_NOINLINE [[gnu::noinline]]
/// Marks the few instructions that every argument of every command runs through.
#define MSNP_INLINE [[gnu::always_inline]]
#else
#define MSNP_COLD
#define MSNP_NOINLINE
#define MSNP_INLINE
#endif
