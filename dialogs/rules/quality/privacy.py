"""Takes other people's private data out of what will be published (PIPL; GUIDE 2, 边界 8)."""

import re

from dialogs.rules.quality.lazily import Lazy

_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏章云苏潘葛范彭郎鲁韦马苗方"
    "俞任袁柳鲍史唐费廉岑薛雷贺倪汤罗毕安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛米贝明臧戴宋庞熊纪舒项祝董梁"
    "杜阮蓝闵席季贾江童颜郭梅林钟徐邱骆高夏蔡田胡凌霍万管卢莫丁邓单洪包石崔龚程裴陆翁荀甄曲封储靳段焦侯全"
    "班秋仲宫宁仇甘厉祖武符刘景詹束龙叶司黎薄印白蒲邰从赖卓屠池乔阴能苍双闻党翟谭贡劳姬申冉桑桂牛寿通燕尚"
    "农温庄晏柴瞿阎连习艾容向古易慎戈廖终暨居衡步都耿满弘匡国文寇广禄阙东殴沃利蔚越隆师巩聂晁勾敖融冷辛阚"
    "那简饶空曾毋沙养鞠须丰巢关相查后荆红游竺权逯盖益桓公]"
)
_ID = Lazy(r"(?:身份证|证件|银行卡|医保卡|卡)?号?码?[:是为]?\d{6,}[\dXx*]*|\d[\dXx*]{7,}")
_PHONE = Lazy(
    r"(?:电话|手机|微信|联系方式|号码)号?码?[:是为]?\s*[\d*xX-]{5,}|1[3-9][\d*xX]{6,}|\d{3,4}-\d{6,8}"
)
_DOOR = Lazy(
    r"(?:户口在|住在?|家住|家在|就是)?(?:\d+(?:号楼|栋|幢|号))?\d+单元\d{2,4}室?|(?:户口在|住在?|家住|家在)\d+(?:号楼|栋|幢|弄|号)?[-—]\d+(?:[-—]\d+)?室?|(?<![\d:.])\d{1,2}(?:号楼|栋|幢|弄|号)?[-—](?:\d+[-—])?\d{3,4}室?(?![\d.:次元户人斤个])|(?:\d+(?:号楼|栋|幢|单元|弄))+\d{2,4}(?:室|号)?(?!次|户|人|米)|(?:住在?|家住|家在|门牌)\d+号|\d{3,4}室"
)
_NAMED = Lazy(
    rf"{_SURNAME}(?:某{{1,2}}|[xX*×]{{1,2}}|家)?(?:奶奶|爷爷|阿婆|婆婆|阿公|大爷|大伯|大妈|大娘|婶婶?|伯伯|阿姨|老太太?|老伯|老汉|姐|嫂|叔叔?|师傅)|{_SURNAME}某某?|{_SURNAME}[xX*×]{{1,2}}|(?<=[给帮为助对])(?<!钟内){_SURNAME}[\u4e00-\u9fff]{{1,2}}(?=(?:家|同学|大爷|奶奶|一家|老人|他|她)?\()"
)
_COMMON = "[李王张刘陈杨赵吴周徐孙朱胡郭何林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁余叶蒋杜苏魏程吕丁沈姚卢姜崔钟谭陆汪范廖贾韦付邹孟熊秦邱侯]"
_HELPED = Lazy(
    r"(?<=[给帮为替助对联陪望顾访的])"
    rf"(?!周[边围末日天一二三四五六]|何人|余下|程序){_COMMON}[\u4e00-\u9fff]{{1,2}}?(?=家(?!庭|长|里)|每|送|打|读|缴|买|一家|同学|[,(、]|$)家?"
)
_FAMILIAR = Lazy(
    r"[小老阿](?!人|区|师|学|朋|组|年|板|乡|伴|家|党|兵|街|村|头|太|婆|公|伯|小|孩|姐|妹|弟|姨)[\u4e00-\u9fff](?=家|每|送|离|,|的|一|1|$)家?"
)
_TOLD = Lazy(r"(?:^|,)(?:他|她|其|家里|丈夫|妻子|老公|老婆)[^,]{0,10}(?=,|$)")
_TELLING = Lazy(r"病|症|离|亡|嫁|住|号|路|栋|幢|室|低保|证|电话|刑|债|残|监|丧|孤|养")
_OLD = Lazy(r"奶|爷|阿婆|婆|阿公|大爷|大伯|老太|老伯|老汉|大娘")
_ILLNESS = r"(?:得了?|患了?|有|生了?|查出)?(?:(?:老年)?痴呆(?:症)?|阿尔茨海默症?|尿毒症|白血病|[胃肺肝肠乳血]?癌(?:症)?(?:晚期)?|肿瘤|糖尿病|中风|偏瘫|瘫痪|瘫|精神(?:病|分裂|残疾|障碍|疾病)症?|抑郁症?|自闭症|多动症|癫痫|肾病|肾衰|透析|心脏病|艾滋病?|乙肝|肺结核|肝硬化|帕金森|智障|智力残疾|弱智|强直|骨折|大小便失禁|失禁|吸毒|刑满释放|坐过牢|流产|不孕|尘肺|化疗|放疗)(?:的病)?"
_FAMILY = r"(?:一个|1个)人带(?:着)?(?:娃|孩子|小孩)|离(?:了)?婚(?:后|了)?|改嫁|[父母](?:亲)?(?:双)?亡|单亲|(?:刚)?(?:离(?:了)?婚|离异|丧偶|再婚|未婚先孕|老公跑了|老婆跑了|媳妇跑了|丈夫(?:去世|死了|坐牢)|婚外情|家暴|单身母亲|没结婚|光棍)了?|(?:带|有|养)(?:着)?(?:[俩两仨一二三1-4]个?|个)(?:小孩|孩子|娃|儿子|女儿)|(?:儿子|女儿|小孩|孩子|孙子|丈夫|老公|老婆|妻子)[^,。;、()]{0,4}(?:多动|自闭|坐牢|吸毒|欠债|跑了|不管|不孝|死了|去世|没了|残疾|脑瘫|不认|在牢里)[^,。;、()]{0,4}|欠(?:债|钱|了)[^,。;、()]{0,6}"
_SENSITIVE = Lazy(f"{_ILLNESS}|{_FAMILY}")
_BRACKETS = Lazy(r"\([^()]*\)")
_LAME = Lazy(r"瘫|中风|失禁|骨折|帕金森|卧床|偏瘫")
_GROUP = Lazy(
    r"患者|病人|家庭|群体|人员|\d+(?:名|人|户|位)|筛查|讲座|科普|预防|宣传|义诊|门诊|防治|随访|知识|测"
)
_ONE = Lazy(
    r"隔壁|对门|楼上|楼下|邻居|(?:1|这|那)(?:个|位|户)|老太|老头|阿婆|阿公|奶奶|爷爷|老[\u4e00-\u9fff]家|他|她|同学|孩子|小[\u4e00-\u9fff]"
)
_LEFT_OVER = Lazy(r"[,、;](?=[,、;。)]|$)|^[,、;。]+")


