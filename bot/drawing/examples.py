"""What the drawn messages are about: people, answers and lists as they come up in a year."""

from collections.abc import Mapping
from typing import Any

from bot.drawing import examples_deeds, examples_evaluate, examples_people
from bot.drawing.example import NOW as NOW
from bot.drawing.example import Example
from bot.drawing.examples_lead import LEAD
from bot.drawing.examples_supervise import SUPERVISE
from dialogs.rules.pack import RulePack
from dialogs.words import amend as amend_words
from dialogs.words import review as review_words


def _author(name: str, category: str, **more: Any) -> dict[str, Any]:
    base = {"author": 5, "name": name, "category": category, "elder": False, "post": "", "year": 2027}
    return {**base, **more}


def _item(text: str, due: str | None = None) -> dict[str, Any]:
    return {"text": text, "due": due, "quantity": "", "category": "其他", "remark": "", "scope": ""}


def _what(*items: dict[str, Any], left: tuple[str, ...] = ()) -> dict[str, Any]:
    original = "；".join(one["text"] for one in items)
    kept = {"items": list(items), "left": list(left), "original": original, "sound": None, "spoken": False}
    return {"what": kept, "advised": True}


_MEMBER = _author("李明", "rural", post="网格员")
_LEADER = _author("陈国强", "leader", post="村党支部书记")
_ELDER = _author("王秀英", "elder", elder=True)
_RECORDER = _author("王秀英", "elder", elder=True, recorder=True)
_HEARD = {**_RECORDER, "sound": 7, "listen": "/listen/example"}
_ORG = _author("清溪村党支部", "leader", of_org=True, focus=["修好村口的路"])
_RETURNED = {**_MEMBER, "replaces": 12, "guidance": "写清楚一个月几次", "old": "帮村东的老人换煤气罐"}
_ELDER_RETURNED = {**_ELDER, "replaces": 13, "guidance": "说清楚是哪一天", "old": "去文化礼堂烧水"}

_GAS = _item("每月帮村东3户老人换1次煤气罐")
_LAMPS = _item("5月底前把村口的路灯修好3盏", "2027-05-31")
_TEA = _item("每个礼拜三去文化礼堂烧水")
_LONG = _item("每个月第二个星期天晚上八点在业主群里带大家读半小时书，年轻妈妈们也能听，少一次自己补一次")

_SHARE = {**_item("年底前把合作社社员增加到60户"), "quantity": "60户"}

_YEAR = ["2027-12-31"]

COMMITMENT = (
    Example("what", "党员", _MEMBER),
    Example("what", "领导干部", _LEADER),
    Example("what", "老人", _ELDER),
    Example("what", "代录人，上门记", _RECORDER),
    Example("what", "代录人，听录音记", _HEARD),
    Example("what", "书记退回来的", _RETURNED),
    Example("what", "老人，书记退回来的", _ELDER_RETURNED),
    Example("what", "本人说“不对”以后", _MEMBER, {"reworded": True}),
    Example("what", "自己想改一改", {**_RETURNED, "guidance": ""}),
    Example("what", "上级退回来的", {**_RETURNED, "by": "上级书记"}),
    Example("what", "以组织名义", _ORG),
    Example("what", "急难险重", {**_MEMBER, "urgent": True}),
    Example(
        "what",
        "书记带头了，有合适的愿望",
        {
            **_MEMBER,
            "led": ["陈国强"],
            "board": "/board/1",
            "wishes": [[3, "桥头装个扶手"]],
            "mend": "把水渠的垃圾清干净",
        },
    ),
    Example("what", "老人，有合适的愿望", {**_ELDER, "wishes": [[3, "桥头装个扶手"]]}),
    Example("due", "急难险重", {**_MEMBER, "urgent": True}, _what(_GAS)),
    Example("what", "认领了群众的愿望", {**_MEMBER, "wish": 1, "wish_text": "村口路灯坏了三个月"}),
    Example("what", "在岗的党员", {**_MEMBER, "duty": ["护水岗", "每周巡一次水渠，堵了就清"]}),
    Example("what", "老人，在岗", {**_ELDER, "duty": ["烧水岗", "每个礼拜三去文化礼堂烧水"]}),
    Example("due", "没说日子", _MEMBER, _what(_GAS)),
    Example("due", "一次说了两件", _MEMBER, _what(_GAS, _item("每周六扫一次凉亭"))),
    Example("due", "话很长", _MEMBER, _what(_LONG)),
    Example("whom", "没说给谁", _MEMBER, {**_what({**_GAS, "bare": True}), "due": _YEAR}),
    Example("base", "要改变一个数", _MEMBER, {**_what(_SHARE), "due": _YEAR}),
    Example("confirm", "一件，有日子", _MEMBER, _what(_LAMPS)),
    Example("confirm", "一件，做一整年", _MEMBER, {**_what(_GAS), "due": _YEAR}),
    Example("confirm", "两件", _MEMBER, {**_what(_GAS, _LAMPS), "due": [*_YEAR, "2027-05-31"]}),
    Example("confirm", "有一句没写进去", _MEMBER, _what(_LAMPS, left=("带头发言",))),
    Example("confirm", "老人", _ELDER, _what(_TEA)),
    Example("confirm", "代录人", _RECORDER, _what(_TEA)),
    Example("confirm", "代录人，本人没有手机", {**_RECORDER, "reachable": False}, _what(_TEA)),
    Example("confirm", "别人替本人记的", {**_MEMBER, "told_to": "赵雪"}, {**_what(_GAS), "due": _YEAR}),
    Example("where", "当面念过", _RECORDER, {**_what(_TEA), "confirm": "face_to_face"}),
    Example("confirm", "话很长", _MEMBER, {**_what(_LONG), "due": _YEAR}),
)

