"""Known answers of seven public implementations, and locally made negatives (platform page §1.8)."""

from typing import NamedTuple


class Vector(NamedTuple):
    name: str
    token: str
    key: str
    timestamp: str
    nonce: str
    signature: str
    encrypt: str
    receiver: str
    prefix: bytes
    message: bytes


VECTORS = (
    Vector(
        "official_sample_post",
        "QDG6eK",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "1409659813",
        "1372623149",
        "477715d11cdb4164915debcba66cb864d751f3e6",
        (
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3"
            "QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48"
            "kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izo"
            "un1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUa"
            "x5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl"
            "/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="
        ),
        "wx5823bf96d3bd56c7",
        bytes.fromhex("30393630363838393332633437656631"),
        (
            b"<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![CDATA["
            b"mycreate]]></FromUserName>\n<CreateTime>1409659813</CreateTime>\n<MsgType><![CDATA[te"
            b"xt]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n<MsgId>4561255354251345929</Ms"
            b"gId>\n<AgentID>218</AgentID>\n</xml>"
        ),
    ),
    Vector(
        "official_sample_echo",
        "QDG6eK",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "1409659589",
        "263014780",
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
        ("P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="),
        "wx5823bf96d3bd56c7",
        bytes.fromhex("63343162363434393163323436386430"),
        b"1616140317555161061",
    ),
    Vector(
        "weworkapi_python_json",
        "hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo",
        "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt",
        "1409659813",
        "1372623149",
        "e3647471e395139e2308c1fa963f2d648a00b90e",
        (
            "cjhLUX7UU4yCSelv1vz7T0zT8huF51bAMVWriNvO1FMegHrQZNrtvRxbwf0fUPsFvwqR0U0fgiJNEA5Y30F2"
            "MoI2S7vv3EjVQ68C0cjw9frBoUE2Hj0BvFp9h3u6Vbsg4lc1C8AtHdaN8orKuNKkLRLuYEL52R1J3v8olJGZ"
            "RLnRdVKIivixmX/eQpzgeExtp20jI1HxRP1AAZ6xZoILdqDPO549LO4WeG+685JRUTdiwcY5fjZlqeMxuT4P"
            "pMn1X9OWsS7NRj06Wa5E3Tvg4twjWp39KPfOdRte6P1T4JU="
        ),
        "ww1436e0e65a779aee",
        bytes.fromhex("644456585278366b6e31674f54343351"),
        (
            b'{ "ToUserName": "wx5823bf96d3bd56c7", "FromUserName": :mycreate", "CreateTime": 14096'
            b'59813, "MsgType": "text", "Content": "hello", "MsgId": 4561255354251345929, "AgentID"'
            b": 218}"
        ),
    ),
    Vector(
        "go-workwx_echo",
        "kjr2TKI8umCBfVF3wAHk8JiPwma5VBme",
        "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws",
        "1583940690",
        "VHh7ymSeb0jc4lSb",
        "1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011",
        ("6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w=="),
        "ww6a112864f8022910",
        bytes.fromhex("35514d735963776a5239357432766d43"),
        b"94966531020182955848408",
    ),
    Vector(
        "go-workwx_post2",
        "kz7Yx62CH8SaLN",
        "cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP",
        "1583995625",
        "1584392382",
        "a44d1b7dc3dc4b02edd99dc32afa6a26be7c92f6",
        (
            "fyVN9BUnH6xNl0/VCHTCg6XGxxvoFdyZ7VQbAbBcQ79dVccYvdIyJYZSMMhkPy8LPaoe+V27qjoQ553fXavm"
            "rPOgxzHrKKf3YIu63pB4/nN0LY4S+GzUFi/LLFj1TI1sOh0q2jT5u1nYz5G3HFNLd3DFUvJVLtZl8mVMwUOz"
            "BpzKZhhmCvIJLVlvym9tt+VYwG06MSbmnf9AzYFKhm1BIy+95Q824ilY6Wy8l+vkFqEdASl2k83jMXvlkVRS"
            "B3hmNptWTbq8ygDdLtkCyA4UEiZvfTskqqVkbYwLptRl/1F+DVL9SH/TWt2j3dCm4rzY5jQG+fA+2xh2Kk+O"
            "rVgafqtQCfhjq8C38A2IwCcg2BONKk8s5ijFxQoszmXvJQ3zLYbjzRWQ40xhryDyPNNse7/slKVW2QMBEUPN"
            "OxUcX9k="
        ),
        "wwf181555a13a31443",
        bytes.fromhex("31363535333732323632363632303965"),
        (
            b"<xml><ToUserName><![CDATA[wwf181555a13a31443]]></ToUserName><FromUserName><![CDATA[xe"
            b"n0n]]></FromUserName><CreateTime>1583995625</CreateTime><MsgType><![CDATA[text]]></Ms"
            b"gType><Content><![CDATA[x123]]></Content><MsgId>2018405441</MsgId><AgentID>1000002</A"
            b"gentID></xml>"
        ),
    ),
    Vector(
        "PowerWeChat_post",
        "pcoLldqMu2WQQtYBeDX5HiXPsBFlTnDM",
        "CyjBvGm4tJNmcThkeL5Wajzom4jKlBygKtpTkYeqsnE",
        "1623301925",
        "1624217036",
        "d728d2bea7e28585ebd14eacbd330d84073fe7f1",
        (
            "ZBY4h9SD1Y/v+ighMGU4yHSVWyMuf2UdQQfFuB8S/SY5il9MynR1rtKIJDG871vOqaCs0FVje6bX0VyhvL02"
            "PG7FXjRR+rAyiwVv7T7nBGgamkPeOv4n/jXgFQnY6NEt3Zym09t4aI+21pDcE6uN6JzcC+hxw5sBfVyza3NH"
            "yuLiyhvalsFbasA4HNcnK+4/3eZLMo+e6yvHUsY4WhmZWW5u5mHcDZm1jtI2fUtzod6Sx7PrCOhm+zUO1I98"
            "OD0EmICxHHMjMkGmSFuGhG8vXRKaRavzvV/fkscZK1HjW+XJOV0c9wYDZT+/LTjDS/yx5KkM5lIksiw57DsC"
            "ro9gvmE1WdvB3bw3m+5ie2x1ZRSuh6ik1rbMTiXgJXt0MnbV8VsyPe1zhkbug1cwdhT9zcOTieb0oyiIl3wS"
            "AEkNNBNBaWB+78V1hM/ngMoZgKaaasJUCGtPH/rN+YnxGicDOg=="
        ),
        "wwedab3d5fc43636d8",
        bytes.fromhex("37323830393732363334653766363439"),
        (
            b"<xml><ToUserName><![CDATA[wwedab3d5fc43636d8]]></ToUserName><FromUserName><![CDATA[Wa"
            b"ngChaoYi]]></FromUserName><CreateTime>1623301925</CreateTime><MsgType><![CDATA[text]]"
            b"></MsgType><Content><![CDATA[\xe5\xaf\x86\xe6\x96\x87\xe6\xb5\x8b\xe8\xaf\x95]]></Con"
            b"tent><MsgId>6972028683187026694</MsgId><AgentID>1000005</AgentID></xml>"
        ),
    ),
    Vector(
        "wechatpy_echo",
        "123456",
        "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR",
        "1411443780",
        "437374425",
        "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
        ("4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="),
        "wx49f0ab532d5d035a",
        bytes.fromhex("32333034666332666531343666316638"),
        b"5927782489442352469",
    ),
    Vector(
        "wechatpy_reply",
        "123456",
        "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR",
        "1411525903",
        "461056294",
        "407518b7649e86ef23978113f92d27afa9296533",
        (
            "9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYq"
            "xgNcBqGsL8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCF"
            "M2JTF5wY0nFhHZSjPUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2I"
            "EvEBtb7muXsVbwbgX05UPPJvFurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nT"
            "YjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFYFMNMpatF9XiKzHo3"
        ),
        "wx49f0ab532d5d035a",
        bytes.fromhex("31323334353637383930313233343536"),
        (
            b"<xml>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test]]></Content>\n<Fro"
            b"mUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>\n<ToUserName><![CDATA[messens"
            b"e]]></ToUserName>\n<AgentID>1</AgentID>\n<CreateTime>1411525903</CreateTime>\n</xml>"
        ),
    ),
    Vector(
        "go-wecom_echo1",
        "1372623149",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "1629824456",
        "bqe3yfbqfc7",
        "6a27598fb5b01ee02684379a339fef6de65c83c2",
        ("22vyvcBQ1xafTSJuhMGQuFyOAh00m2enIATgo4R6SGHY/YhofNmfwCksP3OP0Gxnq+cqnJcuvUQtjSbEu60IUA=="),
        "wx5823bf96d3bd56c7",
        bytes.fromhex("5a86c4dc2b718c8e8eee144641182d67"),
        b"ECHO",
    ),
    Vector(
        "go-wecom_echo3",
        "1372623149",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "1629824247",
        "s8a61euba6m",
        "c2273fb8ef29b1427a88b76b56036b76128c46d0",
        ("fSW+704DFd+eE1SrOhMQ1kiV+t/5V7+cs8QIt6qD9xR44PgSlym1NtMvQYw5S+RKhQxdy3RNheLNHJuU+HGjHQ=="),
        "wx5823bf96d3bd56c7",
        bytes.fromhex("d187c85d024392435212f639ca04acc7"),
        b"ECHO",
    ),
)

