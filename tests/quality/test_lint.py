from datetime import date

import pytest

from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import copied_from, lint
from dialogs.rules.quality.reasons import WHY, WHY_OUTSIDE, example_for

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)
ANYONE = Author()
ELDER = Author(persona="老年党员(口头承诺)", setting="农村")
LEADER = Author(persona="村党支部书记", setting="农村")


def judged(words: str, author: Author = ANYONE, channel: str = "text") -> str:
    return lint(words, today=TODAY, period_end=END, author=author, channel=channel).quality


@pytest.mark.parametrize(
    ("words", "quality"),
    [
        ("每周六上午在村口收旧电池,拿去镇里回收点", "good"),
        ("多为大家做点事情", "too_vague"),
        ("让全村家家户户都住上别墅", "too_grand"),
        ("按时参加组织生活", "ordinary_duty"),
        ("跟老李写的一样", "empty"),
        ("承诺书在哪里领?", "not_a_commitment"),
        ("按时交党费;另外每月给敬老院理发一次", "several_mixed"),
    ],
)
def test_each_quality_has_a_reason_and_all_but_good_an_example(words: str, quality: str) -> None:
    found = lint(words, today=TODAY, period_end=END, author=Author(post="保洁监督岗"))
    assert found.quality == quality
    assert found.why
    assert bool(found.example) == (quality != "good")


def test_elders_are_judged_gently() -> None:
    words = "帮隔壁阿婆倒倒垃圾"
    assert judged(words, ELDER, "asr") == "good"
    assert judged(words) == "too_vague"


def test_leaders_are_judged_more_strictly() -> None:
    words = "每月给党员上一次党课"
    assert judged(words, LEADER) == "ordinary_duty"
    assert judged(words) == "good"


def test_dictated_homophones_are_mended() -> None:
    found = lint("困难护我每个月送一趟米", today=TODAY, period_end=END, author=ELDER, channel="asr")
    assert "困难户" in found.items[0].text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("mei zhou dasao楼道一次", "打扫楼道"),
        ("每周给laoren送饭一次", "给老人送饭"),
        ("每周修一次wifi", "wifi"),
    ],
)
def test_pinyin_is_written_out_only_where_all_of_it_reads_as_words(typed: str, read: str) -> None:
    assert read in lint(typed, today=TODAY, period_end=END).items[0].text


@pytest.mark.parametrize(
    "words",
    [
        "送书记两条烟,求他把补助批了",
        "帮主任接孩子遛狗",
        "侄子违章的事我去跟队里说说",
        "把邻居的化验单发给卖药的",
    ],
)
def test_favours_and_gifts_are_turned_away(words: str) -> None:
    found = lint(words, today=TODAY, period_end=END)
    assert found.quality == "not_a_commitment"
    assert "improper" in found.flags


@pytest.mark.parametrize(
    "words",
    [
        "供应商送的卡我一律不要",
        "每周到食堂陪老人吃一次饭,名额先给腿脚不便的",
        "公布本人电话,居民来电当天回",
        "暑假免费辅导作业,每周两次,收10个孩子",
    ],
)
def test_what_only_sounds_improper_is_kept(words: str) -> None:
    assert "improper" not in lint(words, today=TODAY, period_end=END).flags


def test_a_lone_ordinal_inside_a_sentence_does_not_split_it() -> None:
    found = lint("下雨塌方我第一个去清机耕路,全年不少于5次", today=TODAY, period_end=END)
    assert [item.quantity for item in found.items] == ["5次"]


def test_a_report_of_progress_is_not_the_main_figure() -> None:
    found = lint("6月底前办件时长压缩20%,每周通报", today=TODAY, period_end=END)
    assert found.items[0].quantity == "20%"


def test_a_standard_of_service_and_a_monthly_deed_are_two() -> None:
    found = lint("报修10分钟响应,每月给65台电脑清灰一次", today=TODAY, period_end=END)
    assert [item.quantity for item in found.items] == ["10分钟", "每月1次"]


