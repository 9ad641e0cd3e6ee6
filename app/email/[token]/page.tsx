import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GatePage } from "@/app/_ui/gate-page.tsx";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { readEmailChange } from "@/lib/people/confirm-email.ts";
import { ConfirmButton } from "./confirm-button.tsx";

export const metadata: Metadata = { title: "New address" };

type PageParams = { params: Promise<{ token: string }> };

/** Where a new address is confirmed. Opening it uses nothing up: the button does. */
export default async function EmailPage({ params }: PageParams) {
  await entrancePage();
  const { token } = await params;
  const change = await readEmailChange(token);
  if (change === null) notFound();
  return (
    <GatePage
      title="Confirm your new address"
      description={`You sign in with ${change.email} from then on, and are signed out everywhere.`}
    >
      <ConfirmButton token={token} />
    </GatePage>
  );
}
