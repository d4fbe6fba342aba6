#!/bin/sh
# Makes pairs of source code and LLVM IR for `stackyard ingest ir`: compiles every C and C++ file below a folder twice with clang,
# for size (-Oz) and for speed (-O3), and puts the outcome beside it.
#
#   make-ir-pairs.sh FOLDER [CLANG_OPTION...]
#
#   max.c  ->  max.c.Oz.ll, max.c.O3.ll
#
# The options are The Stack v2's (arXiv 2402.19173, section 2.6): -S -emit-llvm -fno-discard-value-names -fstandalone-debug. Further
# options, such as -Iinclude, are handed on. A file that does not compile is told and passed over; nothing is linked or run.
# CLANG names the compiler, otherwise the newest clang on the PATH is taken. For other languages make files of the same names with
# their own compilers: rustc --emit=llvm-ir -C opt-level=z, ldc2 --output-ll, flang -S -emit-llvm, swiftc -emit-ir.
set -u

fail() {
    printf 'make-ir-pairs: %s\n' "$1" >&2
    exit 2
}

find_clang() {
    clang=${CLANG:-}
    for candidate in clang clang-21 clang-20 clang-19 clang-18 clang-17 clang-16 clang-15 clang-14; do
        [ -n "$clang" ] || clang=$(command -v "$candidate") || clang=
    done
    [ -n "$clang" ] || fail "there is no clang: install it (Debian: apt-get install clang; macOS: xcode-select --install), or name it in CLANG"
}

# compile SOURCE LEVEL OPTION...
compile() {
    source=$1 level=$2
    shift 2
    target=$source.$level.ll
    if "$clang" -S -emit-llvm "-$level" -fno-discard-value-names -fstandalone-debug -w "$@" -o "$target.tmp" "$source" 2>"$errors"; then
        mv "$target.tmp" "$target"
        made=$((made + 1))
    else
        rm -f "$target.tmp"
        failed=$((failed + 1))
        printf 'not compiled: %s: %s\n' "$source" "$(head -n 1 "$errors")" >&2
    fi
}

[ $# -ge 1 ] && [ -d "$1" ] || fail "usage: make-ir-pairs.sh FOLDER [CLANG_OPTION...]"
folder=$1
shift
find_clang
list=$(mktemp) errors=$(mktemp)
trap 'rm -f "$list" "$errors"' EXIT
find "$folder" -type f \( -name '*.c' -o -name '*.cc' -o -name '*.cpp' -o -name '*.cxx' -o -name '*.m' \) | LC_ALL=C sort >"$list"
made=0 failed=0
while IFS= read -r file; do
    compile "$file" Oz "$@"
    compile "$file" O3 "$@"
done <"$list"
printf '%d files of IR made, %d compilations failed\n' "$made" "$failed"
[ "$made" -gt 0 ]
