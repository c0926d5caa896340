"""What a first-time visitor may try on each phone, by the kind of person who holds it."""

HINTS: dict[str, tuple[str, ...]] = {
    "member": (
        "我要承诺",
        "每月陪村里三位独居老人去一次卫生院",
        "我的承诺",
        "昨晚张师傅挨家挨户帮老人修水管",
        "帮助",
    ),
    "elder": ("我要承诺", "每天早上给隔壁独居的阿婆送一趟热水", "对", "找人帮忙"),
    "secretary": ("待办", "审核", "公示", "本季度汇总", "帮助"),
    "superior": ("审核", "下级情况", "差谁", "重点任务", "开年度", "规则"),
    "public": ("我想给小区门口装一盏路灯", "小区门口又积水了，去年就讲过", "公示栏"),
}
