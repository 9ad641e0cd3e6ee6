"use client";

import { Ellipsis, EyeOff, History, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { VisitItem } from "../_shell/visit-item.tsx";
import { BinDialog } from "./bin-dialog.tsx";
import { MoveItems } from "./move-items.tsx";
import { StatusLine } from "./status-line.tsx";
import type { EditorState } from "./use-entry-editor.ts";

export type EditorRights = { readonly update: boolean; readonly publish: boolean };

type EditorHeaderProps = {
  editor: EditorState;
  title: string;
  can: EditorRights;
  /** Where the entry stands on the website. */
  address: string;
};

/** Where the entry stands, and everything one may do with it. Stays in sight while one scrolls. */
export function EditorHeader({ editor, title, can, address }: EditorHeaderProps) {
  const { saved, dirty, task } = editor;
  const isNew = saved === null;
  const isOut = saved?.status === "published" || saved?.status === "changed";
  const canPublish = can.publish && (isNew || dirty || saved.status !== "published");
  return (
    <div className="sticky top-13 z-30 -mx-4 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-canvas/95 px-4 py-2.5 backdrop-blur sm:-mx-6 sm:px-6 lg:top-0 lg:mx-0 lg:px-0">
      <div className="flex min-w-0 flex-1 basis-44 items-center gap-3">
        <StatusBadge status={saved?.status ?? "draft"} label={isNew ? "New" : undefined} />
        <StatusLine editor={editor} />
      </div>
      <div className="flex items-center gap-2">
        {saved !== null && <MoreMenu {...{ editor, saved, title, can, address, isOut }} />}
        {can.update && (
          <Button
            onClick={() => void editor.save()}
            loading={task === "save"}
            loadingLabel="Saving…"
            disabled={!isNew && !dirty}
            aria-keyshortcuts="Control+S"
          >
            Save draft
          </Button>
        )}
        {can.publish && (
          <Button
            variant="primary"
            onClick={() => void editor.publish()}
            loading={task === "publish"}
            loadingLabel="Publishing…"
            disabled={!canPublish}
          >
            Publish
          </Button>
        )}
      </div>
    </div>
  );
}

type MoreMenuProps = EditorHeaderProps & {
  saved: NonNullable<EditorState["saved"]>;
  isOut: boolean;
};

function MoreMenu({ editor, saved, title, can, address, isOut }: MoreMenuProps) {
  const [asking, setAsking] = useState<"unpublish" | "bin">();
  const close = () => setAsking(undefined);
  return (
    <>
      <DropdownMenu trigger={<IconButton label="More actions" icon={<Ellipsis />} />}>
        <MenuItem icon={<History />} href={`${editor.place.base}/${saved.id}/versions`}>
          Versions
        </MenuItem>
        <VisitItem href={address}>View on the website</VisitItem>
        {can.update && editor.place.collection === "pages" && (
          <MoveItems place={editor.place} id={saved.id} />
        )}
        {(can.update || (can.publish && isOut)) && <MenuSeparator />}
        {can.publish && isOut && (
          <MenuItem icon={<EyeOff />} onSelect={() => setAsking("unpublish")}>
            Unpublish…
          </MenuItem>
        )}
        {can.update && (
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsking("bin")}>
            Delete…
          </MenuItem>
        )}
      </DropdownMenu>
      <ConfirmDialog
        open={asking === "unpublish"}
        onOpenChange={close}
        title={`Take “${title}” off the website?`}
        action="Unpublish"
        onConfirm={async () => {
          await editor.unpublish();
        }}
      >
        Visitors get «not found» at its address at once. The draft stays and can be published again.
      </ConfirmDialog>
      <BinDialog
        open={asking === "bin"}
        onClose={close}
        {...{ title, saved, isOut }}
        place={editor.place}
      />
    </>
  );
}
