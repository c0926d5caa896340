"""Replies that mean the same whatever was asked."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.cue import Cue, cue
from dialogs.understanding.cues import (
    asking,
    back,
    feelings,
    later,
    leave,
    looking_up,
    people,
    requests,
    skipping,
    urgent,
)
from dialogs.understanding.dates import defer_day
from dialogs.understanding.outcome import OBSTACLE, cut, reading, reason_for, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Clause, Said

_ABOUT = cue(
    "asks about a control, does not use it",
    r"怎么(?!办$)|如何|会不会|影响|后果|会怎|扣分|多久|谁|还能(?!改|回)|算不算|是什么|之后|以后|的话",
)
_LEAVE_ASKED = Lazy(r"(?:可以|好|行|成)(?:吗|不|不好|不行|不可以)\??$")
_BY_MACHINE = Lazy(
    r"您?拨打的|用户正忙|无法接通|已关机|(?:语音)?转写(?:失败|中)|(?:对方|我)(?:已|通过了)[^,]{0,6}(?:好友|撤回了一条)|"
    r"撤回了一条消息|验证码|当前版本不支持|自动回复"
)
_KNOWN_LETTERS: Final = Lazy(
    r"yes|ok|okk|okay|yep|yeah|nope|pass|skip|next|back|help|quit|exit|stop|done|cancel|restart|hello|good|"
    r"bye|hhh|hhhh|lol|reset|asap|one|two|three|four|five"
)
STARS: Final = Lazy("[⭐★🌟]+")
_HELD_BY = cue("what it waits for, or what stands in the way", r"^等(?!等|一?下|会|我)", *OBSTACLE.parts)
_WORDS = Lazy(r"[^\W_]")


def noise(said: Said, asked: Asked) -> Reading | None:
    """Nothing said at all: blank, a sticker, a picture, a file, punctuation, a stray key."""
    words = "".join(_WORDS.findall(said.text))
    if _BY_MACHINE.search(said.text):
        return unclear("像是机器自己发的话")
    if said.marks.media and (
        not words
        or re.search(r"\.(?:xlsx?|docx?|pdf|jpe?g|png|mp[34]|zip|amr|wps|pptx?)\b", said.raw.lower())
        or len(words) < 3
    ):
        return unclear("只发来图片、文件或贴纸,没有回答")
    if words:
        return _gibberish(words, asked)
    if said.marks.thumb or said.marks.cross:
        return None
    if asked.context == "ask_rating" and STARS.fullmatch(said.raw.strip()):
        return None
    if said.marks.other:
        return reading("smalltalk", 0.6, "只有表情") if asked.context == "idle" else unclear("只有表情")
    if re.fullmatch(r"[??]+", said.raw.strip()):
        return reading("help", 0.6, "只打了问号")
    return unclear("没有内容")


def _gibberish(words: str, asked: Asked) -> Reading | None:
    letters = re.fullmatch(r"[a-z]{3,}\d*", words)
    if letters and not _KNOWN_LETTERS.fullmatch(words):
        return unclear("看不出意思的字母")
    return (
        unclear("看不出意思的数字")
        if re.fullmatch(r"\d{5,}", words) and asked.context != "ask_deadline"
        else None
    )


def emergency(said: Said, asked: Asked) -> Reading | None:
    """Someone is in danger: a person is called whatever else was said."""
    found = urgent.NOW.find(said.text)
    still = re.search(r"不想活|活着没|活不下去|救命|快来|快点|赶紧|怎么办|现在", said.text)
    if not found or (urgent.TOLD.find(said.text) and not still) or urgent.MAY_COME.find(said.text):
        return None
    return reading("handoff_to_human", 0.95, f"听到“{found}”,像是急事", flags=frozenset({"emergency"}))


def improper(said: Said, asked: Asked) -> Reading | None:
    """What must be refused: others' grades, forged figures, orders to the machine."""
    found = feelings.IMPROPER.find(said.text)
    return unclear(f"“{found}”不能照办", flags=frozenset({"improper_request"})) if found else None


