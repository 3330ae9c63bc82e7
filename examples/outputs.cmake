# What examples print, as regular expressions; the tests also build some of them another way.
set(output_of_quickstart "Bob B is away\nANS 1 ana@example.com 849102291.520491113 11752013")
string(
    JOIN ".*" output_of_guide
    "at least 1 bytes more for QN" "refused: not_online" "bad_value at byte 4" "CHG 7 BSY" "MSNP9, and of the next frame QNG 50"
    "Hello!" "gone fishing"
)
