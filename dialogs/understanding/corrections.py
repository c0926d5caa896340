"""People correct themselves: the last valid word counts."""

from typing import Final

from dialogs.rules.quality.lazily import Lazy

_CORRECTION: Final = Lazy(
    r"(?:哦|噢|啊|呃|额|嗯)?(?:(?<=[哦噢呃额])不(?=,)|(?<![有没])不对|不不|说错了?|讲错了?|打错了?|写错了|记错了|算错了|[看点按选搞弄]错(?:人|行|条)?了?|错了|"
    r"更正(?:一下)?|等等|等一下|重新说)[,::]?(?=.)"
)
_NOT_BUT: Final = Lazy(r"(?:不要|别|不)写.{1,10}?,写|不是.{1,16}?[,]?(?:应该)?(?:而?是|改成|改为|换成)")
_THEN: Final = Lazy(
    r"(?:,|^|(?=后来(?:想|一想)))(?:那就|那还是|还是|算了还是|后来(?:想想|一想|想了想|觉得)?(?:还是)?|干脆|改成|改为|"
    r"要不(?:还是|就)?|最后还是|应该是?|改)(?=.)"
)


def last_word(text: str) -> str:
    """What stands after the last correction, or all of `text`."""
    for pattern in (_CORRECTION, _NOT_BUT, _THEN):
        ends = [found.end() for found in pattern.finditer(text)]
        if ends and text[ends[-1] :].strip(",.?! "):
            return text[ends[-1] :].lstrip(",: ")
    return text
