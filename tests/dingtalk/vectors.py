"""Known answers: envelopes published by DingTalk, and our own of which every part is fixed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vector:
    token: str
    aes_key: str
    timestamp: str
    nonce: str
    signature: str
    receiver: str
    plain: bytes
    encrypt: str


PUBLISHED = (
    Vector(
        "mryue", "Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7", "1608001896814", "WL4PK6yA",
        "03044561471240d4a14bb09372dfcfd4fd0e40cb", "ding6ccabc44d2c8d38b", b'{"EventType":"check_url"}',
        "0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhE"
        "LOFchzNukR+t8SB/qk4ROMu3",
    ),
    Vector(
        "123456", "1234567890123456789012345678901234567890123", "1614767836", "A7Co0cJLMzIDtMMI",
        "9a95a004dd16f5c307e849b994173f76aa26e5eb", "dingsnotzck6pm5veliw", b"success",
        "YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==",
    ),
    Vector(
        "123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", "1445827045067", "nEXhMP4r",
        "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0", "suite4xxxxxxxxxxxxxxx",
        b'{"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}',
        "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JV"
        "Ya9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZc"
        "y0w9lQ==",
    ),
)  # fmt: skip

#: Made with these 16 bytes in front of the message instead of chance.
PREFIX = b"0123456789abcdef"
OWN = Vector(
    "123456", "1234567890123456789012345678901234567890123", "1614767836", "A7Co0cJLMzIDtMMI",
    "40726b384ba1fee4fe7d20187b03456eec90183c", "dingsnotzck6pm5veliw", b"success",
    "GCr6999U/V4/3veZ85Bxl8C6wynLzYV25PCR3saSX7v+7tNf5Ck2RJ2NAGnTOWhvJ4H0D2M/DU/3568ASGogSA==",
)  # fmt: skip
