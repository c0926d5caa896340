"""`jiannuo setup`: asks for the few values of a platform, tests each as it is given, writes `.env`."""

import secrets
import string
from pathlib import Path
from typing import Annotated

import typer

from bot.problems import BadInput

#: The file in the current folder from which every command reads its settings.
FILE = Path(".env")

_KINDS = {
    "robot": "企业微信智能机器人（不用公网地址）",
    "app": "企业微信自建应用（要备案域名和固定地址）",
    "dingtalk": "钉钉机器人（不用公网地址）",
    "official": "微信公众号，给群众用（要备案域名和固定地址）",
}
_NAMES = {"robot": "企业微信智能机器人", "app": "企业微信应用", "dingtalk": "钉钉", "official": "微信公众号"}
_LETTERS = string.ascii_letters + string.digits

Values = dict[str, str]


def setup(
    kind: Annotated[
        str, typer.Argument(help="robot 智能机器人，app 自建应用，dingtalk 钉钉，official 公众号；不写就问。")
    ] = "",
) -> None:
    """配平台：问几样，填一样试一样，对了写进 .env。"""
    while kind not in _KINDS:
        for name, words in _KINDS.items():
            typer.echo(f"  {name}：{words}")
        kind = typer.prompt("配哪一种").strip()
    values = {"robot": _robot, "app": _app, "dingtalk": _dingtalk, "official": _official}[kind]()
    _write(values)
    typer.echo(f"写好了：{FILE.resolve()}，只有你自己能读。")
    typer.echo("下一步：jiannuo doctor 看一遍，jiannuo serve 启动。")


def _robot() -> Values:
    typer.echo("在企业微信管理后台 → 安全与管理 → 管理工具 → 智能机器人，建一个，选“API 模式”和“长连接”。")
    while True:
        values = {
            "JIANNUO_WECOM_ROBOT__BOT_ID": _ask("JIANNUO_WECOM_ROBOT__BOT_ID", "Bot ID"),
            "JIANNUO_WECOM_ROBOT__SECRET": _ask("JIANNUO_WECOM_ROBOT__SECRET", "Secret", hidden=True),
        }
        if _stands(values, "robot"):
            break
    name = typer.prompt("机器人的名字", default="践诺").strip()
    entry = typer.prompt("机器人二维码里的网址，没有就直接回车", default="", show_default=False).strip()
    more = {"JIANNUO_WECOM_ROBOT__NAME": name, "JIANNUO_WECOM_ROBOT__ENTRY_URL": entry}
    return values | {name: value for name, value in more.items() if value and _fits(name, value)}


def _app() -> Values:
    typer.echo("在企业微信管理后台 → 应用管理 → 应用 → 自建，打开你的应用；企业ID在“我的企业”最下面。")
    asked = {"CORP_ID": "企业ID", "AGENT_ID": "AgentId", "SECRET": "Secret"}
    values = _called_back("app", "JIANNUO_WECOM__", asked)
    typer.echo("在应用页 → 接收消息 → 设置API接收，先启动服务，再填下面三样，点“保存”：")
    _say_callback(values, "wecom", "")
    return values


def _dingtalk() -> Values:
    typer.echo("在钉钉开放平台（open-dev.dingtalk.com）→ 应用开发 → 你的应用 → 凭证与基础信息。")
    while True:
        values = {
            "JIANNUO_DINGTALK__CLIENT_ID": _ask("JIANNUO_DINGTALK__CLIENT_ID", "Client ID"),
            "JIANNUO_DINGTALK__CLIENT_SECRET": _ask(
                "JIANNUO_DINGTALK__CLIENT_SECRET", "Client Secret", hidden=True
            ),
        }
        if _stands(values, "dingtalk"):
            return values


def _official() -> Values:
    typer.echo("在微信公众平台（mp.weixin.qq.com）→ 设置与开发 → 基本配置，看 AppID，要 AppSecret。")
    values = _called_back("official", "JIANNUO_OFFICIAL__", {"APP_ID": "AppID", "SECRET": "AppSecret"})
    typer.echo("在基本配置 → 服务器配置 → 修改配置，先启动服务，再填下面几样，点“提交”和“启用”：")
    _say_callback(values, "official", "加解密方式选“安全模式”。")
    if typer.confirm("现在建公众号的菜单吗？（启用服务器配置以后，后台的菜单就不显示了）", default=True):
        from bot import app

        made = app.make_menu(values)
        typer.echo(f"  {made.words}" if made else "")
    return values


def _called_back(kind: str, prefix: str, asked: dict[str, str]) -> Values:
    """What a platform needs that calls our own address; token and key are made here."""
    made = {f"{prefix}TOKEN": _made(24), f"{prefix}ENCODING_AES_KEY": _made(43)}
    while True:
        values = {
            "JIANNUO_PUBLIC_URL": _ask("JIANNUO_PUBLIC_URL", "网页地址，例如 https://nuo.example.cn"),
            **{
                prefix + name: _ask(prefix + name, words, hidden=name == "SECRET")
                for name, words in asked.items()
            },
            **made,
        }
        if _stands(values, kind):
            return values


def _say_callback(values: Values, where: str, more: str) -> None:
    typer.echo(f"  URL：{values['JIANNUO_PUBLIC_URL'].rstrip('/')}/callbacks/{where}")
    typer.echo(f"  Token 和 EncodingAESKey：已替你生成，在 {FILE} 里，照抄过去。{more}")


def _made(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def _ask(name: str, words: str, *, hidden: bool = False) -> str:
    """A value of the right form; what is wrong about it is told at once."""
    while True:
        value: str = typer.prompt(words, hide_input=hidden).strip()
        if _fits(name, value):
            return value


def _fits(name: str, value: str) -> bool:
    from bot.settings import fault_of

    fault = fault_of(name, value)
    if fault:
        typer.echo(fault)
    return not fault


def _stands(values: Values, kind: str) -> bool:
    """Try what was given with the platform; say what it answers."""
    from bot import app

    typer.echo("试一试……")
    found = app.try_out(values, _NAMES[kind])
    for one in found:
        if one.well is not True:
            typer.echo(f"  {one.what}：{one.words}")
    if all(one.well is not False for one in found):
        typer.echo("  通了。")
        return True
    return not typer.confirm("重新填一遍吗？（选否就先照这样写下）", default=True)


def _write(values: Values) -> None:
    from bot.cli.env_file import write

    try:
        write(FILE, values)
    except OSError as error:
        raise BadInput(f"写不进 {FILE.resolve()}：{error.strerror}。") from None
