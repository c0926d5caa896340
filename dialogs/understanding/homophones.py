"""Words that speech recognition wrote with the wrong characters.

A word is listed with the characters that sound alike (also where Zhejiang speakers do not part
n from ng, z from zh, l from n). Words that are also good words themselves are only repaired
where the question makes them likely.
"""

from functools import cache
from typing import Final

from dialogs.understanding.rewriting import Rewriting

# everywhere: the wrong spelling means nothing else
_ALWAYS: Final = {
    "承诺": "成若|承落|呈诺|城诺|程诺|诚若|成诺|承若|成糯|诚诺|称诺",
    "支书": "资书|枝书|知书(?!达)|子书|支输|只书|支叔",
    "书记": "数记|输记|书计|舒记|叔记|树记|书继|苏记|书寄|书纪",
    "支委": "资委|支位|知委|枝委",
    "不合格": "[补布部步]合格|[补布部步]河格|[补布部步]何格",
    "不满意": "[布部步]满意|[布部步]慢意",
    "合格": "何格|合各|和格|河格|盒格|合葛|何各|合革|核格|喝格",
    "基本": "鸡本|几本(?=合|何|满|完|上|做|好|慢)|基奔|机本|积本|急本|级本",
    "满意": "慢意|满异|漫意|满溢|慢一(?=$|[,?!])|满易|蛮意|曼意|馒意|满亿|慢异|满益|蔓意",
    "优秀": "优绣|有秀|优休|又秀|优袖|忧秀|幽秀|悠秀|优修|鱿秀|尤秀|由秀|油秀",
    "通过": "同过|通锅|统过|痛过|童过|通国(?=$|[,?!])",
    "退回": "推回|腿回|对回(?=$|[,?!])|退会(?=$|[,?!])|退灰|褪回",
    "完成": "玩成|完城|万成|完程|晚成(?=$|[,?!了])|碗成|完诚|丸成",
    "确认": "却认|雀认|确任|缺认",
    "提交": "提教|题交|提胶|提叫|体交",
    "取消": "取销|去消|曲消|取小(?=$|[,?!])",
    "进度": "今度|近度|进读|尽度|劲度",
    "没有": "煤油(?=$|[,?!])|美有|梅有|霉有|没油(?=$|[,?!])|没友",
    "百分之": "百分制|百分支|百分只|百分直|白分之|百份之|佰分之",
    "言行": "言形|严行|颜行|延行|言型",
    "清明": "青明|轻明",
    "闪光": "闪广|善光(?=言)",
    "审核": "身核|审合|审河|神核",
    "评议": "平议|评意(?!见)|凭议",
    "不对": "布对|部对|步对",
    "互评": "护评|户评|胡评|互平",
    "端午": "端五",
    "腊月": "辣月|蜡月|拉月",
    "正月": "真月|争月",
    "元旦": "元蛋",
    "七成": "[气妻漆]成(?=多|左右|不到|[了吧]?(?:$|[,?!]))",
    "月": r"(?<=[一二三四五六七八九十])约(?=[一二三四五六七八九十尔儿\d]{1,3}(?:[号日]|$))",
    "二": "尔(?=[十月日号])",
    "十": r"石(?=[一二三四五六七八九]月|[一二三四五六七八九]?[号日])|(?<=[一二三])石(?=[号日])|"
    r"(?<![及准按当])时(?=[一二三四五六七八九][回次户家趟场])|(?<=[二三四五六七八九])时(?=[回次户家趟场])",
}
# only as the whole of a clause, and only where the question expects them
_EXPECTED: Final = {
    "ask_rating": {
        "优秀": "优胜|有休|又休",
        "满意": "慢一|满一|蛮一",
        "合格": "何个|合个|喝个",
        "不满意": "不慢一|不满一|布满意|部满意",
        "不合格": "布合格|部合格",
        "基本满意": "基本满一|几本满意",
    },
    "review_decision": {
        "同意": "统一|同一|童意|通意|铜意|同亿|同义|同易",
        "通过": "通郭|同郭|统郭",
        "退回": "退货|腿会|推会",
        "不同意": "不统一|不同一|布同意",
        "不通过": "不同过|布通过",
    },
    "ask_consent_to_peer_review": {
        "同意": "统一|同一|童意|通意|铜意|同亿|同义|同易",
        "不同意": "不统一|不同一|布同意|部同意",
        "可以": "可一|克以|口以",
    },
    "confirm_commitment": {
        "对的": "队的|兑的|对得",
        "确认": "缺人|却人",
        "没错": "没措|美错",
        "提交": "提脚",
        "同意": "统一|同义",
        "可以": "可一|口以",
    },
    "ask_done": {
        "做好了": "坐好了|作好了|左好了",
        "没有": "没油|煤油",
        "做完了": "坐完了|作完了",
        "好了": "(?<=[做弄装修办搞])号了",
        "弄好了": "农好了|浓好了",
        "没做": "没坐|没作|煤做",
    },
    "ask_progress": {
        "做好了": "坐好了|作好了",
        "一半": "一伴|一般(?=$|了)|一办",
        "没做": "没坐|没作|煤做",
        "七成": "七城|期成|齐成|七层|妻成",
        "八成": "八城|巴成",
        "完成": "完乘",
    },
    "ask_deadline": {
        "号": r"(?<=[\d一二三四五六七八九十])(?:浩|耗|毫|豪|好)",
        "年底": "年地|粘底|年低|年弟|年抵",
        "月底": "月地|月低|越底",
        "元旦": "元但|圆旦|园旦|原旦",
        "春节": "春结|纯节",
        "清明": "清名|请明",
    },
}


_ANYWHERE: Final = Rewriting((wrong, word) for word, wrong in _ALWAYS.items())


@cache
def _expected(context: str) -> Rewriting:
    table = _EXPECTED.get(context, {})
    return Rewriting((f"(?:{wrong})(?=[了的吧啊呀嘛哦]*$)", word) for word, wrong in table.items())


def repair(text: str) -> str:
    """`text` with misheard words put right wherever the wrong spelling means nothing."""
    return _ANYWHERE.of(text)


def repair_expected(text: str, context: str) -> str:
    """A clause that ends in a word which sounds like an answer to `context`, put right."""
    return _expected(context).of(text)
