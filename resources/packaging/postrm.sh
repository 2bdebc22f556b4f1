#!/bin/sh
set -e
# Reviews are people's work: removing or purging the package leaves them in the users' home folders.
if [ "$1" = remove ] || [ "$1" = purge ]; then
  echo "Earmark was removed. Calls and reviews are kept in ~/.config/Earmark of each user."
fi
