"""The lists of the guidance 浙创先发〔2010〕18号 in its own words; a rule pack may replace every one."""

from collections.abc import Mapping
from typing import Final

#: 五个好 and the tasks of the constitution (一之一, 二): what an organisation's promise serves (R5).
STANDARDS_ORG: Final = (
    "领导班子好",
    "党员队伍好",
    "工作机制好",
    "工作业绩好",
    "群众反映好",
    "完成基本任务",
)

#: 五带头 and the duties of a member (一之一, 二): what a member's promise serves (R5).
STANDARDS_MEMBER: Final = (
    "带头学习提高",
    "带头争创佳绩",
    "带头服务群众",
    "带头遵纪守法",
    "带头弘扬正气",
    "履行党员义务",
)

#: The four goals (二, R36).
GOALS: Final = ("推动科学发展", "促进社会和谐", "服务人民群众", "加强基层组织")

#: The purpose line (一之一, R6).
PURPOSES: Final = ("组织创先进", "党员争优秀", "群众得实惠")

#: What an organisation promises about (二, R37).
TOPICS_ORG: Final = (
    "推动科学发展",
    "建设服务型党组织",
    "中心工作和重点任务",
    "党章规定的基本任务",
    "抓好创先争优活动",
    "创建“五个好”党组织",
    "做好事办实事解难事",
)

#: What a member promises about (二, R38).
TOPICS_MEMBER: Final = (
    "投身创先争优活动",
    "履行党员义务",
    "做到“五带头”",
    "岗位职责和急难险重任务",
    "服务社会服务群众",
)

#: People's benefit (一之三, R17).
BENEFITS: Final = ("惠民利民政策", "群众最关心、最直接、最现实的问题")

#: What is looked at in the review (三之2, R48); more may be added.
CRITERIA: Final = (
    "符合科学发展观要求",
    "体现先进性",
    "有利于工作",
    "体现岗位职责特点",
    "符合群众意愿",
)

#: Fewest and most items by category (一之二: 尽力而为、量力而行). Usual figures, F21.
ITEMS: Final[Mapping[str, tuple[int, int]]] = {
    "org": (3, 10),
    "usual": (1, 5),
    "leader": (1, 6),
    "elder": (1, 2),
    "retired": (1, 2),
    "mobile": (1, 3),
}

#: In which quarters somebody is asked for progress (三之5: each quarter); a pack may ask some less often.
CADENCE: Final[Mapping[str, tuple[int, ...]]] = {"usual": (1, 2, 3, 4)}

#: Who may review, the highest first: of somebody of several kinds it is the first of those named (R22).
REVIEWERS: Final = ("superior", "office", "committee")

#: What the evaluation form begins with: of these members what they said and did is looked at before figures
#: (重在考评闪光言行, R41).
FORMS: Final[Mapping[str, str]] = {"rural": "deeds", "community": "deeds", "enterprise": "deeds"}
