import { cx } from "./cx.ts";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";
export type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Fills the width of its container. */
  wide?: boolean | undefined;
};

/** The classes of a thing that looks like a button, shared by buttons and links. */
export function buttonStyle({ variant = "secondary", size = "md", wide }: ButtonLook): string {
  return cx(base, sizes[size], variants[variant], wide && "w-full");
}

const base =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md " +
  "border font-medium transition-colors duration-100 [&_svg]:shrink-0 " +
  "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed";

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 px-2 text-xs pointer-coarse:h-9 pointer-coarse:px-3 [&_svg]:size-3.5",
  md: "h-8 px-3 text-sm pointer-coarse:h-10 [&_svg]:size-4",
  lg: "h-10 px-4 text-base [&_svg]:size-4",
};

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-transparent bg-accent text-accent-ink shadow-card enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
  secondary:
    "border-line bg-surface text-ink shadow-card enabled:hover:bg-hover [a&]:hover:bg-hover dark:bg-raised",
  ghost:
    "border-transparent text-muted enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink",
  danger:
    "border-transparent bg-danger-fill text-white shadow-card enabled:hover:bg-danger-fill-hover [a&]:hover:bg-danger-fill-hover",
};
