#!/bin/sh
# Writes tlds.txt anew from the Public Suffix List: make-tlds.sh [PUBLIC_SUFFIX_LIST] > tlds.new
# Debian's package publicsuffix installs the list. Its ICANN section names every domain of the root
# zone. The domains that were given up since are kept as they stand in tlds.txt.
set -eu
list=${1:-/usr/share/publicsuffix/public_suffix_list.dat}
here=$(dirname "$0")
version=$(dpkg-query -W -f '${Version}' publicsuffix 2>/dev/null || date -u +%Y%m%d)
cat <<HEADER
# Top-level domains, one a line.
# Source: the ICANN section of the Public Suffix List, https://publicsuffix.org, as of $version
# (Debian's package publicsuffix), which follows the root zone of IANA. Licence: MPL 2.0.
# Made by make-tlds.sh.
HEADER
sed -n '/===BEGIN ICANN DOMAINS===/,/===END ICANN DOMAINS===/p' "$list" |
  sed -e 's/[[:space:]]*$//' -e '/^\/\//d' -e '/^$/d' -e 's/^!//' -e 's/.*\.//' | LC_ALL=C sort -u
sed -n '/^# Given up/,$p' "$here/tlds.txt"
