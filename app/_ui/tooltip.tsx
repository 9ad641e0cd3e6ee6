"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

type TooltipProps = {
  /** Short text; nothing in it may be needed to understand the control. */
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  /** One element that can hold the focus and a ref. */
  children: ReactNode;
};

/** Shows a short explanation on hover and on keyboard focus; Escape hides it (WCAG 1.4.13). */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 max-w-64 animate-fade-in rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-pop"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
