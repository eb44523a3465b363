"""The table of actions: footer, help, palette, the README's list of keys and remapping all read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui.key_names import is_printable, key_word


def id_of(context: str, call: str) -> str:
    """Context and call as one name: ``curate.decide_included``."""
    return f"{context}.{re.sub(r'[^a-z0-9-]+', '_', call).strip('_')}"


@dataclass(frozen=True)
class Action:
    """Something the expert can ask for with a key."""

    call: str
    """Name of the screen's ``action_`` method, with its argument where there is one."""
    keys: tuple[str, ...]
    """Default keys, in Textual's names; the first is the one that is shown."""
    description: str
    context: str
    """The screen that it belongs to; ``any`` for all."""
    footer: str = ""
    """Short label for the footer; an action without one is found in the help."""
    covers: int = 1
    """How many actions of the table the footer's label is for, this one and those that follow it."""

    @property
    def id(self) -> str:
        """Context and call as one name: ``curate.decide_included``."""
        return id_of(self.context, self.call)


CONTEXTS = {
    "curate": "Reading and deciding",
    "edit": "Rewriting",
    "write": "Writing a new pair",
    "compare": "Side by side",
    "groups": "Groups of near-duplicates",
    "group": "One group",
    "diff": "What was changed",
    "history": "Journal of a pair",
    "template": "As a model reads it",
    "export": "Export",
    "turns": "The turns of a conversation",
    "preview": "Import, before anything is stored",
    "rejects": "What import could not use",
    "mend": "Mending what import could not use",
    "filter": "Filter",
    "help": "Help",
    "any": "Everywhere",
}
"""Context to its heading in the help."""

TYPING = frozenset({"edit", "write", "mend"})
"""Contexts in which printable keys are text."""

