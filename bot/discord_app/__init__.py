"""The only package that imports discord.

`run` starts it, `client` registers what there is, `background` is what happens by itself. Each
folder is about one thing that people see; in it `command` is the slash command, a `page` draws,
`buttons` answer presses and `ids` are what they remember. `interaction` and `rendering` serve all.
"""
