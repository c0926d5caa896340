"""Names of recordings are long on DingTalk; both databases keep them whole."""

from storage import records
from storage.database import Database
from storage.unit import Work


async def test_a_long_name_of_a_recording_is_kept(database: Database) -> None:
    code = "mIofN681YE3f/+m+" * 60

    def want(work: Work) -> int:
        return records.want_media(work, "dingtalk", code, "amr", None)

    await database.write(want)
    (wanted,) = await database.read(records.wanted_media)
    assert wanted.reference == code
