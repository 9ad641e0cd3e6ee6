import { GripVertical } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

type DragHandleProps = Omit<ComponentProps<"span">, "children" | "title">;

/** What the mouse takes a row by. Fingers and keys have buttons instead, so nobody hears of it. */
export function DragHandle({ className, ...rest }: DragHandleProps) {
  return (
    <span
      {...rest}
      aria-hidden="true"
      title="Drag to move"
      className={cx(
        "grid size-7 shrink-0 cursor-grab place-items-center text-faint hover:text-ink pointer-coarse:hidden",
        className,
      )}
    >
      <GripVertical className="size-4" />
    </span>
  );
}
