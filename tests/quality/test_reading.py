from datetime import date

import pytest

from dialogs.rules.quality.deadline import find_due
from dialogs.rules.quality.normal import plain
from dialogs.rules.quality.numerals import figures
from dialogs.rules.quality.quantity import find_quantity

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("明年4月底前修好", "2027-04-30"),
        ("大年廿七前送年糕", "2027-02-03"),
        ("七八两个月备凉茶", "2027-08-31"),
        ("5.20前完成", "2027-05-20"),
        ("谷雨前收完茶", "2027-04-19"),
        ("五月份以前教会", "2027-05-31"),
        ("下个月十号前换好", "2026-12-10"),
        ("六月中旬弄好", "2027-06-20"),
        ("端午节前包好粽子", "2027-06-08"),
        ("过年前送到", "2027-02-05"),
        ("上半年完成", "2027-06-30"),
        ("9月15号之前", "2027-09-15"),
        ("从3月做到10月底", "2027-10-31"),
        ("每年6月开放", None),
        ("从5月开始", None),
        ("一季度走一次", None),
        ("一季度办完四十件", "2027-03-31"),
        ("农历年底前亮起来", "2027-02-05"),
        ("清明前后巡山", "2027-04-05"),
        ("大年三十到初三我值班", None),
        ("2月30号前", None),
        ("去年5月做过", None),
    ],
)
def test_deadlines(words: str, due: str | None) -> None:
    found = find_due(plain(words), today=TODAY, period_end=END)
    assert found == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("一个礼拜扫两回", "每周2次"),
        ("每周二、四晚上教舞", "每周2次"),
        ("义务讲解叁拾小时", "30小时"),
        ("全年住村不少于40晚", "40晚"),
        ("每天提前半小时开门", "每天0.5小时"),
        ("每月走访十户", "每月10户"),
        ("一年调解八起", "8起"),
        ("次品率从百分之三降到百分之一点二", "1.2%"),
        ("比规定的六十分钟快,四十分钟到场", "40分钟"),
        ("周一周四晚上值守", "每周2次"),
        ("每天巡一圈", "每天1次"),
        ("带三个徒弟", "3名"),
        ("两三户人家", "2-3户"),
        ("有空就去几次", ""),
        ("每月一张贴电梯里,一年12张", "12张"),
        ("明年拍12条短片,每月一条", "12条"),
        ("楼道灯归我,一月一查", "每月1次"),
        ("每星期二四晚上带排舞", "每周2次"),
        ("周六上午在图书室教编程20次课", "20次"),
        ("每天放学后留一小时,一周五天", "每周5天"),
        ("每月逢五的集摆摊", "每月3次"),
        ("漏水点一共26处,堵掉20处", "20处"),
        ("电耗从142度降到135度以下,全年平均", "135度"),
        ("3月和9月各一次", "2次"),
    ],
)
def test_quantities(words: str, quantity: str) -> None:
    assert find_quantity(plain(words)) == quantity


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("一百二十户", "120户"),
        ("大家一起干", "大家一起干"),
        ("五水共治", "五水共治"),
        ("半个钟头", "0.5小时"),
        ("廿五个人", "25个人"),
    ],
)
def test_figures(words: str, written: str) -> None:
    assert figures(words) == written


def test_plain_turns_bullets_into_breaks_and_widths_into_one() -> None:
    assert plain("✅每週三次,不少於③⑥小時") == "每周3次,不少于36小时"
