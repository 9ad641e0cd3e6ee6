import { ScanSearch, SearchX } from "lucide-react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { refusedPath } from "@/lib/doors/entrance.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { ForgetHere } from "./_palette/forget-here.tsx";
import { BackButton } from "./_shell/back-button.tsx";
import { abilitiesIn } from "./_shell/sections.ts";
import { whyAddress } from "./_shell/why-address.ts";

/** What a member sees where nothing stands, or nothing they may see; the shell stays. */
export default async function SectionNotFound() {
  const why = whyAddress(await refusedPath());
  const canAsk = why !== null && (await abilitiesIn(why.org)).can.explain;
  return (
    <>
      <ForgetHere person={(await signedInPerson()).userId} />
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX />}
        title="There is nothing here that you may see"
        action={
          <>
            <BackButton />
            {canAsk && (
              <LinkButton href={why.href} icon={<ScanSearch aria-hidden="true" />}>
                Why?
              </LinkButton>
            )}
          </>
        }
      >
        The address may be wrong, it may have been deleted, or your roles do not include it. An
        admin of this organization can tell.
      </EmptyState>
    </>
  );
}
