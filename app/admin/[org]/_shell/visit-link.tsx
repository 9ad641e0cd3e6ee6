import { ExternalLink } from "lucide-react";
import { buttonStyle } from "@/app/_ui/button-style.ts";

type VisitLinkProps = { href: string; size?: "sm" | "md"; children: string };

/**
 * Opens the website in another tab.
 *
 * @NOTE Not a Next link: it leads out of the dashboard, and a prefetch would make a visit of it.
 */
export function VisitLink({ href, size = "md", children }: VisitLinkProps) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={buttonStyle({ size })}>
      <ExternalLink aria-hidden="true" />
      {children}
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
