import type { ComponentProps, ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import type { ButtonLook } from "./button-style.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = ButtonLook &
  Omit<ComponentProps<"button">, "style" | "className"> & {
    /** A lucide icon before the text. */
    icon?: ReactNode;
    /** Keeps the focus but ignores presses and says `loadingLabel` while something runs. */
    loading?: boolean | undefined;
    loadingLabel?: string | undefined;
  };

/** A button; `type` is `button` unless told otherwise, so that it never submits by accident. */
export function Button({
  variant,
  size,
  wide,
  icon,
  loading,
  loadingLabel = "Working…",
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // A disabled button would lose the focus, so a busy one is only inert.
      type={loading ? "button" : type}
      onClick={loading ? undefined : onClick}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      className={buttonStyle({ variant, size, wide })}
    >
      {loading ? <Spinner /> : icon}
      {loading ? (
        <>
          <span aria-hidden="true">{children}</span>
          <span className="sr-only">{loadingLabel}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
