"""What is said about organisations, the rules of a year, and opening one."""

NO_ORGS = "还没有党组织。请先导入党组织表，或者花名册。"


def orgs_read(added: int, changed: int, unchanged: int) -> str:
    """What reading a table of organisations did."""
    if not added and not changed:
        return f"党组织表读好了：{unchanged} 个都没有变。"
    return f"党组织表读好了：新增 {added} 个，改动 {changed} 个，没变 {unchanged} 个。"


def orgs_wrong(lines: list[str], count: int) -> str:
    """The faults of a table of organisations."""
    more = [f"还有 {count - len(lines)} 处，改好这些再看。"] if count > len(lines) else []
    return "\n".join([f"党组织表里有 {count} 处要改，现在什么都没有读入：", *lines, *more])


def org_added(name: str) -> str:
    """A new organisation."""
    return f"新增了{name}。"


def org_changed(name: str) -> str:
    """A known organisation was changed."""
    return f"{name}改好了。"


def org_same(name: str) -> str:
    """Nothing was to be done."""
    return f"{name}本来就是这样，没有改动。"


def org_line(name: str, about: list[str], secretary: str, members: int) -> str:
    """One organisation in the list."""
    people = (
        f"书记{secretary}，{members}人"
        if secretary
        else (f"{members}人，没有书记" if members else "还没有人")
    )
    return f"{name}（{'，'.join(about)}）{people}"


def moved(superior: str) -> str:
    """The secretary learns of the new superior."""
    return f"你们支部的上级现在是{superior}。支部承诺以后由{superior}来审。"


def gained(name: str) -> str:
    """The superior's secretary learns of the organisation that came."""
    return f"{name}现在归你们管。它的支部承诺以后由你们来审。"
