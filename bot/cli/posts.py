"""Commands for posts: look at them, read a table of them, give one up."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shared import load_settings, new_group, tell
from bot.cli.tables import read_rows, write_empty

_ORG = typer.Option(help="哪个党组织。只有一个时不用写。")

posts = new_group("岗位：设岗定责，看一看、用表格读进来。")


@posts.command("list")
def posts_list(org: Annotated[str, _ORG] = "") -> None:
    """列出岗位，谁在岗，谁想认。"""
    settings = load_settings()
    from bot import app
    from bot.service.posts import set_up

    tell(app.look(settings, set_up.listed, org or None))


@posts.command("template")
def posts_template(path: Annotated[Path, typer.Argument(help="写到哪个文件，例如 岗位表.xlsx。")]) -> None:
    """写一张空的岗位表。"""
    from dialogs.rules.posts_sheet import LAYOUT

    write_empty(path, LAYOUT)


@posts.command("import")
def posts_import(
    path: Annotated[Path, typer.Argument(help="填好的岗位表。")], org: Annotated[str, _ORG] = ""
) -> None:
    """读入填好的岗位表。名字一样的就改，别的不动。"""
    from dialogs.rules.posts_sheet import LAYOUT, check

    new = read_rows(path, LAYOUT, check)
    settings = load_settings()
    from bot import app
    from bot.service.posts import set_up

    tell(app.act(settings, set_up.import_posts, org or None, new))


@posts.command("close")
def posts_close(
    name: Annotated[str, typer.Argument(help="岗名，例如 护水岗。")], org: Annotated[str, _ORG] = ""
) -> None:
    """不再设这个岗。做过的事都留着。"""
    settings = load_settings()
    from bot import app
    from bot.service.posts import set_up

    tell(app.act(settings, set_up.close_post, org or None, name))
