"use client";

import {
  CalendarClock,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  History,
  Languages,
  Link2,
  Share2,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Titles } from "@/app/_screens/fields/value-words.ts";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { LinksDialog, type LinkPlace } from "../_links/links-dialog.tsx";
import { visitAddress } from "../_shell/visit-address.ts";
import { VisitItem } from "../_shell/visit-item.tsx";
import { entryAddress } from "./entry-address.ts";
import { PublishedDialog } from "./published-dialog.tsx";
import { RemoveDialogs, type Removing } from "./remove-dialogs.tsx";
import { ScheduleDialog } from "./schedule-dialog.tsx";
import { isOut, type Standing } from "./standing.ts";
import type { Deeds } from "./use-deeds.ts";
import { useDuplicate } from "./use-duplicate.ts";
import type { Editor } from "./use-editor.ts";
import type { Scheduling } from "./use-schedule.ts";

export type EntryMenuProps = {
  readonly editor: Editor;
  readonly deeds: Deeds;
  readonly scheduling: Scheduling;
  readonly titles: Titles;
  readonly title: string;
  /** What one can do with entries of this collection alone. */
  readonly more?: ((standing: Standing) => ReactNode) | undefined;
};

type Asking = "unpublish" | "schedule" | "published" | "preview" | "share" | Removing;

/** Everything that one may do with an entry beside writing it. Nothing for one that is not saved yet. */
export function EntryMenu(props: EntryMenuProps) {
  const { editor, deeds, scheduling, titles, title } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const { standing } = editor.kept;
  const close = () => setAsking(null);
  if (standing === null || !offersAny(editor)) return null;
  return (
    <>
      <DropdownMenu trigger={<IconButton label="More actions" icon={<Ellipsis />} />}>
        <MenuItems {...props} {...{ standing }} ask={setAsking} />
      </DropdownMenu>
      <ConfirmDialog
        open={asking === "unpublish"}
        onOpenChange={close}
        title={`Unpublish “${title}”?`}
        action="Unpublish"
        onConfirm={deeds.unpublish}
      >
        {whatGoes(editor)} The draft stays and can be published again.
      </ConfirmDialog>
      <ScheduleDialog open={asking === "schedule"} onClose={close} scheduling={scheduling} />
      <PublishedDialog open={asking === "published"} onClose={close} {...{ editor, titles }} />
      {(asking === "preview" || asking === "share") && (
        <LinksDialog place={linkPlace(editor, standing, asking)} onClose={close} />
      )}
      <RemoveDialogs
        asking={asking === "bin" || asking === "delete" ? asking : null}
        onClose={close}
        {...{ editor, standing, title }}
      />
    </>
  );
}

function linkPlace(
  { options: { place, hasDrafts } }: Editor,
  standing: Standing,
  purpose: LinkPlace["purpose"],
): LinkPlace {
  const { org, collection } = place;
  return { org, collection, id: standing.id, purpose, hasDrafts, isPublished: isOut(standing) };
}

function offersAny({ options }: Editor): boolean {
  const { can, hasDrafts, website } = options;
  const { update, create, bin, delete: remove, share } = can;
  return hasDrafts || website !== undefined || update || create || bin || remove || share;
}

type MenuItemsProps = EntryMenuProps & {
  readonly standing: Standing;
  readonly ask: (what: Asking) => void;
};

function MenuItems(props: MenuItemsProps) {
  const { editor, standing, more } = props;
  const { place, can, hasDrafts, website } = editor.options;
  const duplicate = useDuplicate(editor);
  return (
    <>
      {(hasDrafts || can.update) && (
        <MenuItem icon={<History />} href={entryAddress(place, standing.id, "/versions")}>
          Versions
        </MenuItem>
      )}
      {hasDrafts && isOut(standing) && (
        <MenuItem icon={<Eye />} onSelect={() => props.ask("published")}>
          See what is published
        </MenuItem>
      )}
      {website !== undefined && (
        <VisitItem href={visitAddress(place.org, website.pathOf(editor.form.values))}>
          View on the website
        </VisitItem>
      )}
      {more?.(standing)}
      {hasDrafts && (
        <MenuItem icon={<Link2 />} onSelect={() => props.ask("preview")}>
          Preview link…
        </MenuItem>
      )}
      {can.share && (
        <MenuItem icon={<Share2 />} onSelect={() => props.ask("share")}>
          Share…
        </MenuItem>
      )}
      {can.create && (
        <MenuItem icon={<Copy />} onSelect={() => void duplicate()}>
          Duplicate
        </MenuItem>
      )}
      {(can.bin || can.delete || can.publish) && <MenuSeparator />}
      <LeavingItems {...props} />
    </>
  );
}

/** What takes an entry out of sight, now or at a time. */
function LeavingItems({ editor, standing, deeds, ask }: MenuItemsProps) {
  const { can, hasDrafts } = editor.options;
  const { languages } = editor;
  const publishes = hasDrafts && can.publish;
  return (
    <>
      {publishes && languages !== null && (
        <MenuItem icon={<Languages />} onSelect={() => void deeds.publishAll()}>
          Publish all languages
        </MenuItem>
      )}
      {publishes && (
        <MenuItem icon={<CalendarClock />} onSelect={() => ask("schedule")}>
          Schedule…
        </MenuItem>
      )}
      {publishes && isShown(editor, standing) && (
        <MenuItem icon={<EyeOff />} onSelect={() => ask("unpublish")}>
          {languages === null ? "Unpublish…" : `Unpublish ${languages.current.name}…`}
        </MenuItem>
      )}
      {can.bin && (
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => ask("bin")}>
          Move to bin…
        </MenuItem>
      )}
      {can.delete && (
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => ask("delete")}>
          Delete for good…
        </MenuItem>
      )}
    </>
  );
}

/** Whether there is something to take off: in another language than the default, what is said in it. */
const isShown = ({ languages }: Editor, standing: Standing): boolean =>
  isOut(standing) && (languages === null || languages.current.status !== "draft");

function whatGoes({ languages }: Editor): string {
  if (languages === null) return "Visitors and programs no longer find it, at once.";
  const { isFirst, first, current } = languages;
  return isFirst
    ? "Visitors and programs no longer find it in any language, at once."
    : `Readers of ${current.name} read it in ${first.name}, at once.`;
}