# Deterministic encryption; no signature is given for it.
ENCRYPT_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
ENCRYPT_PREFIX = b"aaaabbbbccccdddd"
ENCRYPT_MESSAGE = "我是中文abcd123".encode()
ENCRYPT_RECEIVER = "wxb11529c136998cb6"
ENCRYPTED = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="

NEGATIVE_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
NEGATIVE_TOKEN = "QDG6eK"
NEGATIVE_TIMESTAMP = "1700000000"
NEGATIVE_NONCE = "1372623149"
NEGATIVE_RECEIVER = "wx5823bf96d3bd56c7"


class Edge(NamedTuple):
    encrypt: str
    signature: str


EDGES = {
    "control": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlSEXXCIc0/9AIEiZMRN+9B"
            "H3qggMg8zxSC0W1QDFc8kMc7UTcn+XrNkFz0l0Va9HyJ"
        ),
        "0125865561a64cad3aa4b00857f63ccf2c045f83",
    ),
    "uneven_padding": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlSEXXCIc0/9AIEiZMRN+9B"
            "H+qkR2Dw1X+wu9zmgquDtAjCSpIJo0XyTzpPuZmVgnlO"
        ),
        "d8395ddb638277e5d9e9c22f3db5c7f8d629dff0",
    ),
    "padding_0": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlSEXXCIc0/9AIEiZMRN+9B"
            "H3qggMg8zxSC0W1QDFc8kMfG6Xhm6DdR/6IoofBFdUgT"
        ),
        "6b219c922c73a92914c9b74334376bf1691037a2",
    ),
    "padding_40": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlSEXXCIc0/9AIEiZMRN+9B"
            "Hwv7L03wspwV0q+7pLevNlRb5n5dJH2FatLiiABv21S/lae0OPyho3s0BlicgL7jgw=="
        ),
        "d34cd2f2fca0bdd376fd488fb6e5ed09a872fbee",
    ),
    "length_ffffffff": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMU2KZZ5e+/R1I9T7HGWA8Mg0GhgEDZ4r0gSfdex8apXECJ9LJahiWqQcxReCLnkb"
            "AjQfYBB14P6uLmTabTW5NfqFsbHBs8piCZ2/UUR3/IXM"
        ),
        "59d0bb6146260606fcf01a173d7e25752d3ede28",
    ),
    "other_corp": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlS4Z7HN9bfyn/TEYR7hzgK"
            "fZZrl5iu8RqwXZ4uWl712OEv4dEKhNb9NMCNm/hAng2i"
        ),
        "e31b06beccc28e9a5a614041c84e98421fd00109",
    ),
    "no_receiver": Edge(
        ("sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlS1qSqfF/JCJcXV5lfHqNTfA=="),
        "e60383629f983449217760134dda35c17d6648ca",
    ),
    "block_16": Edge(
        (
            "sKqRbbiSUnDhFHOvPjtUMSkoHiVG5kla7m2hwTdkPYvStLuJMAkvwWv61tMeAUlSEXXCIc0/9AIEiZMRN+9B"
            "Hz8HAypLuUxNEO6OeYTM/3Q="
        ),
        "33032a2d38a17796fb707d6bf7efcd43bd23b269",
    ),
}
