#!/bin/sh
# Sees that there is a Chromium for the browser tests: one already here, Debian's package where we
# may install it, else Playwright's own. Without one the tests say that they were skipped.
set -u
browser=${CLAIMTRAIL_CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
[ -n "$browser" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing Debian's chromium for the browser tests"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; then
        exit 0
    fi
fi
echo "trying Playwright's own Chromium for the browser tests"
.venv/bin/python -m playwright install chromium ||
    echo "no Chromium to be had: the browser tests will be skipped"
exit 0
