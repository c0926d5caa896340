"""Examining what is configured: the platforms step by step, and whom they reach (`jiannuo doctor`)."""

from aiohttp import ClientSession

from bot import dingtalk, official, speech, wording
from bot.own_server import Refused
from bot.platforms.checkup import Finding
from bot.platforms.wecom import checkup
from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.robot import checkup as robot_checkup
from bot.ports import Clock
from bot.robot import line_lease, robot_config
from bot.server_settings import SpeechSettings, WordingSettings
from bot.service.reach import unreached
from bot.settings import Settings
from bot.wecom import config_of
from dialogs.rules.calendar import at, local
from storage import channels, health, people
from storage.database import Database
from storage.unit import Work

APP, ROBOT, DINGTALK, OFFICIAL = "企业微信应用", "企业微信智能机器人", "钉钉", "微信公众号"
SPEECH, WORDING = "语音听写", "措辞建议"

#: Accounts of the roster that are looked up.
_SOME = 5

#: Person-times a day that WeCom allows for each account of a corporation.
_A_DAY = 200

#: What is looked at before anything runs: whether the platform knows us.
_FIRST_STEPS = ("网络", "密钥", "可信IP", "应用", "可见范围", "机器人", "连接", "接收", "IP白名单")

_IN_USE = "服务正开着，连接由它占着，不去打断。要细查，先停下服务。"
_NO_GROUP = "还没有群。把机器人拉进支部群，由书记在群里@它说“登记本群”。"


async def examine(
    settings: Settings, session: ClientSession, database: Database, clock: Clock, *, first: bool = False
) -> dict[str, list[Finding]]:
    """What the steps find of each configured platform, by its Chinese name; with `first` only whether the
    platform knows us, which can be told before the service runs and a roster is in."""
    found = {}
    if settings.wecom is not None:
        config = config_of(settings.wecom, settings.address)
        found[APP] = await _examined_app(config, session, database, clock, first=first)
    if settings.wecom_robot is not None:
        found[ROBOT] = await _examined_robot(settings, session, database)
    if settings.dingtalk is not None:
        given = (settings.dingtalk, settings.public_url)
        found[DINGTALK] = await dingtalk.examined(*given, session, database, clock)
    if settings.speech is not None and not first:
        found[SPEECH] = [await _examined_speech(settings.speech)]
    if settings.wording is not None and not first:
        found[WORDING] = [await _examined_wording(settings.wording)]
    if settings.official is not None:
        found[OFFICIAL] = await official.examined(settings.official, settings.address, session, clock)
    if first:
        return {name: [one for one in some if one.what in _FIRST_STEPS] for name, some in found.items()}
    return found


async def _examined_speech(given: SpeechSettings) -> Finding:
    heard = await speech.try_out(given)
    if isinstance(heard, Refused):
        return Finding("听写", False, f"{heard.reason}。录音先照旧由帮办人听了打字。")
    return Finding("听写", True, "答得上。没有字的录音交给它听，听到的念给本人确认。")


async def _examined_wording(given: WordingSettings) -> Finding:
    said = await wording.try_out(given)
    if isinstance(said, Refused):
        return Finding("措辞", False, f"{said.reason}。审核页照旧能用，只是没有机器拟的说法。")
    return Finding("措辞", True, "答得上。拟的说法只给审核的人作参考。")


async def _examined_app(
    config: WeComConfig, session: ClientSession, database: Database, clock: Clock, *, first: bool
) -> list[Finding]:
    some = await database.read(channels.some_accounts, "wecom", _SOME)
    client, found = Client(config, session), list[Finding]()
    try:
        async for one in checkup.examine(config, client, session, some, clock):
            if first and one.what not in _FIRST_STEPS:
                break
            found.append(one)
    finally:
        await client.close()
    return found if first else [*found, await database.read(spent)]


def spent(work: Work) -> Finding:
    """How much of the day's person-times is used: WeCom allows two hundred for each account of the
    corporation, of which those on the roster are a part. A query."""
    since = at(local(work.now).date(), 0)
    said, known = health.sent_since(work, "wecom", since), channels.count(work, "wecom")
    words = (
        f"今天发了{said}人次。企业微信一天的上限是账号数乘{_A_DAY}，只算花名册上的{known}个账号，也有"
        f"{known * _A_DAY}次。一个人一分钟最多30条，践诺只发20条。"
    )
    return Finding("额度", said < known * _A_DAY or not said, words)


async def _examined_robot(settings: Settings, session: ClientSession, database: Database) -> list[Finding]:
    """A line that a served bot holds is left alone: a second connection would push it off."""
    config = robot_config(settings)
    if config is None:
        return []
    lease = line_lease(database, config.bot_id)
    if await lease.hold():
        try:
            found = await robot_checkup.examine(config, session)
        finally:
            await lease.release()
    else:
        found = [Finding("连接", True, _IN_USE)]
    return [*found, *await database.read(_reached)]


def _reached(work: Work) -> list[Finding]:
    """Whom the robot cannot reach yet, and whether it has a group. A query."""
    orgs = people.orgs(work)
    silent = sum(len(unreached.unreached(work, org).silent) for org in orgs)
    groups = [one for org in orgs for one in people.groups(work, org.id) if one[0] == "wecom_robot"]
    words = (
        f"还有{silent}人要先跟机器人说一句话，名单用 jiannuo lead unreached 看。"
        if silent
        else "有账号的人都联系得上。"
    )
    group = f"登记了{len(groups)}个群。" if groups else _NO_GROUP
    return [Finding("人", None if silent else True, words), Finding("群", bool(groups) or None, group)]
