"""How a reader divided threads of the benchmark into subjects: printed numbers and letters, no text.

Each reader had read the thread in full and had seen no program's division of it. `X` holds what stands
alone (thanks, spam, a lone remark).
"""

from __future__ import annotations

Division = dict[int, str]
"""Printed number of each comment -> the letter of its subject."""

_CHOSEN_ON = {
    "wp_nested_html_lemire__2020-12-11-comment-arm-macbook-vs-intel-macbook": (
        "S:2,5,7,10,11,16,19,20,21,23,25,26,28 P:12,17,18,29,30,32,33 M:14,24,27,31 "
        "F:1,15,22,34,35,36 R:9,13 I:4,6 X:3,8"
    ),
    "wp_nested_html_lemire__2015-12-01-comment-the-mysterious-aging-of-astronauts": (
        "C:1,2,12,13,16,17,20,29,35 G:5,6,8,10,11,15,18,22,23,28,32,34,36,39 E:37,38 S:3,4,19,33 T:9 "
        "L:21,25 O:7,14,24 N:30,31 M:26,27"
    ),
    "wp_nested_html_lemire__2023-04-07-comment-programming-language-popularity-by-github-pull-r": (
        "M:1,2,5,6,8,14,10,18,20,27,28,35,36,37 J:3,12,13,22,32,38,29 R:7,9,30 C:4,17,24,26,39 "
        "V:11,15,21,23 S:16,19,31,25 A:33,34"
    ),
    "disqus_xml_benbalter__863346392": ("I:1,3,18 P:2,4-14 N:15-17 G:19-22,27 K:23-25 Q:26,28"),
    "disqus_xml_benbalter__862125523": (
        "M:2,3,5,29-35,38,40,41,42,46,47 L:4,6,8,12,43,45 G:7,9,44 P:1,10,11,37,65 A:13-15 H:16 "
        "E:17-21,23-26 T:22,27,28 S:36,39,53 Q:48-52,54-57,60,61 O:62-64 X:58,59"
    ),
    "disqus_xml_benbalter__3533421288": (
        "T:3,4,5,8,9,10,16,27,31 E:2,7 X:1 Y:11,12 C:6,13,14,15,29 P:17,18 F:19-23 S:24,25,28 D:26 H:30"
    ),
    "wikitalk_discussiontools__h-The_notification_button-2019-07-22T21-52-00.000Z": (
        "B:1-13 R:14-23,33-35 F:24-28 P:29-32,36-38 S:39-45"
    ),
    "wikitalk_discussiontools__h-Excessive_width_on_monobook-Issues_with_alerts-_June_2019-2019": (
        "W:1-9,17,19 T:10-12,21-24,26,27 D:13-16,18,20,25 O:28-36"
    ),
    "wp_json_freddy__preview-of-dynamics-365-business-central-2019-release-wave-2": (
        "X:1,5,6 U:2-4 B:7,8 E:9-11 H:12,13 V:14,15 A:16,17 K:18,19 C:20-32 S:33,34 L:35-39 T:40,41"
    ),
    "wp_nested_html_lemire__2020-05-22-comment-programming-inside-a-container": (
        "M:1-4 L:5-8,11-13 D:9,10 V:14,15 H:16-20 P:21-24"
    ),
    "wp_nested_html_lemire__2019-08-10-comment-science-and-technology-links-august-10th-2019": (
        "E:1-11,16,21 B:12,14,17-20,22,25,26,28,29 P:13,15,23,24 L:27"
    ),
    "wp_html_themes__foxyfolksy.com.buttercream": (
        "S:1,25-27,39-44,57-60,64,65 F:2,3,47,48,61-63,66,67,79,80 "
        "T:4-9,16,17,21,22,34-38,45,46,49-52,70,71 A:10,11 R:12,13,18-20,23,24,55,56,68,69,72 M:14,15 "
        "V:28-33,76,78 X:53,54,75,77 C:73,74"
    ),
}

_UNSEEN = {
    "wp_nested_html_lemire__2021-01-06-comment-memory-access-on-the-apple-m1-processor": (
        "R:1,2,8,10,14,15,22,24,27,29 A:3-6 S:7,9 E:11,12,19-21,23,25,26,28 B:13,18 W:16,17"
    ),
    "wp_json_freddy__bccontainerhelper": (
        "T:1,2,11-14 U:3-6,15,19,20,23-25 W:7,29 A:8-10 P:16,30 C:17,18,21,22 M:26-28 I:31 X:32"
    ),
    "disqus_xml_benbalter__1439139623": (
        "W:1-3 D:4 E:5,7,15,20 T:6,9,10 P:8 M:11,25 H:12,13,16,18 S:17,19,22,23 X:14,21,24"
    ),
    "wp_nested_html_lemire__2023-05-19-comment-the-absurd-cost-of-finalizers-in-go": (
        "J:1,2,5,8,9,14,18,19 G:6,10 M:3,4,7,11,21 D:12,13,15-17,20,22,24,26 H:23 X:25"
    ),
    "wikitalk_discussiontools__h-Survey-_Account_creator_rights-RfC-_Alteration_of_Account_Crea": (
        "O:1-4,19 A:5,6 L:7-9,11,12 I:10,14-18 M:13"
    ),
}

