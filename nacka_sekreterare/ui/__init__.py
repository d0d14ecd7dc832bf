"""The window: the only importer of PySide6. It shows values, takes wishes, and calls services; it decides no law.

How to write a page
===================
1. Make `ui/<stem>/page.py` with a class `<Stem>Page(Page)` (`ui/desk.py`). Its constructor takes `desk: Desk`, then
   what its factory in `app.py` gives it (the sammanträde's id for a step, the kansli that the services ask for).
   It builds its widgets once; `reload()` reads through a service and fills them. `reload` is called when the page is
   first shown and whenever something that it `concerns(changes)` has changed, its own acts included.
2. Every change goes one way: `desk.operations.run(lambda: services.stem.act(...), on_done=...)`. It shows what is
   refused, commits, and tells every page. Give `origin=self` only when the page has already shown the result itself
   (a text being typed), so that it is not reloaded under the cursor.
3. A text field is a `FormattedTextEdit`: connect `text_edited` to a slot that runs the recording act with
   `origin=self`, and `desk.operations.about_to_run` to `edit.flush`, so that typed words are saved before any act.
   It has spelling (F7) and the phrase bank (F3) by itself; a line of prose has spelling once its name stands in
   `text_watch.PROSE`. Connect `left` to `kansli.leave_field`. In `reload` call `edit.set_text(...)`; it leaves alone
   what she is typing.
4. Slow work: `desk.tasks.run(job, title="Skriver protokollet", on_done=...)` with a job over frozen values.
5. Questions and files: `desk.dialogs` only. Somewhere else: `desk.navigator.show_sammantrade(id, "protokoll")`.
6. Keys: a table `ACTIONS: Sequence[ActionSpec]` in `ui/<stem>/actions.py`, `build_actions(self, ACTIONS)`, and buttons
   made with `action=`: `PrimaryButton(action=self.actions_by_id["enligt_forslag"])` shows the key and follows the act.
   A test asserts `not find_conflicts([*FRAME_ACTIONS, *ACTIONS])`.
7. Looks: `Card(title)`, `SectionLabel`, `make_label(text, Role.MUTED)`, `Chip(text, Tone.WARNING)`, `InlineNotice`,
   `EmptyState`, `DateEdit`, `TimeEdit`, `PersonPicker`, `ReorderableList`, and `make_flow(*buttons)` for rows of
   buttons, which wrap at large text; distances from `theme.SPACING`. Never a colour, a style sheet or a font of the
   page's own; what is drawn by hand asks `palette_now()` when it is drawn.
8. Every control has an objectName (tests find it by that) and a name: its text, `setAccessibleName` or a buddy label.
   The page's test calls `tests.ui.accessibility.check_page(page)`, and the page is registered in
   `tests/ui/screenshots.py`; look at the pictures, light and dark.

A test builds a page with `tests.ui.fakes.make_desk()`: `ImmediateTasks`, and `FakeDialogs` that fails on a question it
was not told of. Methods, signals and slots are snake_case; camelCase only overrides Qt. No lambda that captures `self`
in a connection that lives as long as the page; every QObject has a parent.
"""
