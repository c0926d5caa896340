"""How a platform joins the house: built from the settings, then let in."""

from dataclasses import dataclass
from typing import Protocol

from aiohttp import ClientSession

from bot.house import Doors, Folders, House
from bot.ports import Clock, Platform
from bot.settings import Settings
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Site:
    """What a platform is built on. `real` is the time that signatures are made with, whatever time is
    pretended by `clock`."""

    settings: Settings
    session: ClientSession
    database: Database
    folders: Folders
    clock: Clock
    real: Clock


class Joined(Protocol):
    """A platform of this installation that is not connected to the house yet."""

    @property
    def platform(self) -> Platform:
        """By which the house speaks."""
        ...

    async def attach(self, house: House, doors: Doors) -> None:
        """Let what comes in into the house."""
        ...
