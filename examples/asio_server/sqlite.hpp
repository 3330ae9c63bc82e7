// SQLite's C interface, as much as the server needs of it, with owners and errors of C++.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace msnp_examples::sql {

/// What SQLite says of a failure.
class failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A database file.
class database {
public:
    /// Opens a file, and makes it where there is none.
    explicit database(const std::string& file) {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
        handle_.reset(opened);
        if (code != SQLITE_OK) throw failure(file + ": " + sqlite3_errstr(code));
    }

    /// Runs statements without parameters and results.
    void run(const char* statements) const {
        if (sqlite3_exec(get(), statements, nullptr, nullptr, nullptr) != SQLITE_OK) throw failure(message());
    }

    [[nodiscard]] sqlite3* get() const noexcept { return handle_.get(); }
    [[nodiscard]] std::string message() const { return sqlite3_errmsg(get()); }

private:
    struct closes {
        void operator()(sqlite3* handle) const noexcept { sqlite3_close(handle); }
    };
    std::unique_ptr<sqlite3, closes> handle_;
};

/// One statement with its parameters: `for (statement rows(db, "SELECT … WHERE id = ?", id); rows.next();) rows.text(0)`.
class statement {
public:
    template <class... Values>
    statement(const database& of, std::string_view text, const Values&... values) : of_(of) {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v2(of.get(), text.data(), static_cast<int>(text.size()), &made, nullptr));
        handle_.reset(made);
        int index = 0;
        (bind(++index, values), ...);
    }

    /// Goes to the next row of the result; false behind the last.
    bool next() {
        const int code = sqlite3_step(handle_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) throw failure(of_.message());
        return code == SQLITE_ROW;
    }
    /// Runs a statement that has no result.
    void run() {
        while (next()) {}
    }

    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    [[nodiscard]] std::string text(int column) const {
        const void* bytes = sqlite3_column_blob(handle_.get(), column);
        const int size = sqlite3_column_bytes(handle_.get(), column);
        return bytes == nullptr ? std::string()
                                : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }

private:
    void check(int code) const {
        if (code != SQLITE_OK) throw failure(of_.message());
    }
    void bind(int index, std::int64_t value) { check(sqlite3_bind_int64(handle_.get(), index, value)); }
    void bind(int index, std::string_view value) {
        // (A null pointer would be NULL.)
        const char* bytes = value.data() == nullptr ? "" : value.data();
        check(sqlite3_bind_text(handle_.get(), index, bytes, static_cast<int>(value.size()), SQLITE_TRANSIENT));
    }

    struct finalizes {
        void operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }
    };
    const database& of_;
    std::unique_ptr<sqlite3_stmt, finalizes> handle_;
};

/// Changes that are made all or not at all.
class transaction {
public:
    explicit transaction(database& in) : in_(in) { in_.run("BEGIN IMMEDIATE"); }
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction() {
        if (!is_done_) sqlite3_exec(in_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    /// They are made; on the disk when this returns.
    void commit() {
        in_.run("COMMIT");
        is_done_ = true;
    }

private:
    database& in_;
    bool is_done_ = false;
};

} // namespace msnp_examples::sql