ACTIONS = (
    Action("toggle_flag(0)", ("1",), "set or clear: common in production (2)", "curate", "flags", 5),
    Action("toggle_flag(1)", ("2",), "set or clear: failure is critical (3)", "curate"),
    Action("toggle_flag(2)", ("3",), "set or clear: teaches generalization (2)", "curate"),
    Action("toggle_flag(3)", ("4",), "set or clear: model fails here (2)", "curate"),
    Action("toggle_flag(4)", ("5",), "set or clear: scalable pattern (1)", "curate"),
    Action("accept", ("space",), "accept the verdict, go to the next undecided", "curate", "accept"),
    Action("decide('included')", ("i",), "include, go to the next undecided", "curate", "include"),
    Action("decide('held')", ("h",), "hold, go to the next undecided", "curate", "hold"),
    Action("decide('excluded')", ("x",), "exclude, go to the next undecided", "curate", "exclude"),
    Action("reopen", ("0",), "back to undecided", "curate"),
    Action("edit('output')", ("e",), "rewrite the output", "curate", "rewrite"),
    Action("edit('prompt')", ("p",), "edit the prompt", "curate"),
    Action("turn", ("B",), "rewrite any turn of a conversation", "curate"),
    Action("outside_editor", ("E",), "rewrite the output in $EDITOR", "curate"),
    Action("write", ("y",), "write a new pair, the ideal output first", "curate"),
    Action("diff", ("w",), "what was changed since the import, word by word", "curate"),
    Action("compare", ("d",), "look at alike pairs side by side", "curate", "alike"),
    Action("groups", ("v",), "groups of near-duplicates; the one that this pair is in", "curate", "groups"),
    Action("next", ("j", "down"), "next pair", "curate", "page", 2),
    Action("previous", ("k", "up"), "previous pair", "curate"),
    Action("next_undecided", ("n",), "next undecided pair in this view", "curate"),
    Action("first", ("g", "home"), "first pair of the view", "curate"),
    Action("last", ("G", "end"), "last pair of the view", "curate"),
    Action("scroll(1)", ("pagedown", "ctrl+d"), "scroll a long text down", "curate"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "scroll a long text up", "curate"),
    Action("fold", ("z",), "unfold a long conversation, or fold it", "curate"),
    Action("search", ("slash",), "search prompts and outputs", "curate", "search"),
    Action("filter", ("f",), "filter the queue", "curate", "filter"),
    Action("order", ("s",), "order of the queue", "curate"),
    Action("refresh", ("r",), "apply filter and order again", "curate"),
    Action("show_all", ("escape",), "end filter and search: all pairs again", "curate", "all pairs"),
    Action("undo", ("u",), "undo, also what was done before the last start", "curate", "undo"),
    Action("redo", ("U", "ctrl+r"), "redo", "curate"),
    Action(
        "phase('consistency')", ("7",), "phase 1, consistency (again: as suggested)", "curate", "phase", 3
    ),
    Action("phase('variation')", ("8",), "phase 2, variation (again: as suggested)", "curate"),
    Action("phase('edge')", ("9",), "phase 3, edge (again: as suggested)", "curate"),
    Action(
        "split('eval')", ("o",), "hold out for evaluation (again: back to training)", "curate", "hold out"
    ),
    Action("split('robustness')", ("b",), "park for robustness tests (again: back)", "curate"),
    Action("behaviour", ("a",), "kind of answer: answer, clarify, decline", "curate"),
    Action("category", ("c",), "category", "curate", "category"),
    Action("tags", ("t",), "tags", "curate"),
    Action("note", ("m",), "note", "curate", "note"),
    Action("intent", ("Y",), "intent: what the exchange is driving at", "curate"),
    Action("history", ("l",), "journal of this pair", "curate"),
    Action("template", ("V",), "this pair as a model reads it, and what of it is trained", "curate"),
    Action("queue", ("tab",), "take the queue away, or bring it back", "curate"),
    Action("export", ("X",), "export", "curate", "export"),
    Action("import_file", ("I",), "import a file: shows first what would come in", "curate", "import"),
    Action("rejects", ("L",), "what import could not use; mend it", "curate", "rejects"),
    Action("tour", ("H",), "the tour of six steps; while it is shown, its next step", "curate"),
    Action("end_tour", ("Q",), "end the tour", "curate"),
    Action("save", ("ctrl+s",), "save", "edit", "save"),
    Action("save_and_next", ("ctrl+n",), "save, rewrite the next pair or turn", "edit", "save, next"),
    Action("leave", ("escape",), "leave; what was typed is kept as a draft", "edit", "leave, keep draft"),
    Action("drop_draft", ("ctrl+r",), "back to the saved text", "edit", "drop draft"),
    Action("outside_editor", ("ctrl+o",), "go on in $EDITOR", "edit", "$EDITOR"),
    Action("to_file", ("ctrl+g",), "write what is typed to a file", "edit"),
    Action("scroll(1)", ("f4",), "scroll a long original down", "edit"),
    Action("scroll(-1)", ("f3",), "scroll a long original up", "edit"),
    Action("save", ("ctrl+s",), "store the pair, turn to it", "write", "store"),
    Action("save_and_next", ("ctrl+n",), "store the pair, begin the next one", "write", "store, next"),
    Action("to_file", ("ctrl+g",), "write what is typed to a file", "write"),
    Action("next_field", ("tab",), "on: from the output to the prompt, to the category", "write", "field"),
    Action("behaviour", ("ctrl+t",), "kind of answer: answer, clarify, decline", "write", "kind"),
    Action("leave", ("escape",), "leave; what was typed is kept as a draft", "write", "leave, keep draft"),
    Action("drop", ("ctrl+r",), "drop what is written (again: bring it back)", "write", "drop"),
    Action("outside_editor", ("ctrl+o",), "go on in $EDITOR", "write", "$EDITOR"),
    Action("other_match(1)", ("j", "down"), "next alike pair", "compare", "next", 2),
    Action("other_match(-1)", ("k", "up"), "previous alike pair", "compare"),
    Action("side('left')", ("left",), "choose the left pair", "compare", "side", 2),
    Action("side('right')", ("right",), "choose the right pair", "compare"),
    Action("decide('included')", ("i",), "include the chosen pair", "compare", "include"),
    Action("decide('held')", ("h",), "hold the chosen pair", "compare", "hold"),
    Action("decide('excluded')", ("x",), "exclude the chosen pair", "compare", "exclude"),
    Action("field", ("tab",), "compare prompts or outputs", "compare", "prompt/output"),
    Action("undo", ("u",), "undo", "compare", "undo"),
    Action("scroll(1)", ("pagedown", "ctrl+d"), "scroll down", "compare"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "scroll up", "compare"),
    Action("open", ("enter",), "go to the chosen pair", "compare", "open"),
    Action("back", ("escape", "d", "q"), "back", "compare", "back"),
    Action("open", ("enter",), "look at the pairs of a group", "groups", "open"),
    Action("step(1)", ("j", "down"), "next group", "groups", "group", 2),
    Action("step(-1)", ("k", "up"), "previous group", "groups"),
    Action("page(1)", ("pagedown", "ctrl+d", "space"), "a page of groups down", "groups"),
    Action("page(-1)", ("pageup", "ctrl+u"), "a page of groups up", "groups"),
    Action("first", ("g", "home"), "the largest group", "groups"),
    Action("last", ("G", "end"), "the last group", "groups"),
    Action("settled", ("a",), "list the settled groups too, or not", "groups", "all"),
    Action("refresh", ("r",), "look for groups again", "groups"),
    Action("undo", ("u",), "undo, go to the group that it was about", "groups", "undo"),
    Action("back", ("escape", "v", "q"), "back", "groups", "back"),
    Action("settle", ("x",), "exclude the others: shows what it will do first", "group", "exclude rest"),
    Action("step(1)", ("j", "down"), "next pair", "group", "pair", 2),
    Action("step(-1)", ("k", "up"), "previous pair", "group"),
    Action("keep", ("m",), "this is the one to keep", "group", "keep"),
    Action("stay", ("space",), "this one stays too, or goes after all", "group", "stay"),
    Action("group(1)", ("n", "right"), "next group", "group", "next"),
    Action("group(-1)", ("p", "left"), "previous group", "group"),
    Action("undo", ("u",), "undo, go to the group that it was about", "group", "undo"),
    Action("differences", ("tab",), "differences from the one to keep, or the plain text", "group", "plain"),
    Action("scroll(1)", ("pagedown", "ctrl+d"), "scroll a long text down", "group"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "scroll a long text up", "group"),
    Action("open", ("enter",), "go to this pair", "group", "open"),
    Action("list", ("v",), "all groups", "group", "all groups"),
    Action("back", ("escape", "q"), "back", "group", "back"),
    Action("scroll_line(1)", ("j", "down"), "a line down", "diff", "line", 2),
    Action("scroll_line(-1)", ("k", "up"), "a line up", "diff"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "diff", "page"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "diff"),
    Action("back", ("escape", "w", "q"), "back", "diff", "back"),
    Action("scroll_line(1)", ("j", "down"), "a line down", "history", "line", 2),
    Action("scroll_line(-1)", ("k", "up"), "a line up", "history"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "history", "page"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "history"),
    Action("back", ("escape", "l", "q"), "back", "history", "back"),
    Action("other(1)", ("right", "n", "tab"), "next template", "template", "template", 2),
    Action("other(-1)", ("left", "p"), "previous template", "template"),
    Action("scroll_line(1)", ("j", "down"), "a line down", "template", "line", 2),
    Action("scroll_line(-1)", ("k", "up"), "a line up", "template"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "template", "page"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "template"),
    Action("back", ("escape", "V", "q"), "back", "template", "back"),
    Action("write", ("w",), "write the files", "export", "write"),
    Action("open", ("enter",), "go to the pair of the marked problem", "export", "open pair"),
    Action("folder", ("d",), "choose the folder", "export", "folder"),
    Action("format", ("f",), "choose the format", "export", "format"),
    Action("cumulative", ("c",), "each phase's file with the phases before it, or alone", "export"),
    Action("template", ("t",), "choose the chat template that it is trained with", "export", "template"),
    Action("allow", ("a",), "write in spite of the problems, or not", "export", "allow problems"),
    Action("force", ("o",), "overwrite what stands in the folder, or not", "export", "overwrite"),
    Action("scroll_line(1)", ("j", "down"), "next problem, or a line down", "export", "problem", 2),
    Action("scroll_line(-1)", ("k", "up"), "previous problem, or a line up", "export"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "export"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "export"),
    Action("back", ("escape", "q"), "back", "export", "back"),
    Action("move(1)", ("j", "down"), "next turn", "turns", "turn", 2),
    Action("move(-1)", ("k", "up"), "previous turn", "turns"),
    Action("page(1)", ("pagedown", "ctrl+d", "space"), "a page of turns down", "turns"),
    Action("page(-1)", ("pageup", "ctrl+u"), "a page of turns up", "turns"),
    Action("move_to(0)", ("g", "home"), "first turn", "turns"),
    Action("move_to(-1)", ("G", "end"), "last turn", "turns"),
    Action("choose", ("enter", "e"), "rewrite it", "turns", "rewrite"),
    Action("back", ("escape", "B", "q"), "back", "turns", "back"),
    Action("run", ("enter",), "import the file", "preview", "import"),
    Action("choose('prompt')", ("p",), "choose the field that holds the prompt", "preview", "prompt"),
    Action("choose('output')", ("o",), "choose the field that holds the output", "preview", "output"),
    Action("save", ("s",), "save the mapping for files with these fields", "preview", "save mapping"),
    Action("choose('messages')", ("m",), "choose the field with whole conversations", "preview", "messages"),
    Action("choose_other", ("f",), "choose a field for another thing, such as category", "preview", "other"),
    Action("by_names", ("x",), "read the fields by their own names again", "preview", "no mapping"),
    Action("scroll_line(1)", ("j", "down"), "a line down", "preview"),
    Action("scroll_line(-1)", ("k", "up"), "a line up", "preview"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "preview"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "preview"),
    Action("back", ("escape", "q"), "back, nothing is imported", "preview", "back"),
    Action("open", ("enter", "e"), "mend it", "rejects", "mend"),
    Action("step(1)", ("j", "down"), "next line of a file", "rejects", "line", 2),
    Action("step(-1)", ("k", "up"), "previous line of a file", "rejects"),
    Action("first", ("g", "home"), "the first of the file imported last", "rejects"),
    Action("last", ("G", "end"), "the last of all", "rejects"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "scroll a long text down", "rejects", "scroll"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "scroll a long text up", "rejects"),
    Action("back", ("escape", "L", "q"), "back", "rejects", "back"),
    Action("take_in", ("ctrl+s",), "take it in as a pair", "mend", "take in"),
    Action("leave", ("escape",), "leave; what was typed is kept as a draft", "mend", "leave, keep draft"),
    Action("drop_draft", ("ctrl+r",), "back to the text as it was imported", "mend", "drop draft"),
    Action("outside_editor", ("ctrl+o",), "go on in $EDITOR", "mend", "$EDITOR"),
    Action("to_file", ("ctrl+g",), "write what is typed to a file", "mend"),
    Action("scroll(1)", ("f4",), "scroll the text as it was down", "mend"),
    Action("scroll(-1)", ("f3",), "scroll the text as it was up", "mend"),
    Action("move(1)", ("down", "j"), "next line", "filter", "line", 2),
    Action("move(-1)", ("up", "k"), "previous line", "filter"),
    Action("turn(1)", ("right", "l", "space"), "next value", "filter", "value", 2),
    Action("turn(-1)", ("left", "h"), "previous value", "filter"),
    Action("clear", ("c",), "ask for nothing", "filter", "clear"),
    Action("apply", ("enter", "f"), "show what fits", "filter", "apply"),
    Action("back", ("escape", "q"), "back, filter as before", "filter", "back"),
    Action("scroll_line(1)", ("j", "down"), "a line down", "help", "line", 2),
    Action("scroll_line(-1)", ("k", "up"), "a line up", "help"),
    Action("scroll(1)", ("pagedown", "ctrl+d", "space"), "a page down", "help", "page"),
    Action("scroll(-1)", ("pageup", "ctrl+u"), "a page up", "help"),
    Action("back", ("escape", "q", "question_mark"), "back", "help", "back"),
    Action("help", ("question_mark", "f1"), "help", "any", "help"),
    Action("command_palette", ("ctrl+p", "colon"), "all actions by name", "any"),
    Action("theme", ("T", "f2"), "theme", "any"),
    Action("redraw", ("ctrl+l", "Z"), "draw the screen anew", "any"),
    Action("quit", ("q", "ctrl+q"), "quit; everything is saved", "any", "quit"),
)

