import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type IconTileProps = { readonly tone?: "accent"; readonly children: ReactNode };

/** A small picture of what something is, beside its name. */
export function IconTile({ tone, children }: IconTileProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid size-8 shrink-0 place-items-center rounded-md border bg-sunken [&_svg]:size-4",
        tone === "accent" ? "text-accent-text" : "text-muted",
      )}
    >
      {children}
    </span>
  );
}
