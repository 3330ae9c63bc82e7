#include <msnp/msnp.hpp>

int main() {}