def _using(said: Said, table: Cue) -> str:
    """The words that use a control; a question about it does not count."""
    for clause in said.clauses:
        found = table.find(clause.text)
        if (
            found
            and not (clause.asks and _ABOUT.find(clause.text))
            and not re.search(r"(?:如果|要是|万一|假如)|的话$", clause.text)
        ):
            return found
    return ""


def person(said: Said, asked: Asked) -> Reading | None:
    """Wants a person."""
    if asked.context == "confirm_commitment" and re.search(
        r"帮我(?:提交|交|报|递)(?:上去|了|吧|一下)*(?:$|,)", said.text
    ):
        return None
    if asked.context == "review_decision" and re.match(r"(?:同意|通过|批准|可以|行|退回|不同意),", said.text):
        return None
    found = _using(said, people.PERSON)
    if not found or (
        people.NOT_PERSON.find(said.text) and not re.search(r"打(?:个|我)?电话|转人工|真人", said.text)
    ):
        return None
    why = reason_for(said, found) or cut(said, [c for c in said.clauses if OBSTACLE.find(c.text)][:1])
    return reading("handoff_to_human", 0.85, f"“{found}”是要找人", reason=why)


def _where_to(said: Said) -> str:
    """The clause that tells where someone's membership went."""
    return cut(said, [c for c in said.clauses if re.search(r"关系|[转调迁]到", c.text)][:1])


def gone(said: Said, asked: Asked) -> Reading | None:
    """Must not be written to any more: moved, died, the wrong person."""
    kinds = (("deceased", leave.DIED), ("membership_change", leave.MOVED), ("wrong_person", leave.WRONG))
    for flag, table in kinds:
        found = _using(said, table)
        if not found or (flag == "deceased" and leave.PROXY_DIED.find(said.text)):
            continue
        if flag == "wrong_person" and asked.context == "ask_rating" and "认识" in found:
            continue
        flags = {flag, "proxy"} if flag == "deceased" else {flag}
        return reading(
            "cancel",
            0.85,
            f"“{found}”,不应再找这位",
            flags=frozenset(flags),
            reason=_where_to(said) or found if flag == "membership_change" else "",
        )
    return None


def leaving(said: Said, asked: Asked) -> Reading | None:
    """Ends the talk, unsubscribes, or withdraws the commitment."""
    for table, why in (
        (leave.WITHDRAW, "是要撤回承诺"),
        (leave.STOP_WRITING, "是不要再发"),
        (leave.STOP, "是不弄了"),
    ):
        found = _using(said, table)
        if found and not later.EXTEND.find(said.text):
            return reading("cancel", 0.85, f"“{found}”{why}", reason=reason_for(said, found))
    return None


def turning_back(said: Said, asked: Asked) -> Reading | None:
    """One step back, or from the start."""
    for intent, table, why in (("restart", back.RESTART, "是要重来"), ("back", back.BACK, "是要退一步改")):
        found = _using(said, table)
        if found:
            return reading(intent, 0.85, f"“{found}”{why}")
    return None


def again(said: Said, asked: Asked) -> Reading | None:
    """Wants to hear the question again."""
    found = back.REPEAT.find(said.text)
    rants = len(said.core) > 14 and feelings.COMPLAINT.find(said.text)
    if rants and not re.search(r"[遍趟]|没?听|看不", said.text):
        return None
    return reading("repeat", 0.8, f"“{found}”是要再说一遍") if found else None


def leave_to_wait(said: Said, asked: Asked) -> Reading | None:
    """Asks leave to answer later ("明天回复您可以吗")."""
    if not _LEAVE_ASKED.search(said.text) or asked.context in {"idle", "ask_deadline"}:
        return None
    return putting_off(said, asked)


def passing(said: Said, asked: Asked) -> Reading | None:
    """Passes over the question."""
    found = skipping.SKIP.find(said.text)
    return reading("skip", 0.75, f"“{found}”是跳过") if found else None


