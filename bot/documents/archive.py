"""One file that holds everything: rows as JSON Lines, recordings, the key of the links (R100).

A zip with `manifest.json` (shape of the database, rows a table, SHA-256 of every member),
`rows/<table>.jsonl`, `recordings/<sha256>` and `links.key`. Whoever has the file has everything but
the ballots: keep it like a safe.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.problems import BadInput
from storage import archive
from storage.unit import Work

Echo = Callable[[str], None]

FORMAT = 1

_NOT_OURS = "这个文件不是践诺的备份，或者没有复制完整。"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files beside the database lie."""

    recordings: Path
    link_key: Path


def pack(work: Work, path: Path, places: Places, echo: Echo) -> str:
    """Write everything into one new file; what came of it, in Chinese. A query.

    Raises:
        BadInput: the file is there already.
    """
    if path.exists():
        raise BadInput(f"已经有 {path} 了。请换一个名字，免得盖掉旧的备份。")
    part = path.with_name(f"{path.name}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as whole:
        sums: dict[str, str] = {}
        counts = _pack_rows(work, whole, sums, echo)
        _pack_files(whole, places, sums)
        manifest = {"format": FORMAT, "revision": archive.revision(work), "rows": counts, "sha256": sums}
        whole.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    part.chmod(0o600)
    part.replace(path)
    files = sum(1 for name in sums if name.startswith("recordings/"))
    return (
        f"备份好了：{path}，{sum(counts.values())}行，录音和照片{files}个。里面没有选票。请像公章一样保管。"
    )


def _pack_rows(work: Work, whole: zipfile.ZipFile, sums: dict[str, str], echo: Echo) -> dict[str, int]:
    open_table: dict[str, Any] = {"name": "", "file": None, "sum": None}

    def close() -> None:
        if open_table["file"] is not None:
            open_table["file"].close()
            sums[f"rows/{open_table['name']}.jsonl"] = open_table["sum"].hexdigest()

    def take(name: str, rows: list[archive.Row]) -> None:
        if name != open_table["name"]:
            close()
            echo(f"正在写：{name}")
            file = whole.open(f"rows/{name}.jsonl", "w", force_zip64=True)
            open_table.update(name=name, file=file, sum=hashlib.sha256())
        for row in rows:
            line = f"{json.dumps(row, ensure_ascii=False)}\n".encode()
            open_table["file"].write(line)
            open_table["sum"].update(line)

    counts = archive.dump(work, take)
    close()
    return counts


def _pack_files(whole: zipfile.ZipFile, places: Places, sums: dict[str, str]) -> None:
    files = sorted(places.recordings.iterdir()) if places.recordings.is_dir() else []
    named = [(f"recordings/{file.name}", file) for file in files if file.suffix != ".part"]
    if places.link_key.exists():
        named.append(("links.key", places.link_key))
    for name, file in named:
        content = file.read_bytes()
        whole.writestr(name, content)
        sums[name] = hashlib.sha256(content).hexdigest()


def unpack(work: Work, path: Path, places: Places, echo: Echo) -> str:
    """Put everything back into an empty database, all or nothing; what came of it, in Chinese. A verb.

    Raises:
        BadInput: not such a file, touched, of another shape, or the database is not empty.
    """
    try:
        with zipfile.ZipFile(path) as whole:
            manifest = json.loads(whole.read("manifest.json"))
            _check(work, whole, manifest)
            filling = archive.Filling(work)
            number = sum(_fill(filling, whole, name, echo) for name in manifest["rows"])
            filling.settle()
            _unpack_files(whole, places)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BadInput(_NOT_OURS) from error
    return f"恢复好了：{number}行。正在进行的投票没有恢复，请重新投。"


def _check(work: Work, whole: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT or manifest["revision"] != archive.revision(work):
        raise BadInput("备份来自另一个版本。请用做备份的那个版本恢复，再升级。")
    if not archive.is_empty(work):
        raise BadInput("这个数据库里已经有内容。请恢复到一个新的数据目录，免得两份混在一起。")
    for name, expected in manifest["sha256"].items():
        seen = hashlib.sha256()
        with whole.open(name) as member:
            for block in iter(lambda member=member: member.read(1 << 20), b""):  # type: ignore[misc]
                seen.update(block)
        if seen.hexdigest() != expected:
            raise BadInput(f"备份里的 {name} 被改过，没有恢复任何内容。")


def _fill(filling: archive.Filling, whole: zipfile.ZipFile, name: str, echo: Echo) -> int:
    if f"rows/{name}.jsonl" not in whole.namelist():
        return 0
    echo(f"正在读：{name}")
    return sum(filling.fill(name, some) for some in _batches(whole, f"rows/{name}.jsonl"))


def _batches(whole: zipfile.ZipFile, member: str) -> Iterator[list[archive.Row]]:
    some: list[archive.Row] = []
    with whole.open(member) as lines:
        for line in lines:
            some.append(json.loads(line))
            if len(some) == archive.AT_ONCE:
                yield some
                some = []
    if some:
        yield some


def _unpack_files(whole: zipfile.ZipFile, places: Places) -> None:
    for name in whole.namelist():
        if name == "links.key":
            places.link_key.write_bytes(whole.read(name))
            places.link_key.chmod(0o600)
        elif name.startswith("recordings/") and "/" not in name.removeprefix("recordings/"):
            places.recordings.mkdir(parents=True, exist_ok=True)
            (places.recordings / Path(name).name).write_bytes(whole.read(name))
