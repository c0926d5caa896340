"""Weights computed by tests/quality/learn.py."""

FINGERPRINT = "7afbaf85f53bcbd7"
NAMES = (
    "便民服务",
    "其他",
    "学习宣传",
    "岗位业务",
    "带头致富",
    "帮扶结对",
    "平安巡逻",
    "廉洁自律",
    "急难险重",
    "文明风尚",
    "环境卫生",
    "矛盾调解",
)
ALLOWED = {
    "": (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
}
