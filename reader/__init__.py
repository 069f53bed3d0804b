"""A terminal reader for people who follow stories across many sources.

The house, from the top down; imports only ever point down:

    cli                      the commands: parse arguments, call the library, print
    tui | bootstrap          the screens | the one place that names concrete classes
    library                  the facade that commands and screens talk to
    ingest                   the way of one article, from raw bytes to the store
    store | index | fetch | workers      SQLite, the truth | full text, a cache | raw items | processes
    query | understanding    the query language | names, aliases, related articles, stories, what their reports say
    text                     one document in, one value out
    data                     gazetteer and word lists
    settings                 where things lie
    model                    what the words mean

`reader` does not know how it is installed; `settings` finds styles and sample articles.
"""

__version__ = "0.1.0"
