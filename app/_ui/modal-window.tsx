"use client";

import { Dialog as Primitive } from "radix-ui";
import { useRef } from "react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type ModalWindowProps = {
  /** Where it stands on a phone; elsewhere all stand near the top. */
  readonly at: "top" | "bottom";
  readonly className: string;
  /** Whether a description of it is among the children. */
  readonly description: "given" | "none";
  /** Puts the focus somewhere at once; where it leaves that alone, on what comes first. */
  readonly onOpenAutoFocus?: ((event: Event) => void) | undefined;
  /** Puts the focus somewhere else than where it was, when it closes. */
  readonly returnFocus?: (() => void) | undefined;
  readonly children: ReactNode;
};

/**
 * The window of a modal dialog, with what dims the screen behind it. It gives the focus back to what
 * had it: Radix knows only of triggers, and what is opened by a key has none.
 */
export function ModalWindow(props: ModalWindowProps) {
  const { at, className, description, onOpenAutoFocus, returnFocus, children } = props;
  const before = useRef<Element | null>(null);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim data-[state=closed]:animate-fade-out" />
      <div
        className={cx(
          "pointer-events-none fixed inset-0 z-50 flex justify-center sm:items-start sm:p-6 sm:pt-[12vh]",
          at === "top" ? "items-start p-2" : "items-end",
        )}
      >
        <Primitive.Content
          {...(description === "given" ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            onOpenAutoFocus?.(event);
          }}
          onFocusOutside={({ target }) => {
            // The item of a menu that opened this is gone; the menu's button gets the focus late.
            if (before.current === document.body && target instanceof Element) {
              before.current = target;
            }
          }}
          onCloseAutoFocus={(event) => {
            const giveBack = returnFocus ?? focusOf(before.current);
            if (giveBack === null) return;
            event.preventDefault();
            giveBack();
          }}
          className={cx(
            "pointer-events-auto flex w-full animate-rise flex-col overflow-hidden border bg-raised shadow-pop outline-none data-[state=closed]:animate-sink",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </div>
    </Primitive.Portal>
  );
}

/** Focuses what had the focus; null: it is gone, or nothing had it. */
function focusOf(before: Element | null): (() => void) | null {
  if (!(before instanceof HTMLElement) || before === document.body) return null;
  return before.isConnected ? () => before.focus() : null;
}
