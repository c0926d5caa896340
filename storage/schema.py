"""The whole schema under one name."""

from storage import (
    absence_tables,
    aftermath_tables,
    ballots,
    end_tables,
    evaluation_tables,
    fulfil_tables,
    home_tables,
    journal_tables,
    lead_tables,
    move_tables,
    pack_tables,
    paper_tables,
    post_tables,
    practice_tables,
    propose_tables,
    publish_tables,
    quarter_tables,
    rectification_tables,
    tables,
    upkeep_tables,
    wish_tables,
    year_tables,
)

#: Importing a module adds its tables; a module that is not named here does not exist for migrations.
MODULES = (
    ballots,
    end_tables,
    fulfil_tables,
    journal_tables,
    lead_tables,
    post_tables,
    practice_tables,
    evaluation_tables,
    aftermath_tables,
    home_tables,
    quarter_tables,
    propose_tables,
    publish_tables,
    rectification_tables,
    tables,
    upkeep_tables,
    wish_tables,
    year_tables,
    absence_tables,
    move_tables,
    pack_tables,
    paper_tables,
)

metadata = tables.metadata
