"""Sentences for whoever opens a personal page from a code on the wall."""

OPEN_IN = "请用微信、企业微信或钉钉扫墙上的码，才认得出是你。"
AGAIN = "这次没有认出你。请再扫一次墙上的码。"
REFUSED = {
    "snapshot": "现在看到的是微信的预览页，认不出是你。请点页面下方的“使用完整服务”，再来一次。",
    "unknown": "这次没有认出你。请再扫一次墙上的码。",
}
NOT_LISTED = "花名册上还没有你这个号。要办党员的事，请找支部书记把号登记上。"
NOTHING_SAID = "你还没有在这里说过愿望，也没有反映过事情。"
KINDS = {"wish": "愿望", "report": "反映"}
