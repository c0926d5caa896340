#!/usr/bin/env bash
# See that a Chromium and a font with Chinese characters are there for the page tests; install them where apt-get can.
set -euo pipefail

has_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
} >/dev/null

has_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]
}

missing=()
has_browser || missing+=(chromium)
has_font || missing+=(fontconfig fonts-noto-cjk)
[ ${#missing[@]} -gt 0 ] || exit 0

refuse() {
    echo "The page tests need Chromium and a font with Chinese characters, and $1." >&2
    echo "Please install by hand: ${missing[*]}" >&2
    exit 1
}

command -v apt-get >/dev/null || refuse "this system has no apt-get"
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || refuse "this user is not root and there is no sudo"
    sudo=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    || refuse "apt-get could not install them"
has_browser || refuse "Chromium is still not there after apt-get"
