"use client";

import { ArrowDown, ArrowUp, Ellipsis, ImageIcon, ImagePlus, Trash2, Type } from "lucide-react";
import type { ReactNode } from "react";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/app/_ui/dropdown-menu.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { Block } from "@/lib/content/entry-data.ts";

type BlockFrameProps = {
  block: Block;
  index: number;
  count: number;
  readOnly: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  onAddBelow: (kind: Block["kind"]) => void;
  children: ReactNode;
};

/** A block with its name, its place and what can be done with it. */
export function BlockFrame(props: BlockFrameProps) {
  const { block, index, count, readOnly, onMove, onRemove, onAddBelow, children } = props;
  const name = `${block.kind === "image" ? "Image" : "Text"}, block ${index + 1}`;
  return (
    <li data-block={block.id} aria-label={name} className="group/block min-w-0">
      <div className="mb-1 flex items-center gap-1">
        <span className="flex flex-1 items-center gap-1.5 text-xs font-medium text-muted [&_svg]:size-3.5">
          {block.kind === "image" ? <ImageIcon aria-hidden="true" /> : <Type aria-hidden="true" />}
          {block.kind === "image" ? "Image" : "Text"}
        </span>
        {!readOnly && (
          <>
            <IconButton
              size="sm"
              label={`Move block ${index + 1} up`}
              icon={<ArrowUp />}
              data-move="up"
              disabled={index === 0}
              onClick={() => onMove(-1)}
            />
            <IconButton
              size="sm"
              label={`Move block ${index + 1} down`}
              icon={<ArrowDown />}
              data-move="down"
              disabled={index === count - 1}
              onClick={() => onMove(1)}
            />
            <DropdownMenu
              trigger={
                <IconButton size="sm" label={`More for block ${index + 1}`} icon={<Ellipsis />} />
              }
            >
              <MenuItem icon={<Type />} onSelect={() => onAddBelow("richText")}>
                Add text below
              </MenuItem>
              <MenuItem icon={<ImagePlus />} onSelect={() => onAddBelow("image")}>
                Add image below
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Trash2 />} tone="danger" onSelect={onRemove}>
                Remove block
              </MenuItem>
            </DropdownMenu>
          </>
        )}
      </div>
      {children}
    </li>
  );
}
