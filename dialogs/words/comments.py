"""The quarter's comment: short, personal, good first."""

from dialogs.words.common import numbered

ABOUT = "这季度的点评"
CHOICES = (("都用", "use"), ("先不发", "later"))
EXAMPLES = "可以说“1 3 用”“2 改成 谢谢你……”“4 先放”。"
NO_SUCH = "没有这个号。请看上面的编号。"
NEEDS_WORDS = "改成什么？写在后面，比如“2 改成 谢谢你帮老人换煤气罐”。"
NONE = "这季度的点评都给了。"
NOT_YET = "还没到点评的时候。每个季度收完近况，我就来起草。"
NOT_YOURS = "这位的点评要由别人来给：党员由书记，书记由上级或者副书记。"
GIVEN_ALREADY = "这位这季度已经有点评了。"
LATER = "好，先放着。想起来了，跟我说“点评”。"
WHO = "给谁点评？写上名字，比如“点评 李明 谢谢你帮老人换煤气罐”。"
NONE_OWN = "你还没有收到点评。"


def draft(name: str, done: list[str], going: list[str], quiet: list[str], thanked: list[str]) -> str:
    """The suggestion from the record: what was done, thanks, and only then what is still open."""
    good = []
    if thanked:
        good.append(f"大家记着你的好：{thanked[0]}。")
    if done:
        good.append(f"“{'”“'.join(done[:2])}”做完了，谢谢你。")
    if going:
        good.append(f"“{going[0]}”一直在做，辛苦了。")
    if not good and quiet:
        good.append(f"谢谢你答应做“{quiet[0]}”。")
    if not good:
        good.append("谢谢你这季度和大家一起。")
    if done or going or thanked:
        rest = f"还有“{quiet[0]}”，有难处跟我说。" if quiet else ""
    else:
        rest = "有难处跟我说，我们一起想办法。" if quiet else "想为大家做点什么，随时说一句。"
    return f"{name}，{''.join(good)}{rest}"


def ask(lines: list[str], more: int) -> str:
    """First wording: the suggestions and how to decide."""
    rest = f"\n后面还有{more}位。" if more else ""
    return f"这季度的点评，我起草了几句，你来定：\n{numbered(lines)}{rest}\n{EXAMPLES}"


def again(lines: list[str]) -> str:
    """Second wording."""
    return f"这几句怎么样？{EXAMPLES}\n{numbered(lines)}"


def line(name: str, text: str) -> str:
    """One suggestion; it begins with the name already, where it was not changed."""
    return text if text.startswith(name) else f"{name}：{text}"


def told(author: str, text: str) -> str:
    """The member reads it alone, before anybody else."""
    return f"{author}这季度给你的话：\n{text}"


def read_to(name: str, author: str, text: str) -> str:
    """The helper reads it to somebody old."""
    return f"请当面念给{name}听，是{author}说的：\n{text}"


def told_unit(community: str, name: str, text: str) -> str:
    """The unit of a guest reads what the community said of him."""
    return f"{community}这季度给{name}的话：\n{text}"


def given(names: list[str]) -> str:
    """The commentator learns that they are on their way."""
    return f"好，给{'、'.join(names)}的话，我私下告诉本人。"


def refused(name: str, why: str) -> str:
    """One that could not be given."""
    return f"{name}：{why}"


def standing(quarter: int, given_to: int, total: int, without: list[str]) -> str:
    """How many have one, and who has none: for who gives them, in private."""
    lack = f"，还没有：{'、'.join(without)}" if without else ""
    return f"第{quarter}季度，{total}人里{given_to}人有点评{lack}。"


def own(lines: list[str]) -> str:
    """What a member was told, quarter by quarter."""
    return "你收到的点评：\n" + numbered(lines)


def own_line(year: int, quarter: int, text: str) -> str:
    """One of them."""
    return f"{year}年第{quarter}季度：{text}"
