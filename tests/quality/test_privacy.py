from datetime import date

import pytest

from dialogs.rules.quality.lint import lint
from dialogs.rules.quality.privacy import without_private


@pytest.mark.parametrize(
    ("words", "secrets"),
    [
        ("给6栋1103的王阿婆送药,她儿子坐牢,电话13600002222,每周一次", ("1103", "王", "坐牢", "13600002222")),
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
    "words", ["每次5-6户", "每天7:20到7:50护学", "给3号楼12户装扶手", "给高血压患者30人量血压"]
)
def test_what_is_not_private_stays(words: str) -> None:
    assert without_private(words) == words
