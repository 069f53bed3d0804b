"""Widgets: they know the model, pages and nothing else; attributes down, messages up.

What the style sheets expect of the main screen: a Header at the top, a KeyBar at the bottom, between them ArticleList,
ArticleView and Sidebar.  On the screen the classes `-one`, `-two` (from 100 columns) or `-three` (from 120); `-short`
(under 30 lines); one of `-at-list`, `-at-article`, `-at-sidebar` (the pane last focused: where not all panes fit it is
shown); and `-alone` (the reader alone).
"""
