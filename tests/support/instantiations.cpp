// What instantiations.hpp declares; tests/CMakeLists.txt says that here it is to be compiled.
#include "support/instantiations.hpp"
