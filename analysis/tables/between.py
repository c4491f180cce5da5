"""The replies between people: what people, pairs and the network are counted from."""

from __future__ import annotations

import pandas as pd


def between_people(comments: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """One reply a row: a comment, and another known person whom it answers.

    Gives the columns of `links`, with `author` and `reply_to_author` as persons, and `position` and
    `reply_to_position`; ordered by position, the primary link first. A comment that takes up two
    comments of one person is one reply (its first link); one that answers two people is two. Somebody
    who takes up an own earlier comment is not replying to a person; neither is an answer to or by
    somebody unknown.
    """
    known = comments.set_index("comment_id")[["person", "position"]]
    parents = known.reindex(links["reply_to"])
    children = known.reindex(links["comment_id"])
    replies = links.assign(
        author=children["person"].array,
        reply_to_author=parents["person"].array,
        position=children["position"].array,
        reply_to_position=parents["position"].array,
    )
    replies = replies[replies["author"].notna() & replies["reply_to_author"].notna()]
    replies = replies[replies["author"] != replies["reply_to_author"]]
    order = ["position", "primary", "confidence", "reply_to_position"]
    replies = replies.sort_values(order, ascending=[True, False, False, True])
    return replies.drop_duplicates(["comment_id", "reply_to_author"]).reset_index(drop=True)
