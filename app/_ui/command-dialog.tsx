"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { ModalWindow } from "./modal-window.tsx";

type CommandDialogProps = {
  /** Its name, for those who hear it; what is seen begins with a field. */
  readonly title: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
};

/**
 * A modal window at the top of the screen without head and foot, for a field with a list below. Traps
 * the focus, closes on Escape, gives the focus back. As wide as the screen on phones.
 */
export function CommandDialog({ title, open, onOpenChange, children }: CommandDialogProps) {
  return (
    <Primitive.Root {...{ open, onOpenChange }}>
      <ModalWindow
        at="top"
        description="none"
        className="max-h-[calc(100dvh-1rem)] rounded-xl sm:max-h-[70dvh] sm:max-w-2xl"
      >
        <Primitive.Title className="sr-only">{title}</Primitive.Title>
        {children}
      </ModalWindow>
    </Primitive.Root>
  );
}
