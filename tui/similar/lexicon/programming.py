"""Languages that programs are written in: a task in one is another task in the next."""

from __future__ import annotations

LANGUAGES = {
    name: line.split()[0]
    for line in """
python python3 py
java
javascript js nodejs node.js
typescript ts
c++ cpp
c#
f#
php
perl
scala
kotlin
haskell
clojure
elixir
erlang
fortran
cobol
matlab
ocaml
pascal
prolog
powershell
lisp
lua
sql mysql postgresql
html
css
bash shell zsh
objective-c
assembly
visual-basic vba
""".strip().split("\n")
    for name in line.split()
}
"""Each name to the one that it goes by."""

ALSO_WORDS = {name: name for name in ("c", "go", "r", "swift", "rust", "ruby", "dart", "julia", "basic")}
"""Names that are words or letters as well: they tell beside one that is not."""
