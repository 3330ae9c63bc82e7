// What callgrind counts: measured(operation), and nothing around it (--toggle-collect; tools/callgrind.py).
#pragma once

/// Keeps the optimiser from dropping what computes `value`.
template <class T>
void keep(const T& value) {
    asm volatile("" : : "g"(&value) : "memory");
}

template <class Operation>
[[gnu::noinline]] void run(const Operation& operation) {
    operation();
}

// A name that callgrind can be told, around one operation over the bytes. Callgrind turns its counting over at each function of that
// name, and a compiler gives the unlikely part of one the same name: so there is nothing in it of which a part could be unlikely.
template <class Operation>
[[gnu::noinline]] void measured(const Operation& operation) {
    run(operation);
    asm volatile("");
}
