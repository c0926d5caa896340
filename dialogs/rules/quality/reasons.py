"""What the bot says about a promise: one friendly sentence why, and one example from the person's own post.

Each is at most 40 characters, plain, and blames nobody.
"""

WHY = {
    "good": "说清了做什么、做多少,大家看得见。",
    "too_vague": "方向很好,再说说给谁做、做什么、多久一次。",
    "too_grand": "心意很大,换成自己一个人做得到的一件事更稳当。",
    "ordinary_duty": "这是本来就要做到的,再加一件额外的小事就好。",
    "empty": "还没听到内容,说一件明年想做的小事就行。",
    "several_mixed": "说了几件,有的可以直接记,有的再细一点。",
    "not_a_commitment": "这句还不是承诺,说一件自己能做的事就行。",
}
WHY_OUTSIDE = {
    "wish": "这是您的心愿,可以另外转给支部;承诺是自己能做的事。",
    "complaint": "您的意见听到了;承诺就说一件自己能做的小事。",
    "grumble": "您的意见听到了;承诺就说一件自己能做的小事。",
    "question": "这像是在问事情,想好了再说一件能做的小事。",
    "past": "以前做的都记着;再说一件接下来想做的小事。",
    "achieved": "以前做的都记着;再说一件接下来想做的小事。",
    "quoted": "这像是转来的话;说说您自己想做的一件小事。",
    "astray": "这句话像是发给别人的;想好了说一件小事就行。",
    "withdrawn": "好的,这条不记;想好了再说一件能做的小事。",
    "condition": "先说自己就能做的一件事;别的事可以另外提。",
    "honour": "祝您如愿;承诺是为大家做的一件事,再想一件。",
    "family": "家里的事先放一放,说一件为邻里做的小事。",
    "others": "承诺要本人来说,说一件您自己做的事就好。",
    "copied": "这像是往年的内容,说说接下来这一年做什么。",
    "improper": "这件事不合规定,不能记;换一件帮到大家的事吧。",
}

# The first word found in the post or persona gives the example.
_EXAMPLES = (
    (("老年", "离退休", "退休", "高龄", "口头"), "每天傍晚在楼下看着孩子们过马路。"),
    (("书记", "村主任", "村干部", "支委", "两委"), "每月第一个周六在村口听大家说事,当场记下。"),
    (("班主任", "教师", "老师", "学校", "德育"), "每周给3名学习吃力的学生免费补1次。"),
    (("学生",), "每月去敬老院陪老人2小时。"),
    (("护士", "医生", "医院", "外科", "内科", "药"), "每季度到村里给老人量血压1次。"),
    (("窗口", "社保", "审批"), "每周三晚上延时1小时,帮上班的人办事。"),
    (("法", "检察", "司法", "书记员"), "每季度到村里讲1次防骗案例。"),
    (("骑手", "外卖", "快递", "网约", "司机"), "每月随手上报5处消防通道被堵。"),
    (("主播", "电商", "网店"), "6月底前帮3户果农直播卖掉杨梅1000斤。"),
    (("网格员", "社区专职", "社工", "社区工作"), "每月上门看望网格里10户独居老人。"),
    (("物业",), "每月检查1次楼道消防通道,结果贴出来。"),
    (("流动",), "春节回乡时给村里孩子讲1次外面的见闻。"),
    (("设备", "工程", "技术", "班长", "质检", "企业", "厂", "车间"), "6月底前带出2名新员工独立上岗。"),
    (("卫生", "保洁", "环境", "河"), "每周六清理村口到桥头的垃圾1次。"),
    (("治安", "巡逻", "平安", "消防"), "每周三晚上巡查小区消防通道1次。"),
    (("调解", "和事"), "全年调解邻里纠纷5起,每起记下结果。"),
    (("致富", "农技", "种植", "养殖"), "带3户邻居学会果树剪枝,3月底前。"),
    (("机关", "科员", "干部"), "每季度走访结对企业3家,问题列成清单。"),
    (("在职",), "每月最后一个周六在小区教老人用手机1次。"),
)  # fmt: skip
_DEFAULT = "每周六打扫村口到桥头这段路1次。"


def example_for(*about: str) -> str:
    """An example from the person's own post, persona and setting."""
    words = " ".join(about)
    for keys, example in _EXAMPLES:
        if any(key in words for key in keys):
            return example
    return _DEFAULT


def why(quality: str, outside: str = "") -> str:
    """One friendly sentence why the words were judged so."""
    return (
        WHY_OUTSIDE.get(outside.split(":")[0], WHY.get(quality, WHY["not_a_commitment"]))
        if outside
        else WHY[quality]
    )
