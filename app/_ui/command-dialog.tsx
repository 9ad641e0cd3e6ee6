"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

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
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim data-[state=closed]:animate-fade-out" />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-start justify-center p-2 sm:p-6 sm:pt-[12vh]">
          <Primitive.Content
            aria-describedby={undefined}
            className="pointer-events-auto flex max-h-[calc(100dvh-1rem)] w-full animate-rise flex-col overflow-hidden rounded-xl border bg-raised shadow-pop outline-none data-[state=closed]:animate-sink sm:max-h-[70dvh] sm:max-w-2xl"
          >
            <Primitive.Title className="sr-only">{title}</Primitive.Title>
            {children}
          </Primitive.Content>
        </div>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
