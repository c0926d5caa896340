"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.posts import assign, claims, serve, set_up
from dialogs.effects.posts import AppraisePosts, AssignPosts

DOORS = Doors(
    verbs={AssignPosts: assign.decide, AppraisePosts: serve.appraise},
    commands={
        "set_posts": set_up.set_up,
        "open_posts": claims.show_open,
        "claim_post": claims.claim_chosen,
        "resign_post": claims.resign,
        "assign_posts": assign.show,
        "end_post": assign.end,
        "my_posts": serve.mine,
        "serve_post": serve.tell,
        "appraise_posts": serve.show_services,
    },
)
