"""Sorts of words that tell one act of speech from another: who, when, where, what is wrong."""

from typing import Final

from dialogs.understanding.cue import Cue, cue
from dialogs.understanding.cues import (
    answers,
    asking,
    back,
    changes,
    feelings,
    fulfil,
    later,
    leave,
    looking_up,
    people,
    requests,
    skipping,
    urgent,
)

_NUMBER: Final = r"[\d一二两三四五六七八九十几多好]"

SORTS: Final[tuple[Cue, ...]] = (
    cue(
        "time to come",
        r"打算|准备|计划|决定|明年|今后|以后|往后|从.{1,5}起|开春|开年|年后|退休后|暑假|寒假|下个?月|"
        r"年底前|到时候?我|保证|愿意?|认领|包了|包在|算我|负责|承包",
    ),
    cue(
        "time gone by",
        r"昨|前天|前两天|前几天|那天|刚才|刚刚|今早|今天|早上|上周|上个?月|上礼拜|去年|半夜|凌晨|夜里|"
        r"连夜|当时|那次|那会",
    ),
    cue("how often", r"每(?!次都要)|一(?:周|年|个?月|季度?)[\d一两二三四]|天天|隔三差五|常年|固定"),
    cue(
        "how long",
        rf"{_NUMBER}+(?:来|多)?(?:年|个月|辈子|冬天|礼拜|晚上|夜|天)了?|一直|连续|连着|坚持|从来|整整",
    ),
    cue("I", r"我(?!们(?!家))|俺|本人|自己"),
    cue("we", r"我们|咱们?|大家|大伙|老百姓|居民|村民"),
    cue(
        "someone",
        r"老(?!是|人|师|早|百姓|想|公|家)[\u4e00-\u9fa5](?!年)|阿[\u4e00-\u9fa5]|"
        r"小[\u4e00-\u9fa5](?=[\u4e00-\u9fa5]{0,3}(?:把|帮|给|在|跳|背|救|主动|一|连|天|为|昨|冲|二话))|"
        r"[\u4e00-\u9fa5](?:师傅|大爷|大妈|大夫|叔|伯|婶|嫂|姐|哥|书记|医生|老师|奶奶|爷爷)|邻居|隔壁|"
        r"老板|小哥|保安|司机|志愿者|网格员|民警|护士|党员|支委|楼长|楼下|楼上|同事|环卫工|店主|村医|儿子|"
        r"女儿|老伴",
    ),
    cue(
        "helps",
        r"帮|救|扶|背|送|捐|献血|献了|让出|垫|掏钱|自费|免费|义务|无偿|照顾|伺候|照看|陪|教|修|捡|还给|"
        r"归还|扛|抬|疏通|清理|排查|守|调解|接送|转移|扫|领回|冲进|跪|跳下|补课|带徒|理发|剪|量血压|挑水|劝",
    ),
    cue(
        "is praised",
        r"不图|不收|没收(?:钱|一)|不要钱|分文|一分钱|没要|没吭声|没怨言|一声不吭|不留名|二话不说|二话没说|"
        r"主动|默默|冒雨|冒雪|冒着|自掏腰包|自己掏|自己出|感动|佩服|暖心|点赞|表扬|夸|学习|好人|雷锋|"
        r"了不起|好样|锦旗|闪光|敬佩|伸大拇指|热心|失主|不容易|看在眼里|值得",
    ),
    cue(
        "a place or a thing of all",
        r"路(?!上)|灯|桥|河|沟|渠|塘|井|管|墙|楼|电梯|门|厕|垃圾|池|坡|栏|树|草|停车|车位|充电|公交|站|"
        r"菜场|广场|操场|小区|村口|水|电线|网|宽带|信号|食堂|卫生室|药|活动室|礼堂|音响|器材|凳|椅|棚|房|"
        r"屋|地下室|车库|消防|通道|巷|弄|学校|幼儿园|物业|公告栏|监控|喇叭|锁|狗|蚊|鼠|工地|噪|油烟|烟囱|"
        r"摊|窗",
    ),
    cue(
        "is wrong",
        r"坏|破|漏|堵|臭|黑(?!板)|暗|脏|塌|裂|断|锈|翘|松|摔|积水|淹|溢|满|占|挡|吵|响|震|乱|缺|没有|没人|"
        r"不通|不亮|不够|不足|太(?:慢|少|黑|高|吵|挤|远|陡|窄|旧|暗|滑|危险|热|冷)|慢|老是|三天两头|没地方|"
        r"难|不便|不方便|危险|吓|怕|滑|停(?:水|电|了)|歪|倒|掉|卡|闪|坑|脱落|失灵|不灵|不出水|跳闸|发黄|"
        r"浑|味|没法|不敢|跟不上|看不见|看不到|压到|漫|才[一两]",
    ),
    cue(
        "asks for it",
        r"能不能|能否|可不可以|可否|希望|盼|想要|要是.{0,12}(?:就好|多好)|最好|求|需要|建议|请(?!假)|"
        r"谁能|谁来|有没有人|有人|什么时候能|几时能|该.{0,4}了$|该换|该修|管管|装|安|建|开个|弄个|搞个|设|"
        r"增|加个|添|办个|解决|提个意见|反映|缺(?:个|人)|找(?:份|个|人)|求助|行不行|行不$|能.{1,12}不$|"
        r"可怜",
    ),
    cue(
        "those above and their ways",
        r"你们|上面|领导|当官|形式|填|表格|报表|开会|检查|评优|系统|软件|机器人|程序|消息|弹|群|一套|虚|"
        r"花架子|折腾|没用|用处|瞎|烦|累|骗|作秀|走过场|废话|破玩意|服了|吃饱",
    ),
    cue(
        "talk",
        r"你好|早上好|晚上好|中午好|谢谢|感谢|辛苦|哈哈|嘻嘻|天气|好冷|好热|下雪|下雨|雾|太阳|吃饭|吃了没|"
        r"吃了吗|孙子|孙女|外孙|电视|球|麻将|钓鱼|橘子|杨梅|白菜|带鱼|涨价|母鸡|睡觉|膝盖|腰疼|血压|开心|"
        r"高兴|快乐|安康|晚安|周末|放假|结婚|你是谁|你几岁|你多大|讲个|唱|笑话|真人|新年|节日|祝",
    ),
    cue("of commitments", r"承诺|提诺|履诺|审诺|诺|支部|书记|组织|表态|报(?:一|个|名)|补报|认领"),
    cue("asks", r"怎么|如何|什么|几|多少|哪|谁|吗|么$|没$|\?|是不是|要不要|会不会|可以吗"),
    cue("wants a person", r"电话|真人|人工|喊.{0,3}来|叫.{0,4}来|找.{0,4}(?:书记|主任|人)|联系"),
    cue("one's own", r"我(?:的|报|那|这)|我(?:之前|当时|去年|年初)"),
    cue("to change it", r"改成|换成|改一?改|改到|往后|调成|改为|改改"),
)

# the tables of wordings themselves, as signs among others
TABLES: Final[tuple[Cue, ...]] = (
    answers.PLEDGE,
    answers.DOUBLE_NO,
    asking.HELP,
    asking.CONSEQUENCE,
    asking.RULES,
    back.BACK,
    back.RESTART,
    back.REPEAT,
    changes.CHANGE,
    changes.WRONG,
    feelings.COMPLAINT,
    feelings.SMALL,
    feelings.WRONG_CHAT,
    feelings.IMPROPER,
    fulfil.DONE,
    fulfil.NEARLY,
    fulfil.UNDER_WAY,
    fulfil.NOT_BEGUN,
    fulfil.FAILED,
    later.LATER,
    later.EXTEND,
    leave.STOP,
    leave.STOP_WRITING,
    leave.WITHDRAW,
    leave.DIED,
    leave.MOVED,
    leave.WRONG,
    looking_up.CONTENT,
    looking_up.BRANCH,
    looking_up.STATUS,
    people.PERSON,
    requests.START,
    requests.DEED,
    requests.WISH,
    skipping.SKIP,
    skipping.ABSTAIN,
    urgent.NOW,
)