def test_short_rules_of_conduct_are_duties_and_mottoes_are_vague() -> None:
    assert judged("先劝后罚,不骂摊主") == "ordinary_duty"
    assert judged("忠于初心") == "too_vague"


def test_the_last_figure_of_a_correction_stands() -> None:
    found = lint("我帮五户,说错了,是六户,月底前把煤气管换好", today=TODAY, period_end=END)
    assert found.items[0].quantity == "6户"
    assert "correction" in found.flags


def test_a_double_paste_counts_once() -> None:
    assert len(lint("给村口装两盏灯\n给村口装两盏灯", today=TODAY, period_end=END).items) == 1


def test_an_improper_part_is_rejected_and_flagged() -> None:
    found = lint("每月给孤老送菜一次;换届时谁投我票我给谁两百块", today=TODAY, period_end=END)
    assert len(found.items) == 1
    assert "improper" in found.flags
    assert found.rejected


def test_everything_said_to_the_person_is_short_and_calm() -> None:
    said = [
        *WHY.values(),
        *WHY_OUTSIDE.values(),
        *(example_for(p) for p in ("书记", "教师", "护士", "骑手", "老年", "无")),
    ]
    assert all(0 < len(words) <= 40 for words in said)
    assert not any(mark in words for words in said for mark in "!!")


def test_copies_are_noticed_and_short_words_are_not() -> None:
    others = ["每周六清扫村口道路一次", "我承诺2026年每月走访独居老人十户并做好记录"]
    assert copied_from("我承诺2027年每月走访独居老人十户,并做好记录", others) == 1
    assert copied_from("每季度给学生讲一次交通安全课", others) is None
    assert copied_from("扫地", ["扫地"]) is None


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("多为集体出力;仓库充电区我每天下班前巡一遍", 2),
        ("第一点村口的花我浇水两天一次第二点村里的大喇叭坏了我来修", 2),
        ("不迟到不早退/每月给住宿舍的工友剪一次头发", 2),
        ("夏天守水库二十天,冬天扫三里路的雪", 2),
        ("承诺事项:为老人代充话费\n完成标准:全年不少于60人次\n完成时限:2027年12月底", 1),
        ("店面门口抢车位天天吵,我牵头,每月召集14家店开一次议事会", 1),
        ("路口那个大坑摔了两个人。我三月前拉一车石子填平", 1),
    ],
)
def test_what_stands_side_by_side_is_counted_and_what_tells_more_is_not(words: str, items: int) -> None:
    assert len(lint(words, today=TODAY, period_end=END).items) == items


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("每周三给老人读报,每周五磨刀", 2),
        ("每月给独居老人量一次血压,村口花坛每周浇两次水", 2),
        ("①为人民服务②3月前给村小捐50套桌椅③保证全村每个人都脱单", 3),
        ("党性修养不断提高,每天清晨六点半喊大家做早操", 2),
        ("带头不打牌不赌钱,不收一份礼", 1),
        ("每周三晚上去夜谈,全年走遍9个村", 1),
    ],
)
def test_what_is_told_apart(words: str, items: int) -> None:
    assert len(lint(words, today=TODAY, period_end=END, author=LEADER).items) == items


def test_a_day_at_the_end_stays_a_day() -> None:
    (item,) = lint("每月到村里接待群众一天", today=TODAY, period_end=END).items
    assert (item.text, item.quantity) == ("每月到村里接待群众1天", "每月1天")


def test_a_deed_is_kept_apart_from_what_is_improper_beside_it() -> None:
    found = lint("每季度给渔民讲一次禁渔政策,顺便给镇长家送两条鱼", today=TODAY, period_end=END)
    assert [item.quantity for item in found.items] == ["每季度1次"]
    assert found.quality == "several_mixed"
    assert found.rejected == ("顺便给镇长家送2条鱼",)
