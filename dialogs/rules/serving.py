"""What a promise serves: a proposal from the lists of the rule pack, which a person may change (R5, R17,
R36–R38).

The lists are data, so nothing here leans on their wording: an entry is chosen by the pairs of characters
that it shares with the promise and with what is usually meant by the promise's category.
"""

from collections.abc import Mapping, Sequence

from dialogs.rules.pack import RulePack

#: What promises of a category usually serve, in the words of the guidance.
_MEANT = {
    "急难险重": "急难险重任务 岗位职责 争创佳绩 社会和谐 中心工作和重点任务 工作业绩",
    "矛盾调解": "促进社会和谐 弘扬正气 服务社会 解难事 群众反映",
    "廉洁自律": "遵纪守法 加强基层组织 五带头 工作机制 领导班子",
    "带头致富": "推动科学发展 争创佳绩 服务群众 工作业绩",
    "平安巡逻": "促进社会和谐 服务社会 服务群众 办实事 群众反映",
    "环境卫生": "促进社会和谐 服务社会 服务群众 办实事 群众反映",
    "学习宣传": "学习提高 加强基层组织 五带头 党员队伍 基本任务",
    "岗位业务": "岗位职责 争创佳绩 推动科学发展 工作业绩 中心工作",
    "文明风尚": "弘扬正气 促进社会和谐 五带头 群众反映",
    "帮扶结对": "服务群众 服务社会 服务人民群众 解难事 群众反映",
    "便民服务": "服务群众 服务社会 服务人民群众 做好事办实事 群众反映",
    "其他": "履行党员义务 服务群众 基本任务",
}

#: Kinds of tags that are proposed, in the order in which they are shown.
STANDARD, GOAL, TOPIC = "standard", "goal", "topic"

#: People's benefit (惠民利民政策, 最关心最直接最现实的问题): only of promises that speak of it.
BENEFIT = "benefit"

#: The share of an entry's pairs from which a promise speaks of it.
_SPOKEN_OF = 0.15


def lists_for(pack: RulePack, *, of_org: bool) -> Mapping[str, tuple[str, ...]]:
    """The lists of the pack by kind of tag, for an organisation's promise or a member's."""
    return {
        STANDARD: pack.standards_org if of_org else pack.standards_member,
        GOAL: pack.goals,
        TOPIC: pack.topics_org if of_org else pack.topics_member,
        BENEFIT: pack.benefits,
    }


def propose_tags(pack: RulePack, text: str, category: str, *, of_org: bool) -> dict[str, str]:
    """One entry of each list; none of a list that is empty, and of people's benefit only where the
    promise speaks of it."""
    found = {kind: best(options, text, category) for kind, options in lists_for(pack, of_org=of_org).items()}
    found[BENEFIT] = spoken_of(pack.benefits, text)
    return {kind: value for kind, value in found.items() if value}


def best(options: Sequence[str], text: str, category: str) -> str:
    """The entry that fits best, the earlier one of equals; empty where there is none to choose."""
    meant = _pairs(_MEANT.get(category, _MEANT["其他"])) | _pairs(text)
    return max(options, key=lambda one: len(_pairs(one) & meant) / max(len(_pairs(one)), 1), default="")


def spoken_of(options: Sequence[str], text: str) -> str:
    """The entry of which the words speak; empty where they speak of none."""
    said = _pairs(text)
    shares = [(len(_pairs(one) & said) / max(len(_pairs(one)), 1), one) for one in options]
    share, entry = max(shares, key=lambda found: found[0], default=(0.0, ""))
    return entry if share >= _SPOKEN_OF else ""


def meant_entry(pack: RulePack, said: str, *, of_org: bool) -> tuple[str, str] | None:
    """The kind and entry that somebody names, whole or in part; None where it is none or not clear."""
    words = said.strip(" 。“”\"'")
    every = [
        (kind, entry)
        for kind, options in lists_for(pack, of_org=of_org).items()
        for entry in options
        if words
    ]
    exact = [one for one in every if one[1] == words]
    partly = exact or [one for one in every if words in one[1]]
    return partly[0] if len(partly) == 1 else None


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1) if " " not in text[place : place + 2]}
