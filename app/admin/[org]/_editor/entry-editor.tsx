"use client";

import type { ReactNode } from "react";
import { EntryFields } from "@/app/_screens/fields/entry-fields.tsx";
import { spokenIn } from "@/app/_screens/fields/field-language.ts";
import type { OwnInputs } from "@/app/_screens/fields/form-surroundings.tsx";
import { textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { Card } from "@/app/_ui/card.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { EditorBar } from "./editor-bar.tsx";
import { EditorBody } from "./editor-body.tsx";
import type { EditorOptions } from "./editor-options.ts";
import { EntryMenu, type EntryMenuProps } from "./entry-menu.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { offersOf } from "./offers-of.ts";
import { MovedDialog } from "./moved-dialog.tsx";
import { OfferedCopy } from "./offered-copy.tsx";
import type { Related } from "./related-of.ts";
import { isDirty } from "./saving.ts";
import { ScheduleNote } from "./schedule-note.tsx";
import { isOut } from "./standing.ts";
import { useDeeds } from "./use-deeds.ts";
import { EDITOR_FORM, useEditor } from "./use-editor.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import { useLocalCopy } from "./use-local-copy.ts";
import { useOpened } from "./use-opened.ts";
import { useRelated } from "./use-related.ts";
import { useSchedule } from "./use-schedule.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { WebsiteLink } from "./website-link.tsx";

type EntryEditorProps = EditorOptions & {
  readonly related: Related;
  /** Where one is: stands above the title. */
  readonly breadcrumbs: ReactNode;
  /** What it is called while it has no title. */
  readonly untitled: string;
  /** Said below the title. */
  readonly description?: string | undefined;
  readonly inputs?: OwnInputs | undefined;
  readonly renderMenu?: EntryMenuProps["more"];
  /** What the website would show of these values; left out: nothing. */
  readonly renderPreview?: ((values: FormValues) => ReactNode) | undefined;
};

/** Writes one entry of any collection: what is in its fields, and everything one may do with it. */
export function EntryEditor(props: EntryEditorProps) {
  const {
    related,
    breadcrumbs,
    untitled,
    description,
    inputs,
    renderMenu,
    renderPreview,
    ...options
  } = props;
  const { fields, can, titleField, place, website } = options;
  const editor = useEditor(options);
  const deeds = useDeeds(editor);
  const scheduling = useSchedule(editor, deeds);
  const copy = useLocalCopy(editor);
  const entries = useRelated(place, related);
  const { values } = editor.form;
  const { standing, base } = editor.kept;
  useFirstFocus(standing === null);
  useOpened(editor);
  const offers = offersOf(editor);
  const guard = useUnsavedGuard({
    when: isDirty(editor.saving.state),
    ...(editor.isAutomatic ? { save: () => deeds.settle("Not saved") } : {}),
  });
  useShortcuts({
    save: offers.mayWrite ? () => void (offers.save && deeds.save()) : null,
    publish: offers.mayPublish ? () => void (offers.publish && deeds.publish()) : null,
  });
  const titles = Object.fromEntries(
    Object.values(related.known).map(({ id, title }) => [id, title]),
  );
  const said = titleField === null ? "" : textOf(values[titleField]);
  const title = said || untitled;
  const named = fields.find(({ name }) => said !== "" && name === titleField);
  return (
    <div id={EDITOR_FORM}>
      {guard}
      <ConflictDialog {...{ editor, titles }} />
      <MovedDialog moving={deeds.moving} />
      <header className="mb-2 flex flex-col gap-2">
        {breadcrumbs}
        <h1
          {...(named === undefined ? {} : spokenIn(named))}
          className="min-w-0 text-xl font-semibold wrap-anywhere text-ink"
        >
          {title}
        </h1>
        {website !== undefined && standing !== null && isOut(standing) && (
          <WebsiteLink
            {...{ org: place.org, site: website.site }}
            path={website.pathOf(base ?? values)}
          />
        )}
        {description !== undefined && <p className="text-sm text-muted">{description}</p>}
      </header>
      <EditorBar
        {...{ editor, deeds }}
        menu={<EntryMenu {...{ editor, deeds, scheduling, titles, title }} more={renderMenu} />}
      />
      <OfferedCopy copy={copy} />
      <ScheduleNote scheduling={scheduling} languages={editor.languages} canCancel={can.publish} />
      <ErrorSummary editor={editor} />
      <EditorBody renderPreview={renderPreview && (() => renderPreview(values))}>
        <Card>
          <EntryFields
            {...{ fields, values, inputs }}
            errors={editor.problems.errors}
            related={entries}
            readOnly={!offers.mayWrite}
            onChange={editor.change}
          />
        </Card>
      </EditorBody>
    </div>
  );
}
