import { KeyRound } from "lucide-react";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { ownFactorDue } from "@/lib/account/own-factor-due.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import type { OwnOrganization } from "@/lib/doors/page/own-organizations.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

type FactorBannerProps = { readonly organization: OwnOrganization };

/** Stands above every screen while the days run that somebody has to set a second factor up. */
export async function FactorBanner({ organization }: FactorBannerProps) {
  const { userId } = await signedInPerson();
  const due = await ownFactorDue(userId, organization.id);
  if (due === null) return null;
  return (
    <aside
      aria-label="Second factor"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-warning-line bg-warning-soft px-4 py-2 text-sm text-ink sm:px-6 lg:px-8"
    >
      <KeyRound className="size-4 shrink-0 text-warning-text" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56 wrap-anywhere">
        Set up a second factor by {DAY.format(due)}: from then on you can do nothing in{" "}
        {organization.name} without one.
      </p>
      <LinkButton size="sm" href="/admin/account/security">
        Set it up
      </LinkButton>
    </aside>
  );
}
