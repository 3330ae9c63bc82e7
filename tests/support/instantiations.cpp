// What instantiations.hpp declares.
#define MSNP_TEST_INSTANTIATE template
#include "support/instantiations.hpp"
