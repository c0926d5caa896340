from datetime import date

import pytest

from dialogs.rules.quality.lint import lint
from dialogs.rules.quality.privacy import without_private


@pytest.mark.parametrize(
    ("words", "secrets"),
    [
        ("给6栋1103的王阿婆送药,她儿子坐牢,电话13600002222,每周一次", ("1103", "王", "坐牢", "13600002222")),
        ("给患抑郁症的张小红每周打一次电话", ("抑郁", "张小红")),
        ("包联李桂英(身份证330106194X),每月探望两次", ("330106", "李桂英")),
        ("资助王小明(父亡母改嫁,住幸福路8号)每学期五百元", ("王小明", "改嫁", "幸福路")),
        ("隔壁阿芳离婚后一个人带娃,我每天帮她接孩子放学", ("阿芳", "离婚", "带娃")),
        ("资助赵某某(身份证33020019990X,离异)每月二百元", ("33020019990", "赵", "离异")),
        ("每天给隔壁得了尿毒症的老周买菜一次", ("尿毒症",)),
        ("结对住2-304的李家,带两个孩子,丈夫去世,每月送米10斤", ("2-304", "丈夫去世", "两个孩子")),
    ],
)
def test_private_data_never_reaches_the_text(words: str, secrets: tuple[str, ...]) -> None:
    found = lint(words, today=date(2026, 11, 23), period_end=date(2027, 12, 31))
    assert "privacy" in found.flags
    assert found.items
    for item in found.items:
        assert not any(secret in item.text for secret in secrets), item.text


@pytest.mark.parametrize(
    "words",
    [
        "每次5-6户",
        "每天7:20到7:50护学",
        "给3号楼12户装扶手",
        "给高血压患者30人量血压",
        "每月打1次电话",
        "资助1户单亲家庭每月300元",
        "帮周边每户装灯10盏",
    ],
)
def test_what_is_not_private_stays(words: str) -> None:
    assert without_private(words) == words
