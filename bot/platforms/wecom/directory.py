"""The corporation's directory as far as the app may see it: departments, members, whoever is chosen by name
(platform page §5.1). Nothing but name, account and department is read."""

from typing import Any

from bot.platforms.wecom.client import Client
from bot.platforms.wecom.errors import OK, failure
from bot.platforms.wecom.exchange import Answer
from bot.ports import Failed
from dialogs.rules.directory import Account

DEPARTMENTS = "/cgi-bin/department/list"
MEMBERS = "/cgi-bin/user/simplelist"
AGENT = "/cgi-bin/agent/get"
USER = "/cgi-bin/user/get"


async def read(client: Client, agent_id: str) -> list[Account] | Failed:
    """Every account in sight, once each; or why it cannot be read whole. Half a directory would make people
    look as if they had left."""
    departments = await _asked(client, DEPARTMENTS, {}, "department")
    if isinstance(departments, Failed):
        return departments
    found: dict[str, Account] = {}
    for one in departments:
        members = await _asked(client, MEMBERS, {"department_id": str(one.get("id"))}, "userlist")
        if isinstance(members, Failed):
            return members
        for member in members:
            _add(found, member, str(one.get("name") or ""))
    chosen = await _chosen(client, agent_id, set(found))
    if isinstance(chosen, Failed):
        return chosen
    for member in chosen:
        _add(found, member, "")
    return [found[name] for name in sorted(found)]


async def _chosen(client: Client, agent_id: str, known: set[str]) -> list[dict[str, Any]] | Failed:
    """Members who are in the app's scope by name and in no department of it."""
    answer = await client.get(AGENT, {"agentid": agent_id})
    if not isinstance(answer, Answer) or answer.code != OK:
        return _failed(answer)
    listed = answer.body.get("allow_userinfos")
    names = listed.get("user") if isinstance(listed, dict) else None
    found = []
    for one in names if isinstance(names, list) else []:
        userid = one.get("userid") if isinstance(one, dict) else None
        if not isinstance(userid, str) or userid.lower() in known:
            continue
        member = await client.get(USER, {"userid": userid})
        if not isinstance(member, Answer) or member.code != OK:
            return _failed(member)
        found.append(dict(member.body))
    return found


async def _asked(
    client: Client, path: str, query: dict[str, str], name: str
) -> list[dict[str, Any]] | Failed:
    answer = await client.get(path, query)
    if not isinstance(answer, Answer) or answer.code != OK:
        return _failed(answer)
    rows = answer.body.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _failed(answer: Any) -> Failed:
    if isinstance(answer, Answer):
        return failure(answer.code)
    return answer if isinstance(answer, Failed) else Failed(answer.reason)


def _add(found: dict[str, Account], member: dict[str, Any], department: str) -> None:
    userid, name = member.get("userid"), member.get("name")
    if isinstance(userid, str) and userid and isinstance(name, str) and name:
        address = userid.lower()
        found.setdefault(address, Account(address, name, department))
