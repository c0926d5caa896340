"""Settings: what fits is taken, and everything that does not is named at once, without its value."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import HINTS, SettingsFault, load_settings

CANARY = "canary-in-a-secret"
WECOM = {
    "JIANNUO_WECOM__CORP_ID": "ww0123456789abcdef",
    "JIANNUO_WECOM__AGENT_ID": "1000002",
    "JIANNUO_WECOM__SECRET": "s" * 43,
    "JIANNUO_WECOM__TOKEN": "Token123",
    "JIANNUO_WECOM__ENCODING_AES_KEY": "k" * 43,
}


DINGTALK = {
    "JIANNUO_DINGTALK__CLIENT_ID": "dingabc0123456789",
    "JIANNUO_DINGTALK__CLIENT_SECRET": "s" * 64,
}


def faults(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsFault) as caught:
        load_settings(environ)
    return list(caught.value.lines)


def names(lines: list[str]) -> list[str]:
    return [line.partition("：")[0] for line in lines]


def test_nothing_set_is_a_service_on_this_machine_with_a_file() -> None:
    settings = load_settings({})
    assert settings.database == "sqlite:///data/jiannuo.db"
    assert settings.address == "http://127.0.0.1:8080"
    assert (settings.sandbox, settings.wecom) == (False, None)


def test_what_is_set_is_taken() -> None:
    settings = load_settings(
        {
            "JIANNUO_HOME": "/srv/nuo",
            "JIANNUO_PORT": "9000",
            "JIANNUO_PUBLIC_URL": "https://nuo.example.cn/",
            "JIANNUO_SANDBOX": "1",
            "PATH": "/usr/bin",
        }
    )
    assert settings.database == "sqlite:////srv/nuo/jiannuo.db"
    assert (settings.port, settings.sandbox) == (9000, True)
    assert settings.address == "https://nuo.example.cn"


def test_wecom_is_complete_with_five_values() -> None:
    wecom = load_settings(WECOM).wecom
    assert wecom is not None
    assert wecom.agent_id == 1000002
    assert wecom.secret.get_secret_value() == "s" * 43
    assert wecom.max_skew_s == 600
    assert wecom.group_webhook_url is None


@pytest.mark.parametrize("absent", sorted(WECOM))
def test_a_half_filled_wecom_names_what_is_missing(absent: str) -> None:
    lines = faults({name: value for name, value in WECOM.items() if name != absent})
    assert names(lines) == [absent]
    assert "还没有填" in lines[0]
    assert HINTS[absent] in lines[0]


def test_an_empty_value_counts_as_not_filled() -> None:
    assert names(faults({**WECOM, "JIANNUO_WECOM__TOKEN": " "})) == ["JIANNUO_WECOM__TOKEN"]


def test_sandbox_and_wecom_do_not_run_together() -> None:
    lines = faults({**WECOM, "JIANNUO_SANDBOX": "1"})
    assert names(lines) == ["JIANNUO_SANDBOX"]
    assert "JIANNUO_WECOM__" in lines[0]


def test_dingtalk_is_complete_with_two_values_beside_wecom() -> None:
    settings = load_settings({**DINGTALK, **WECOM})
    assert settings.wecom is not None
    assert settings.dingtalk is not None
    assert (settings.dingtalk.receive, settings.dingtalk.monthly_calls) == ("stream", 5000)
    assert settings.dingtalk.api_base == "https://api.dingtalk.com"
    assert names(faults({**DINGTALK, "JIANNUO_SANDBOX": "1"})) == ["JIANNUO_SANDBOX"]


def test_every_fault_of_dingtalk_is_told_at_once() -> None:
    wrong = {
        "CLIENT_ID": "a b",
        "CARD_TEMPLATE_ID": "模板",
        "RECEIVE": "smoke",
        "EVENT_AES_KEY": "short",
        "GROUP_WEBHOOK_URL": "robot",
        "API_BASE": "api.dingtalk.com",
        "MONTHLY_CALLS": "-1",
    }
    lines = faults({f"JIANNUO_DINGTALK__{name}": value for name, value in wrong.items()})
    assert set(names(lines)) == {f"JIANNUO_DINGTALK__{name}" for name in (*wrong, "CLIENT_SECRET")}


def test_an_unknown_name_is_refused_and_the_nearest_one_offered() -> None:
    assert faults({"JIANNUO_PROT": "1"}) == ["JIANNUO_PROT：没有这个设置。是不是想写 JIANNUO_PORT？"]
    assert faults({"JIANNUO_XQZVW": "1"}) == ["JIANNUO_XQZVW：没有这个设置。请删掉它。"]


def test_every_fault_is_told_at_once() -> None:
    lines = faults(
        {
            "JIANNUO_PROT": "1",
            "JIANNUO_PORT": "70000",
            "JIANNUO_SANDBOX": "也许",
            "JIANNUO_PUBLIC_URL": "nuo.example.cn",
            "JIANNUO_DATABASE_URL": "mysql://nuo",
            "JIANNUO_WECOM__SECRET": "s" * 43,
        }
    )
    assert names(lines) == [
        "JIANNUO_PROT",
        "JIANNUO_DATABASE_URL",
        "JIANNUO_PORT",
        "JIANNUO_PUBLIC_URL",
        "JIANNUO_SANDBOX",
        "JIANNUO_WECOM__CORP_ID",
        "JIANNUO_WECOM__AGENT_ID",
        "JIANNUO_WECOM__TOKEN",
        "JIANNUO_WECOM__ENCODING_AES_KEY",
    ]


@pytest.mark.parametrize("name", sorted(HINTS))
def test_a_wrong_value_is_never_repeated(name: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        load_settings({name: f"{CANARY}\n\0", "JIANNUO_UNKNOWN_THING": CANARY})
    shown = f"{caught.value!s} {caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert CANARY not in shown


def test_settings_shown_keep_their_secrets() -> None:
    settings = load_settings(
        {
            **WECOM,
            "JIANNUO_WECOM__SECRET": f"{CANARY}-1",
            "JIANNUO_WECOM__TOKEN": "canaryinasecret2",
            "JIANNUO_WECOM__GROUP_WEBHOOK_URL": f"https://hook.example.cn/send?key={CANARY}",
            "JIANNUO_DATABASE_URL": f"postgresql://nuo:{CANARY}@db.example.cn/nuo",
        }
    )
    shown = f"{settings!r} {settings!s} {settings.model_dump()}"
    assert [part for part in (CANARY, "canaryinasecret2") if part in shown] == []
    assert CANARY in settings.database


@given(st.dictionaries(st.sampled_from(sorted(HINTS)), st.text(max_size=50)))
def test_any_values_are_taken_or_named(environ: dict[str, str]) -> None:
    told: tuple[str, ...] = ()
    try:
        load_settings(environ)
    except SettingsFault as fault:
        told = fault.lines
        refused = True
    else:
        refused = False
    assert bool(told) == refused
    assert set(names(list(told))) <= set(HINTS)


def test_a_file_beside_the_service_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("JIANNUO_PORT=9001\nJIANNUO_HOST=0.0.0.0\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JIANNUO_PORT", "9002")
    settings = load_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9002)
