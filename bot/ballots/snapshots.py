"""Snapshots of the ballots: files of their own in a folder of their own, none older than a month.

An old snapshot holds envelopes with names on them; two tellers together could open those. So each new one
deletes those that have had their time, and the key files of the server are in none.
"""

import gzip
import json
from datetime import datetime
from pathlib import Path

from bot.ballots.box import KEPT
from bot.problems import BadInput
from dialogs.rules.calendar import local
from storage import ballot_archive
from storage.unit import Work

_NAME, _SHAPE = "票箱-%Y%m%d-%H%M%S.json.gz", "票箱-*.json.gz"
_NOT_OURS = "这个文件不是票箱的快照，或者没有复制完整。"


def save(work: Work, folder: Path) -> str:
    """Write a snapshot and delete those that are older than a month; what came of it, in Chinese. A query.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = local(work.now).replace(tzinfo=None)
    gone = [file for file in folder.glob(_SHAPE) if now - _moment(file, now) > KEPT]
    for file in gone:
        file.unlink()
    removed = f"删掉了{len(gone)}个超过{KEPT.days}天的。" if gone else ""
    if ballot_archive.is_empty(work):
        return f"没有投票，没有写快照。{removed}"
    path = folder / now.strftime(_NAME)
    part = path.with_suffix(".part")
    part.write_bytes(gzip.compress(json.dumps(ballot_archive.dump(work)).encode(), mtime=0))
    part.chmod(0o600)
    part.replace(path)
    return f"写好了：{path}。{removed}它跟别的备份分开放，{KEPT.days}天后由这个命令删掉。"


def put_back(work: Work, path: Path) -> str:
    """Put a snapshot into a database in which there is no poll; what came of it, in Chinese. A verb.

    Raises:
        BadInput: not such a file, or there are polls already.
    """
    if not ballot_archive.is_empty(work):
        raise BadInput("这里已经有投票了，没有恢复，免得盖掉后来投的票。")
    try:
        tables = json.loads(gzip.decompress(path.read_bytes()))
        ballot_archive.fill(work, tables)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(_NOT_OURS) from error
    return "恢复好了。快照以后投的、改的票不在里面：请告诉大家重开自己的链接看一看，没交过的再投一次。"


def _moment(file: Path, now: datetime) -> datetime:
    try:
        return datetime.strptime(file.name, _NAME)  # noqa: DTZ007 (local time, as in the name)
    except ValueError:
        return now
