"""All conversations, by name."""

from dialogs.engine.dialog import Catalog, Dialog
from dialogs.scripts.absence import EXEMPTIONS
from dialogs.scripts.aftermath import COMMEND, FOLLOW_UPS, OBJECTIONS, PUBLICISE
from dialogs.scripts.amend import AMENDMENTS
from dialogs.scripts.appraise import APPRAISE, CONSENT, GRADE
from dialogs.scripts.checkin import CHECKIN
from dialogs.scripts.checks import CHECKS
from dialogs.scripts.comments import COMMENTS
from dialogs.scripts.commitment import COMMITMENT
from dialogs.scripts.complete import COMPLETE
from dialogs.scripts.criticism import CRITICISE, CRITICISMS
from dialogs.scripts.deeds import DEED_THANKED, DEEDS
from dialogs.scripts.desk import DIGEST, PUBLISH, SUMMARY
from dialogs.scripts.ends import CLOSE_YEAR, ENDS
from dialogs.scripts.hearing import HEARING
from dialogs.scripts.homes import HOME_WORDS
from dialogs.scripts.idle import idle
from dialogs.scripts.offers import OFFERS
from dialogs.scripts.opinions import OPINIONS
from dialogs.scripts.overdue import OVERDUE
from dialogs.scripts.posts import APPRAISE_POSTS, ASSIGN_POSTS, OPEN_POSTS
from dialogs.scripts.practices import PRACTICES
from dialogs.scripts.rating import SELF_RATING
from dialogs.scripts.record import RECORD
from dialogs.scripts.rectification import RECTIFICATIONS, RECTIFY
from dialogs.scripts.review import REVIEW
from dialogs.scripts.thanks import EXCHANGE, THANKED
from dialogs.scripts.voices import CLAIM, REPORTS, WISHES

DIALOGS: tuple[Dialog, ...] = (
    COMMITMENT,
    REVIEW,
    CHECKIN,
    SELF_RATING,
    PUBLISH,
    SUMMARY,
    DIGEST,
    RECORD,
    OPINIONS,
    COMPLETE,
    WISHES,
    REPORTS,
    CLAIM,
    APPRAISE,
    GRADE,
    CONSENT,
    PUBLICISE,
    OBJECTIONS,
    FOLLOW_UPS,
    COMMEND,
    CHECKS,
    ENDS,
    CLOSE_YEAR,
    PRACTICES,
    OFFERS,
    AMENDMENTS,
    COMMENTS,
    CRITICISE,
    CRITICISMS,
    THANKED,
    EXCHANGE,
    OVERDUE,
    RECTIFY,
    RECTIFICATIONS,
    OPEN_POSTS,
    ASSIGN_POSTS,
    APPRAISE_POSTS,
    HOME_WORDS,
    EXEMPTIONS,
    DEEDS,
    DEED_THANKED,
    HEARING,
)

CATALOG = Catalog({dialog.name: dialog for dialog in DIALOGS}, idle)
