"""Names of commands about people: posts, homes, absences, moves. All may be followed by something."""

import re

OF_PEOPLE = {
    "设岗": "set_posts",
    "设岗定责": "set_posts",
    "岗位": "set_posts",
    "认岗": "open_posts",
    "辞岗": "resign_post",
    "定岗": "assign_posts",
    "撤岗": "end_post",
    "我的岗": "my_posts",
    "我的岗位": "my_posts",
    "履岗": "serve_post",
    "评岗": "appraise_posts",
    "免": "exempt",
    "减": "lighten",
    "免减": "exemptions",
    "请假": "away",
    "销假": "back",
    "恢复": "back",
    "转出": "move_out",
    "转入": "move_in",
    "转交": "give_on",
    "离开": "leave_branch",
    "确认去世": "confirm_death",
    "留着": "after_death",
    "收起": "after_death",
    "恢复联系": "restart_person",
    "交接": "hand_over",
    "补录": "enter_for",
    "上门记": "visit_round",
    "纸质补录": "enter_for",
    "电话": "enter_for",
    "上门": "enter_for",
    "纸质": "enter_for",
    "念过": "was_read",
    "见证": "saw",
    "作证": "saw",
    "受益": "helped",
    "社区承诺": "commit_home",
    "报到": "report_home",
    "双报到": "report_home",
    "取消报到": "leave_home",
    "社区需要": "home_needs",
    "报到名单": "guests",
    "社区意见": "home_words",
}

#: "我住溪口社区": where somebody lives; a house number or a village lane is no community.
_LIVES = re.compile(r"我(?:家)?(?:住在?|在)\s*\S{1,20}(?:社区|社区党支部|小区|居委会)(?:了|里|的)?")
_LEFT = re.compile(r"(?:我)?不住在?\s*\S{1,20}(?:社区|社区党支部|小区|居委会)(?:了|里)?")

#: What may stand between such a name and what follows.
GAP = " ：:，,\n\u3000"


def about_people(words: str) -> str:
    """The command about people with which the words begin, or an empty string."""
    if _LIVES.fullmatch(words):
        return "live_in"
    if _LEFT.fullmatch(words):
        return "leave_home"
    found = [
        name for name in OF_PEOPLE if words == name or words.startswith(tuple(name + gap for gap in GAP))
    ]
    return OF_PEOPLE[max(found, key=len)] if found else ""
