"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type SheetProps = {
  title: string;
  description?: ReactNode;
  side?: "left" | "right" | undefined;
  size?: "sm" | "md" | "lg" | "xl" | undefined;
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  footer?: ReactNode;
  children: ReactNode;
};

/** A panel that slides in from the side, for details beside a list and for the phone's menu. */
export function Sheet(props: SheetProps) {
  const { title, description, side = "right", size = "md", trigger, footer, children } = props;
  const control = {
    ...(props.open === undefined ? {} : { open: props.open }),
    ...(props.onOpenChange ? { onOpenChange: props.onOpenChange } : {}),
  };
  return (
    <Primitive.Root {...control}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim data-[state=closed]:animate-fade-out" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed inset-y-0 z-50 flex w-[calc(100vw-2.5rem)] flex-col bg-raised shadow-pop outline-none data-[state=closed]:animate-fade-out",
            side === "right"
              ? "right-0 animate-slide-right border-l"
              : "left-0 animate-slide-left border-r",
            sizes[size],
          )}
        >
          <header className="flex items-start gap-3 border-b px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-base leading-7 font-semibold text-ink">
                {title}
              </Primitive.Title>
              {description && (
                <Primitive.Description className="text-sm text-muted">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close
              aria-label="Close"
              className="-mr-2 grid size-8 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
            >
              <X className="size-4" aria-hidden="true" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4 sm:p-5">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t bg-sunken/60 px-4 py-3 sm:px-5">
              {footer}
            </footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const sizes = { sm: "max-w-72", md: "max-w-md", lg: "max-w-2xl", xl: "max-w-5xl" };
