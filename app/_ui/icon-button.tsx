"use client";

import type { ComponentProps, ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "./button-style.ts";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = Omit<
  ComponentProps<"button">,
  "style" | "className" | "children" | "aria-label"
> & {
  /** What it does, in words: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
  variant?: Exclude<ButtonVariant, "primary"> | undefined;
  size?: Exclude<ButtonSize, "lg"> | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  loading?: boolean | undefined;
};

/** A square button that shows only an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  variant = "ghost",
  size = "md",
  side,
  loading,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} side={side}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-busy={loading || undefined}
        className={cx(
          "relative inline-flex shrink-0 items-center justify-center rounded-md border transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4",
          size === "sm" ? "size-7 pointer-coarse:size-9" : "size-8 pointer-coarse:size-10",
          variants[variant],
        )}
      >
        {loading ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
}

const variants = {
  ghost:
    "border-transparent text-muted enabled:hover:bg-hover enabled:hover:text-ink data-[state=open]:bg-hover",
  secondary:
    "border-line bg-surface text-muted shadow-card enabled:hover:bg-hover enabled:hover:text-ink dark:bg-raised",
  danger:
    "border-transparent text-muted enabled:hover:bg-danger-soft enabled:hover:text-danger-text",
};
