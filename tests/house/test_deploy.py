"""What lies in deploy/ agrees with the code."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from bot.platforms.dingtalk.hook import PATH as DINGTALK
from bot.platforms.dingtalk.limits import CARD_BUTTONS
from bot.platforms.wecom.hook import PATH
from bot.settings import HINTS, SettingsFault, load_settings
from bot.web.pages.hand_in import BODY

ROOT = Path(__file__).parents[2]
SCRIPTS = [ROOT / ".ci/run", *sorted((ROOT / "deploy/scripts").glob("*.sh"))]
GUIDE = (ROOT / "deploy/docs/wecom-guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_runs_strictly_and_parses(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_the_guide_names_the_address_and_only_settings_that_exist() -> None:
    assert f"https://你的域名{PATH}`" in GUIDE
    assert set(re.findall(r"JIANNUO_[A-Z_]*[A-Z]", GUIDE)) <= set(HINTS)


def test_dingtalks_guide_names_its_addresses_and_only_settings_that_exist() -> None:
    guide = (ROOT / "deploy/docs/dingtalk-guide.md").read_text(encoding="utf-8")
    assert all(f"https://你的域名{DINGTALK}/{where}`" in guide for where in ("robot", "card", "event"))
    assert set(re.findall(r"JIANNUO_[A-Z_]*[A-Z]", guide)) <= set(HINTS)
    assert all(f"`b1` 到 `b{CARD_BUTTONS}`" in line for line in guide.splitlines() if "`b1` 到" in line)


def test_the_settings_of_the_guide_are_complete_but_for_the_blanks() -> None:
    block = re.search(r"```\n(JIANNUO_.*?)```", GUIDE, flags=re.DOTALL)
    assert block
    given = dict(line.split("=", 1) for line in block[1].splitlines())
    with pytest.raises(SettingsFault) as caught:
        load_settings(given)
    blanks = {line.partition("：")[0] for line in caught.value.lines}
    assert blanks == {f"JIANNUO_WECOM__{blank}" for blank in ("SECRET", "TOKEN", "ENCODING_AES_KEY")}
    assert not [line for line in caught.value.lines if "还没有填" in line]


def test_the_constraints_are_plain_pins() -> None:
    lines = (ROOT / "deploy/constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[A-Za-z0-9.]+", line)] == []


def test_personal_addresses_stay_out_of_the_log_of_nginx() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot/web/pages").glob("*.py"))
    personal = set(re.findall(r'"/(\w+)/\{token\}', pages)) | set(
        re.findall(r'^    name = "(\w+)"', pages, re.M)
    )
    unlogged = re.search(
        r"location ~ \^/\(([\w|]+)\)/ \{\s*access_log off;", (ROOT / "deploy/nginx.conf").read_text()
    )
    assert unlogged
    assert set(unlogged[1].split("|")) == personal | {"static", "wish", "report", "deed", "s", "me"}


def test_nginx_lets_through_what_the_roster_page_takes_and_a_little_more() -> None:
    allowed = re.search(
        r"location ~ \^/roster/ \{\s*client_max_body_size (\d+)m;", (ROOT / "deploy/nginx.conf").read_text()
    )
    assert allowed
    assert int(allowed[1]) << 20 > 2 * BODY


def test_every_decision_is_numbered_and_says_what_it_costs() -> None:
    decisions = sorted((ROOT / "deploy/decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert [part for part in ("**Decided.**", "**Why.**", "**Instead of.**") if part not in text] == []