_LINES = (
    ("李明", "每月帮村东3户老人换1次煤气罐", "全年", ""),
    ("孙大海", "每周巡1次村里的水渠，堵了就清", "全年", ""),
    ("马丽", "今年带2名新工人，教会他们独立上岗", "6月30日前", ""),
    ("王秀英", "多做点好事", "全年", "还没说给谁做、做什么、多久一次。"),
    ("何小兵", "每月给村里打1次电话，介绍2个岗位", "全年", ""),
    ("胡志远", "5月底前把村口的路灯修好3盏", "5月31日前", ""),
    ("赵雪", "每月最后一个周六教老人用手机，一年12次", "全年", ""),
    ("吴桂芳", "每周二教孩子们写毛笔字", "全年", ""),
)


def _waiting(count: int, more: int = 0) -> dict[str, Any]:
    items = [
        {"commitment": n, "version": 1, "name": line[0], "line": review_words.one(*line)}
        for n, line in enumerate(_LINES[:count], 1)
    ]
    return {"items": items, "more": more, "criteria": list(RulePack().criteria)}


def _grouped() -> dict[str, Any]:
    waiting = _waiting(3)
    for place, org in ((0, "清溪村党支部"), (2, "竹溪村党支部")):
        item = waiting["items"][place]
        item["line"] = review_words.in_group(org, item["line"])
    return waiting


REVIEW = (
    Example("decide", "一条", _waiting(1)),
    Example("decide", "三条", _waiting(3)),
    Example("decide", "八条，后面还有七条", _waiting(8, 7)),
    Example("decide", "上级看，按支部分开", _grouped()),
    Example("guidance", "退回一条，没说为什么", _waiting(3), {"decide": [[2, "return", ""]]}),
    Example(
        "guidance", "退回两条，没说为什么", _waiting(8), {"decide": [[2, "return", ""], [4, "return", ""]]}
    ),
)


def _progress(text: str, left: int = 0) -> dict[str, Any]:
    return {"commitment": 3, "quarter": 1, "text": text, "target": "", "left": left}


CHECKIN = (
    Example("how", "只有一条", _progress(_GAS["text"])),
    Example("how", "后面还有两条", _progress(_LAMPS["text"], 2)),
    Example("how", "话很长", _progress(_LONG["text"])),
    Example("how", "老人", {**_progress(_TEA["text"]), "elder": True}),
)

_GRADES = {"cycle": 1, "year": 2027, "grades": list(RulePack().grades)}

SELF_RATING = (
    Example("grade", "党员", _GRADES),
    Example("grade", "老人", {**_GRADES, "elder": True}),
    Example("words", "评了以后", _GRADES, {"grade": "合格"}),
    Example("words", "老人", {**_GRADES, "elder": True}, {"grade": "合格"}),
    Example("shown", "评了以后", _GRADES, {"grade": "合格", "words": ""}),
    Example("shown", "老人", {**_GRADES, "elder": True}, {"grade": "合格", "words": ""}),
)

_SAID = {"text": "嗯我嘛每个礼拜三到文化礼堂给戏班烧水", "media": 3}
HEARING = (Example("right", "老人", _SAID),)

PUBLISH = (
    Example("go", "都审完了", {"cycle": 1, "ready": 12, "people": 12, "waiting": 0, "missing": 0}),
    Example("go", "还有没审的、没提的", {"cycle": 1, "ready": 25, "people": 24, "waiting": 3, "missing": 4}),
)

