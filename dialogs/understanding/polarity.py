"""Words of agreement that are taken back by what stands around them.

Used as the last gate before anything is read as yes, approved or done: asking again does less
harm than taking a no for a yes.
"""

from typing import Final

from dialogs.understanding.cue import cue

_GOOD: Final = (
    r"(?:通过|同意|批准|批(?!评)|可以|认可|行(?!动)|提交|交(?!通|代)|确认|对(?!面|象)|准(?!备)|参加|"
    r"参与|愿意|接受|赞成)"
)
DENIED = cue(
    "agreement denied",
    rf"(?:不(?!用|必|但|过|错|仅|光|需|止|由|改|要紧|介意|反对|知)|没法|无法|未(?!来)|难以|别(?!的|"
    rf"人)|勿|哪能|哪里?(?=对|行|可以|能)|怎么能)[^,]{{0,4}}{_GOOD}",
    rf"{_GOOD}(?:才怪|不了|不下去|个(?:屁|鬼|头|毛)|什么(?:$|,|{_GOOD}))",
    r"没(?:有)?一[句个条点样](?:是)?(?:对|行|可以)|([好行对])什么\1",
)
HEDGED = cue(
    "agreement guessed at",
    r"(?:好像|应该|可能|大概|估计|似乎|也许|或许|说不定|看样子)(?:是|会|没|可以|同意|行|通过|问题|对|"
    r"不|能|有)",
    rf"(?:如果|要是|假如|万一|等).{{0,10}}{_GOOD}|{_GOOD}(?:之?前|的话)",
)
NOT_DENIED = cue(
    "no fault found, which is agreement",
    r"没(?:有)?(?:什么|啥)?(?:理由|道理|必要)(?:说)?不(?:同意|通过|批|过|行|可以)?|不用再?退|不(?:同意|通过|批)才怪|不(?:通过|批|同意)(?:也|都)?说不过去|不(?:同意|用|必|该|能|应该?)退(?:回)?|"
    r"没(?:有|什么)(?:好)?不(?:同意|可以|行|对|妥)|不是不(?:同意|可以|行)|怎么不(?:行|可以|同意)|"
    r"(?:哪|怎么)(?:里|会|能|有|敢)*不(?:同意|可以|通过|行|批|对)|有什么不(?:行|可以|同意)|不能不(?:同意|通过)|不得不(?:同意|通过)",
)


def taken_back(text: str) -> str:
    """The words by which an agreement in `text` is denied, or an empty string."""
    return DENIED.find(NOT_DENIED.without(text))


def guessed(text: str) -> str:
    """The words by which an agreement in `text` is only guessed at or tied to a condition."""
    return HEDGED.find(text)
