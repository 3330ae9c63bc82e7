#include "capture_file.hpp"

#include <pcap/pcap.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace msnp_examples {

namespace {

    struct closes {
        void operator()(pcap_t* capture) const { ::pcap_close(capture); }
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using pcap_handle = std::unique_ptr<pcap_t, closes>;
    using file_handle = std::unique_ptr<std::FILE, closes>;

    /// libpcap reads a FILE: one whose bytes are those of an input, so that it waits where the input does.
    file_handle file_of(input& from) {
        constexpr std::size_t buffer_size = 1 << 20;
        cookie_io_functions_t reads{};
        reads.read = [](void* cookie, char* memory, std::size_t size) -> ssize_t {
            const auto piece = static_cast<input*>(cookie)->read({memory, size});
            return piece ? static_cast<ssize_t>(piece->size()) : -1;
        };
        file_handle file(::fopencookie(&from, "rb", reads));
        if (file) std::setvbuf(file.get(), nullptr, _IOFBF, buffer_size);
        return file;
    }

    std::optional<link_layer> layer_of(int type) {
        switch (type) {
        case DLT_EN10MB: return link_layer::ethernet;
        case DLT_LINUX_SLL: return link_layer::linux_cooked;
        case DLT_LINUX_SLL2: return link_layer::linux_cooked_2;
        case DLT_RAW:
        case DLT_IPV4:
        case DLT_IPV6: return link_layer::raw_ip;
        case DLT_NULL:
        case DLT_LOOP: return link_layer::bsd_loopback;
        default: return std::nullopt;
        }
    }

    class pcap_file final : public capture_file {
    public:
        pcap_file(pcap_handle capture, link_layer layer) : capture_(std::move(capture)), layer_(layer) {}

        link_layer layer() const override { return layer_; }
        std::optional<captured_packet> next() override {
            pcap_pkthdr* header = nullptr;
            const unsigned char* bytes = nullptr;
            const int outcome = ::pcap_next_ex(capture_.get(), &header, &bytes);
            if (outcome == PCAP_ERROR) error_ = ::pcap_geterr(capture_.get());
            if (outcome != 1) return std::nullopt;
            return captured_packet{to_capture_time(header->ts.tv_sec, header->ts.tv_usec),
                                   {reinterpret_cast<const char*>(bytes), header->caplen}};
        }
        const std::string& error() const override { return error_; }

    private:
        pcap_handle capture_;
        link_layer layer_;
        std::string error_;
    };

} // namespace

std::variant<std::unique_ptr<capture_file>, std::string> capture_file::open(input& from) {
    file_handle file = file_of(from);
    if (!file) return std::string("no memory is left");
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    pcap_handle capture(::pcap_fopen_offline(file.get(), error.data()));
    if (!capture) return std::string(error.data());
    static_cast<void>(file.release()); // pcap_close() closes it
    const int type = ::pcap_datalink(capture.get());
    const std::optional<link_layer> layer = layer_of(type);
    if (!layer) return "its packets begin in a way that is not known here (link type " + std::to_string(type) + ")";
    return std::make_unique<pcap_file>(std::move(capture), *layer);
}

} // namespace msnp_examples