_DRAFT = (
    "2027年第1季度，支部共有25件公开承诺，21件说了近况。做完5件，正在做11件。\n"
    "这季度做完的：5月底前把村口的路灯修好3盏；每月到图书角整理1次书。\n"
    "谢谢大家。还没顾上的，有难处跟我说。"
)

SUMMARY = (
    Example("go", "起草好了", {"cycle": 1, "quarter": 1, "draft": _DRAFT}),
    Example("text", "书记要改", {"cycle": 1, "quarter": 1, "draft": _DRAFT}, {"go": "edit"}),
)

DIGEST = (
    Example(
        "go",
        "结果出来了",
        {
            "cycle": 1,
            "draft": "2027年公开承诺小结\n25位同志作了25件承诺，21件已经做完。\n"
            "互评有20位同志参加，应参加26位。",
        },
    ),
)

RECORD = (Example("who", "没说替谁", {"people": [[4, "王秀英"], [9, "郑阿根"]]}),)


_OPINIONS = {"cycle": 1, "org": "清溪村党支部", "wishes": 0, "then": ""}
_MEETING = {"how": [{"channel": "meeting", "people": 0, "day": "", "words": "开了会"}]}

OPINIONS = (
    Example("how", "还没记过", _OPINIONS),
    Example("how", "已经有群众愿望", {**_OPINIONS, "wishes": 12}),
    Example("people", "没说人数", _OPINIONS, _MEETING),
    Example("day", "没说日子", _OPINIONS, {**_MEETING, "people": 20}),
)


_OLD = {
    "commitment": 1,
    "version": 1,
    "year": 2027,
    "old": "修路灯",
    "missing": ["text", "amount", "whom"],
    "name": "李明",
    "elder": False,
}
_OLD_ITEM = {"what": {"items": [{"text": "修路灯", "due": None}]}}

COMPLETE = (
    Example("text", "太大了", _OLD),
    Example("amount", "没说多少", _OLD),
    Example("amount", "替他记的人", {**_OLD, "helper": True}),
    Example("whom", "没说为谁", _OLD),
    Example("due", "没说日子", _OLD, _OLD_ITEM),
    Example("text", "老人，太大了", {**_OLD, "elder": True}),
    Example("amount", "老人，没说多少", {**_OLD, "elder": True}),
    Example("whom", "老人，没说为谁", {**_OLD, "elder": True}),
)


def _voices(*lines: str, more: int = 0) -> dict[str, Any]:
    return {"items": [{"voice": n, "line": line} for n, line in enumerate(lines, 1)], "more": more}


_WISHED = ("3号路口的路灯坏了，晚上看不见", "村口想装一盏路灯（像第1条）", "桥头装个扶手（正在问人）")

_CHANGED = (
    amend_words.line("李明", "delay", _LAMPS["text"], "9月30日前", "下雨停工"),
    amend_words.line("孙大海", "erratum", "每周寻一次水渠", "每周巡一次水渠", "写错了字"),
    amend_words.line("马丽", "unmet", "带2名新工人", "", "厂里今年不招人"),
)


def _changes(count: int, more: int = 0) -> dict[str, Any]:
    return {"items": [{"id": n, "line": line} for n, line in enumerate(_CHANGED[:count], 1)], "more": more}


WISHES = (
    Example("decide", "一件", _voices(_WISHED[0])),
    Example("decide", "三件，后面还有两件", _voices(*_WISHED, more=2)),
)
REPORTS = (Example("decide", "一件", _voices("李明：说好换的煤气罐没来换（群众，网页，12月3日前回复）")),)
CLAIM = (
    Example("go", "党员", {"voice": 3, "text": _WISHED[2], "elder": False}),
    Example("go", "老人", {"voice": 3, "text": _WISHED[2], "elder": True}),
)
OFFERS = (
    Example("which", "党员", _voices(*_WISHED)),
    Example("which", "老人", _voices(*_WISHED[:2])),
)

AMENDMENTS = (
    Example("decide", "一件", _changes(1)),
    Example("decide", "三件，后面还有一件", _changes(3, 1)),
)

#: By the name of the dialog.
EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "commitment": COMMITMENT,
    "review": REVIEW,
    "checkin": CHECKIN,
    "self_rating": SELF_RATING,
    "hearing": HEARING,
    "publish": PUBLISH,
    "summary": SUMMARY,
    "digest": DIGEST,
    "record": RECORD,
    "opinions": OPINIONS,
    "complete": COMPLETE,
    "wishes": WISHES,
    "reports": REPORTS,
    "claim": CLAIM,
    "offers": OFFERS,
    "amendments": AMENDMENTS,
    **SUPERVISE,
    **LEAD,
    **examples_evaluate.EXAMPLES,
    **examples_people.EXAMPLES,
    **examples_deeds.EXAMPLES,
}
