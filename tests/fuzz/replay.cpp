// Runs a harness over files: found inputs, and seeds. Without libFuzzer, so that every compiler can.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < argc; ++i) {
        if (!std::filesystem::is_directory(argv[i])) {
            files.emplace_back(argv[i]);
            continue;
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
            if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (!in) {
            std::fprintf(stderr, "can't read %s\n", file.c_str());
            return 2;
        }
        // From memory of exactly its size, for AddressSanitizer.
        const std::unique_ptr<std::uint8_t[]> exact(new std::uint8_t[text.size()]);
        std::copy(text.begin(), text.end(), exact.get());
        std::fprintf(stderr, "%s\n", file.c_str());
        LLVMFuzzerTestOneInput(exact.get(), text.size());
    }
    std::printf("%zu inputs\n", files.size());
    return files.empty() ? 2 : 0; // a replay of nothing has shown nothing
}