_OTHER_FIVE = {
    "disqus_xml_benbalter__862591887": (
        "A:2-6,8,10,13 B:7,14,16 C:9,15,17,20 D:1,11,12,18,19 E:21-24 X:25,26"
    ),
    "mbox_r_devel__2012-March-CAO7JsnRykFo22Jc-pTGsZhg9EvFE-zxE3XpVvSnzc--mp-AfKw-mail.gmail.co": (
        "A:1-3,6 B:4,5 C:7-11,13,15 D:14,19,20 E:12,16-18,21-23 F:24-28 G:29-34"
    ),
    "wikitalk_discussiontools__h-Undo_script-2019-06-28T12-01-00.000Z": (
        "A:2-7,23 B:9-11 C:8,12-14 D:1,15,18,22 E:16,17 F:19-21"
    ),
    "wp_html_themes__flawlessfood.co.uk.olive": ("A:1,7-14,17,18 B:2-6 C:15,16,21-24 D:19,20"),
    "wp_json_freddy__changing-the-way-you-run-business-central-in-docker": (
        "A:1-3,21,22 B:7-12 C:13-15,23,24,32-34 D:16-20,25 E:27-29 F:30,31,35-37 G:26,39 H:4,5 X:6,38"
    ),
}

_SECOND_READER = {
    "wp_nested_html_lemire__2021-01-06-comment-memory-access-on-the-apple-m1-processor": (
        "A:1,2,8,10,14,27 B:15,22,24 C:3-6,11,21 D:7,9,16,17,28 E:12,19,20,23,25,26,29 X:13,18"
    ),
    "wp_json_freddy__bccontainerhelper": (
        "A:1,2,11-14 B:3-6,15,19,20,23-25 C:7,29 D:8-10 E:16,30 F:17,18,21,22 G:26-28 X:31,32"
    ),
    "disqus_xml_benbalter__1439139623": (
        "A:1-3 B:5,7,15,20 C:6,9,10 D:12,13,16,18 E:17,19,22,23 F:11,25 G:4,24 X:8,14,21"
    ),
    "wp_nested_html_lemire__2023-05-19-comment-the-absurd-cost-of-finalizers-in-go": (
        "A:1,2,5,18,19 B:12,13,15-17,20,22,24,26 C:3,4,7,11 D:8,9,14,21,25 E:6,10 X:23"
    ),
    "wikitalk_discussiontools__h-Survey-_Account_creator_rights-RfC-_Alteration_of_Account_Crea": (
        "A:1-4,19 B:5,6 C:7-9,11,12 D:10,14-18 X:13"
    ),
    "disqus_xml_benbalter__862591887": (
        "A:2-6,8,10,13 B:7,14,16 C:9,15,17,20 D:1,11,12,18,19 E:21-24 X:25,26"
    ),
    "mbox_r_devel__2012-March-CAO7JsnRykFo22Jc-pTGsZhg9EvFE-zxE3XpVvSnzc--mp-AfKw-mail.gmail.co": (
        "A:1-6 B:7-11,13,15 C:12,16-18,21-23 D:14,19,20 E:24-28 F:29-34"
    ),
    "wikitalk_discussiontools__h-Undo_script-2019-06-28T12-01-00.000Z": (
        "A:2-7 B:9-11 C:8,12-14 D:1,15,18,22,23 E:16,17 F:19-21"
    ),
    "wp_html_themes__flawlessfood.co.uk.olive": ("A:2-6 B:1,7-14,17,18 C:15,16,21-24 D:19,20"),
    "wp_json_freddy__changing-the-way-you-run-business-central-in-docker": (
        "A:7-15,23,24,32-34 B:16-20,25 C:27-29 D:30,31,35-37 E:26,39 X:1-6,21,22,38"
    ),
}


def _division(written: str) -> Division:
    found: Division = {}
    for part in written.split():
        letter, _, numbers = part.partition(":")
        for run in numbers.split(","):
            first, _, last = run.partition("-")
            found |= dict.fromkeys(range(int(first), int(last or first) + 1), letter)
    return found


CHOSEN_ON = {name: _division(written) for name, written in _CHOSEN_ON.items()}
"""Served to choose how topics are found: tells which way is better, not how well it does elsewhere."""
UNSEEN = {name: _division(written) for name, written in _UNSEEN.items()}
"""Divided, and first measured when nothing was left to choose. How groups are joined was chosen later, with
all of these threads in view: with its weights chosen on the others, each of the ten threads read twice comes
to .58 (ARI) on average, not .60."""

_SECOND = {name: _division(written) for name, written in _SECOND_READER.items()}
READ_TWICE = {
    name: (first, _SECOND[name])
    for name, first in (UNSEEN | {name: _division(written) for name, written in _OTHER_FIVE.items()}).items()
}
"""Ten threads as two readers divided them, neither of whom saw the other's division: five of another first
reader than the rest."""