def private_parts(text: str) -> bool:
    """Whether the text tells other people's private data (numbers, doors, illness, marriage, children)."""
    if _ID.search(text) or _PHONE.search(text) or _DOOR.search(text):
        return True
    if not _SENSITIVE.search(text):
        return False
    if _HELPED.search(text) or _FAMILIAR.search(text) or _NAMED.search(text):
        return True
    return bool(_ONE.search(text)) and not _GROUP.search(text)


def _brackets(match: re.Match[str]) -> str:
    inner = match[0]
    return "" if private_parts(inner) or _SENSITIVE.search(inner) or _TELLING.search(inner) else inner


def _someone(match: re.Match[str]) -> str:
    return "1位老人" if _OLD.search(match[0]) else "1户困难家庭"


def without_private(text: str) -> str:
    """The text with names, numbers, doors and circumstances of others left out or made general.

    "给王奶奶送饭" becomes "给1位老人送饭". No run of six or more digits is left.
    """
    private = private_parts(text)
    lame = bool(_LAME.search(text))
    text = _BRACKETS.sub(_brackets, text)
    for pattern in (_PHONE, _ID, _DOOR):
        text = pattern.sub("", text)
    if private:
        text = _TOLD.sub(lambda m: "" if _SENSITIVE.search(m[0]) else m[0], text)
        text = _HELPED.sub("1户困难家庭", _NAMED.sub(_someone, text))
        text = _FAMILIAR.sub("1位困难群众", text)
        text = re.sub(f"(?:{_ILLNESS}|{_FAMILY})(?:的)?", "行动不便" if lame else "", text, count=1)
        text = _SENSITIVE.sub("", text)
    text = _HELPED.sub("1户困难家庭", _NAMED.sub(_someone, text))
    text = re.sub(r"行动不便(?:的)?1[位户](?:老人|困难家庭|困难群众)", "1位行动不便老人", text)
    text = text.replace("病人1位", "1位").replace("给人1位", "给1位").replace("患者1位", "1位")
    text = re.sub(r"(?<=[给帮为替对])(?:[患得]|的)(?:的)?(?=1[位户])", "", text)
    text = re.sub(
        r"(?<=[,(、的他她家])(?:身份证|手机号|电话|住址|门牌)(?:号码?)?[:是为]?(?=[,。;)]|$)", "", text
    )
    text = re.sub(r"(?:^|,)(?:他|她)家(?=,|$)", "", text)
    text = re.sub(r"\d{6,}", "", text).replace("()", "")
    text = re.sub(r"(\d[位户个])(?:的)?(?:\d[位户])", r"\1", text)
    return _LEFT_OVER.sub("", text).strip(" ,、;")
