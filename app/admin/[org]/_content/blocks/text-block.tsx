"use client";

import { useId } from "react";
import { RichTextField } from "@/app/_screens/rich-text/rich-text-field.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import type { Block } from "@/lib/content/entry-data.ts";

type TextBlockProps = {
  block: Extract<Block, { kind: "richText" }>;
  index: number;
  readOnly: boolean;
  error: string | undefined;
  onChange: (block: Block) => void;
};

/** A block of rich text. */
export function TextBlock({ block, index, readOnly, error, onChange }: TextBlockProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <RichTextField
        label={`Text of block ${index + 1}`}
        initial={block.doc}
        readOnly={readOnly}
        errorId={error === undefined ? undefined : `${id}-error`}
        onChange={(doc) => onChange({ ...block, doc })}
      />
      <FieldNotes id={id} error={error} />
    </div>
  );
}
