"""Duty plates 岗位牌 and portraits 形象照."""

READY = "岗位牌做好了，打开后在浏览器里选“打印”，一人一张。链接只给你用，7天内有效。"
READY_OWN = "你的岗位牌在这里，打开后能打印。想放照片，说“形象照”。不放也行。"
OPEN = "看岗位牌"
NOTHING = "还没有公示的承诺，岗位牌上没有内容。公示以后再说“岗位牌”。"
PORTRAIT = "想在岗位牌上放照片，在这里自己传。不放也行，牌子照样有。随时能删。"
OPEN_PORTRAIT = "放照片"
KEPT = "照片放好了。只印在岗位牌上，不放到公示栏和群里。"
DROPPED = "照片删掉了。"
NO_PICTURE = "还没有选照片。请先点“选照片”，再点“同意，放上”。"
NOT_A_PICTURE = "这个文件看不出是照片。请选一张 JPG 或 PNG 照片。"
TOO_LARGE = "这张照片太大了，最多1兆。用聊天软件发给自己再存一次，会小一些。"


def member(post: str, *, probationary: bool) -> str:
    """Under the name: a member, and as what he serves."""
    standing = "中共预备党员" if probationary else "中共党员"
    return f"{standing}，{post}" if post else standing