_in_force: tuple[Action, ...] = ACTIONS


def put_in_force(actions: tuple[Action, ...]) -> None:
    """Take this table for the one that counts: the same actions, by the keys that the user wants.

    One for the whole process, as there is one keyboard: whatever writes a key asks for it here.
    """
    global _in_force
    _in_force = actions


def in_force() -> tuple[Action, ...]:
    """Every action, with the keys that it has for this user."""
    return _in_force


def keys_of(action_id: str) -> tuple[str, ...]:
    """The keys of an action."""
    return next(action.keys for action in _in_force if action.id == action_id)


def key_of(action_id: str) -> str:
    """The first key of an action as people write it, for a text that names it: ``Esc``."""
    return key_word(keys_of(action_id)[0])


def with_keys(words: str) -> str:
    """Words of our own, never data, with the key of each id that stands in ``<>``: ``<curate.undo>``."""
    return _ID.sub(lambda match: key_of(match[1]), words)


_ID = re.compile(r"<([a-z]+\.[a-z0-9_-]+)>")


def actions_for(context: str) -> list[Action]:
    """The actions that work in a context: its own, then the shared ones with the keys that are left."""
    own = [action for action in _in_force if action.context == context]
    taken = {key for action in own for key in action.keys}
    shared = []
    for action in _in_force:
        free = tuple(key for key in action.keys if key not in taken and not is_text(key, context))
        if action.context == "any" != context and free:
            shared.append(replace(action, keys=free))
    return own + shared


def is_text(key: str, context: str) -> bool:
    """Whether a key is typed text in this context."""
    return context in TYPING and is_printable(key)


def keys_table() -> str:
    """Every action with its default keys as Markdown tables, one for each context; the README carries it."""
    parts = []
    for context, heading in CONTEXTS.items():
        rows = [
            f"| {' '.join(f'`{key_word(key)}`' for key in action.keys)} | {action.description} |"
            for action in ACTIONS
            if action.context == context
        ]
        parts.append("\n".join([f"**{heading}**", "", "| keys | what |", "|---|---|", *rows]))
    return "\n\n".join(parts)
