import type { Metadata } from "next";
import { instanceOwner } from "@/lib/doors/page/owner.ts";
import { listInstanceProviders } from "@/lib/sso/instance/list-instance-providers.ts";
import { InstanceProvidersCard } from "./instance-providers-card.tsx";

export const metadata: Metadata = { title: "Providers" };

/** What everybody on this instance may sign in with. */
export default async function InstanceProvidersPage() {
  const { userId } = await instanceOwner();
  return <InstanceProvidersCard providers={await listInstanceProviders(userId)} />;
}
