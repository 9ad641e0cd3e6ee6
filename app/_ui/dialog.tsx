"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { ModalWindow } from "./modal-window.tsx";

type DialogProps = {
  title: string;
  description?: ReactNode;
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  /** Puts the focus somewhere else than on what opened it, when it closes. */
  returnFocus?: (() => void) | undefined;
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
};

/** A modal window: traps the focus, closes on Escape, gives the focus back. Full width on phones. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  size = "md",
  returnFocus,
  footer,
  children,
}: DialogProps) {
  return (
    <Primitive.Root {...controlled(open, onOpenChange)}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <ModalWindow
        at="bottom"
        description={description ? "given" : "none"}
        className={cx("max-h-[88dvh] rounded-t-xl sm:max-h-[76dvh] sm:rounded-xl", sizes[size])}
        onOpenAutoFocus={focusFirst}
        returnFocus={returnFocus}
      >
        <header className="flex items-start gap-3 px-5 pt-4 pb-3">
          <div className="min-w-0 flex-1">
            <Primitive.Title className="text-lg font-semibold text-ink">{title}</Primitive.Title>
            {description && (
              <Primitive.Description asChild>
                <div className="mt-1 text-sm text-muted">{description}</div>
              </Primitive.Description>
            )}
          </div>
          <Primitive.Close
            aria-label="Close"
            className="-mt-0.5 -mr-2 grid size-8 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
          >
            <X className="size-4" aria-hidden="true" />
          </Primitive.Close>
        </header>
        {children && <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-t bg-sunken/60 px-5 py-3">
            {footer}
          </footer>
        )}
      </ModalWindow>
    </Primitive.Root>
  );
}

/** Wraps a button that closes the dialog or sheet around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}

/** Passes on only what is given: an undefined `open` would still read as «uncontrolled». */
function controlled(open: DialogProps["open"], onOpenChange: DialogProps["onOpenChange"]) {
  return { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };
}

/** Starts in the first field, else on the first (harmless) button, rather than on the cross. */
function focusFirst(event: Event) {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const fields = "input:not([type=hidden]):not(:disabled), textarea, select";
  const target =
    dialog.querySelector<HTMLElement>(fields) ??
    dialog.querySelector<HTMLElement>("footer button:not(:disabled)");
  if (!target) return;
  event.preventDefault();
  target.focus();
}

const sizes = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };
