"""What the drawn messages of those who stand above organisations are about."""

from collections.abc import Mapping

from bot.drawing.example import Example

_CHECKED = (
    "竹溪村党支部 朱金花：每月教2个人修剪茶树（你去看）",
    "清溪村党支部 胡志远：5月底前把村口的路灯修好3盏（你去看）",
)

LEAD: Mapping[str, tuple[Example, ...]] = {
    "checks": (
        Example(
            "found",
            "上级的委员，两条",
            {"items": [{"item": n, "line": line} for n, line in enumerate(_CHECKED, 1)], "more": 0},
        ),
    ),
}
