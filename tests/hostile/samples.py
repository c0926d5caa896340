"""What the platforms send when all is well; `{at}` is the moment in seconds, `{id}` a number."""

from typing import Any

from bot.platforms.wecom.robot.frames import EVENT, MESSAGE

XML = (
    "<xml><ToUserName>ww</ToUserName><FromUserName>LiMing</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>text</MsgType><Content><![CDATA[完成了]]></Content><MsgId>{id}</MsgId></xml>",
    "<xml><ToUserName>ww</ToUserName><FromUserName>LiMing</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>voice</MsgType><MediaId>m{id}</MediaId><Format>amr</Format><MsgId>{id}</MsgId></xml>",
    "<xml><ToUserName>ww</ToUserName><FromUserName>LiMing</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>k</EventKey><TaskId>t{id}</TaskId>"
    "<ResponseCode>c</ResponseCode><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds>"
    "<OptionId>7.done</OptionId></OptionIds></SelectedItem></SelectedItems></xml>",
    "<xml><ToUserName>gh</ToUserName><FromUserName>oLi</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>event</MsgType><Event>subscribe</Event><EventKey>qrscene_7KQ2M{id}</EventKey></xml>",
    "<xml><ToUserName>gh</ToUserName><FromUserName>oLi</FromUserName><CreateTime>{at}</CreateTime>"
    "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>say:愿望{id}</EventKey></xml>",
)
DING: tuple[dict[str, Any], ...] = (
    {"msgtype": "text", "text": {"content": "完成了"}},
    {"msgtype": "audio", "content": {"downloadCode": "c", "recognition": "完成了", "duration": 4000}},
    {"msgtype": "picture", "content": {"downloadCode": "c"}},
    {"msgtype": "richText", "content": {"richText": [{"text": "完成了"}, {"downloadCode": "c"}]}},
    {"errorCode": 20001, "errorMessage": "over quota"},
)
ROBOT: tuple[tuple[str, dict[str, Any]], ...] = (
    (MESSAGE, {"msgtype": "text", "text": {"content": "@践诺 完成了"}, "chattype": "group", "chatid": "wr1"}),
    (MESSAGE, {"msgtype": "voice", "voice": {"content": "完成了"}, "chattype": "single"}),
    (MESSAGE, {"msgtype": "image", "image": {"url": "https://x/y", "aeskey": "k"}, "chattype": "single"}),
    (
        MESSAGE,
        {
            "msgtype": "mixed",
            "mixed": {
                "msg_item": [
                    {"msgtype": "text", "text": {"content": "看"}},
                    {"msgtype": "image", "image": {"url": "https://x/z"}},
                ]
            },
        },
    ),
    (
        EVENT,
        {
            "msgtype": "event",
            "event": {
                "eventtype": "template_card_event",
                "template_card_event": {
                    "event_key": "k",
                    "task_id": "t",
                    "selected_items": {"selected_item": [{"option_ids": {"option_id": ["7.done"]}}]},
                },
            },
        },
    ),
    (EVENT, {"msgtype": "event", "event": {"eventtype": "disconnected_event"}}),
)
