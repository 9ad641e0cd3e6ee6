import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { isSetupOpen } from "@/lib/setup/complete-setup.ts";
import { GatePage } from "../_ui/gate-page.tsx";
import { SetupForm } from "./setup-form.tsx";

export const metadata: Metadata = { title: "Set up" };

type PageQuery = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first run. Exists for the holder of the setup link, and only until it was used. */
export default async function SetupPage({ searchParams }: PageQuery) {
  const { secret, root } = await entrancePage();
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isSetupOpen(secret, token))) notFound();
  return (
    <GatePage
      title="Set up Gatehouse"
      description="Name your first organization and choose how you sign in. You become its Admin and the owner of this instance."
      footer="This link works once, for whoever uses it first."
    >
      <SetupForm token={token} root={root} />
    </GatePage>
  );
}
