"""What is said about posts for members without office."""

from dialogs.words.common import numbered

ABOUT = "支部的岗位"
NO_POSTS = "支部还没有设岗。书记说“设岗 护水岗：每周巡一次水渠，2人”就设好了。"
NONE_OPEN = "现在没有空着的岗。有了我跟你说。"
HOW_TO_SET = "一行写一个岗：岗名、做什么、几个人。比如“设岗 护水岗：每周巡一次水渠，堵了就清，2人”。"
NO_SUCH = "没有这个号。请看上面的编号。"
NO_SUCH_POST = "支部没有这个岗。说“认岗”可以看有哪些。"
ALREADY = "这个岗你已经认过了。"
NO_OWN_POST = "你现在没有岗。想认一个，就说“认岗”。"
WHAT_SERVED = "做了什么？写在后面就行，比如“履岗 今天巡了一遍水渠”。"
SERVED = "记下了，谢谢你。"
NOBODY_SERVES = "现在没有人在岗。先说“定岗”把岗位定下来。"
ENDED = "好，记下了。做过的事都留着，谢谢你。"
WHO_ENDS = "谁不做哪个岗了？比如“撤岗 护水岗 孙大海 搬家了”。"
NOT_SELF = "你自己的岗，请别的委员来定。"
NOT_SELF_WORD = "你自己的岗，请别的委员来说。"
EXAMPLES = "可以说“1 李明 2 王芳、赵雪”，认过的说“1 同意”，不合适的说“2 不定 王芳”。"
APPRAISE_EXAMPLES = "可以说“1 水渠一直通，辛苦了 2 下季度多去两次”。先说好的。"
WRITE = "照岗位写承诺"
BUTTON = "照岗位写"


def set_up(names: list[str]) -> str:
    """Posts are set."""
    return f"设好了：{'、'.join(names)}。大家说“认岗”就能认，认好了你说“定岗”。"


def not_read(lines: list[str]) -> str:
    """Lines of which no post can be made; nothing was set."""
    return f"这几行没看懂，什么都没有设：\n{numbered(lines)}\n{HOW_TO_SET}"


def line(name: str, duties: str, wanted: int, holders: list[str], claimers: list[str]) -> str:
    """One post in a list."""
    who = f"在岗：{'、'.join(holders)}。" if holders else ""
    wants = f"想认的：{'、'.join(claimers)}。" if claimers else ""
    free = f"还要{wanted}人。" if wanted else "人够了。"
    return f"{name}：{duties.rstrip('。')}。{who}{wants}{free}"


def all_posts(lines: list[str]) -> str:
    """Every post with who is in it."""
    return f"支部的岗位：\n{numbered(lines)}"


def open_post(name: str, duties: str) -> str:
    """One post that can be claimed."""
    return f"{name}：{duties.rstrip('。')}"


def open_posts(lines: list[str]) -> str:
    """First wording: which post somebody wants."""
    return f"这些岗还要人：\n{numbered(lines)}\n想做哪个，说号就行。"


def open_posts_again(lines: list[str]) -> str:
    """Second wording."""
    return f"说个号，比如“1”。都不合适，说“先不弄”。\n{numbered(lines)}"


def claim_number(number: int) -> str:
    """The button of one of them."""
    return f"认第{number}个"


def claimed(name: str) -> str:
    """The member's claim is kept."""
    return f"好，你想做{name}，我告诉书记了。定下来就跟你说。"


def wants(person: str, name: str) -> str:
    """The secretary's task."""
    return f"{person}想认{name}。说“定岗”来定。"


def are_open(count: int) -> str:
    """Said once to members without a post."""
    return f"支部设了{count}个岗，都是身边的事。想做一个，就说“认岗”。"


def assign(lines: list[str]) -> str:
    """First wording: who gets which post."""
    return f"这些岗等你定：\n{numbered(lines)}\n{EXAMPLES}"


def assign_again(lines: list[str]) -> str:
    """Second wording."""
    return f"每个岗定给谁？{EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def assigned(pairs: list[str]) -> str:
    """What was decided: post and person."""
    return f"定好了：{'；'.join(pairs)}。我告诉他们。"


def declined_for(post: str, person: str) -> str:
    """A claim was not granted."""
    return f"{person}的{post}先不定，我跟他说一声。"


def you_hold(name: str, duties: str) -> str:
    """News to the member."""
    return f"支部请你做{name}：{duties.rstrip('。')}。做了什么，跟我说“履岗”加一句话就行。"


def you_hold_elder(name: str) -> str:
    """The same to old people."""
    return f"支部请你做{name}。做多做少都行，谢谢你。"


def you_do_not(name: str) -> str:
    """News to the member whose claim was not granted."""
    return f"你想做的{name}，这次支部请了别人。别的岗也欢迎，说“认岗”看看。"


def mine(lines: list[str]) -> str:
    """Somebody's own posts."""
    return f"你的岗：\n{numbered(lines)}\n做了什么，说“履岗”加一句话。"


def own_line(name: str, duties: str, waiting: bool, told: int, word: str) -> str:
    """One of them. `word` is what the branch last said."""
    if waiting:
        return f"{name}（等支部定）"
    said = f"说过{told}次。" if told else ""
    return f"{name}：{duties.rstrip('。')}。{said}" + (f"支部说：{word}" if word else "")


def which(names: list[str]) -> str:
    """Somebody with several posts says of which he speaks."""
    return f"是哪个岗？比如“履岗 {names[0]} 做了什么”。你的岗有：{'、'.join(names)}。"


def appraise_line(person: str, post: str, told: list[str]) -> str:
    """One service in the list of whoever appraises."""
    said = f"他说过：{'；'.join(told)}" if told else "他还没说过做了什么"
    return f"{person}，{post}。{said}"


def appraise(lines: list[str]) -> str:
    """First wording: a word on every service."""
    return f"在岗的人，一人说一句：\n{numbered(lines)}\n{APPRAISE_EXAMPLES}"


def appraise_again(lines: list[str]) -> str:
    """Second wording."""
    return f"说一个也行。{APPRAISE_EXAMPLES}不弄了，说“先不弄”。\n{numbered(lines)}"


def appraised(names: list[str]) -> str:
    """The words are kept and on their way."""
    return f"记下了，我单独告诉{'、'.join(names)}。年底评议也看得到。"


def word_for_you(post: str, said: str) -> str:
    """The branch's word, to the person alone."""
    return f"支部说你做{post}：{said}"


def resigned(person: str, post: str, why: str) -> str:
    """The secretary learns that somebody cannot go on."""
    return f"{person}说{post}做不下去了{f'：{why}' if why else ''}。要换人，说“定岗”。"


def ended_for(person: str, post: str) -> str:
    """The secretary ended a service."""
    return f"好，{person}不做{post}了，做过的事留着。我跟他说一声。"


def ended_you(post: str) -> str:
    """The person is told, with thanks."""
    return f"{post}以后请别人来做了。这段时间辛苦你，谢谢。"


def not_in_post(person: str, post: str) -> str:
    """There is nothing to end."""
    return f"{person}没有在做{post}。"
