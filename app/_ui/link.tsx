"use client";

import NextLink from "next/link";
import { useState, type ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link inside the dashboard. Where it leads is asked for beforehand once somebody points at it or
 * reaches it with the keyboard, and not because it can be seen: a page with sixty links would ask the
 * server sixty times.
 */
export function Link({ onFocus, onMouseEnter, onTouchStart, ...props }: LinkProps) {
  const [isMeant, setIsMeant] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onFocus={(event) => {
        setIsMeant(true);
        onFocus?.(event);
      }}
      onMouseEnter={(event) => {
        setIsMeant(true);
        onMouseEnter?.(event);
      }}
      onTouchStart={(event) => {
        setIsMeant(true);
        onTouchStart?.(event);
      }}
    />
  );
}
