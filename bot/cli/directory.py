"""Commands for the platform's directory: read it, see what differs from the roster."""

from bot.cli.shared import load_settings, new_group, tell

directory = new_group("通讯录：和花名册对一对，改不改由书记定。")


@directory.command("read")
def read() -> None:
    """读企业微信通讯录，对不上的告诉各支部书记。花名册不动。"""
    settings = load_settings()
    from bot import app

    tell(app.read_directory(settings))


@directory.command("show")
def show() -> None:
    """看通讯录和花名册哪里对不上。"""
    settings = load_settings()
    from bot import app
    from bot.service.organise import directory as reading

    tell(app.look(settings, reading.written))
