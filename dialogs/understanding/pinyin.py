"""Words typed as pinyin without choosing characters."""

import re
from typing import Final

# Words people here answer with; the key is the pinyin without tones and spaces.
_WORDS: Final = {
    "bu": "不", "tongyi": "同意", "tongguo": "通过", "tui": "退", "tuihui": "退回", "mei": "没", "meiyou": "没有",
    "zuo": "做", "zuohao": "做好", "zuowan": "做完", "hao": "好", "haode": "好的", "haole": "好了", "le": "了",
    "wancheng": "完成", "jiben": "基本", "manyi": "满意", "hen": "很", "youxiu": "优秀", "hege": "合格",
    "dui": "对", "duide": "对的", "shi": "是", "shide": "是的", "keyi": "可以", "xing": "行", "queren": "确认",
    "tijiao": "提交", "jiao": "交", "quxiao": "取消", "tuichu": "退出", "fanhui": "返回", "tiaoguo": "跳过",
    "bangzhu": "帮助", "chengnuo": "承诺", "zhidao": "知道", "zhidaole": "知道了", "shoudao": "收到",
    "meiwenti": "没问题", "wenti": "问题", "yiban": "一半", "chabuduo": "差不多", "niandi": "年底", "yuedi": "月底",
    "mingnian": "明年", "jinnian": "今年", "mingtian": "明天", "houtian": "后天", "xiazhou": "下周", "xiageyue": "下个月",
    "zhouwu": "周五", "guonian": "过年", "guonianqian": "过年前", "qian": "前", "chunjie": "春节", "yuandan": "元旦",
    "kaishi": "开始", "hai": "还", "haimei": "还没", "zai": "在", "zhengzai": "正在", "jinxing": "进行", "zhong": "中",
    "zanding": "暂定", "shuji": "书记", "zhao": "找", "rengong": "人工", "zhuanrengong": "转人工", "ni": "你", "wo": "我", "yao": "要", "xiang": "想", "bao": "报", "jia": "加", "kan": "看", "wangle": "忘了", "qing": "请", "dao": "到",
    "de": "的", "ma": "吗", "a": "啊", "ba": "吧", "ya": "呀", "o": "哦", "en": "嗯", "enen": "嗯嗯", "shenme": "什么",
    "zenme": "怎么", "zenmeban": "怎么办", "nong": "弄", "xie": "写", "xiexie": "谢谢", "nihao": "你好", "gai": "改",
    "xiugai": "修改", "cuo": "错", "cuole": "错了", "chonglai": "重来", "chongxin": "重新", "chongxie": "重写",
    "lai": "来", "zaishuo": "再说", "yibian": "一遍", "bian": "遍", "zai shuo": "再说", "deng": "等", "dengdeng": "等等",
    "dengyixia": "等一下", "wanshang": "晚上", "suibian": "随便", "buzhidao": "不知道", "butongyi": "不同意",
    "buxing": "不行", "budui": "不对", "bushi": "不是", "bukeyi": "不可以", "bumanyi": "不满意", "buhege": "不合格",
    "zancheng": "赞成", "fandui": "反对", "yuanyi": "愿意", "nongle": "弄了", "zuole": "做了", "jinkuai": "尽快",
    "changqi": "长期", "xiayige": "下一个", "qiquan": "弃权", "bohui": "驳回", "pizhun": "批准", "zhun": "准",
}  # fmt: skip
_LETTERS: Final = re.compile(r"[a-z]+(?:[ '][a-z]+)*")
_KEEP: Final = frozenset({"ok", "okk", "okay", "yes", "y", "n", "no", "yep", "yeah", "nope", "pass", "skip", "next", "back", "help",
                          "quit", "exit", "stop", "done", "td", "t", "q", "hi", "hello", "good", "bye", "cancel", "restart"})  # fmt: skip
_LONGEST: Final = max(len(word) for word in _WORDS)


def _spelled(letters: str) -> str | None:
    """The characters for a run of letters, or None if any part is unknown."""
    best: list[str | None] = [""] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            head, word = best[start], _WORDS.get(letters[start:end])
            if head is not None and word is not None:
                best[end] = head + word
                break  # the earliest start is the longest last word
    return best[len(letters)]


def spell_out(text: str) -> str:
    """Replace pinyin by characters wherever a run of letters is wholly made of known words."""

    def replace(found: re.Match[str]) -> str:
        run = found.group()
        if run in _KEEP:
            return run
        return _spelled(run.replace(" ", "").replace("'", "")) or run

    return _LETTERS.sub(replace, text)
