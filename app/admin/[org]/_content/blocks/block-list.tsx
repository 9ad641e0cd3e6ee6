"use client";

import { ImagePlus, Type } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import type { Block } from "@/lib/content/entry-data.ts";
import { errorAt, type FieldErrors } from "../entry-draft.ts";
import { BlockFrame } from "./block-frame.tsx";
import { ImageBlock } from "./image-block.tsx";
import { TextBlock } from "./text-block.tsx";
import { useBlocks, type ChangeBlocks } from "./use-blocks.ts";

type BlockListProps = {
  blocks: readonly Block[];
  /** Another one replaces what the rich texts hold. */
  epoch: number;
  errors: FieldErrors;
  readOnly: boolean;
  /** Address of the website, for images that start with a slash. */
  site: string;
  onChange: ChangeBlocks;
};

/** The blocks of a page in reading order: written, moved, added and removed in place. */
export function BlockList({ blocks, epoch, errors, readOnly, site, onChange }: BlockListProps) {
  const { list, said, replace, add, move, remove } = useBlocks(blocks, onChange);
  return (
    <div className="flex flex-col gap-4">
      <ol ref={list} aria-label="Blocks" className="flex flex-col gap-4 empty:hidden">
        {blocks.map((block, index) => (
          <BlockFrame
            key={block.id}
            {...{ block, index, readOnly }}
            count={blocks.length}
            onMove={(step) => move(block, step)}
            onRemove={() => remove(block)}
            onAddBelow={(kind) => add(kind, index + 1)}
          >
            {block.kind === "richText" ? (
              <TextBlock
                key={epoch}
                {...{ block, index, readOnly }}
                error={errorAt(errors, `data.blocks.${index}`)}
                onChange={replace}
              />
            ) : (
              <ImageBlock
                {...{ block, errors, readOnly, site }}
                path={`data.blocks.${index}`}
                onChange={replace}
              />
            )}
          </BlockFrame>
        ))}
      </ol>
      {!readOnly && <AddBlock onAdd={(kind) => add(kind, blocks.length)} />}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function AddBlock({ onAdd }: { onAdd: (kind: Block["kind"]) => void }) {
  return (
    <div className="flex flex-wrap items-center justify-center gap-2 rounded-lg border border-dashed py-3">
      <Button variant="ghost" icon={<Type aria-hidden="true" />} onClick={() => onAdd("richText")}>
        Add text
      </Button>
      <Button
        variant="ghost"
        icon={<ImagePlus aria-hidden="true" />}
        onClick={() => onAdd("image")}
      >
        Add image
      </Button>
    </div>
  );
}
