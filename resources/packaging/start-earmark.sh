#!/bin/sh
# Starts Earmark. Where the system lacks what the program needs, says so in plain words: the loader's own
# message names a file or a version only, and a desktop shows nothing at all.
program="$(dirname "$(readlink -f "$0")")/earmark"

tell() {
  printf '%s\n' "$1" >&2
  [ -n "$DISPLAY$WAYLAND_DISPLAY" ] || exit 1
  if command -v zenity >/dev/null; then zenity --error --no-markup --title=Earmark --text="$1"
  elif command -v kdialog >/dev/null; then kdialog --title Earmark --error "$1"
  elif command -v xmessage >/dev/null; then xmessage -center "$1"
  fi >/dev/null 2>&1
  exit 1
}

if [ "$(uname -m)" != x86_64 ]; then
  tell "Earmark cannot start: this package is for 64-bit Intel and AMD processors, and this computer has another one ($(uname -m))."
fi

# The loader lists what the program needs, and does not start it.
needs=$(LD_TRACE_LOADED_OBJECTS=1 "$program" 2>&1)

glibc=$(printf '%s\n' "$needs" | sed -n "s/.*version \`GLIBC_\([0-9.]*\)' not found.*/\1/p" | sort -uV | tail -n 1)
if [ -n "$glibc" ]; then
  tell "Earmark cannot start: this system is too old. It has $(getconf GNU_LIBC_VERSION), and Earmark needs glibc $glibc or newer, which newer releases of the system have. Reviews are unchanged."
fi

missing=$(printf '%s\n' "$needs" | sed -n 's/^[[:space:]]*\([^[:space:]]*\) => not found.*/\1/p' | sort -u | paste -sd ' ')
if [ -n "$missing" ]; then
  tell "Earmark cannot start: this system lacks $missing. Install it with \"sudo apt install --fix-broken\", or ask whoever looks after this computer. Reviews are unchanged."
fi

exec "$program" "$@"
