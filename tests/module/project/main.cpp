import msnp;

int main() {
    return msnp::from_sb::parse("BYE bob@example.com\r\n", msnp::dialect::msnp9) ? 0 : 1;
}
