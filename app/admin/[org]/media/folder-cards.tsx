"use client";

import { Ellipsis, Folder, FolderInput, Pencil, Trash2 } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import { useState } from "react";
import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { cx } from "@/app/_ui/cx.ts";
import { DropdownMenu, MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { FolderWish } from "./folder-dialogs.tsx";
import { LateFolderDialogs } from "./late-dialogs.tsx";
import type { MediaRights } from "./media-rights.ts";
import type { FolderDeeds } from "./use-folder-deeds.ts";
import { OVER_STYLE, type MediaDrag } from "./use-media-drag.ts";

type FolderCardsProps = {
  /** Those that lie here. */
  readonly folders: readonly MediaFolder[];
  readonly all: readonly MediaFolder[];
  readonly can: MediaRights;
  readonly deeds: FolderDeeds;
  readonly drag: MediaDrag;
  readonly hrefOf: (folder: MediaFolder) => string;
};

/** The folders in the one that is open: to go into, to drop into, and what can be done with each. */
export function FolderCards({ folders, all, can, deeds, drag, hrefOf }: FolderCardsProps) {
  const [wish, setWish] = useState<FolderWish | null>(null);
  if (folders.length === 0) return null;
  return (
    <>
      <ul
        aria-label="Folders"
        className="mb-5 grid gap-2 xs:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4"
      >
        {folders.map((folder) => (
          <li
            key={folder.id}
            {...(can.changeFolders ? drag.source({ folder }) : {})}
            {...drag.onto(folder.id)}
            className={cx(
              "relative flex min-w-0 items-center gap-2.5 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3 shadow-card transition-colors hover:bg-hover",
              OVER_STYLE,
            )}
          >
            <Folder className="size-4 shrink-0 text-accent-text" aria-hidden="true" />
            <Link
              href={hrefOf(folder)}
              draggable={false}
              className="min-w-0 flex-1 truncate py-1 text-sm font-medium text-ink after:absolute after:inset-0"
            >
              {folder.name}
            </Link>
            <FolderMenu folder={folder} can={can} onWish={setWish} />
          </li>
        ))}
      </ul>
      {wish !== null && (
        <LateFolderDialogs {...{ wish, all, deeds }} onClose={() => setWish(null)} />
      )}
    </>
  );
}

type FolderMenuProps = {
  readonly folder: MediaFolder;
  readonly can: MediaRights;
  readonly onWish: (wish: FolderWish) => void;
};

function FolderMenu({ folder, can, onWish }: FolderMenuProps) {
  if (!can.changeFolders && !can.removeFolders) return <span className="size-7" />;
  return (
    <span className="relative">
      <DropdownMenu
        trigger={<IconButton size="sm" label={`Actions for ${folder.name}`} icon={<Ellipsis />} />}
      >
        {can.changeFolders && (
          <>
            <MenuItem icon={<Pencil />} onSelect={() => onWish({ kind: "rename", folder })}>
              Rename
            </MenuItem>
            <MenuItem icon={<FolderInput />} onSelect={() => onWish({ kind: "move", folder })}>
              Move
            </MenuItem>
          </>
        )}
        {can.removeFolders && (
          <MenuItem
            tone="danger"
            icon={<Trash2 />}
            onSelect={() => onWish({ kind: "delete", folder })}
          >
            Delete
          </MenuItem>
        )}
      </DropdownMenu>
    </span>
  );
}
