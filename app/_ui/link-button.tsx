import { Link } from "./link.tsx";
import type { ComponentProps, ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import type { ButtonLook } from "./button-style.ts";

type LinkButtonProps = ButtonLook &
  Omit<ComponentProps<typeof Link>, "style" | "className"> & { icon?: ReactNode };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ variant, size, wide, icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonStyle({ variant, size, wide })}>
      {icon}
      {children}
    </Link>
  );
}
