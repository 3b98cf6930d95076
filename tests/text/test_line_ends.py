from workbench.text.line_ends import to_line_feeds


def test_every_line_end_becomes_one_line_feed() -> None:
    text = "一\r\n二\r三\v四\f五\x85六\u2028七\u2029八\n\r九\n十\t"
    assert to_line_feeds(text) == "一\n二\n三\n四\n五\n六\n七\n八\n\n九\n十\t"
