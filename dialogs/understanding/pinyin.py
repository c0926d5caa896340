"""Words typed as pinyin without choosing characters."""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy

# Words people here answer with; the key is the pinyin without tones and spaces.
_WORDS: Final = dict(
    pair.split()
    for pair in (
        "bu 不, tongyi 同意, tongguo 通过, tui 退, tuihui 退回, mei 没, meiyou 没有, zuo 做, zuohao 做好, "
        "zuowan 做完, hao 好, haode 好的, haole 好了, le 了, wancheng 完成, jiben 基本, manyi 满意, "
        "hen 很, youxiu 优秀, hege 合格, dui 对, duide 对的, shi 是, shide 是的, keyi 可以, xing 行, "
        "queren 确认, tijiao 提交, jiao 交, quxiao 取消, tuichu 退出, fanhui 返回, tiaoguo 跳过, "
        "bangzhu 帮助, chengnuo 承诺, zhidao 知道, zhidaole 知道了, shoudao 收到, meiwenti 没问题, "
        "wenti 问题, yiban 一半, chabuduo 差不多, niandi 年底, yuedi 月底, mingnian 明年, jinnian 今年, "
        "mingtian 明天, houtian 后天, xiazhou 下周, xiageyue 下个月, zhouwu 周五, guonian 过年, "
        "guonianqian 过年前, qian 前, chunjie 春节, yuandan 元旦, kaishi 开始, hai 还, haimei 还没, "
        "zai 在, zhengzai 正在, jinxing 进行, zhong 中, zanding 暂定, shuji 书记, zhao 找, rengong 人工, "
        "zhuanrengong 转人工, ni 你, wo 我, yao 要, xiang 想, bao 报, jia 加, kan 看, wangle 忘了, "
        "qing 请, dao 到, de 的, ma 吗, a 啊, ba 吧, ya 呀, o 哦, en 嗯, enen 嗯嗯, shenme 什么, "
        "zenme 怎么, zenmeban 怎么办, nong 弄, xie 写, xiexie 谢谢, nihao 你好, gai 改, xiugai 修改, "
        "cuo 错, cuole 错了, chonglai 重来, chongxin 重新, chongxie 重写, lai 来, zaishuo 再说, "
        "yibian 一遍, bian 遍, deng 等, dengdeng 等等, dengyixia 等一下, wanshang 晚上, suibian 随便, "
        "buzhidao 不知道, butongyi 不同意, buxing 不行, budui 不对, bushi 不是, bukeyi 不可以, "
        "bumanyi 不满意, buhege 不合格, zancheng 赞成, fandui 反对, yuanyi 愿意, nongle 弄了, zuole 做了, "
        "jinkuai 尽快, changqi 长期, xiayige 下一个, qiquan 弃权, bohui 驳回, pizhun 批准, zhun 准, "
        "jinzhan 进展, jindu 进度, tinuo 提诺, baochengnuo 报承诺, jiayitiao 加一条, yitiao 一条, "
        "zaijia 再加, nonghao 弄好, nongwan 弄完, gaoding 搞定, meizuo 没做, meinong 没弄, "
        "meikaishi 没开始, meidong 没动, dong 动, wan 完, quanbu 全部, dou 都, yijing 已经, zao 早, "
        "ban 办, nongdao 弄到, zuodao 做到, banle 办了, zaojiu 早就, kuai 快, kuaile 快了, yidian 一点, dian 点, cha 差, bancheng 办成, chengle 成了, "
        "cheng 成, yi 一, er 二, san 三, si 四, wu 五, liu 六, qi 七, bacheng 八成, jiu 就, shier 十二, "
        "yue 月, nian 年, xiawu 下午, jintian 今天, zhoumo 周末, zhouyi 周一, zhouer 周二, zhousan 周三, "
        "zhousi 周四, zhouliu 周六, zhouri 周日, xialibai 下礼拜, guoliangtian 过两天, zaibao 再报, "
        "zaikan 再看, huitou 回头, wandian 晚点, mang 忙, zaimang 在忙, kaihui 开会, kaiche 开车, shui 谁, "
        "shuide 谁的, nayitiao 哪一条, natiao 哪条, na 哪, tiao 条, sha 啥, shayisi 啥意思, yisi 意思, "
        "kanbudong 看不懂, buhui 不会, buqingchu 不清楚, qingchu 清楚, burenshi 不认识, renshi 认识, "
        "ta 他, wenshuji 问书记, dianhua 电话, dadianhua 打电话, gei 给, rang 让, jiaoren 叫人, ren 人, "
        "fan 烦, fansile 烦死了, sile 死了, youwan 有完, meiwan 没完, bubao 不报, bubaole 不报了, "
        "bunong 不弄, bunongle 不弄了, suanle 算了, fangqi 放弃, tuiding 退订, shanchu 删除, zuofei 作废, "
        "congtou 从头, chongbao 重报, shangyibu 上一步, chehui 撤回, cuozi 错字, buhao 不好, butong 不同, "
        "meicuo 没错, meiyijian 没意见, yijian 意见, bufandui 不反对, kaolv 考虑, xiangxiang 想想, "
        "xiangyixiang 想一想, shangliang 商量, tongyitijiao 同意提交, xuyao 需要, jibenhege 基本合格, "
        "jibenmanyi 基本满意, jibenwancheng 基本完成, yibanban 一般般, haixing 还行, haikeyi 还可以, "
        "bucuo 不错, henhao 很好, feichang 非常, zhenhao 真好, chaping 差评, haoping 好评, wufen 五分, "
        "sifen 四分, sanfen 三分, liangfen 两分, yifen 一分, manfen 满分, fen 分, jujue 拒绝, "
        "buyuanyi 不愿意, canjia 参加, bucanjia 不参加, buyao 不要, zanhuan 暂缓, fangyifang 放一放, "
        "shanghui 上会, yanjiu 研究, yiyue 已阅, yuele 阅了, taikong 太空, kong 空, tai 太, zaigai 再改, "
        "gaigai 改改, guo 过, buguo 不过, budong 不懂, tuihuiqu 退回去, zuijin 最近, qingming 清明, "
        "duanwu 端午, zhongqiu 中秋, guoqing 国庆, chuxi 除夕, yuanxiao 元宵, layue 腊月, yiyuefen 一月份, "
        "sanyue 三月, wuyue 五月, liuyue 六月, shieryue 十二月, shangbannian 上半年, bannian 半年, "
        "bangeyue 半个月, yigeyue 一个月, lianggeyue 两个月, sangeyue 三个月, yizhou 一周, liangzhou 两周, "
        "zaoshanghao 早上好, nihaoa 你好啊, duoxie 多谢, xinku 辛苦, xinkule 辛苦了, zaima 在吗, "
        "haha 哈哈, chakan 查看, chachengnuo 查承诺, wode 我的, wodechengnuo 我的承诺, zhuangtai 状态, "
        "shenhe 审核, guolema 过了吗, mingdan 名单, huizong 汇总, xuyuan 许愿, xinyuan 心愿, "
        "shanguang 闪光, biaoyang 表扬, ludeng 路灯, huaile 坏了, baifenzhi 百分之, bai 百, fenzhi 分之, zhi 之, ershi 二十, sanshi 三十, sishi 四十, "
        "wushi 五十, liushi 六十, qishi 七十, bashi 八十, jiushi 九十, "
        ""
    )
    .removesuffix(", ")
    .split(", ")
)
_LETTERS: Final = Lazy(r"[a-z]+(?:[ '][a-z]+)*")
_KEEP: Final = frozenset(
    {
        "ok",
        "okk",
        "okay",
        "yes",
        "y",
        "n",
        "no",
        "yep",
        "yeah",
        "nope",
        "pass",
        "skip",
        "next",
        "back",
        "help",
        "quit",
        "exit",
        "stop",
        "done",
        "td",
        "t",
        "q",
        "hi",
        "hello",
        "good",
        "bye",
        "cancel",
        "restart",
    }
)
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