def look_up(said: Said, asked: Asked) -> Reading | None:
    """Looks up what was promised or how it stands."""
    if re.search(
        r"(?:是不是|会不会|能不能|能).{0,10}看得?[到见]|怎么(?:催|批|让|教|导|提醒|查|看|算|填|写|报|弄|评|审|定)|规则|要求|标准|互评|公开|保密|匿名",
        said.text,
    ) and not re.search(r"当[时初]", said.text):
        return None
    found = looking_up.BRANCH.find(said.text)
    if found:
        return reading(
            "query_my_status", 0.8, f"“{found}”是查支部情况", value="branch", flags=frozenset({"branch"})
        )
    found = looking_up.CONTENT.find(said.text)
    if found:
        return reading("query_my_commitments", 0.8, f"“{found}”是查承诺内容")
    found = looking_up.STATUS.find(said.text)
    return reading("query_my_status", 0.75, f"“{found}”是查状态", value="self") if found else None


def asks_how(said: Said, asked: Asked) -> Reading | None:
    """Asks how it works, what it means, what follows."""
    if re.fullmatch(
        r"(?:我|俺)?(?:都|也|真)?(?:看|听|弄|搞|读)?不(?:太)?(?:懂|会|明白|来)(?:这个|的)?", said.core
    ):
        return reading("help", 0.9, f"“{said.core}”是要人帮")
    found = asking.HELP.find(said.text)
    if found and not (feelings.COMPLAINT.find(said.text) and not said.asking):
        return reading("help", 0.8, f"“{found}”是在问怎么弄")
    clause = next((c for c in said.clauses if c.asks), None)
    if clause and feelings.COMPLAINT.find(said.text):
        return None
    if clause and (asking.CONSEQUENCE.find(clause.text) or asking.RULES.find(clause.text)):
        return reading("help", 0.7, f"“{clause.text}”是在问规则")
    return None


def any_question(said: Said, asked: Asked) -> Reading | None:
    """A question that nothing else explains."""
    clause = next((c for c in said.clauses if c.asks and len(c.core) > 2), None)
    return reading("help", 0.55, f"“{clause.text}”是在问") if clause else None


def grumble(said: Said, asked: Asked) -> Reading | None:
    """Complains without anything that could be done."""
    found = feelings.COMPLAINT.find(said.text)
    return reading("complaint", 0.75, f"“{found}”是抱怨") if found else None


def chat(said: Said, asked: Asked) -> Reading | None:
    """Greets, thanks, talks of something else; or wrote to the wrong chat."""
    found = feelings.WRONG_CHAT.find(said.text)
    if found:
        return unclear(f"“{found}”像是发错了人")
    found = feelings.SMALL.find(said.text)
    return reading("smalltalk", 0.7, f"“{found}”是闲聊") if found else None


def new_business(said: Said, asked: Asked) -> Reading | None:
    """A wish, a bright deed or a commitment brought up in the middle of something else."""
    for intent, table in (
        ("report_bright_deed", requests.DEED),
        ("submit_public_wish", requests.WISH),
        ("start_commitment", requests.START),
    ):
        found = table.find(said.text)
        if found:
            return reading(intent, 0.7, f"“{found}”", value=cut(said, list(said.clauses)))
    return None


def putting_off(said: Said, asked: Asked, table: Cue = later.LATER) -> Reading | None:
    """Answers later."""
    if back.REPEAT.find(said.text) or looking_up.CONTENT.find(said.text):
        return None
    found = table.find(said.told) or (table.find(said.text) if _LEAVE_ASKED.search(said.text) else "")
    if not found:
        return None
    clause: Clause | None = next((c for c in said.clauses if found.split(",")[0] in c.text), None)
    beside = [c for c in said.clauses if c is not clause and not c.asks and _HELD_BY.find(c.text)]
    words = cut(said, beside[:1] or ([clause] if clause else []))
    return reading(
        "defer",
        0.75,
        f"“{found}”是晚些再说",
        date=defer_day(said.text, asked.today),
        defer_kind="answer",
        reason=words,
    )
