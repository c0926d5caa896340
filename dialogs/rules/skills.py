"""Which wishes fit what somebody can do (根据自身的能力和特长, guidance 一之三; R19).

A fit is a suggestion to ask this person first. It decides nothing, and nobody is shown to fit less.
"""

import re
from collections.abc import Sequence

#: What people who can do one thing are asked for: words of a skill → words of wishes.
_TRADES: tuple[tuple[str, str], ...] = (
    ("电工|修电|家电|电器|电路", "电|灯|线路|插座|跳闸|电扇"),
    ("水电|修水管|水管|管道", "水管|漏水|水龙头|下水|堵|灯|电"),
    ("木工|木匠|泥瓦|瓦工|泥水|焊|修理|修缮", "修|扶手|凳|椅|门|窗|漏雨|屋顶|栏杆|台阶"),
    ("医|护士|护理|保健|卫生院|药", "看病|血压|血糖|体检|健康|吃药|买药|腿脚|生病|护理"),
    ("教师|老师|教学|辅导|书法|毛笔", "孩子|作业|辅导|读书|学习|写字|书法|留守|课"),
    ("电脑|手机|网络|计算机", "手机|上网|电脑|微信|视频|网络|挂号"),
    ("农技|种植|种粮|茶|果树|养殖|兽医", "种|庄稼|稻|茶|果|虫|肥|猪|鸡|晒谷|秧|收割"),
    ("法律|律师|调解|司法", "纠纷|合同|官司|吵|邻里|赔|调解|欠钱"),
    ("理发|剪发", "剪头|理发|头发"),
    ("开车|驾驶|司机", "接送|搭车|进城|拉货|车"),
    ("做饭|厨师|烧菜|炊事", "做饭|吃饭|烧菜|送饭|饭"),
    ("唱歌|跳舞|文艺|乐器|广场舞|戏", "唱|舞|戏|文艺|活动室|热闹"),
    ("缝|裁缝", "衣|缝|补"),
    ("会计|财务", "账|补贴|报销|保险|算钱"),
    ("保洁|环卫|护路|巡", "垃圾|卫生|扫|路|水渠|河"),
    ("网格员|楼栋长", "邻居|楼道|独居|老人|登记"),
)

_BETWEEN = re.compile(r"[\s,;、，；。|和与及]+|会|擅长|能|懂")

#: Signs two in a row that stand in nearly every wish say nothing.
_SHARED = 2


def fit(can: str, wish: str) -> int:
    """How well a wish fits what somebody can do: 0 for not at all. `can`: skills and post in words."""
    trades = sum(1 for skill, asked in _TRADES if re.search(skill, can) and re.search(asked, wish))
    words = {word for word in _BETWEEN.split(can) if len(word) >= _SHARED}
    return 2 * sum(1 for word in words if word in wish) + trades


def fitting(can: str, wishes: Sequence[str]) -> list[int]:
    """The places of the wishes that fit, the best first, equals in the order in which they came."""
    scored = [(fit(can, wish), place) for place, wish in enumerate(wishes)]
    return [place for score, place in sorted(scored, key=lambda one: (-one[0], one[1])) if score]
