"""Names of commands about people: posts, homes, absences, moves. All may be followed by something."""

OF_PEOPLE = {
    "设岗": "set_posts",
    "设岗定责": "set_posts",
    "岗位": "set_posts",
    "认岗": "open_posts",
    "辞岗": "resign_post",
    "定岗": "assign_posts",
    "撤岗": "end_post",
    "我的岗": "my_posts",
    "我的岗位": "my_posts",
    "履岗": "serve_post",
    "评岗": "appraise_posts",
}

#: What may stand between such a name and what follows.
GAP = " ：:，,\n\u3000"


def about_people(words: str) -> str:
    """The command about people with which the words begin, or an empty string."""
    found = [
        name for name in OF_PEOPLE if words == name or words.startswith(tuple(name + gap for gap in GAP))
    ]
    return OF_PEOPLE[max(found, key=len)] if found else ""
