import { ExternalLink } from "lucide-react";
import { visitAddress } from "../_shell/visit-address.ts";

type WebsiteLinkProps = {
  readonly org: string;
  /** Address of the website, without a slash at the end. */
  readonly site: string;
  readonly path: string;
};

/** Where an entry stands on the website, and the way there, in another tab. */
export function WebsiteLink({ org, site, path }: WebsiteLinkProps) {
  return (
    <a
      href={visitAddress(org, path)}
      target="_blank"
      rel="noreferrer"
      className="flex max-w-full items-start gap-1.5 self-start text-sm text-muted underline-offset-2 hover:text-ink hover:underline"
    >
      <ExternalLink aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{`${site}${path}`}</span>
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
