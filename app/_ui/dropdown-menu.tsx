"use client";

import { Check } from "lucide-react";
import { Link } from "./link.tsx";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type DropdownMenuProps = {
  /** One button that opens it. */
  trigger: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  /** At least as wide as its button. */
  fit?: boolean | undefined;
  /** `MenuItem`, `MenuLabel`, `MenuSeparator`. */
  children: ReactNode;
};

/**
 * A menu of actions under a button: arrow keys, type-ahead, Escape. Not modal: the rest of the page
 * stays visible to screen readers and keeps scrolling.
 */
export function DropdownMenu(props: DropdownMenuProps) {
  const { trigger, align = "end", side = "bottom", fit, children } = props;
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(
            "z-50 max-h-(--radix-dropdown-menu-content-available-height) animate-fade-in overflow-y-auto rounded-lg border bg-raised p-1 shadow-pop",
            fit ? "min-w-[max(11rem,var(--radix-dropdown-menu-trigger-width))]" : "min-w-44",
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

type MenuItemProps = {
  icon?: ReactNode;
  tone?: "danger" | undefined;
  disabled?: boolean | undefined;
  /** Marks the current one of a set of choices. */
  checked?: boolean | undefined;
  /** A quiet text at the end, such as a `KeyHint`. */
  hint?: ReactNode;
  href?: string | undefined;
  onSelect?: ((event: Event) => void) | undefined;
  children: ReactNode;
};

/** One action (`onSelect`) or one place to go (`href`). */
export function MenuItem(props: MenuItemProps) {
  const { icon, tone, disabled, checked, hint, href, onSelect, children } = props;
  const content = (
    <>
      {icon && (
        <span className="grid size-4 shrink-0 place-items-center [&_svg]:size-4" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="text-xs text-faint">{hint}</span>}
      {checked && (
        <>
          <Check className="size-4 text-accent-text" aria-hidden="true" />
          <span className="sr-only">(current)</span>
        </>
      )}
    </>
  );
  return (
    <Primitive.Item
      asChild={href !== undefined}
      disabled={disabled ?? false}
      {...(onSelect ? { onSelect } : {})}
      className={cx(
        "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 text-sm outline-none data-disabled:pointer-events-none data-disabled:opacity-50 pointer-coarse:min-h-10",
        tone === "danger"
          ? "text-danger-text data-highlighted:bg-danger-soft"
          : "text-ink data-highlighted:bg-hover [&>span>svg]:text-muted",
      )}
    >
      {href === undefined ? content : <Link href={href}>{content}</Link>}
    </Primitive.Item>
  );
}

/** A heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 py-1.5 text-xs font-medium text-faint">
      {children}
    </Primitive.Label>
  );
}

/** A line between groups of actions. */
export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
