"""Who is counted among those entitled to vote (应到会), and when a vote has a quorum.

Sources: 支部工作条例 art. 11 (more than half of those entitled); the five grounds on which a member may be
left out of the number, with the consent of the meeting and of the superior (evaluation defaults 6).
"""

from dialogs.rules.manifest import HOLDERS
from dialogs.rules.people import Person, Role, Standing

#: Grounds for leaving a member out of the number of those entitled, by the short name that is kept.
GROUNDS = {
    "患病": "患有精神病或其他疾病，不能表达本人意志",
    "出国": "出国半年以上",
    "关押": "被拘留、逮捕或者服刑",
    "卧床": "年老体弱卧床不起，或长期生病不能自理",
    "外出": "工作调动或外出半年以上，没有转走组织关系",
}


def quorate(voted: int, entitled: int) -> bool:
    """Whether more than half of those entitled have voted."""
    return 2 * voted > entitled


def refuse_holders(named: list[Person], org_id: int) -> str:
    """What speaks against these as holders of the keys (监票人), in Chinese; empty when nothing does."""
    if len({one.id for one in named}) != HOLDERS:
        return f"监票人要{HOLDERS}位，不能重复。"
    leader = next((one for one in named if one.org_id == org_id and one.leads), None)
    if leader is not None:
        return f"{leader.name}是本支部的书记或副书记，不能监票。"
    candidate = next((one for one in named if one.standing is not Standing.FORMAL), None)
    if candidate is not None:
        return f"{candidate.name}还是预备党员，不能监票。"
    if not any(one.org_id == org_id and one.role is Role.MEMBER for one in named):
        return "三位里至少一位，要是大家推选的普通党员。"
    return ""
