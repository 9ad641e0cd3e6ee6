"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "./icon-button.tsx";

type RowButtonsProps = {
  /** What the row is called within a sentence: «block 2». */
  readonly name: string;
  readonly at: number;
  readonly count: number;
  /** Whether the last row there is has to stay. */
  readonly keepsOne?: boolean;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

/** The ways to move a row and to be rid of it, by one press each. */
export function RowButtons({ name, at, count, keepsOne, onMove, onRemove }: RowButtonsProps) {
  return (
    <>
      <IconButton
        size="sm"
        label={`Move ${name} up`}
        icon={<ArrowUp />}
        data-move="up"
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      />
      <IconButton
        size="sm"
        label={`Move ${name} down`}
        icon={<ArrowDown />}
        data-move="down"
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      />
      <IconButton
        size="sm"
        label={`Remove ${name}`}
        icon={<Trash2 />}
        variant="danger"
        data-remove=""
        disabled={keepsOne === true && count === 1}
        onClick={onRemove}
      />
    </>
  );
}
